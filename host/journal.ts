import { createHash } from "node:crypto";
import { type FileHandle, open, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { RecoveredDraft } from "../shared/host";
import { failure, type Result, success } from "../shared/result";
import { makePrivateFolder } from "./data-folder";
import { errorCode, writeFailure } from "./failures";
import { createTurns } from "./turns";
import type { Vault } from "./vault";
import { syncFolder, writeFileBeside } from "./write-file";

export interface Revision {
  readonly draftId: string;
  readonly name: string;
  readonly handle?: string;
  readonly content: string;
  /** When the newest revision was written that the writer knows. */
  readonly after?: number;
  /** The version of the report's file that the draft began with. */
  readonly base?: string;
}

export interface RecoveredDrafts {
  readonly drafts: readonly RecoveredDraft[];
  /** Whole journals whose key is not at hand now. They stay where they are: the key may come back. */
  readonly unreadable: number;
}

/** Drafts in progress: one file a draft, one line a revision, and a revision counts once it is on the disk. */
export interface Journal {
  /** Refuses with `in-use` what was written after an older revision than the newest: somebody else writes on this draft. */
  append(revision: Revision): Promise<Result<{ readonly savedMs: number }>>;
  recover(): Promise<Result<RecoveredDrafts>>;
  discard(draftId: string): Promise<Result<undefined>>;
}

export interface JournalOptions {
  readonly folder: string;
  readonly vault: Vault;
  readonly now: () => number;
  /** A journal larger than this is rewritten with its newest revision alone. */
  readonly compactAboveBytes?: number;
}

export const DRAFT_ID = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * The folder must belong to one process at a time. A line is `<16 hex digits of SHA-256> <sealed JSON>`: a line that was
 * half written, or written to a disk that failed, is told by its digest, and the newest whole line counts.
 */
export function createJournal({ folder, vault, now, compactAboveBytes = 1024 * 1024 }: JournalOptions): Journal {
  const inTurn = createTurns();
  const fileOf = (draftId: string) => join(folder, `${draftId}${SUFFIX}`);

  /** When the newest revision of each draft was written, as far as it was asked in this run. */
  const newestMs = new Map<string, number>();

  async function append({ after, ...revision }: Revision): Promise<Result<{ readonly savedMs: number }>> {
    const { draftId } = revision;
    const last = after === undefined ? newestMs.get(draftId) : await lastMs(draftId);
    if (after !== undefined && last !== undefined && last !== after) return failure("in-use", WRITTEN_ELSEWHERE);
    // No two revisions have the same moment: it tells them apart.
    const savedMs = Math.max(now(), (last ?? 0) + 1);
    const line = await sealLine(vault, revision, savedMs);
    try {
      await makePrivateFolder(folder);
      const size = await appendLine(fileOf(revision.draftId), line);
      newestMs.set(draftId, savedMs);
      if (size === Buffer.byteLength(line)) await syncFolder(folder);
      // The revision is safe already, so a compaction that fails is tried again at the next one.
      if (size > Math.max(compactAboveBytes, 2 * line.length)) await writeFileBeside(fileOf(revision.draftId), line);
      return success({ savedMs });
    } catch (error) {
      return writeFailure(error);
    }
  }

  async function lastMs(draftId: string): Promise<number | undefined> {
    const known = newestMs.get(draftId);
    if (known !== undefined) return known;
    const draft = await newest(draftId);
    return draft === "unreadable" ? undefined : draft?.savedMs;
  }

  async function recover(): Promise<Result<RecoveredDrafts>> {
    const names = await readdir(folder).catch((error) => {
      if (errorCode(error) === "ENOENT") return [];
      throw error;
    });
    const drafts: RecoveredDraft[] = [];
    let unreadable = 0;
    for (const name of names) {
      const draftId = name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : "";
      if (!DRAFT_ID.test(draftId)) continue;
      const draft = await inTurn(draftId, () => newest(draftId));
      if (draft === "unreadable") unreadable++;
      else if (draft) drafts.push(draft);
    }
    return success({ drafts: drafts.sort((a, b) => b.savedMs - a.savedMs), unreadable });
  }

  async function newest(draftId: string): Promise<RecoveredDraft | "unreadable" | undefined> {
    const text = await readFile(fileOf(draftId), "utf8").catch((error) => {
      // It may have been discarded since the folder was read.
      if (errorCode(error) === "ENOENT") return "";
      throw error;
    });
    const lines = text.split("\n").filter((line) => line !== "");
    let sealedElsewhere = false;
    for (const line of lines.reverse()) {
      const sealed = checkedPayload(line);
      if (sealed === undefined) continue;
      const plain = await vault.unseal(sealed).catch(() => undefined);
      const draft = plain === undefined ? undefined : readRevision(plain, draftId);
      if (draft) return draft;
      sealedElsewhere = true;
    }
    // Nothing whole was ever acknowledged: the first line was cut short. Nobody was promised anything.
    return sealedElsewhere ? "unreadable" : undefined;
  }

  return {
    append: (revision) => inTurn(revision.draftId, () => append(revision)),
    recover,
    discard: (draftId) =>
      inTurn(draftId, async () => {
        try {
          newestMs.delete(draftId);
          await rm(fileOf(draftId), { force: true });
          return success(undefined);
        } catch (error) {
          return writeFailure(error);
        }
      }),
  };
}

const WRITTEN_ELSEWHERE =
  "This draft is open in another window or browser, which has written on it. Nothing of it was changed.";
const SUFFIX = ".journal";

async function sealLine(vault: Vault, revision: Revision, savedMs: number): Promise<string> {
  const sealed = await vault.seal(JSON.stringify({ ...revision, savedMs }));
  return `${digest(sealed)} ${sealed}\n`;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** Appends and brings to the disk; answers the file's size. */
async function appendLine(path: string, line: string): Promise<number> {
  const file = await openToAppend(path);
  try {
    const { size } = await file.stat();
    const start = size > 0 && !(await endsWithNewline(file, size)) ? "\n" : "";
    await file.appendFile(start + line);
    await file.datasync();
    return size + Buffer.byteLength(line);
  } finally {
    await file.close();
  }
}

async function openToAppend(path: string): Promise<FileHandle> {
  return open(path, "a+", 0o600);
}

/** False after a line that a killed process or a full disk cut short: the next line must not be glued to it. */
async function endsWithNewline(file: FileHandle, size: number): Promise<boolean> {
  const last = Buffer.alloc(1);
  await file.read(last, 0, 1, size - 1);
  return last[0] === 0x0a;
}

function checkedPayload(line: string): string | undefined {
  const sealed = line.slice(17);
  return line[16] === " " && line.slice(0, 16) === digest(sealed) ? sealed : undefined;
}

function readRevision(plain: string, draftId: string): RecoveredDraft | undefined {
  const value = parsedObject(plain);
  const { name, handle, content, savedMs, base } = value;
  if (value.draftId !== draftId || typeof name !== "string" || typeof content !== "string") return undefined;
  if (typeof savedMs !== "number" || (handle !== undefined && typeof handle !== "string")) return undefined;
  return { draftId, name, handle, content, savedMs, ...(typeof base === "string" ? { base } : {}) };
}

function parsedObject(plain: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(plain);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    // A key that has changed may unseal to noise instead of failing.
    return {};
  }
}
