import { createHash } from "node:crypto";
import { HOST_METHODS, type Host, type HostInfo, type OpenedReport, type ReportEntry } from "../shared/host";
import { failure, type Result, success } from "../shared/result";
import { decodeText } from "../shared/text/decode";
import { ARGUMENTS, type Argument } from "./arguments";
import type { CaseStore } from "./case-store";
import { errorCode } from "./failures";
import type { Journal } from "./journal";
import type { ProgressFile } from "./progress-file";
import { readFileBytes } from "./report-files";
import type { Place, ReportPlaces } from "./report-places";
import type { SettingsFile } from "./settings-file";
import type { TemplateStore } from "./template-store";
import { createTurns } from "./turns";
import type { WorkStore } from "./work-store";
import { writeFileBeside } from "./write-file";

export interface HostParts {
  readonly shell: HostInfo["shell"];
  readonly version: string;
  readonly places: ReportPlaces;
  readonly journal: Journal;
  readonly settings: SettingsFile;
  readonly templates: TemplateStore;
  readonly cases: CaseStore;
  readonly progress: ProgressFile;
  readonly work: WorkStore;
  readonly now: () => number;
  /** Shown to the user among the settings. */
  readonly dataFolder?: string;
  /** Hears of mistakes of ours: the method and the kind of error, never its message, which may hold a path. */
  readonly onUnexpected?: (method: string, kind: string) => void;
}

/** Every method of Host behind its argument check: takes anything, answers a Result, never throws. */
export type HostApi = { readonly [M in keyof Host]: (argument: unknown) => Promise<Result<unknown>> };

export type HostMethod = keyof Host;

export function isHostMethod(name: string): name is HostMethod {
  return Object.hasOwn(HOST_METHODS, name);
}

export const HOST_METHOD_NAMES: readonly HostMethod[] = Object.keys(HOST_METHODS).filter(isHostMethod);

/** The table that Electron's channels and the HTTP routes are made from. */
export function createHostApi(parts: HostParts): HostApi {
  const host = createHost(parts);
  const guard =
    <M extends HostMethod>(method: M) =>
    async (argument: unknown): Promise<Result<unknown>> => {
      try {
        const checked: Result<Argument<M>> = ARGUMENTS[method](argument);
        return checked.ok ? await host[method](checked.value) : checked;
      } catch (error) {
        parts.onUnexpected?.(method, errorCode(error) ?? (error instanceof Error ? error.name : typeof error));
        return failure("unexpected", UNEXPECTED);
      }
    };
  return {
    info: guard("info"),
    listReports: guard("listReports"),
    openReport: guard("openReport"),
    saveReport: guard("saveReport"),
    saveReportAs: guard("saveReportAs"),
    keepDraft: guard("keepDraft"),
    recoverDrafts: guard("recoverDrafts"),
    discardDraft: guard("discardDraft"),
    exportFile: guard("exportFile"),
    listTemplates: guard("listTemplates"),
    saveTemplate: guard("saveTemplate"),
    deleteTemplate: guard("deleteTemplate"),
    chooseTemplateFolder: guard("chooseTemplateFolder"),
    listCases: guard("listCases"),
    saveCase: guard("saveCase"),
    deleteCase: guard("deleteCase"),
    readProgress: guard("readProgress"),
    addResult: guard("addResult"),
    keepWork: guard("keepWork"),
    listWork: guard("listWork"),
    discardWork: guard("discardWork"),
    readSettings: guard("readSettings"),
    writeSettings: guard("writeSettings"),
  };
}

const UNEXPECTED =
  "Readout made a mistake and could not finish this. Your text is still here; try again, or save a copy.";

type Implementation = { readonly [M in HostMethod]: (argument: Argument<M>) => ReturnType<Host[M]> };

