import { basename } from "node:path";
import type { Host, TemplateEntry, TemplateList } from "../shared/host";
import { type Failure, failure, type Result, success } from "../shared/result";
import type { TemplateFile } from "../shared/templates/built-in";
import type { SettingsFile } from "./settings-file";
import { createOwnFiles, filesIn } from "./text-files";

/** The templates of the program, of the user and of the department. */
export interface TemplateStore {
  list(): Promise<Result<TemplateList>>;
  save(request: Parameters<Host["saveTemplate"]>[0]): Promise<Result<{ readonly file: string }>>;
  delete(file: string): Promise<Result<undefined>>;
  chooseFolder(forget: boolean): Promise<Result<{ readonly name: string }>>;
}

export interface TemplateStoreParts {
  readonly builtIn: readonly TemplateFile[];
  /** The folder of the user's own; made when the first is saved. */
  readonly own: string;
  readonly settings: SettingsFile;
  /** The department's folder where the start of the program has set it; else the settings say. */
  readonly shared?: string;
  /** Asks the user for a folder; absent where the shell has no dialogs. */
  readonly askForFolder?: () => Promise<Result<string>>;
}

export function createTemplateStore({
  builtIn,
  own,
  settings,
  shared,
  askForFolder,
}: TemplateStoreParts): TemplateStore {
  const files = createOwnFiles(own, NO_TEMPLATE_NAME);
  const withReadout = builtIn.map(({ file, text }): TemplateEntry => ({ origin: "built-in", file, text }));

  async function sharedFolder(): Promise<string> {
    if (shared !== undefined) return shared;
    const read = await settings.read();
    return read.ok ? read.value.templateFolder : "";
  }

  async function remember(templateFolder: string): Promise<Result<{ readonly name: string }>> {
    const read = await settings.read();
    if (!read.ok) return read;
    const written = await settings.write({ ...read.value, templateFolder });
    return written.ok ? success({ name: basename(templateFolder) }) : written;
  }

  return {
    async list() {
      const path = await sharedFolder();
      const [mine, theirs] = await Promise.all([files.list(), path === "" ? NONE : filesIn(path, "shared")]);
      if (!mine.ok) return mine;
      const templates = [...withReadout, ...mine.value, ...(theirs.ok ? theirs.value : [])];
      if (path === "") return success({ templates });
      const problem = theirs.ok ? {} : { problem: theirs.code === "not-found" ? NO_FOLDER : theirs.message };
      return success({ templates, folder: { name: basename(path), fixed: shared !== undefined, ...problem } });
    },

    save: (request) => files.save(request),
    delete: (file) => files.delete(file),

    async chooseFolder(forget) {
      if (shared !== undefined || askForFolder === undefined) return NO_DIALOG;
      if (forget) return remember("");
      const chosen = await askForFolder();
      return chosen.ok ? remember(chosen.value) : chosen;
    },
  };
}

const NONE: Result<readonly TemplateEntry[]> = success([]);
const NO_FOLDER = "The department's folder is not there at the moment. Its templates are shown again once it is.";
const NO_TEMPLATE_NAME: Failure = failure("bad-argument", 'The name of a template\'s file ends with ".txt".');
const NO_DIALOG: Failure = failure(
  "bad-argument",
  "This session was told at its start where the department's templates lie: readout serve --templates FOLDER.",
);
