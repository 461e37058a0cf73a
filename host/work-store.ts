import { createHash } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Host, type KeptWork, WORK_KINDS } from "../shared/host";
import { type Result, success } from "../shared/result";
import { makePrivateFolder } from "./data-folder";
import { errorCode, writeFailure } from "./failures";
import { createTurns } from "./turns";
import type { Vault } from "./vault";
import { writeFileBeside } from "./write-file";

/** What is written besides reports and is not finished: one file a piece of work, always whole. */
export interface WorkStore {
  keep(request: Parameters<Host["keepWork"]>[0]): Promise<Result<{ readonly savedMs: number }>>;
  /** What can't be read, because it is damaged or its key is not at hand, is left out and left alone. */
  list(): Promise<Result<readonly KeptWork[]>>;
  discard(request: Parameters<Host["discardWork"]>[0]): Promise<Result<undefined>>;
}

export interface WorkStoreOptions {
  /** Several processes may write here: a piece is replaced by rename, never changed. */
  readonly folder: string;
  readonly vault: Vault;
  readonly now: () => number;
}

type Named = Pick<KeptWork, "kind" | "key">;

export function createWorkStore({ folder, vault, now }: WorkStoreOptions): WorkStore {
  const inTurn = createTurns();
  const pathOf = (named: Named) => join(folder, fileOf(named));

  return {
    keep: ({ kind, key, content }) =>
      inTurn(fileOf({ kind, key }), async () => {
        const savedMs = now();
        const work: KeptWork = { kind, key, content, savedMs };
        try {
          await makePrivateFolder(folder);
        } catch (error) {
          return writeFailure(error);
        }
        const written = await writeFileBeside(pathOf(work), `${await vault.seal(JSON.stringify(work))}\n`);
        return written.ok ? success({ savedMs }) : written;
      }),

    async list() {
      const names = await readdir(folder).catch((error) => {
        if (errorCode(error) === "ENOENT") return [];
        throw error;
      });
      const found = await Promise.all(
        names.filter((name) => name.endsWith(SUFFIX)).map((name) => inTurn(name, () => workAt(folder, name, vault))),
      );
      return success(found.filter((work) => work !== undefined).sort((a, b) => b.savedMs - a.savedMs));
    },

    discard: (named) =>
      inTurn(fileOf(named), async () => {
        try {
          await rm(pathOf(named), { force: true });
          return success(undefined);
        } catch (error) {
          return writeFailure(error);
        }
      }),
  };
}

const SUFFIX = ".work";

/** A key may be anything that people call their files; its digest is a name that every disk takes. */
function fileOf({ kind, key }: Named): string {
  return `${kind}-${createHash("sha256").update(key).digest("hex").slice(0, 32)}${SUFFIX}`;
}

async function workAt(folder: string, name: string, vault: Vault): Promise<KeptWork | undefined> {
  const sealed = await readFile(join(folder, name), "utf8").catch(() => undefined);
  // A key that has changed may unseal to noise instead of failing.
  const plain = sealed === undefined ? undefined : await vault.unseal(sealed.trimEnd()).catch(() => undefined);
  const work = plain === undefined ? undefined : readWork(plain);
  return work !== undefined && fileOf(work) === name ? work : undefined;
}

function readWork(plain: string): KeptWork | undefined {
  try {
    const value: unknown = JSON.parse(plain);
    if (typeof value !== "object" || value === null) return undefined;
    const { kind: word, key, content, savedMs }: Readonly<Record<string, unknown>> = { ...value };
    const kind = WORK_KINDS.find((one) => one === word);
    if (kind === undefined || typeof key !== "string" || typeof content !== "string" || typeof savedMs !== "number")
      return undefined;
    return { kind, key, content, savedMs };
  } catch {
    // Damaged: what is left of it is kept for whoever wants to mend it.
    return undefined;
  }
}
