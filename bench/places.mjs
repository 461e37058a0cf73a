import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The folder of the accuracy benchmark: READOUT_BENCH, else ../shared/bench; undefined where it is not there. */
export function benchFolder() {
  const named = process.env.READOUT_BENCH;
  const folder = named ? resolve(named) : join(ROOT, "..", "shared", "bench");
  return existsSync(join(folder, "score.mjs")) ? folder : undefined;
}

export const NO_BENCH =
  "  The accuracy benchmark is not at hand: it is looked for in ../shared/bench and in READOUT_BENCH.";
