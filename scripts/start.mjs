#!/usr/bin/env node
// `npm start`, on a fresh clone too: installs what is missing, builds what is stale, and opens the editor, the first time
// with a sample report: in Electron where its program can be had, else in the browser. READOUT_SHELL=browser|electron decides for it.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { findElectron } from "./electron.mjs";
import { fail, install } from "./setup.mjs";
import { ROOT } from "./stale.mjs";

const log = (line) => process.stderr.write(`${line}\n`);

const wish = process.env.READOUT_SHELL ?? "";
if (!["", "browser", "electron"].includes(wish)) fail(`READOUT_SHELL is "${wish}"; it can be browser or electron.`);

install(log);
const { build } = await import("./build.mjs");
await build({ log });

const electron =
  wish === "browser"
    ? { why: "READOUT_SHELL=browser says so" }
    : await findElectron({ again: wish === "electron", log });
if (electron.path !== undefined) {
  log("Opening Readout in Electron.");
  run(electron.path, [ROOT, ...process.argv.slice(2)]);
} else if (wish === "electron") fail(`Readout can't be opened in Electron: ${electron.why}.`);
else {
  log(`Opening Readout in your browser: ${electron.why}.`);
  run(process.execPath, [join(ROOT, "dist", "cli", "readout.js"), "serve", ...process.argv.slice(2)]);
}

/** Stands in for the program: its output, its exit code, and Ctrl+C goes to it. */
function run(program, args) {
  const child = spawn(program, args, { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(`${program} can't be started (${error.code}).`));
  child.on("exit", (code) => process.exit(code ?? 1));
}
