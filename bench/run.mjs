#!/usr/bin/env node
import { existsSync } from "node:fs";
// `npm run bench`: all benchmarks; `npm run bench -- speed pdf`: some. Ratios are to a baseline of the same run.
import { cpus } from "node:os";
import { join } from "node:path";
import { build } from "../scripts/build.mjs";
import { ROOT } from "./places.mjs";

const PARTS = ["speed", "rules", "stream", "pdf", "editor", "accuracy"].filter((name) =>
  existsSync(join(ROOT, "bench", `${name}.mjs`)),
);

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !PARTS.includes(name));
if (unknown !== undefined) {
  console.error(`There is no benchmark "${unknown}". There are: ${PARTS.join(", ")}.`);
  process.exit(2);
}
await build({ names: ["cli", "bench"], log: (line) => console.error(line) });
const engine = await import("../dist/bench/engine.js");
console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown processor"}`);
for (const name of wanted.length > 0 ? wanted : PARTS) {
  const part = await import(`./${name}.mjs`);
  console.log(`\n${part.title}`);
  await part.run(engine);
}
