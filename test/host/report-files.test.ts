import { execFileSync } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { readFileBytes } from "../../host/report-files";
import { openReportFolder } from "../../host/report-folder";
import { temporaryFolder } from "./child";

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});

describe("reading a file", () => {
  it("gives its bytes and when it was changed", async () => {
    await writeFile(join(folder, "a.txt"), "FINDINGS");
    const read = await readFileBytes(join(folder, "a.txt"));
    expect(read).toMatchObject({ ok: true, value: { modifiedMs: expect.any(Number) } });
    expect(read.ok && Buffer.from(read.value.bytes).toString()).toBe("FINDINGS");
  });

  it("takes a file of exactly the limit and refuses one byte more", async () => {
    await writeFile(join(folder, "full.txt"), Buffer.alloc(1000, 65));
    await writeFile(join(folder, "over.txt"), Buffer.alloc(1001, 65));
    expect(await readFileBytes(join(folder, "full.txt"), 1000)).toMatchObject({ ok: true });
    expect(await readFileBytes(join(folder, "over.txt"), 1000)).toMatchObject({ ok: false, code: "too-large" });
  });

  it("refuses 5 MB and a byte by default", async () => {
    await writeFile(join(folder, "huge.txt"), Buffer.alloc(5 * 1024 * 1024 + 1, 65));
    expect(await readFileBytes(join(folder, "huge.txt"))).toMatchObject({
      ok: false,
      code: "too-large",
      message: expect.stringContaining("5 MB"),
    });
  });

  it.each([
    ["a folder", async (path: string) => void (await mkdir(path)), "not-a-report"],
    [
      "a pipe, without waiting for a writer",
      async (path: string) => void execFileSync("mkfifo", [path]),
      "not-a-report",
    ],
    ["a link to a device", async (path: string) => symlink("/dev/zero", path), "not-allowed"],
    ["a link to a file elsewhere", async (path: string) => symlink("/etc/hostname", path), "not-allowed"],
    ["nothing", async () => {}, "not-found"],
  ])("refuses %s", async (_what, make, code) => {
    await make(join(folder, "entry.txt"));
    const result = await readFileBytes(join(folder, "entry.txt"));
    expect(result).toMatchObject({ ok: false, code });
    expect(JSON.stringify(result)).not.toContain(folder);
  });

  it("never reads a device to its end", async () => {
    expect(await readFileBytes("/dev/zero")).toMatchObject({ ok: false, code: "not-a-report" });
  });
});

describe("a folder of reports", () => {
  async function places() {
    const opened = await openReportFolder(folder);
    if (!opened.ok) throw new Error(opened.code);
    return opened.value;
  }

  it("lists reports and text files and leaves out the rest", async () => {
    for (const name of ["a.readout.json", "b.txt", "C.TXT", ".hidden.txt", "d.pdf", "package.json", ".txt"])
      await writeFile(join(folder, name), "x");
    await mkdir(join(folder, "folder.txt"));
    await symlink("/etc/hostname", join(folder, "link.txt"));
    const list = await (await places()).list();
    expect(list.ok && list.value.map((entry) => entry.name).sort()).toEqual(["C.TXT", "a.readout.json", "b.txt"]);
  });

  it.each([
    "../a.txt",
    "/etc/passwd.txt",
    "sub/a.txt",
    "sub\\a.txt",
    "..",
    ".",
    "",
    ".hidden.txt",
    "a.txt\0",
    "a.txt:stream.txt",
    "passwd",
    "a\n.txt",
  ])("refuses the handle %j", async (handle) => {
    expect(await (await places()).find(handle)).toMatchObject({ ok: false, code: "bad-argument" });
  });

  it.each([
    "",
    "..",
    "a/b",
    "a\\b",
    "con",
    "CON.txt",
    "lpt1.readout.json",
    "a:b",
    "a?.txt",
    "dot.",
    ".a",
    "x".repeat(300),
  ])("refuses the new name %j", async (name) => {
    expect(await (await places()).chooseToSave(name)).toMatchObject({ ok: false, code: "bad-argument" });
    expect(await (await places()).chooseToExport(name)).toMatchObject({ ok: false, code: "bad-argument" });
  });

  it.each([
    ["Chest CT", "Chest CT.readout.json"],
    ["chest.readout.json", "chest.readout.json"],
    ["chest.txt", "chest.txt"],
    ["v1.2", "v1.2.readout.json"],
    ["  Thorax nativ  ", "Thorax nativ.readout.json"],
    ["Console", "Console.readout.json"],
  ])("saves %j as %j", async (typed, name) => {
    expect(await (await places()).chooseToSave(typed)).toMatchObject({ ok: true, value: { handle: name, name } });
  });

  it("says so where the folder is none", async () => {
    await writeFile(join(folder, "file"), "x");
    expect(await openReportFolder(join(folder, "file"))).toMatchObject({ ok: false, code: "not-found" });
    expect(await openReportFolder(join(folder, "gone"))).toMatchObject({ ok: false, code: "not-found" });
  });
});
