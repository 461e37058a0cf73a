#!/usr/bin/env node
// After `npm ci`: builds what is stale and puts `readout` where `npx` looks first. package.json has no "bin" on purpose:
// npx would then install the clone into its own cache at every call instead of running it.
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./stale.mjs";

linkCommand();
if (existsSync(join(ROOT, "node_modules", "vite"))) {
  const { build } = await import("./build.mjs");
  await build({ log: (line) => console.error(line) });
}

function linkCommand() {
  const folder = join(ROOT, "node_modules", ".bin");
  mkdirSync(folder, { recursive: true });
  const link = join(folder, "readout");
  rmSync(link, { force: true });
  if (process.platform === "win32") {
    writeFileSync(`${link}.cmd`, '@node "%~dp0\\..\\..\\cli\\bin.mjs" %*\r\n');
    writeFileSync(link, '#!/bin/sh\nexec node "$(dirname "$0")/../../cli/bin.mjs" "$@"\n');
    return;
  }
  symlinkSync("../../cli/bin.mjs", link);
  chmodSync(join(ROOT, "cli", "bin.mjs"), 0o755);
}
