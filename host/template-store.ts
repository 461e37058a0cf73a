import { lstat, readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Host, TemplateEntry, TemplateList } from "../shared/host";
import { type Failure, failure, type Result, success } from "../shared/result";
import type { TemplateFile } from "../shared/templates/built-in";
import { decodeText } from "../shared/text/decode";
import { makePrivateFolder } from "./data-folder";
import { errorCode, readFailure, writeFailure } from "./failures";
import { isBareName, newFileName } from "./file-names";
import { readFileBytes } from "./report-files";
import type { SettingsFile } from "./settings-file";
import { writeFileBeside } from "./write-file";

/** A page of text with its pick lists stays far below this. */
export const TEMPLATE_LIMIT_BYTES = 256 * 1024;
/** A department has some hundred; a folder with more than this is another one, chosen by mistake. */
const MOST_FILES = 2000;

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
      const [mine, theirs] = await Promise.all([filesIn(own, "own"), path === "" ? NONE : filesIn(path, "shared")]);
      // The user's folder is there once the first template is.
      if (!mine.ok && mine.code !== "not-found") return mine;
      const templates = [...withReadout, ...(mine.ok ? mine.value : []), ...(theirs.ok ? theirs.value : [])];
      if (path === "") return success({ templates });
      const problem = theirs.ok ? {} : { problem: theirs.code === "not-found" ? NO_FOLDER : theirs.message };
      return success({ templates, folder: { name: basename(path), fixed: shared !== undefined, ...problem } });
    },

    async save({ file, text, replace }) {
      const name = newFileName(file);
      if (!name.ok) return name;
      if (!isTemplateName(name.value)) return NO_TEMPLATE_NAME;
      try {
        await makePrivateFolder(own);
      } catch (error) {
        return writeFailure(error);
      }
      const written = await writeFileBeside(join(own, name.value), text, { exclusive: !replace });
      return written.ok ? success({ file: name.value }) : written;
    },

    async delete(file) {
      if (!isTemplateName(file)) return NO_TEMPLATE_NAME;
      try {
        await rm(join(own, file));
        return success(undefined);
      } catch (error) {
        return errorCode(error) === "ENOENT" ? readFailure(error) : writeFailure(error);
      }
    },

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

/** Template and case files are both called so. */
export const isTemplateName = (name: string): boolean => isBareName(name) && /[^.]\.txt$/i.test(name);

/** The templates of one folder by name. A file that can't be read is told and does not hide the others; links are left out. */
export async function filesIn(
  folder: string,
  origin: TemplateEntry["origin"],
): Promise<Result<readonly TemplateEntry[]>> {
  try {
    const names = (await readdir(folder)).filter(isTemplateName).sort();
    if (names.length > MOST_FILES) return failure("too-large", TOO_MANY);
    const found = await Promise.all(names.map((file) => entryOf(folder, file, origin)));
    return success(found.filter((entry) => entry !== undefined));
  } catch (error) {
    return readFailure(error);
  }
}

const TOO_MANY = `There are more than ${MOST_FILES} files in this folder, too many for templates. Choose another one.`;

async function entryOf(
  folder: string,
  file: string,
  origin: TemplateEntry["origin"],
): Promise<TemplateEntry | undefined> {
  const path = join(folder, file);
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  const read = await readFileBytes(path, TEMPLATE_LIMIT_BYTES);
  if (!read.ok) {
    if (read.code === "not-found") return undefined; // it went away meanwhile
    const problem = read.code === "too-large" ? "This file is too large for a template." : read.message;
    return { origin, file, text: "", problem };
  }
  const text = decodeText(read.value.bytes);
  return text.ok ? { origin, file, text: text.value } : { origin, file, text: "", problem: text.message };
}
