import { execFileSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");

const PRODUCTS = {
  cli: "dist/cli/readout.js",
  main: "dist/main/main.js",
  preload: "dist/preload/preload.cjs",
  renderer: "dist/renderer/index.html",
} as const;

/**
 * The path of a program as users get it, built if it is missing or stale. In a process of its own: inside Vitest NODE_ENV
 * is "test", and React's development build would be bundled.
 */
export function built(name: keyof typeof PRODUCTS): string {
  execFileSync(process.execPath, [join(ROOT, "scripts", "build.mjs"), "--if-stale", name], { stdio: "pipe" });
  return join(ROOT, PRODUCTS[name]);
}
