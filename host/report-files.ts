import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { failure, type Result, success } from "../shared/result";
import { readFailure } from "./failures";

/** No report is this long; what is longer is another kind of file, opened by mistake. */
export const REPORT_LIMIT_BYTES = 5 * 1024 * 1024;

export interface FileBytes {
  readonly bytes: Uint8Array;
  readonly modifiedMs: number;
}

/**
 * The bytes of an ordinary file of at most `limit` bytes. A link as the last part of the path is refused, a device or
 * pipe too: opening a pipe would wait for ever.
 */
export async function readFileBytes(path: string, limit = REPORT_LIMIT_BYTES): Promise<Result<FileBytes>> {
  try {
    // Windows knows neither flag; there the folder listing has refused links already.
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    const file = await open(path, flags);
    try {
      const found = await file.stat();
      if (found.isDirectory()) return failure("not-a-report", "This is a folder. Choose a file inside it.");
      if (!found.isFile())
        return failure("not-a-report", "This is not an ordinary file. Choose a report or a text file.");
      if (found.size > limit) return tooLarge(limit);
      const bytes = await file.readFile();
      // The file may have grown since its size was asked for.
      return bytes.length > limit ? tooLarge(limit) : success({ bytes, modifiedMs: found.mtimeMs });
    } finally {
      await file.close();
    }
  } catch (error) {
    return readFailure(error);
  }
}

function tooLarge(limit: number) {
  const megabytes = Math.round(limit / 1024 / 1024);
  return failure("too-large", `This file is larger than ${megabytes} MB, too large for a report. Nothing was opened.`);
}
