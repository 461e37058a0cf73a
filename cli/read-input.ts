import { readFile, stat } from "node:fs/promises";
import { MAX_TEXT_BYTES } from "../shared/text/decode";
import { CannotWork } from "./command";

/** What a file holds. */
export interface FileBytes {
  readonly bytes: Uint8Array;
  readonly modifiedMs: number;
}

/** Reads a file that the user named; a pipe and a link are welcome. Throws CannotWork with what happened and what to do. */
export async function readFileBytes(path: string): Promise<FileBytes> {
  try {
    const { size, mtimeMs } = await stat(path);
    if (size > MAX_TEXT_BYTES) throw tooLarge(path);
    return { bytes: await readFile(path), modifiedMs: mtimeMs };
  } catch (error) {
    if (error instanceof CannotWork) throw error;
    throw new CannotWork(failed(path, (error as NodeJS.ErrnoException).code)); // fs rejects with nothing else
  }
}

export async function readStandardInput(): Promise<FileBytes> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_TEXT_BYTES) throw tooLarge("standard input");
  }
  return { bytes: Buffer.concat(chunks), modifiedMs: Date.now() };
}

function tooLarge(name: string): CannotWork {
  const limit = MAX_TEXT_BYTES / 1024 / 1024;
  return new CannotWork(
    `${name} is larger than ${limit} MB, too large for one report. ` +
      `For many reports, give one JSON line each to "readout check --ndjson".`,
  );
}

function failed(path: string, code: string | undefined): string {
  if (code === "ENOENT") return `There is no file "${path}". Check the name and the folder.`;
  if (code === "EISDIR") return `"${path}" is a folder. Name the files in it, as in ${path}/*.txt.`;
  if (code === "EACCES" || code === "EPERM") return `"${path}" can't be read: this user has no right to it.`;
  return `"${path}" can't be read (${code ?? "unknown error"}).`;
}
