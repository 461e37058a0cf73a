import { randomUUID } from "node:crypto";
import { dirname } from "node:path";
import { makePrivateFolder } from "../host/data-folder";
import { readFileBytes } from "../host/report-files";
import type { Vault } from "../host/vault";
import { writeFileBeside } from "../host/write-file";

export interface RecentFile {
  readonly handle: string;
  readonly path: string;
  readonly usedMs: number;
}

/** The files that the user chose in a dialog, which are the only ones that the page may name, by their handles. */
export interface RecentFiles {
  all(): Promise<readonly RecentFile[]>;
  /** The handle of a path that the user has just chosen; the same path keeps its handle. */
  handleFor(path: string): Promise<string>;
  use(handle: string, nowMs: number): Promise<void>;
}

const KEPT = 50;

/** Kept sealed between starts, because paths hold names. */
export function createRecentFiles(file: string, vault: Vault): RecentFiles {
  let loading: Promise<Map<string, RecentFile>> | undefined;
  const entries = () => {
    loading ??= readEntries(file, vault);
    return loading;
  };

  return {
    all: async () => [...(await entries()).values()].sort((a, b) => b.usedMs - a.usedMs),
    async handleFor(path) {
      const known = await entries();
      const existing = [...known.values()].find((entry) => entry.path === path);
      if (existing) return existing.handle;
      const handle = randomUUID();
      known.set(handle, { handle, path, usedMs: 0 });
      return handle;
    },
    async use(handle, nowMs) {
      const known = await entries();
      const entry = known.get(handle);
      if (!entry) return;
      known.set(handle, { ...entry, usedMs: nowMs });
      const used = [...known.values()].filter(({ usedMs }) => usedMs > 0).sort((a, b) => b.usedMs - a.usedMs);
      await makePrivateFolder(dirname(file));
      // A list that cannot be kept costs convenience, not a report.
      await writeFileBeside(file, `${await vault.seal(JSON.stringify(used.slice(0, KEPT)))}\n`);
    },
  };
}

async function readEntries(file: string, vault: Vault): Promise<Map<string, RecentFile>> {
  const read = await readFileBytes(file);
  const list = read.ok ? await parsed(Buffer.from(read.value.bytes).toString("utf8").trim(), vault) : [];
  return new Map(list.filter(isRecentFile).map((entry) => [entry.handle, entry]));
}

async function parsed(sealed: string, vault: Vault): Promise<readonly unknown[]> {
  try {
    const value: unknown = JSON.parse(await vault.unseal(sealed));
    return Array.isArray(value) ? value : [];
  } catch {
    // Damaged, or sealed with a key that is gone: the list starts anew.
    return [];
  }
}

function isRecentFile(value: unknown): value is RecentFile {
  if (typeof value !== "object" || value === null) return false;
  const { handle, path, usedMs } = value as Partial<Record<keyof RecentFile, unknown>>; // checked here
  return typeof handle === "string" && typeof path === "string" && typeof usedMs === "number";
}
