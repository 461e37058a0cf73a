#!/usr/bin/env node
// Builds the programs into dist/:  node scripts/build.mjs [--if-stale] [cli|main|preload|renderer ...]
// Says what it does on standard error only: standard output belongs to whoever asked for the build.
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { entryOf, productOf, ROOT, staleTargets, TARGETS, takeStamp, writeStamp } from "./stale.mjs";

/** Builds what is stale (or everything) and answers the names of what was built. Two builds at a time never mix. */
export async function build({ names = Object.keys(TARGETS), onlyStale = true, log = () => {} } = {}) {
  if (onlyStale && staleTargets(names).length === 0) return [];
  process.env.NODE_ENV = "production"; // otherwise React's development build is bundled
  const release = await lock();
  try {
    const wanted = onlyStale ? staleTargets(names) : names.filter((name) => existsSync(entryOf(name)));
    if (wanted.length === 0) return [];
    const vite = await import("vite");
    for (const name of wanted) {
      const started = performance.now();
      await buildTarget(vite, name);
      log(`built ${name} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    }
    return wanted;
  } finally {
    release();
  }
}

/** Into a folder of its own first: a program that is starting at this moment sees the old files or the new ones. */
async function buildTarget(vite, name) {
  const stamp = takeStamp(name);
  const target = dirname(productOf(name));
  const fresh = `${target}.new`;
  rmSync(fresh, { recursive: true, force: true });
  await vite.build({ configFile: join(ROOT, "vite.config.ts"), mode: name, build: { outDir: fresh } });
  const old = `${target}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(target)) renameSync(target, old);
  renameSync(fresh, target);
  rmSync(old, { recursive: true, force: true });
  writeStamp(name, stamp);
}

/** A folder as the lock: making one is atomic everywhere. A lock of ten minutes ago was left by a build that died. */
async function lock() {
  const path = join(ROOT, "dist", ".lock");
  mkdirSync(dirname(path), { recursive: true });
  for (;;) {
    try {
      mkdirSync(path);
      return () => rmSync(path, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const made = statSync(path, { throwIfNoEntry: false });
    if (made !== undefined && Date.now() - made.mtimeMs > 600_000) rmSync(path, { recursive: true, force: true });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const names = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
  const unknown = names.filter((name) => !Object.hasOwn(TARGETS, name));
  if (unknown.length > 0) {
    console.error(`Unknown target "${unknown[0]}"; one of ${Object.keys(TARGETS).join(", ")}.`);
    process.exit(2);
  }
  const built = await build({
    ...(names.length > 0 ? { names } : {}),
    onlyStale: process.argv.includes("--if-stale"),
    log: (line) => console.error(line),
  }).catch((error) => {
    console.error(stripVTControlCharacters(error.message));
    process.exit(1);
  });
  if (built.length === 0) console.error("everything is up to date");
}
