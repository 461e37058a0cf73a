#!/usr/bin/env node
// `npm test`, on a fresh clone too: installs what is missing, builds the programs as users get them, then format and lint,
// types, and every test. Arguments go to Vitest: `npm test -- test/cli -t exit`.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { install } from "./setup.mjs";
import { ROOT } from "./stale.mjs";

const log = (line) => process.stderr.write(`${line}\n`);

install(log);
const { build } = await import("./build.mjs");
await build({ log });

step("format and lint", "@biomejs/biome/bin/biome", ["ci", "."]);
step("types", "typescript/bin/tsc", ["-b"]);
step("tests", "vitest/vitest.mjs", ["run", ...process.argv.slice(2)]);

/** Runs a program of node_modules, without a shell between; ends with its exit code where it fails. */
function step(name, path, args) {
  log(`\n— ${name}: ${path.split("/").at(-1)} ${args.join(" ")}`);
  // Vitest sets its own; a leftover "production" of the build would change what is tested.
  const env = { ...process.env };
  delete env.NODE_ENV;
  const { status } = spawnSync(process.execPath, [join(ROOT, "node_modules", path), ...args], {
    cwd: ROOT,
    stdio: "inherit",
    env,
  });
  if (status !== 0) process.exit(status ?? 1);
}