function createHost({
  shell,
  version,
  places,
  journal,
  settings,
  templates,
  cases,
  progress,
  work,
  now,
  dataFolder,
}: HostParts): Implementation {
  /** What a file held when this run last read or wrote it, so that another program's change is not written over. */
  const known = new Map<string, string>();
  const inTurn = createTurns();

  async function openPlace(place: Place): Promise<Result<OpenedReport>> {
    const file = await readFileBytes(place.path);
    if (!file.ok) return file;
    const text = decodeText(file.value.bytes);
    if (!text.ok) return text;
    const version = digest(file.value.bytes);
    known.set(place.path, version);
    await places.remember(place);
    return success({ handle: place.handle, name: place.name, text: text.value, version });
  }

  async function savePlace(place: Place, content: string, exclusive: boolean): Promise<Result<ReportEntry>> {
    const written = await writeFileBeside(place.path, content, { exclusive });
    if (!written.ok) return written;
    const version = digest(content);
    known.set(place.path, version);
    await places.remember(place);
    return success({ handle: place.handle, name: place.name, modifiedMs: now(), version });
  }

  /** `base`: what the page that saves has read; other pages of this run may have saved since. */
  async function changedElsewhere(place: Place, base: string | undefined): Promise<boolean> {
    const before = base ?? known.get(place.path);
    if (before === undefined) return false;
    const file = await readFileBytes(place.path);
    return file.ok && digest(file.value.bytes) !== before;
  }

  return {
    info: async () => {
      const [, drafts] = await Promise.all([settings.read(), journal.recover()]);
      const unreadable = drafts.ok && drafts.value.unreadable > 0 ? DRAFTS_UNREADABLE : undefined;
      const notices = [settings.notice(), unreadable].filter((notice) => notice !== undefined);
      const data = dataFolder === undefined ? {} : { dataFolder };
      return success({ shell, version, files: places.files, ...data, notices });
    },
    listReports: () => places.list(),
    openReport: async ({ handle }) => {
      const place = await (handle === undefined ? places.chooseToOpen() : places.find(handle));
      return place.ok ? openPlace(place.value) : place;
    },
    saveReport: async ({ handle, content, base }) => {
      const place = await places.find(handle);
      if (!place.ok) return place;
      return inTurn(place.value.path, async () => {
        if (await changedElsewhere(place.value, base)) return failure("in-use", CHANGED_ELSEWHERE);
        return savePlace(place.value, content, false);
      });
    },
    saveReportAs: async ({ name, content }) => {
      const place = await places.chooseToSave(name);
      return place.ok ? savePlace(place.value, content, !place.value.replace) : place;
    },
    keepDraft: (revision) => journal.append(revision),
    recoverDrafts: async () => {
      const found = await journal.recover();
      return found.ok ? success(found.value.drafts) : found;
    },
    discardDraft: ({ draftId }) => journal.discard(draftId),
    exportFile: async ({ name, bytes }) => {
      const candidates = await places.chooseToExport(name);
      if (!candidates.ok) return candidates;
      for (const place of candidates.value) {
        const written = await writeFileBeside(place.path, bytes, { exclusive: !place.replace });
        if (written.ok) return success({ name: place.name });
        if (written.code !== "in-use" || place.replace) return written;
      }
      return failure("in-use", "Too many files have this name already. Choose another name.");
    },
    listTemplates: () => templates.list(),
    saveTemplate: (request) => templates.save(request),
    deleteTemplate: ({ file }) => templates.delete(file),
    chooseTemplateFolder: ({ forget }) => templates.chooseFolder(forget === true),
    listCases: () => cases.list(),
    saveCase: (request) => cases.save(request),
    deleteCase: ({ file }) => cases.delete(file),
    readProgress: () => progress.read(),
    addResult: ({ result }) => progress.add(result),
    keepWork: (request) => work.keep(request),
    listWork: () => work.list(),
    discardWork: (request) => work.discard(request),
    readSettings: () => settings.read(),
    // The page names no path: which folder is read is the user's own choice, made in a dialog.
    writeSettings: async (value) => {
      const kept = await settings.read();
      return kept.ok ? settings.write({ ...value, templateFolder: kept.value.templateFolder }) : kept;
    },
  };
}

const CHANGED_ELSEWHERE =
  "Another window or program has changed this file since it was opened, and its changes were left alone. Save under another name to keep yours.";
const DRAFTS_UNREADABLE =
  "A draft of an earlier run cannot be read now, because the key that protects it is not at hand. It is kept on the disk.";

function digest(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("base64");
}
