import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { CannotWork } from "./command";
import { decode } from "./decode";
import { note } from "./output";
import { readFileBytes } from "./read-input";

/** A file with the path that it was found under. */
export interface TextFile {
  readonly file: string;
  readonly text: string;
}

/**
 * The files named, and the *.txt of the folders named; `kind` says what is missing in an empty one ("template"). What can't be
 * read is said on standard error and the others are still looked at.
 */
export async function textFilesAt(
  paths: readonly string[],
  kind: string,
): Promise<{ readonly files: readonly TextFile[]; readonly failed: boolean }> {
  const files: TextFile[] = [];
  let failed = false;
  for (const path of paths) {
    try {
      for (const file of await pathsAt(path, kind))
        files.push({ file, text: decode((await readFileBytes(file)).bytes, file) });
    } catch (error) {
      if (!(error instanceof CannotWork)) throw error;
      note(error.message);
      failed = true;
    }
  }
  return { files, failed };
}

async function pathsAt(path: string, kind: string): Promise<readonly string[]> {
  const isFolder = await stat(path).then(
    (entry) => entry.isDirectory(),
    () => false, // what is wrong with it is said when it is read
  );
  if (!isFolder) return [path];
  const names = (await readdir(path)).filter((name) => /\.txt$/i.test(name)).sort();
  if (names.length === 0) throw new CannotWork(`There is no ${kind} (*.txt) in the folder "${path}".`);
  return names.map((name) => join(path, name));
}
