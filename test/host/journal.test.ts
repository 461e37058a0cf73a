import { spawn } from "node:child_process";
import { appendFile, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createJournal, type JournalOptions } from "../../host/journal";
import { plainVault, type Vault } from "../../host/vault";
import { bundleProgram, runProgram, temporaryFolder, watch } from "./child";

let folder: string;
let clock = 0;
beforeEach(async () => {
  folder = join(await temporaryFolder(), "drafts");
  clock = 1000;
});

const journal = (options: Partial<JournalOptions> = {}) =>
  createJournal({ folder, vault: plainVault, now: () => clock++, ...options });
const revision = (content: string, draftId = "draft-1") => ({
  draftId,
  name: "Chest CT",
  handle: "chest.txt",
  content,
});
const fileOf = (draftId: string) => join(folder, `${draftId}.journal`);

async function recovered(options: Partial<JournalOptions> = {}) {
  const found = await journal(options).recover();
  if (!found.ok) throw new Error(found.code);
  return found.value;
}

describe("a journal", () => {
  it("gives back the newest revision of each draft, newest draft first", async () => {
    const first = journal();
    await first.append(revision("one"));
    await first.append(revision("two"));
    await first.append(revision("other", "draft-2"));
    expect((await recovered()).drafts).toEqual([
      { draftId: "draft-2", name: "Chest CT", handle: "chest.txt", content: "other", savedMs: 1002 },
      { draftId: "draft-1", name: "Chest CT", handle: "chest.txt", content: "two", savedMs: 1001 },
    ]);
  });

  it("gives back any content as it was", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\ud800", "a\r\nb\u2028c", "\0")),
        async (content) => {
          await journal().append(revision(content, "any"));
          expect((await recovered()).drafts.find((draft) => draft.draftId === "any")?.content).toBe(content);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("has nothing to recover where no folder is", async () => {
    expect(await recovered()).toEqual({ drafts: [], unreadable: 0 });
  });

  it("forgets a draft that was discarded, whatever was asked just before", async () => {
    const open = journal();
    const results = await Promise.all([
      open.append(revision("one")),
      open.append(revision("two")),
      open.discard("draft-1"),
    ]);
    expect(results.map((result) => result.ok)).toEqual([true, true, true]);
    expect((await recovered()).drafts).toEqual([]);
  });

  it("recovers the others while one is discarded", async () => {
    const open = journal();
    await Promise.all(["a", "b", "c"].map((draftId) => open.append({ draftId, name: "n", content: draftId })));
    const [found] = await Promise.all([open.recover(), open.discard("a"), open.discard("b"), open.discard("c")]);
    expect(found.ok).toBe(true);
  });

  it("keeps appends that overlap whole and in order", async () => {
    const open = journal();
    await Promise.all(Array.from({ length: 50 }, (_, index) => open.append(revision(`revision ${index}`))));
    expect((await recovered()).drafts[0]?.content).toBe("revision 49");
    expect((await readFile(fileOf("draft-1"), "utf8")).trimEnd().split("\n")).toHaveLength(50);
  });

  it("ignores a last line cut at any place and writes on after it", async () => {
    await journal().append(revision("safe"));
    const safeBytes = (await stat(fileOf("draft-1"))).size;
    await journal().append(revision("cut short"));
    const bytes = await readFile(fileOf("draft-1"));
    // The line without its line feed is whole.
    for (let length = safeBytes; length < bytes.length - 1; length += 5) {
      await writeFile(fileOf("draft-1"), bytes.subarray(0, length));
      expect((await recovered()).drafts[0]?.content).toBe("safe");
      await journal().append(revision("after"));
      expect((await recovered()).drafts[0]?.content).toBe("after");
    }
  });

  it("ignores a line whose bytes were changed on the disk", async () => {
    await journal().append(revision("safe"));
    await journal().append(revision("broken"));
    const text = await readFile(fileOf("draft-1"), "utf8");
    await writeFile(fileOf("draft-1"), text.replace("broken", "brokem"));
    expect((await recovered()).drafts[0]?.content).toBe("safe");
  });

  it.each(["", "\n", "{}", "0123456789abcdef {}\n", "\u0000\u0000\u0000"])("ignores a journal of %j", async (text) => {
    await mkdir(folder, { recursive: true });
    await writeFile(fileOf("draft-1"), text);
    expect(await recovered()).toEqual({ drafts: [], unreadable: 0 });
  });

  it("stays small and keeps the newest revision when it is compacted", async () => {
    const open = journal({ compactAboveBytes: 2000 });
    for (let index = 0; index < 40; index++) await open.append(revision(`${index} ${"x".repeat(300)}`));
    expect((await stat(fileOf("draft-1"))).size).toBeLessThan(3000);
    expect((await recovered()).drafts[0]?.content).toMatch(/^39 /);
    expect(await readdir(folder)).toEqual(["draft-1.journal"]);
  });

  it("is readable by this user alone, also after compaction", async () => {
    const open = journal({ compactAboveBytes: 500 });
    for (let index = 0; index < 5; index++) await open.append(revision("x".repeat(300)));
    expect((await stat(fileOf("draft-1"))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it("says so when a revision cannot be kept, and recovers what it had", async () => {
    await journal().append(revision("safe"));
    const blocked = createJournal({ folder: fileOf("draft-1"), vault: plainVault, now: () => 0 });
    expect(await blocked.append(revision("lost", "draft-2"))).toMatchObject({ ok: false, code: expect.any(String) });
    expect((await recovered()).drafts[0]?.content).toBe("safe");
  });

  it("ignores files that are no journals", async () => {
    await journal().append(revision("safe"));
    await writeFile(join(folder, ".readout-0011223344556677.tmp"), "half");
    await writeFile(join(folder, "notes.txt"), "x");
    await appendFile(join(folder, "bad name!.journal"), "x");
    expect((await recovered()).drafts).toHaveLength(1);
  });
});

describe("sealed drafts", () => {
  const key = (shift: number): Vault => ({
    name: "test",
    seal: async (plain) => Buffer.from(`${shift}:${plain}`).toString("base64"),
    unseal: async (sealed) => {
      const plain = Buffer.from(sealed, "base64").toString();
      if (!plain.startsWith(`${shift}:`)) throw new Error("wrong key");
      return plain.slice(2);
    },
  });

  it("hold no readable text on the disk and come back with their key", async () => {
    await journal({ vault: key(1) }).append(revision("Invented finding"));
    expect(await readFile(fileOf("draft-1"), "latin1")).not.toContain("Invented");
    expect((await recovered({ vault: key(1) })).drafts[0]?.content).toBe("Invented finding");
  });

  it("are counted and kept where their key is not at hand", async () => {
    await journal({ vault: key(1) }).append(revision("Invented finding"));
    expect(await recovered({ vault: key(2) })).toEqual({ drafts: [], unreadable: 1 });
    expect((await recovered({ vault: key(1) })).drafts).toHaveLength(1);
  });
});

describe("a journal on a disk without room", () => {
  it("says so and keeps what it had", async () => {
    await journal().append(revision("safe", "full"));
    const program = await bundleProgram(new URL("./journal-writer.ts", import.meta.url).href);
    // The shell's limit on the size of a file stands for a full disk; compaction is out of reach.
    const command = `ulimit -f 8; exec "${process.execPath}" "${program}" "${folder}" full 100000000`;
    const child = watch(spawn("sh", ["-c", command]));
    expect(await child.ended).toBe(1);
    expect(child.errors()).toContain("target-not-writable");
    const acknowledged = child
      .output()
      .split("\n")
      .filter((line) => line !== "").length;
    expect(acknowledged).toBeGreaterThan(1);
    expect(JSON.parse((await recovered()).drafts[0]?.content ?? "{}")).toMatchObject({ revision: acknowledged });
    await journal().append(revision("room again", "full"));
    expect((await recovered()).drafts[0]?.content).toBe("room again");
  });
});

describe("a journal whose process is killed", () => {
  let program: string;
  beforeAll(async () => {
    program = await bundleProgram(new URL("./journal-writer.ts", import.meta.url).href);
  });

  it("can be recovered at any moment between two kills, while it is written and compacted", async () => {
    const child = runProgram(program, [folder, "busy", "1600"]);
    await child.line(/^5$/);
    for (let look = 0; look < 300; look++) {
      const acknowledged = child.output().split("\n").length - 1;
      const [draft] = (await recovered()).drafts;
      expect(JSON.parse(draft?.content ?? "{}").revision).toBeGreaterThanOrEqual(acknowledged);
    }
    child.process.kill("SIGKILL");
    await child.ended;
  });

  // The number of acknowledged revisions at which the process is killed; small journals are compacted all the time.
  const kills = Array.from({ length: 24 }, (_, index) => [1 + index * 3, index % 2 === 0 ? 4000 : 1600] as const);
  it.each(kills)("loses no revision that was acknowledged (killed after %i)", async (count, compactAbove) => {
    const child = runProgram(program, [folder, "killed", String(compactAbove)]);
    await child.line(new RegExp(`^${count}$`));
    child.process.kill("SIGKILL");
    expect(await child.ended).toBe("SIGKILL");
    const acknowledged = child
      .output()
      .split("\n")
      .filter((line) => line !== "").length;
    const [draft] = (await recovered()).drafts;
    const { revision: kept, filler } = JSON.parse(draft?.content ?? "{}");
    // One more may be on the disk, whole, whose acknowledgement did not come out.
    expect([acknowledged, acknowledged + 1]).toContain(kept);
    expect(filler).toHaveLength(700);
    const next = createJournal({ folder, vault: plainVault, now: () => Date.now() });
    expect(await next.append(revision("after the kill", "killed"))).toMatchObject({ ok: true });
    expect((await recovered()).drafts[0]?.content).toBe("after the kill");
  });
});
