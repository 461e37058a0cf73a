import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Kept } from "../../renderer/session/document-session";
import { createWorkKeeper } from "../../renderer/session/work-keeper";
import type { Host } from "../../shared/host";
import { failure, success } from "../../shared/result";

/** The disk: what it was told, in order. Each answer waits until it is let go. */
function slowDisk() {
  const told: string[] = [];
  let refuses = false;
  const host: Pick<Host, "keepWork" | "discardWork"> = {
    keepWork: async ({ content }) => {
      told.push(content);
      await new Promise((done) => setTimeout(done, 100));
      return refuses ? failure("target-not-writable", "No room.") : success({ savedMs: told.length });
    },
    discardWork: async () => {
      told.push("(gone)");
      return success(undefined);
    },
  };
  return {
    told,
    host: host as Host, // the keeper asks for nothing else
    refuse: (now: boolean) => {
      refuses = now;
    },
  };
}

function kept(disk: ReturnType<typeof slowDisk>) {
  let text: string | undefined = "";
  const states: Kept["state"][] = [];
  const keeper = createWorkKeeper({
    host: disk.host,
    work: { kind: "answer", key: "a" },
    read: () => text,
    kept: ({ state }) => states.push(state),
  });
  const write = (next: string | undefined) => {
    text = next;
    keeper.touch();
  };
  return { keeper, states, write };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("unfinished work", () => {
  it("is written once for many changes, and again for one that came while it was written", async () => {
    const disk = slowDisk();
    const { states, write } = kept(disk);
    for (const text of ["a", "ab", "abc"]) write(text);
    await vi.advanceTimersByTimeAsync(650);
    write("abcd");
    await vi.advanceTimersByTimeAsync(2000);
    expect(disk.told).toEqual(["abc", "abcd"]);
    expect(states.at(-1)).toBe("kept");
  });

  it("goes from the disk when nothing is left of it", async () => {
    const disk = slowDisk();
    const { states, write } = kept(disk);
    write("a");
    await vi.advanceTimersByTimeAsync(1000);
    write(undefined);
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.told).toEqual(["a", "(gone)"]);
    expect(states.at(-1)).toBe("nothing-to-keep");
  });

  it("is tried again where the disk refuses it, and says so", async () => {
    const disk = slowDisk();
    const { keeper, states, write } = kept(disk);
    disk.refuse(true);
    write("a");
    await vi.advanceTimersByTimeAsync(1000);
    expect(states.at(-1)).toBe("failed");
    disk.refuse(false);
    await vi.advanceTimersByTimeAsync(4000);
    expect(states.at(-1)).toBe("kept");
    expect(await keeper.flush()).toBe(true);
  });

  it("is discarded after what was being written, and not written any more", async () => {
    const disk = slowDisk();
    const { keeper, write } = kept(disk);
    write("a");
    await vi.advanceTimersByTimeAsync(620);
    write("ab");
    const gone = keeper.discard();
    await vi.advanceTimersByTimeAsync(200);
    await gone;
    write("abc");
    await vi.advanceTimersByTimeAsync(5000);
    expect(disk.told).toEqual(["a", "(gone)"]);
  });

  it("is on the disk at once when that is asked for", async () => {
    const disk = slowDisk();
    const { keeper, write } = kept(disk);
    write("a");
    const done = keeper.flush();
    await vi.advanceTimersByTimeAsync(150);
    expect(await done).toBe(true);
    expect(disk.told).toEqual(["a"]);
  });
});
