import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, type FileHandle, link, lstat, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { failure, type Result, success } from "../shared/result";
import { errorCode, writeFailure } from "./failures";

export interface WriteOptions {
  /** Refuse with `in-use` where the name is taken, however close the race. */
  readonly exclusive?: boolean;
}

/**
 * Writes a temporary file beside the target, brings it to the disk, then renames: whatever happens on the way, the
 * target holds either its old bytes or the new ones, whole. A new file is this user's alone (0600); an existing one
 * keeps its permissions, because colleagues may share it. Anything that is no ordinary file is left alone.
 */
export async function writeFileBeside(
  path: string,
  content: string | Uint8Array,
  options: WriteOptions = {},
): Promise<Result<undefined>> {
  const folder = dirname(path);
  const temporary = join(folder, temporaryName());
  try {
    const target = await lstat(path).catch(absentIfMissing);
    if (target?.isDirectory()) return failure("target-not-writable", "A folder has this name. Choose another name.");
    if (target && options.exclusive) return failure("in-use", NAME_TAKEN);
    if (target && !target.isFile()) return failure("target-not-writable", NOT_ORDINARY);
    // A rename would step over a write protection that somebody set on purpose.
    if (target) await access(path, constants.W_OK);
    await sweepOnce(folder);
    await writeThrough(temporary, content, target ? target.mode & 0o777 : 0o600);
    await (options.exclusive ? renameToNew(temporary, path) : renameOver(temporary, path));
    await syncFolder(folder);
    return success(undefined);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    return writeFailure(error);
  }
}

const NAME_TAKEN = "A file with this name is already there, and it was left as it is. Choose another name.";
const NOT_ORDINARY = "What has this name is not an ordinary file, and it was left as it is. Choose another name.";
const TEMPORARY = /^\.readout-[0-9a-f]{16}\.tmp$/;
const LEFTOVER_AGE_MS = 60 * 60 * 1000;

function temporaryName(): string {
  return `.readout-${randomBytes(8).toString("hex")}.tmp`;
}

function absentIfMissing(error: unknown): undefined {
  if (errorCode(error) !== "ENOENT") throw error;
}

async function writeThrough(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(content);
    await keepMode(file, mode);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function keepMode(file: FileHandle, mode: number): Promise<void> {
  // Some network disks have no permissions to set; the bytes matter more.
  if (mode !== 0o600) await file.chmod(mode).catch(() => undefined);
}

/** Windows refuses a rename for a moment while a virus scanner or an indexer holds the target. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await rename(from, to);
    } catch (error) {
      const held = process.platform === "win32" && ["EPERM", "EACCES", "EBUSY"].includes(errorCode(error) ?? "");
      if (!held || attempt === 5) throw error;
      await sleep(20 * 2 ** attempt);
    }
  }
}

/** A hard link fails where the name is taken, which a rename does not. */
async function renameToNew(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
    await rm(from, { force: true });
  } catch (error) {
    // Disks without hard links (FAT, some shares): claim the name with an empty file, then rename over it.
    if (!["EPERM", "ENOTSUP", "ENOSYS", "EOPNOTSUPP", "EMLINK"].includes(errorCode(error) ?? "")) throw error;
    await (await open(to, "wx", 0o600)).close();
    await renameOver(from, to);
  }
}

/** Makes the rename itself survive a power cut. Windows and some shares cannot open a folder; they order it themselves. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  if (!handle) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}

const swept = new Set<string>();

/** A process that was killed while writing leaves its temporary file, with report text in it. Removes old ones. */
async function sweepOnce(folder: string): Promise<void> {
  if (swept.has(folder)) return;
  swept.add(folder);
  const names = await readdir(folder);
  for (const name of names.filter((entry) => TEMPORARY.test(entry))) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() && Date.now() - found.mtimeMs > LEFTOVER_AGE_MS) await rm(path, { force: true });
  }
}
