import { spawn } from "node:child_process";
import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { writeFileBeside } from "../../host/write-file";
import { bundleProgram, runProgram, temporaryFolder, watch } from "./child";

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
const temporaries = async () => (await readdir(folder)).filter((name) => name.endsWith(".tmp"));

describe("writing a file", () => {
  it("makes a new one that this user alone can read, and leaves nothing beside it", async () => {
    const path = join(folder, "new.txt");
    expect(await writeFileBeside(path, "text")).toEqual({ ok: true, value: undefined });
    expect(await readFile(path, "utf8")).toBe("text");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["new.txt"]);
  });

  it("replaces an old one and keeps its permissions", async () => {
    const path = join(folder, "shared.txt");
    await writeFile(path, "old");
    await chmod(path, 0o640);
    await writeFileBeside(path, "new");
    expect(await readFile(path, "utf8")).toBe("new");
    expect((await stat(path)).mode & 0o777).toBe(0o640);
  });

  it("refuses an existing name when it must be new, and of many at once lets one in", async () => {
    const path = join(folder, "once.txt");
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) => writeFileBeside(path, `writer ${index}`, { exclusive: true })),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.code === "in-use")).toHaveLength(7);
    const winner = results.findIndex((result) => result.ok);
    expect(await readFile(path, "utf8")).toBe(`writer ${winner}`);
    expect(await temporaries()).toEqual([]);
  });

  it("leaves a folder in the way as it is", async () => {
    const path = join(folder, "taken.txt");
    await mkdir(path);
    const result = await writeFileBeside(path, "text");
    expect(result).toMatchObject({
      ok: false,
      code: "target-not-writable",
      message: expect.stringContaining("folder"),
    });
    expect(await temporaries()).toEqual([]);
  });

  it("leaves a device as it is, /dev/full among them", async () => {
    const result = await writeFileBeside("/dev/full", "text");
    expect(result).toMatchObject({ ok: false, code: "target-not-writable" });
    expect((await stat("/dev/full")).isCharacterDevice()).toBe(true);
  });

  it("leaves a link as it is, and what it leads to", async () => {
    const outside = join(await temporaryFolder(), "outside.txt");
    await writeFile(outside, "outside");
    await symlink(outside, join(folder, "link.txt"));
    expect(await writeFileBeside(join(folder, "link.txt"), "text")).toMatchObject({ ok: false });
    expect(await readFile(outside, "utf8")).toBe("outside");
    expect((await lstat(join(folder, "link.txt"))).isSymbolicLink()).toBe(true);
  });

  it.each([
    ["a folder that is not there", ["gone", "a.txt"], "target-not-writable"],
    ["a file where the folder should be", ["file.txt", "a.txt"], "target-not-writable"],
    ["a name that is too long", [`${"n".repeat(300)}.txt`], "bad-argument"],
  ])("says what is wrong with %s", async (_what, parts, code) => {
    await writeFile(join(folder, "file.txt"), "file");
    const result = await writeFileBeside(join(folder, ...parts), "text");
    expect(result).toMatchObject({ ok: false, code });
    expect(result.ok ? "" : result.message).toMatch(/^[A-Z].*\. .*\.$/);
    expect(JSON.stringify(result)).not.toContain(folder);
    expect(await readFile(join(folder, "file.txt"), "utf8")).toBe("file");
  });

  it("removes what a killed process left an hour ago, and nothing younger", async () => {
    const [old, young] = [".readout-00000000000000aa.tmp", ".readout-00000000000000bb.tmp"];
    await writeFile(join(folder, old), "left");
    await writeFile(join(folder, young), "in work");
    await utimes(join(folder, old), new Date(0), new Date(0));
    await writeFileBeside(join(folder, "a.txt"), "text");
    expect(await temporaries()).toEqual([young]);
  });
});

describe("a process that writes", () => {
  let program: string;
  beforeAll(async () => {
    program = await bundleProgram(new URL("./file-writer.ts", import.meta.url).href);
  });

  it("keeps the old file when there is no room for the new one", async () => {
    const path = join(folder, "report.txt");
    await writeFile(path, "old");
    // The limit of the shell stands for a full disk: the system refuses the bytes beyond it.
    const shell = spawn("sh", ["-c", `ulimit -f 8; exec "${process.execPath}" "${program}" "${path}" 200000 once`]);
    const child = watch(shell);
    expect(await child.ended).toBe(0);
    expect(JSON.parse(child.output())).toMatchObject({ ok: false, code: "target-not-writable" });
    expect(child.output()).toContain("no room");
    expect(await readFile(path, "utf8")).toBe("old");
    expect(await temporaries()).toEqual([]);
  });

  it.each([1, 2, 3, 5, 8, 13])("leaves a whole file when it is killed (after %i writes)", async (count) => {
    const path = join(folder, "report.txt");
    const child = runProgram(program, [path, "300000", "for-ever"]);
    await child.line(new RegExp(`^${count}$`));
    child.process.kill("SIGKILL");
    await child.ended;
    const text = await readFile(path, "utf8");
    expect(text).toHaveLength(300_000);
    expect(new Set(text).size).toBe(1);
  });

  it.runIf(process.getuid?.() === 0)("says so where it may not write (as another user)", async () => {
    await writeFile(join(folder, "report.txt"), "old");
    await chmod(folder, 0o755);
    await chmod(join(program, ".."), 0o755);
    const shell = spawn(process.execPath, [program, join(folder, "report.txt"), "10", "once"], {
      uid: 65534,
      gid: 65534,
    });
    const child = watch(shell);
    expect(await child.ended).toBe(0);
    expect(JSON.parse(child.output())).toMatchObject({ ok: false, code: "target-not-writable" });
    expect(await readFile(join(folder, "report.txt"), "utf8")).toBe("old");
  });
});
