import { readFile, stat } from "node:fs/promises";
import { CannotWork } from "./command";
import { decode, REPORT_LIMIT, tooLarge } from "./decode";
import { note } from "./output";

/** What a file holds: text, and the name to call it by. */
export interface Input {
  readonly name: string;
  readonly text: string;
  /** When the file was last written; now for standard input. */
  readonly modifiedMs: number;
}

/** Reads a file, or standard input for "-". Throws CannotWork with what happened and what to do. */
export async function readInput(path: string): Promise<Input> {
  const name = path === "-" ? "standard input" : path;
  const { bytes, modifiedMs } = path === "-" ? await readStandardInput() : await readWhole(path);
  if (bytes.length === 0) throw new CannotWork(`${name} is empty; there is no report to read.`);
  const { text, encoding } = decode(bytes, name);
  if (encoding === "Latin-1") note(`${name} is not UTF-8; it was read as Latin-1.`);
  return { name, text, modifiedMs };
}

/** Reads a file of the user's, whatever it holds: a report or a configuration. */
export async function readWhole(path: string): Promise<Bytes> {
  try {
    const { size, mtimeMs } = await stat(path);
    if (size > REPORT_LIMIT) throw tooLarge(path, size);
    return { bytes: await readFile(path), modifiedMs: mtimeMs };
  } catch (error) {
    if (error instanceof CannotWork) throw error;
    throw new CannotWork(readFailure(path, (error as NodeJS.ErrnoException).code)); // fs rejects with nothing else
  }
}

interface Bytes {
  readonly bytes: Uint8Array;
  readonly modifiedMs: number;
}

async function readStandardInput(): Promise<Bytes> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > REPORT_LIMIT) break;
  }
  return { bytes: Buffer.concat(chunks), modifiedMs: Date.now() };
}

function readFailure(path: string, code: string | undefined): string {
  if (code === "ENOENT") return `There is no file "${path}". Check the name and the folder.`;
  if (code === "EISDIR") return `"${path}" is a folder. Name the files in it, as in ${path}/*.txt.`;
  if (code === "EACCES" || code === "EPERM") return `"${path}" can't be read: this user has no right to it.`;
  return `"${path}" can't be read (${code ?? "unknown error"}).`;
}
