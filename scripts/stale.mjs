// Tells whether what was built still fits the sources. Only Node's own modules: the command line asks at every start.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Each target with its entry (built only where that exists), its product, and the folders and files that it is made from. */
export const TARGETS = {
  cli: { entry: "cli/main.ts", product: "dist/cli/readout.js", sources: ["cli", "host", "shared", "templates"] },
  main: {
    entry: "electron/main.ts",
    product: "dist/main/main.js",
    sources: ["electron", "host", "shared", "templates"],
  },
  preload: { entry: "electron/preload.ts", product: "dist/preload/preload.cjs", sources: ["electron", "shared"] },
  renderer: { entry: "renderer/index.html", product: "dist/renderer/index.html", sources: ["renderer", "shared"] },
};

/** Built only when a benchmark asks for them. */
const EXTRA_TARGETS = {
  bench: { entry: "bench/engine.ts", product: "dist/bench/engine.js", sources: ["bench", "shared", "templates"] },
  "bench-editor": {
    entry: "bench/editor-page.ts",
    product: "dist/bench-editor/editor.js",
    sources: ["bench", "renderer", "shared"],
  },
  "bench-app": {
    entry: "bench/app/index.html",
    product: "dist/bench-app/index.html",
    sources: ["bench/app", "renderer", "shared"],
  },
};
const ALL = { ...TARGETS, ...EXTRA_TARGETS };
const ALWAYS = [
  "package-lock.json",
  "vite.config.ts",
  "vite.aliases.ts",
  "scripts/rule-set.mjs",
  "scripts/packed-tables.mjs",
  "scripts/shown-examples.mjs",
];

export const entryOf = (name) => join(ROOT, ALL[name].entry);
export const productOf = (name) => join(ROOT, ALL[name].product);

/** The targets to build: those with an entry whose product is missing or older than a source. */
export function staleTargets(names = Object.keys(TARGETS)) {
  return names.filter((name) => existsSync(entryOf(name)) && isStale(name));
}

/** Notes down what a target was built from; to be taken before the build starts, so that an edit during it counts. */
export function takeStamp(name) {
  const files = sourcesOf(name);
  return { quick: quickPrint(files), full: fullPrint(files) };
}

export function writeStamp(name, stamp) {
  const path = stampPath(name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(stamp));
}

function isStale(name) {
  if (!existsSync(productOf(name))) return true;
  const stamp = readStamp(name);
  if (stamp === undefined) return true;
  const files = sourcesOf(name);
  const quick = quickPrint(files);
  if (stamp.quick === quick) return false;
  // A fresh check-out changes every time stamp: only the content counts then.
  if (stamp.full !== fullPrint(files)) return true;
  writeStamp(name, { quick, full: stamp.full });
  return false;
}

function readStamp(name) {
  try {
    return JSON.parse(readFileSync(stampPath(name), "utf8"));
  } catch {
    return undefined; // none yet, or half written: build again
  }
}

const stampPath = (name) => join(ROOT, "dist", `.${name}.stamp`);

function sourcesOf(name) {
  return [
    ...ALL[name].sources.flatMap((folder) => walk(folder)),
    ...ALWAYS.filter((file) => existsSync(join(ROOT, file))),
  ];
}

function walk(folder) {
  const path = join(ROOT, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const child = `${folder}/${entry.name}`;
    return entry.isDirectory() ? walk(child) : [child];
  });
}

function quickPrint(files) {
  const hash = createHash("sha256");
  for (const file of files) {
    const { mtimeMs, size } = statSync(join(ROOT, file));
    hash.update(`${file}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest("hex");
}

function fullPrint(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  return hash.digest("hex");
}
