import type { Host, HostInfo, RecoveredDraft, ReportEntry } from "../shared/host";
import { draftFile, type OpenedFile, openReportText, type ReportFile, readReportFile } from "../shared/report-file";
import { type AppSettings, DEFAULT_SETTINGS } from "../shared/settings";
import { checksInForce } from "../shared/settings-in-force";
import { signedSections } from "../shared/signing";
import { type CheckMeta, checkKey } from "./editor/check-plugin";
import { createEditorState } from "./editor/editor-setup";
import { EditorStore } from "./editor/editor-store";
import { createLiveCheck } from "./editor/live-checks";
import type { PracticeRun } from "./practice/practice-run";
import { keepPrior, priorOf } from "./prior/prior-report";
import { SAMPLE_NAME, SAMPLE_TEXT } from "./sample-report";
import { DocumentSession, plainName } from "./session/document-session";
import { newReport, withUsualHeader } from "./session/new-report";
import { createSignal, type Signal } from "./state/signal";
import { applySettings } from "./state/theme";
import { type Banner, initialView, type ViewState } from "./state/view-state";

/** The parts of the running app, each with its own state. It joins them and holds nothing itself. */
export interface Workbench {
  readonly host: Host;
  readonly info: HostInfo;
  readonly editor: EditorStore;
  readonly session: DocumentSession;
  readonly settings: Signal<AppSettings>;
  readonly view: Signal<ViewState>;
  readonly reports: Signal<readonly ReportEntry[]>;
  readonly drafts: Signal<readonly RecoveredDraft[]>;
  /** The practice case in the editor's place. */
  readonly practice: Signal<PracticeRun | undefined>;
}

export async function createWorkbench(host: Host): Promise<Workbench> {
  const [info, settings] = await Promise.all([host.info(), host.readSettings()]);
  const start = settings.ok ? settings.value : DEFAULT_SETTINGS;
  const check = createLiveCheck(checksInForce(start));
  let workbench: Workbench | undefined;
  const takeReport = (text: string) => {
    if (workbench !== undefined) void openText(workbench, "Pasted report", text);
  };
  const makeState = (file: ReportFile) =>
    createEditorState({
      doc: file.doc,
      check: workbench === undefined ? check : currentCheck(workbench),
      dismissals: file.dismissed,
      takeReport,
      signedSections: signedSections(file, file.doc),
      settings: () => workbench?.settings.get() ?? start,
      refused: () => workbench !== undefined && sayRefused(workbench),
    });
  const editor = new EditorStore(makeState(draftFile(newReport())));
  const forked = (name: string) => {
    if (workbench === undefined) return;
    say(
      workbench,
      "problem",
      `Another browser writes on this draft too. What stands here is kept as "${name}", and the other text as it was.`,
    );
    void refreshLibrary(workbench);
  };
  const session = new DocumentSession(host, () => editor.doc, forked);
  workbench = {
    host,
    info: info.ok ? info.value : { shell: "browser", version: "", files: "listing" },
    editor,
    session,
    settings: createSignal(start),
    view: createSignal({ ...initialView, notices: (info.ok && info.value.notices) || [] }),
    reports: createSignal<readonly ReportEntry[]>([]),
    drafts: createSignal<readonly RecoveredDraft[]>([]),
    practice: createSignal<PracticeRun | undefined>(undefined),
  };
  makers.set(workbench, makeState);
  applySettings(start);
  editor.onChange(() => session.touch());
  if (!info.ok) say(workbench, "problem", info.message);
  return workbench;
}

type MakeState = (file: ReportFile) => EditorStore["state"];
const makers = new WeakMap<Workbench, MakeState>();

/** The newest draft that an earlier run left comes back; else a new report, or the sample on the very first start. */
export async function startUp(workbench: Workbench): Promise<void> {
  await refreshLibrary(workbench);
  for (const draft of workbench.drafts.get()) {
    if (!(await showDraft(workbench, draft))) continue;
    workbench.view.update((view) => ({ ...view, banner: { kind: "recovered", draft } }));
    return;
  }
  const first = workbench.reports.get().length === 0 && (await workbench.session.locks.elsewhere()).size === 0;
  await (first ? openSample(workbench) : openNew(workbench));
}

