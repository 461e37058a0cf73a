import { lstat, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { CaseEntry, TemplateEntry } from "../shared/host";
import { type Failure, failure, type Result, success } from "../shared/result";
import { decodeText } from "../shared/text/decode";
import { makePrivateFolder } from "./data-folder";
import { errorCode, readFailure, writeFailure } from "./failures";
import { isBareName, newFileName } from "./file-names";
import { readFileBytes } from "./report-files";
import { writeFileBeside } from "./write-file";

/** A template's or a case's file as it stands on the disk. */
export type TextEntry = TemplateEntry & CaseEntry;

/** A page of text with its pick lists stays far below this. */
export const TEXT_FILE_LIMIT_BYTES = 256 * 1024;
/** A department has some hundred; a folder with more than this is another one, chosen by mistake. */
const MOST_FILES = 2000;

/** The user's own text files of one kind, in a folder that is made when the first is saved. */
export interface OwnFiles {
  list(): Promise<Result<readonly TextEntry[]>>;
  save(request: {
    readonly file: string;
    readonly text: string;
    readonly replace: boolean;
  }): Promise<Result<{ readonly file: string }>>;
  delete(file: string): Promise<Result<undefined>>;
}

/** `wrongName` is what a name that does not end with ".txt" is answered with. */
export function createOwnFiles(folder: string, wrongName: Failure): OwnFiles {
  return {
    async list() {
      const found = await filesIn(folder, "own");
      // The folder is there once the first file is.
      return !found.ok && found.code === "not-found" ? success([]) : found;
    },

    async save({ file, text, replace }) {
      const name = newFileName(file);
      if (!name.ok) return name;
      if (!isTextFileName(name.value)) return wrongName;
      try {
        await makePrivateFolder(folder);
      } catch (error) {
        return writeFailure(error);
      }
      const written = await writeFileBeside(join(folder, name.value), text, { exclusive: !replace });
      return written.ok ? success({ file: name.value }) : written;
    },

    async delete(file) {
      if (!isTextFileName(file)) return wrongName;
      try {
        await rm(join(folder, file));
        return success(undefined);
      } catch (error) {
        return errorCode(error) === "ENOENT" ? readFailure(error) : writeFailure(error);
      }
    },
  };
}

/** Template and case files are both called so. */
const isTextFileName = (name: string): boolean => isBareName(name) && /[^.]\.txt$/i.test(name);

/** The files of one folder by name. A file that can't be read is told and does not hide the others; links are left out. */
export async function filesIn(folder: string, origin: TextEntry["origin"]): Promise<Result<readonly TextEntry[]>> {
  try {
    const names = (await readdir(folder)).filter(isTextFileName).sort();
    if (names.length > MOST_FILES) return failure("too-large", TOO_MANY);
    const found = await Promise.all(names.map((file) => entryOf(folder, file, origin)));
    return success(found.filter((entry) => entry !== undefined));
  } catch (error) {
    return readFailure(error);
  }
}

const TOO_MANY = `There are more than ${MOST_FILES} files in this folder, too many for templates or cases. Choose another one.`;

async function entryOf(folder: string, file: string, origin: TextEntry["origin"]): Promise<TextEntry | undefined> {
  const path = join(folder, file);
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  const read = await readFileBytes(path, TEXT_FILE_LIMIT_BYTES);
  if (!read.ok) {
    if (read.code === "not-found") return undefined; // it went away meanwhile
    const problem = read.code === "too-large" ? "This file is too large for a template or a case." : read.message;
    return { origin, file, text: "", problem };
  }
  const text = decodeText(read.value.bytes);
  return text.ok ? { origin, file, text: text.value } : { origin, file, text: "", problem: text.message };
}
