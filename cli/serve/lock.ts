import { randomBytes } from "node:crypto";
import { readFile, rename, rm } from "node:fs/promises";
import { request } from "node:http";
import { errorCode } from "../../host/failures";
import { writeFileBeside } from "../../host/write-file";
import { failure, type Result, success } from "../../shared/result";
import { LINK_PATH } from "./app";

/** What one `readout serve` leaves for the next one of the same folder. The file is this user's alone (0600). */
export interface LockEntry {
  readonly pid: number;
  readonly host: string;
  readonly port: number;
  readonly secret: string;
}

/** A link into the session that holds the lock; undefined where none does (what a killed one left is cleared away). */
export async function linkOfRunning(path: string): Promise<Result<string | undefined>> {
  const entry = await readLock(path);
  if (entry === undefined) return success(undefined);
  if (entry === "damaged") {
    // A lock appears whole, by a link: this one was damaged since, and nobody can be asked.
    await rm(path, { force: true });
    return success(undefined);
  }
  const token = await askForToken(entry);
  if (token !== undefined) return success(`http://${entry.host}/#token=${token}`);
  if (isAlive(entry.pid) && (await isListening(entry))) return NO_ANSWER;
  await clearStale(path, entry);
  return success(undefined);
}

/** Takes the lock; `in-use` where another took it meanwhile. */
export async function takeLock(path: string, entry: LockEntry): Promise<Result<undefined>> {
  return writeFileBeside(path, `${JSON.stringify(entry)}\n`, { exclusive: true });
}

export async function releaseLock(path: string, secret: string): Promise<void> {
  if (await holds(path, secret)) await rm(path, { force: true });
}

const NO_ANSWER = failure(
  "in-use",
  "Another readout serve has this folder open and does not answer. End it, or serve another folder.",
);

async function holds(path: string, secret: string): Promise<boolean> {
  const entry = await readLock(path);
  return typeof entry === "object" && entry.secret === secret;
}

async function readLock(path: string): Promise<LockEntry | "damaged" | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    return isLockEntry(value) ? value : "damaged";
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    if (error instanceof SyntaxError) return "damaged";
    throw error;
  }
}

function isLockEntry(value: unknown): value is LockEntry {
  if (typeof value !== "object" || value === null) return false;
  const { pid, host, port, secret } = value as Partial<Record<keyof LockEntry, unknown>>; // checked below
  return typeof pid === "number" && typeof port === "number" && typeof host === "string" && typeof secret === "string";
}

function askForToken({ host, port, secret }: LockEntry): Promise<string | undefined> {
  return new Promise((resolve) => {
    const call = request(
      { host: "127.0.0.1", port, path: LINK_PATH, method: "POST", timeout: 3000, agent: false },
      (answer) => {
        let body = "";
        answer.setEncoding("utf8").on("data", (part: string) => {
          body += part;
        });
        answer.on("end", () => resolve(answer.statusCode === 200 ? tokenIn(body) : undefined));
      },
    );
    call.setHeader("Host", host);
    call.setHeader("Authorization", `Bearer ${secret}`);
    call.on("timeout", () => call.destroy());
    call.on("error", () => resolve(undefined));
    call.end();
  });
}

function tokenIn(body: string): string | undefined {
  const token = /^\{"token":"([\w-]{43})"\}$/.exec(body);
  return token?.[1];
}

/** Whether something takes connections there: a session that is stopped (Ctrl+Z) does, but never answers. */
function isListening({ port }: LockEntry): Promise<boolean> {
  return new Promise((resolve) => {
    const call = request({ host: "127.0.0.1", port, method: "HEAD", timeout: 1000, agent: false });
    // Another program that took the port answers, whatever it says.
    call.on("response", () => resolve(false));
    call.on("timeout", () => {
      resolve(true);
      call.destroy();
    });
    call.on("error", () => resolve(false));
    call.end();
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/** By rename, so that of two starters only one gets it; and put back if it was a newer one than the one looked at. */
async function clearStale(path: string, stale: LockEntry): Promise<void> {
  const aside = `${path}.${randomBytes(4).toString("hex")}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    throw error;
  }
  if (await holds(aside, stale.secret)) await rm(aside, { force: true });
  else await rename(aside, path);
}