/** What there is to open: the folder's reports, and the drafts that no other page has open, newest first. */
export async function refreshLibrary(workbench: Workbench): Promise<void> {
  const { host, drafts, reports } = workbench;
  const [left, listed, elsewhere] = await Promise.all([
    host.recoverDrafts(),
    host.listReports(),
    workbench.session.locks.elsewhere(),
  ]);
  if (listed.ok) reports.set(listed.value);
  else say(workbench, "problem", listed.message);
  if (left.ok)
    drafts.set(left.value.filter(({ draftId }) => !elsewhere.has(draftId)).toSorted((a, b) => b.savedMs - a.savedMs));
  else say(workbench, "problem", left.message);
}

export async function openSample(workbench: Workbench): Promise<void> {
  const opened = openReportText("sample.txt", SAMPLE_TEXT);
  if (opened.ok) await show(workbench, SAMPLE_NAME, opened.value.file);
}

export async function openNew(workbench: Workbench): Promise<void> {
  await show(workbench, "New report", draftFile(newReport()));
}

/** Plain text becomes a new draft; the banner says what moved. */
export async function openText(workbench: Workbench, name: string, text: string): Promise<void> {
  const opened = openReportText("pasted.txt", text);
  if (opened.ok) await showText(workbench, name, opened.value);
  else say(workbench, "problem", opened.message);
}

export async function openEntry(workbench: Workbench, handle: string | undefined): Promise<void> {
  const opened = await workbench.host.openReport(handle === undefined ? {} : { handle });
  if (!opened.ok) {
    if (opened.code !== "cancelled") say(workbench, "problem", opened.message);
    return;
  }
  const read = openReportText(opened.value.name, opened.value.text);
  if (!read.ok) {
    say(workbench, "problem", read.message);
    return;
  }
  const name = plainName(opened.value.name);
  // A text file stays as it is: the report that is made of it is a new draft and is saved beside it.
  if (read.value.wasPlainText) await showText(workbench, name, read.value);
  else await show(workbench, name, read.value.file, { handle: opened.value.handle, base: opened.value.version });
}

/** The open draft goes from the disk, and a new report takes its place. Taking it back brings it again as it was. */
export async function deleteDraft(workbench: Workbench): Promise<void> {
  const { editor, host, session, view } = workbench;
  const before = { ...session.state.get(), doc: editor.doc };
  if (!(await show(workbench, "New report", draftFile(newReport())))) return;
  const discarded = await host.discardDraft({ draftId: before.draftId });
  if (!discarded.ok) {
    say(workbench, "problem", discarded.message);
    return;
  }
  await refreshLibrary(workbench);
  const back = async () => {
    const from = before.handle === undefined ? {} : { handle: before.handle, base: before.base };
    if (await show(workbench, before.name, { ...before.record, doc: before.doc }, from)) session.touch();
  };
  view.update((state) => ({ ...state, banner: { kind: "deleted", name: before.name, back: () => void back() } }));
}

/** As it is on disk now: it may have been written on since the list was made. */
export async function openDraft(workbench: Workbench, draftId: string): Promise<void> {
  await refreshLibrary(workbench);
  const draft = workbench.drafts.get().find((each) => each.draftId === draftId);
  if (draft === undefined) say(workbench, "problem", "This draft is no longer there, or another window has it open.");
  else await showDraft(workbench, draft);
}

async function showDraft(workbench: Workbench, draft: RecoveredDraft): Promise<boolean> {
  const read = readReportFile(draft.content);
  if (read.ok) return show(workbench, draft.name, read.value, { draft });
  say(workbench, "problem", read.message);
  return false;
}

