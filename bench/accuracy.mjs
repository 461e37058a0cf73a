// What the checks find and what they say wrongly: the benchmark's own scripts over its reports, with its phrases and with
// ours. The reports are not part of the project; where they are not at hand, this says so.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { benchFolder, NO_BENCH, ROOT } from "./places.mjs";

export const title = "Accuracy";

export async function run() {
  const folder = benchFolder();
  if (folder === undefined) return console.log(NO_BENCH);
  const program = [process.execPath, join(ROOT, "dist", "cli", "readout.js")];
  script("staged errors, the benchmark's phrases", folder, "score.mjs", [], [...program, "check", "--ndjson"]);
  const own = ["--phrases", join(ROOT, "bench", "phrases.mjs")];
  script("staged errors, our own phrases", folder, "score.mjs", own, [...program, "check", "--ndjson"]);
  console.log(
    "\n  mean recall over the lists of phrases, each written before the rules had met it (figures of the first run in its head)",
  );
  for (const list of readdirSync(join(ROOT, "bench")).filter((name) => /^phrases-\d+\.mjs$/.test(name)))
    console.log(`  ${list.padEnd(20)} ${meanOf(folder, list, program)}`);
  script("present and absent", folder, "negation.mjs", [], [...program, "analyze", "--ndjson"]);
}

function meanOf(folder, list, program) {
  const args = [
    join(folder, "score.mjs"),
    "--phrases",
    join(ROOT, "bench", list),
    "--",
    ...program,
    "check",
    "--ndjson",
  ];
  const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  return /mean recall.*: ([\d.]+)/.exec(stdout)?.[1] ?? "not to be had";
}

function script(name, folder, file, options, command) {
  console.log(`\n  ${name} (${file})`);
  const args = [join(folder, file), ...options, "--", ...command];
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1 << 28,
  });
  console.log(stdout.trimEnd().replace(/^/gm, "  "));
  if (status !== 0) console.log(`  ${file} ended with exit code ${status}.`);
}
