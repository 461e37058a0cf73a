import type { Host, KeptWork } from "../../shared/host";
import type { Kept } from "./document-session";

export interface WorkKeeper {
  /** Something changed: it is on disk within a second. In the key path, so it only sets a timer. */
  touch(): void;
  /** Writes now what is not on disk yet; false where the disk refuses. */
  flush(): Promise<boolean>;
  /** Handed in, saved or thrown away: it goes from the disk, and nothing is written any more. */
  discard(): Promise<void>;
}

interface KeeperOptions {
  readonly host: Host;
  readonly work: Pick<KeptWork, "kind" | "key">;
  /** What is to be kept now; undefined where there is nothing worth it. */
  readonly read: () => string | undefined;
  /** Hears where the last change is. */
  readonly kept?: (kept: Kept) => void;
}

/** From the first change that is not on disk; a key more starts no other timer. */
const KEEP_MS = 600;
const RETRY_MS = 3000;

/** What is written besides a report follows every change to the disk, as a report's draft does: one write at a time. */
export function createWorkKeeper({ host, work, read, kept = () => {} }: KeeperOptions): WorkKeeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<boolean> | undefined;
  let waiting = false;
  let over = false;

  const forgetTimer = () => {
    clearTimeout(timer);
    timer = undefined;
  };

  async function write(): Promise<boolean> {
    waiting = false;
    const content = read();
    const { kind, key } = work;
    const answer =
      content === undefined ? await host.discardWork({ kind, key }) : await host.keepWork({ kind, key, content });
    if (over) return true;
    if (!answer.ok) {
      waiting = true;
      kept({ state: "failed", message: answer.message });
      timer ??= setTimeout(() => void flush(), RETRY_MS);
      return false;
    }
    // A change that came meanwhile has its own timer.
    if (!waiting)
      kept(answer.value === undefined ? { state: "nothing-to-keep" } : { state: "kept", atMs: answer.value.savedMs });
    return true;
  }

  async function flush(): Promise<boolean> {
    forgetTimer();
    await writing;
    if (over || !waiting) return (await writing) ?? true;
    writing = write();
    const done = await writing;
    writing = undefined;
    return done;
  }

  return {
    touch() {
      if (over) return;
      if (!waiting) kept({ state: "writing" });
      waiting = true;
      timer ??= setTimeout(() => void flush(), KEEP_MS);
    },
    flush,
    async discard() {
      over = true;
      forgetTimer();
      await writing;
      const { kind, key } = work;
      await host.discardWork({ kind, key });
    },
  };
}
