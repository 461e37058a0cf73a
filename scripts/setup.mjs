// What a clone needs before anything can run. Only Node's own modules: nothing is installed yet when this runs.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./stale.mjs";

/** Installs what package-lock.json names if it is not there; answers whether it had to. Exits where npm fails. */
export function install(log) {
  const reason = missing();
  if (reason === undefined) return false;
  log(`${reason}: installing (npm ci)`);
  const { status, error } = npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (error !== undefined) fail(`npm can't be run (${error.code}). Install Node.js with npm and try again.`);
  if (status !== 0) fail("npm ci failed; its messages stand above. Check the connection and try again.");
  return true;
}

/** Why the installed packages don't fit the lock file; undefined where they do. Packages for other systems don't count. */
function missing() {
  const installed = readJson("node_modules/.package-lock.json")?.packages;
  if (installed === undefined) return "node_modules is missing";
  const wanted = readJson("package-lock.json")?.packages ?? {};
  for (const [path, { version, optional, link }] of Object.entries(wanted)) {
    if (path === "" || link === true) continue;
    const here = installed[path];
    if (here === undefined ? optional !== true : here.version !== version)
      return `${path} is not as the lock file says`;
  }
  return undefined;
}

function readJson(path) {
  const file = join(ROOT, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

/** npm as it was started, else the one on the path; on Windows that is a script, which needs a shell. */
function npm(args) {
  const program = process.env.npm_execpath;
  const options = { cwd: ROOT, stdio: ["ignore", 2, 2] };
  if (program !== undefined && /\.c?js$/.test(program)) return spawnSync(process.execPath, [program, ...args], options);
  return spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
}

/** Ends the program with a sentence. */
export function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
