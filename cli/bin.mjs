#!/usr/bin/env node
// `npx readout` in a clone: builds the command if it is missing or stale, then runs it.
// Standard output belongs to the command, so that what is said here goes to standard error.
import { stripVTControlCharacters } from "node:util";
import { staleTargets } from "../scripts/stale.mjs";

if (staleTargets(["cli"]).length > 0) {
  try {
    const { build } = await import("../scripts/build.mjs");
    await build({ names: ["cli"], log: (line) => process.stderr.write(`readout: ${line}\n`) });
  } catch (error) {
    const missing = error?.code === "ERR_MODULE_NOT_FOUND";
    const advice = missing ? 'Run "npm ci" first.' : 'Run "npm run build" to see it alone.';
    process.stderr.write(
      `readout: the command could not be built. ${advice}\n${stripVTControlCharacters(String(error?.message ?? error))}\n`,
    );
    process.exit(2);
  }
}
await import("../dist/cli/readout.js");