/** Taking it back brings the report that was there before. */
async function showText(workbench: Workbench, name: string, { file, moved }: OpenedFile): Promise<void> {
  const { editor, session, view } = workbench;
  const before = { ...session.state.get(), doc: editor.doc };
  const doc = withUsualHeader(file.doc);
  if (!(await show(workbench, name, { ...file, doc }))) return;
  const back = () => {
    const from = before.handle === undefined ? {} : { handle: before.handle, base: before.base };
    void show(workbench, before.name, { ...before.record, doc: before.doc }, from);
  };
  view.update((state) => ({ ...state, banner: { kind: "opened-text", notices: moved, back } }));
}

/** Puts another report into the editor, once the one that is there is safe on disk. */
async function show(
  workbench: Workbench,
  name: string,
  file: ReportFile,
  from: { readonly handle?: string; readonly base?: string | undefined; readonly draft?: RecoveredDraft } = {},
): Promise<boolean> {
  const { editor, session, view } = workbench;
  const makeState = makers.get(workbench);
  if (makeState === undefined) return false;
  workbench.practice.get()?.back();
  if (!(await session.flush())) {
    say(workbench, "problem", "This report is not on disk yet, so no other was opened. Save or export it first.");
    return false;
  }
  if (session.state.get().kept.state === "kept") void refreshLibrary(workbench);
  // By the name that the report has now: it may have been saved since the prior was opened.
  keepPrior(session, view.get().prior);
  if (!(await session.begin(name, file, from))) {
    say(workbench, "problem", "Another window has this draft open. Close it there, or go on there.");
    return false;
  }
  editor.replace(makeState(file));
  view.update((current) => ({
    ...current,
    card: undefined,
    prior: priorOf(session),
    priorHidden: false,
    find: undefined,
    banner: undefined,
    dialog: undefined,
    screen: undefined,
    filter: "all",
  }));
  editor.view?.dom.closest(".page")?.scrollTo(0, 0);
  editor.focus();
  return true;
}

/** A sentence for the author, in the bar above the text: never over it, never with the focus; `command` leads on. */
export function say(workbench: Workbench, tone: "problem" | "done", message: string, command?: string): void {
  const lead = command === undefined ? {} : { command };
  workbench.view.update((view) => ({ ...view, banner: { kind: "message", tone, message, ...lead } }));
}

/** What holds words that are nowhere else stays until it is answered. */
export const goesWithEsc = ({ kind }: Banner): boolean => kind !== "deleted" && kind !== "stray";

/** What was said goes when the author goes on; with `problems`, on Esc, also what should be read first. */
export function closeSaid({ view }: Workbench, problems: boolean): boolean {
  const { banner } = view.get();
  const quiet = banner?.kind === "refused" || (banner?.kind === "message" && banner.tone === "done");
  if (!quiet && !(problems && banner !== undefined && goesWithEsc(banner))) return false;
  view.update((state) => ({ ...state, banner: undefined }));
  return true;
}

/** Why nothing was written into a signed report, said once and quietly, with the way on. */
export function sayRefused({ view }: Workbench): void {
  view.update((state) => (state.banner?.kind === "refused" ? state : { ...state, banner: { kind: "refused" } }));
}

export function changeSettings(workbench: Workbench, change: Partial<AppSettings>): void {
  const before = workbench.settings.get();
  const next = { ...before, ...change };
  workbench.settings.set(next);
  applySettings(next);
  if (checksInForce(next) !== checksInForce(before)) {
    const meta: CheckMeta = { check: createLiveCheck(checksInForce(next)) };
    workbench.editor.dispatch(workbench.editor.state.tr.setMeta(checkKey, meta));
  }
  void workbench.host.writeSettings(next).then((written) => {
    if (!written.ok) say(workbench, "problem", written.message);
  });
}

function currentCheck(workbench: Workbench) {
  return checkKey.getState(workbench.editor.state)?.check ?? createLiveCheck(checksInForce(workbench.settings.get()));
}
