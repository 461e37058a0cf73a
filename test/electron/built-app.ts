import { execFile } from "node:child_process";
import { copyFile, cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { temporaryFolder } from "../host/child";

const PROJECT = join(import.meta.dirname, "..", "..");
export const BUILT_MAIN = join(PROJECT, "dist", "main", "main.js");
const BUILT_PRELOAD = join(PROJECT, "dist", "preload", "preload.cjs");

/** Builds what is stale, as `npm run build` does. */
export async function buildParts(...names: readonly ("main" | "preload" | "renderer" | "cli")[]): Promise<void> {
  await promisify(execFile)(process.execPath, [join(PROJECT, "scripts", "build.mjs"), "--if-stale", ...names]);
}

/** A folder like the installed app's: the real preload with the pages of a test, or of the editor. */
export async function appFolder(rendererFolder: string): Promise<string> {
  const root = await temporaryFolder();
  await mkdir(join(root, "dist", "preload"), { recursive: true });
  await copyFile(BUILT_PRELOAD, join(root, "dist", "preload", "preload.cjs"));
  await cp(rendererFolder, join(root, "dist", "renderer"), { recursive: true });
  return root;
}
