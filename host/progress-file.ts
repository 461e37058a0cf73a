import { open } from "node:fs/promises";
import { dirname } from "node:path";
import type { KeptProgress } from "../shared/host";
import { type PracticeResult, readProgress, writeResult } from "../shared/practice/progress";
import { type Result, success } from "../shared/result";
import { makePrivateFolder } from "./data-folder";
import { writeFailure } from "./failures";
import { readFileBytes } from "./report-files";
import { syncFolder } from "./write-file";

/** The user's practice results: JSON Lines, one a submission, never rewritten. */
export interface ProgressFile {
  /** An absent file is no results; a damaged line is counted and stays. */
  read(): Promise<Result<KeptProgress>>;
  /** A result counts once it is on the disk. */
  add(result: PracticeResult): Promise<Result<undefined>>;
}

/** A submission takes about 2 kB: enough for a lifetime of practice. */
const LIMIT_BYTES = 64 * 1024 * 1024;

export function createProgressFile(path: string): ProgressFile {
  let turn: Promise<unknown> = Promise.resolve();

  async function add(result: PracticeResult): Promise<Result<undefined>> {
    try {
      await makePrivateFolder(dirname(path));
      const file = await open(path, "a+", 0o600);
      try {
        const { size } = await file.stat();
        const last = Buffer.alloc(1);
        if (size > 0) await file.read(last, 0, 1, size - 1);
        // A line that a killed process cut short must not swallow this one.
        const start = size > 0 && last[0] !== NEWLINE ? "\n" : "";
        await file.appendFile(`${start}${writeResult(result)}\n`);
        await file.sync();
        if (size === 0) await syncFolder(dirname(path));
      } finally {
        await file.close();
      }
      return success(undefined);
    } catch (error) {
      return writeFailure(error);
    }
  }

  return {
    async read() {
      await turn;
      const file = await readFileBytes(path, LIMIT_BYTES);
      if (file.ok) return success(readProgress(new TextDecoder("utf-8").decode(file.value.bytes)));
      return file.code === "not-found" ? success({ results: [], damaged: 0 }) : file;
    },
    add(result) {
      const done = turn.then(() => add(result));
      turn = done;
      return done;
    },
  };
}

const NEWLINE = 0x0a;
