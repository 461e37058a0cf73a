// Finds Electron's program, fetching it once at most. Only Node's own modules.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./stale.mjs";

const FETCH_MS = 20_000;
const PACKAGE = join(ROOT, "node_modules", "electron");
const MEMORY = join(ROOT, "node_modules", ".cache", "readout", "electron.json");

/**
 * The path of Electron's program, or why there is none. `again`: try to fetch it even if that failed before. A try may
 * take 20 seconds, and its failure is remembered for this version.
 */
export async function findElectron({ again, log }) {
  if (!existsSync(PACKAGE)) return { why: "the electron package is not installed" };
  const here = program();
  if (here !== undefined) return { path: here };
  const { version } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
  if (!again && remembered()?.version === version)
    return { why: `fetching Electron ${version} failed on ${remembered().day} (READOUT_SHELL=electron tries again)` };
  log(`fetching Electron ${version} (once, ${FETCH_MS / 1000} seconds at most)`);
  const failure = await fetchProgram();
  const fetched = program();
  if (failure === undefined && fetched !== undefined) return { path: fetched };
  remember({ version, day: new Date().toISOString().slice(0, 10) });
  return { why: `Electron ${version} could not be fetched (${failure ?? "its program is not where it should be"})` };
}

/** Electron's package notes down where it unpacked its program. */
function program() {
  const note = join(PACKAGE, "path.txt");
  if (!existsSync(note)) return undefined;
  const path = join(PACKAGE, "dist", readFileSync(note, "utf8").trim());
  return existsSync(path) ? path : undefined;
}

/** Runs the package's own installer in a process group of its own, so that nothing of it is left when time is up. */
function fetchProgram() {
  const ownGroup = process.platform !== "win32";
  const child = spawn(process.execPath, ["install.js"], { cwd: PACKAGE, stdio: "ignore", detached: ownGroup });
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve("it took too long");
      if (ownGroup) process.kill(-child.pid, "SIGKILL");
      else child.kill("SIGKILL");
    }, FETCH_MS);
    child.on("error", (error) => resolve(error.code));
    child.on("exit", (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? undefined : "the download failed");
    });
  });
}

function remembered() {
  if (!existsSync(MEMORY)) return undefined;
  try {
    return JSON.parse(readFileSync(MEMORY, "utf8"));
  } catch {
    return undefined; // half written: as if nothing had been tried
  }
}

function remember(entry) {
  mkdirSync(join(MEMORY, ".."), { recursive: true });
  writeFileSync(MEMORY, JSON.stringify(entry));
}
