import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin, type UserConfig } from "vite";
import { packedTables } from "./scripts/packed-tables.mjs";
import { ruleSetHash } from "./scripts/rule-set.mjs";
import { shownExamples } from "./scripts/shown-examples.mjs";
import { aliases } from "./vite.aliases.ts";

const root = import.meta.dirname;
const at = (path: string) => join(root, path);

/** What every target shares. Source maps stay out of the bundles: they hold the source, and start-up reads every byte. */
const shared: UserConfig = {
  root,
  publicDir: false,
  logLevel: "warn",
  resolve: { alias: aliases },
  define: {
    __READOUT_VERSION__: JSON.stringify(JSON.parse(readFileSync(at("package.json"), "utf8")).version),
    __READOUT_RULE_SET__: JSON.stringify(ruleSetHash(root)),
  },
};

/** A page with what it loads, as a shell or a server gives it. */
const pageBuild = (name: string): UserConfig => ({
  ...shared,
  base: "./",
  plugins: [packedTables(root), shownExamples(), react()],
  build: {
    target: "chrome130",
    outDir: at(`dist/${name}`),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
});

/** One file for each program: nothing of node_modules is needed at run time. */
const TARGETS: Readonly<Record<string, () => UserConfig>> = {
  cli: () => ({
    ...shared,
    plugins: [packedTables(root), fonts()],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: "node20.19",
      outDir: at("dist/cli"),
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        // The worker of `--jobs` is a second way into the same chunks.
        input: entries({ readout: "cli/main.ts", worker: "cli/ndjson/worker.ts" }),
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  }),
  bench: () => ({
    ...shared,
    plugins: [packedTables(root)],
    ssr: { noExternal: true },
    build: {
      ssr: "bench/engine.ts",
      target: "node20.19",
      outDir: at("dist/bench"),
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { output: { format: "es", entryFileNames: "engine.js" } },
    },
  }),
  "bench-editor": () => ({
    ...shared,
    plugins: [packedTables(root), react()],
    define: { ...shared.define, "process.env.NODE_ENV": '"production"' },
    build: {
      lib: { entry: at("bench/editor-page.ts"), formats: ["iife"], name: "bench", fileName: () => "editor.js" },
      target: "chrome130",
      outDir: at("dist/bench-editor"),
      emptyOutDir: true,
    },
  }),
  // The app itself, with a probe in its page.
  "bench-app": () => {
    const page = pageBuild("bench-app");
    // Readable, so that what it throws says where.
    return { ...page, root: at("bench/app"), build: { ...page.build, minify: false } };
  },
  main: () => ({
    ...shared,
    plugins: [packedTables(root), fonts()],
    ssr: { noExternal: true },
    build: {
      ssr: "electron/main.ts",
      target: "node24",
      outDir: at("dist/main"),
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { external: ["electron"], output: { format: "es", entryFileNames: "main.js" } },
    },
  }),
  // A sandboxed preload can neither be a module nor require other files.
  preload: () => ({
    ...shared,
    build: {
      lib: { entry: at("electron/preload.ts"), formats: ["cjs"], fileName: () => "preload.cjs" },
      target: "node24",
      outDir: at("dist/preload"),
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { external: ["electron"] },
    },
  }),
  renderer: () => ({
    ...pageBuild("renderer"),
    root: at("renderer"),
  }),
};

/** `vite build --mode cli|main|preload|renderer`; `scripts/build.mjs` runs them all. */
export default defineConfig(({ mode }) => {
  const target = TARGETS[mode];
  if (target === undefined) throw new Error(`Unknown mode "${mode}"; one of ${Object.keys(TARGETS).join(", ")}.`);
  return target();
});

function entries(all: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, path]) => (existsSync(at(path)) ? [[name, at(path)]] : [])),
  );
}

const FONTS = {
  regular: "@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf",
  semibold: "@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf",
  fallback: "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
};

/** Puts the PDF's fonts beside a program that runs in Node, as fonts/regular.ttf and so on. */
function fonts(): Plugin {
  return {
    name: "readout-fonts",
    generateBundle() {
      for (const [name, path] of Object.entries(FONTS))
        this.emitFile({
          type: "asset",
          fileName: `fonts/${name}.ttf`,
          source: readFileSync(at(`node_modules/${path}`)),
        });
    },
  };
}
