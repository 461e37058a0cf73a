import {
  constants,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
} from "node:fs";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";

const PACKAGE = join(import.meta.dirname, "..", "node_modules", "@sparticuz", "chromium");
const CACHE = join(import.meta.dirname, "..", "node_modules", ".cache", "chromium");

/**
 * A real Chromium: the one named by CHROMIUM_PATH, or the npm package's, unpacked once. The package's own helper is not
 * used: it unpacks in place, so that a second process sees half a file, and its flags switch web security off.
 */
export async function chromiumPath(): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && given !== "") return given;
  const { version } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8")) as { version: string };
  const folder = join(CACHE, version);
  const path = join(folder, "chromium");
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const fresh = `${path}.${process.pid}`;
  await pipeline(
    createReadStream(join(PACKAGE, "bin", "chromium.br")),
    createBrotliDecompress(),
    createWriteStream(fresh, { mode: 0o755 }),
  );
  renameSync(fresh, path);
  await access(path, constants.X_OK);
  return path;
}

/** Launches it with web security as users have it; only root, who cannot have it, goes without Chromium's own sandbox. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: await chromiumPath(),
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    ...options,
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...(options.args ?? []),
    ],
  });
}
