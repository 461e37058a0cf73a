import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { built } from "../built";

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const program = built("cli");

/** Runs the built command with `input` on its standard input. */
export async function readout(
  args: readonly string[],
  input: string | Uint8Array = "",
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const child = start(args, env);
  child.stdin.on("error", () => {}); // a command that does not read closes it
  child.stdin.end(input);
  return ended(child);
}

/** Starts the built command and leaves its streams to the test. It sees no data of whoever runs the tests. */
export function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcessWithoutNullStreams {
  const data = { READOUT_DATA: join(tmpdir(), "readout-cli-no-data") };
  return spawn(process.execPath, [program, ...args], { env: { ...process.env, ...data, ...env } });
}

export function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    err += text;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
}

/** A folder with files, and how to get rid of it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>) {
  const path = mkdtempSync(join(tmpdir(), "readout-cli-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  return {
    path,
    file: (name: string) => join(path, name),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** A report without anything to report at warning or above. */
export const CLEAN_REPORT = `Patient: Roe, Jan
MRN: 5512
DOB: 1961-05-02
Sex: F
Exam: Chest radiograph, two views
Exam date: 2026-02-03

INDICATION: Cough for two weeks.

TECHNIQUE: Frontal and lateral views of the chest.

COMPARISON: None available.

FINDINGS: The lungs are clear. No pleural effusion or pneumothorax. The heart is normal in size.

IMPRESSION: Normal chest radiograph.
`;

/** A report whose Impression has an open field and asks for correlation with nothing. */
export const FLAWED_REPORT = CLEAN_REPORT.replace(
  "IMPRESSION: Normal chest radiograph.",
  "IMPRESSION:\n1. Nodule of [size] in the right upper lobe.\n2. Clinical correlation is suggested.",
);
