import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** A folder of its own for one test, with every link in its path resolved. */
export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "readout-test-"));
}

/** Bundles a test's program for plain Node, so that it can run as a process of its own; answers the file. */
export async function bundleProgram(url: string): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), "readout-program-"));
  await build({
    configFile: false,
    logLevel: "silent",
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(url),
      outDir,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: "program.mjs" } },
    },
  });
  return join(outDir, "program.mjs");
}

export interface Child {
  readonly process: ChildProcess;
  /** What it has written so far. */
  output(): string;
  errors(): string;
  /** Waits for a line that fits, and answers it. */
  line(pattern: RegExp): Promise<string>;
  /** Waits for the end and answers the exit code, or the signal. */
  ended: Promise<number | NodeJS.Signals>;
}

export function runProgram(program: string, args: readonly string[], env: Record<string, string> = {}): Child {
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...env } });
  return watch(child);
}

export function watch(child: ChildProcess): Child {
  let output = "";
  let errors = "";
  const changed = new Set<() => void>();
  const tell = () => {
    for (const listener of changed) listener();
  };
  child.stdout?.setEncoding("utf8").on("data", (part: string) => {
    output += part;
    tell();
  });
  child.stderr?.setEncoding("utf8").on("data", (part: string) => {
    errors += part;
  });
  let hasEnded = false;
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.on("close", (code, signal) => {
      hasEnded = true;
      tell();
      resolve(signal ?? code ?? -1);
    });
  });
  const line = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = output.split("\n").find((entry) => pattern.test(entry));
        if (found === undefined && !hasEnded) return;
        changed.delete(look);
        if (found === undefined) reject(new Error(`the program ended without ${pattern}: ${errors}`));
        else resolve(found);
      };
      changed.add(look);
      look();
    });
  return { process: child, output: () => output, errors: () => errors, line, ended };
}
