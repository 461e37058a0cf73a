#!/usr/bin/env node
// `npm run bench`: all benchmarks; `npm run bench -- speed pdf`: some; `npm run bench -- desk --sample 200`: one with its
// options. Ratios are to a baseline of the same run.
import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "../scripts/build.mjs";
import { ROOT } from "./places.mjs";

const there = (name) => existsSync(join(ROOT, "bench", `${name}.mjs`));
const PARTS = ["speed", "rules", "stream", "pdf", "editor", "app", "accuracy", "practice", "desk"].filter(there);
/** One writes into the project, the other takes minutes: only where they are asked for. */
const ON_REQUEST = ["figures", "monkey", "spelling"].filter(there);

const args = process.argv.slice(2);
const split = args.findIndex((argument) => argument.startsWith("-"));
const wanted = split < 0 ? args : args.slice(0, split);
const rest = split < 0 ? [] : args.slice(split);
const unknown = wanted.find((name) => ![...PARTS, ...ON_REQUEST].includes(name));
if (unknown !== undefined)
  fail(`There is no benchmark "${unknown}". There are: ${[...PARTS, ...ON_REQUEST].join(", ")}.`);
if (rest.length > 0 && wanted.length !== 1) fail(`Options belong to one benchmark: name it before "${rest[0]}".`);

const parts = await Promise.all((wanted.length > 0 ? wanted : PARTS).map((name) => import(`./${name}.mjs`)));
const runs = parts.map((part) => ({ part, options: optionsOf(part) }));
await build({ names: ["cli", "bench"], log: (line) => console.error(line) });
const engine = await import("../dist/bench/engine.js");
console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown processor"}`);
for (const { part, options } of runs) {
  console.log(`\n${part.title}`);
  if (part.options === undefined) await part.run(engine);
  else await part.run(engine, options).catch((error) => fail(error.message));
}

function optionsOf(part) {
  try {
    return parseArgs({ args: rest, options: part.options ?? {} }).values;
  } catch (error) {
    return fail(error.message);
  }
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
