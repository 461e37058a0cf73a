import { chmod, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CaseList, HOST_METHODS, type KeptProgress, type KeptWork, type TemplateList } from "../../shared/host";
import type { PracticeResult } from "../../shared/practice/progress";
import type { Result } from "../../shared/result";
import { DEFAULT_SETTINGS } from "../../shared/settings";

/** A shell under test: a Host on the far side of its real seam, and a user's part where the shell asks a user. */
export interface TestShell {
  readonly files: "dialog" | "listing";
  /** Where reports are kept, and where the data folder is. */
  readonly folder: string;
  readonly data: string;
  /** Sends anything over the seam. */
  call(method: string, argument?: unknown): Promise<Result<unknown>>;
  /** In a dialog shell: what the user will answer to the next dialog. */
  choose(kind: "open" | "save", name: string | undefined): void;
  /** Ends without a word to the program and starts again on the same data. */
  killAndRestart(): Promise<void>;
  close(): Promise<void>;
}

const resultAt = (atMs: number): PracticeResult => ({
  version: 1,
  caseId: "ct-fall",
  atMs,
  seconds: 90,
  score: 75,
  modality: "CT",
  region: "brain",
  difficulty: 1,
  points: [{ id: "bleed", kind: "answer", weight: 5, verdict: "met" }],
});

/** The same promises of every shell. */
export function describeHost(name: string, start: () => Promise<TestShell>): void {
  describe(name, () => {
    let shell: TestShell;
    beforeEach(async () => {
      shell = await start();
    });
    afterEach(() => shell.close());

    const at = (file: string) => join(shell.folder, file);
    const onDisk = (file: string) => readFile(at(file), "utf8");

    async function value(method: string, argument?: unknown): Promise<unknown> {
      const result = await shell.call(method, argument);
      if (!result.ok) throw new Error(`${method}: ${result.code}`);
      return result.value;
    }
    async function open(file: string): Promise<Result<unknown>> {
      if (shell.files === "listing") return shell.call("openReport", { handle: file });
      shell.choose("open", file);
      return shell.call("openReport", {});
    }
    async function opened(file: string): Promise<{ handle: string; name: string; text: string }> {
      const result = await open(file);
      if (!result.ok) throw new Error(result.code);
      return result.value as { handle: string; name: string; text: string }; // checked by the first test
    }
    async function saveAs(name: string, content: string): Promise<Result<unknown>> {
      if (shell.files === "dialog") shell.choose("save", name);
      return shell.call("saveReportAs", { name, content });
    }
    async function exported(name: string, bytes: Uint8Array): Promise<Result<unknown>> {
      if (shell.files === "dialog") shell.choose("save", name);
      return shell.call("exportFile", { name, bytes });
    }

    it("opens a report and gives its name and text, but no path", async () => {
      await writeFile(at("chest.txt"), "FINDINGS: Größe 5 µm.\r\n");
      const result = await open("chest.txt");
      expect(result).toMatchObject({ ok: true, value: { name: "chest.txt", text: "FINDINGS: Größe 5 µm.\r\n" } });
      expect(JSON.stringify(result)).not.toContain(shell.folder);
    });

    it("saves over an opened report and reads the same text back", async () => {
      await writeFile(at("chest.readout.json"), "{}");
      const { handle } = await opened("chest.readout.json");
      const content = JSON.stringify({ text: "été 漢字 \u{1f600} \u0000 \u2028" });
      expect(await value("saveReport", { handle, content })).toMatchObject({ handle, name: "chest.readout.json" });
      expect(await onDisk("chest.readout.json")).toBe(content);
      expect((await opened("chest.readout.json")).text).toBe(content);
      expect((await readdir(shell.folder)).filter((file) => file.startsWith("."))).toEqual([]);
    });

    it("saves under a new name, adds the suffix, and the handle it answers stands for the new file", async () => {
      const saved = await saveAs("Chest CT", '{"first":1}');
      expect(saved).toMatchObject({ ok: true, value: { name: "Chest CT.readout.json" } });
      expect((await stat(at("Chest CT.readout.json"))).mode & 0o777).toBe(0o600);
      const { handle } = saved.ok ? (saved.value as { handle: string }) : { handle: "" };
      await value("saveReport", { handle, content: '{"second":2}' });
      expect(await onDisk("Chest CT.readout.json")).toBe('{"second":2}');
      expect(await value("openReport", { handle })).toMatchObject({ text: '{"second":2}' });
    });

    it("never replaces a file that the user was not asked about", async () => {
      await writeFile(at("Chest CT.readout.json"), "precious");
      expect(await saveAs("Chest CT", "{}")).toMatchObject({ ok: false, code: "in-use" });
      expect(await onDisk("Chest CT.readout.json")).toBe("precious");
    });

    it("does not write over what another program has changed meanwhile", async () => {
      await writeFile(at("chest.txt"), "first");
      const { handle } = await opened("chest.txt");
      await writeFile(at("chest.txt"), "theirs");
      const refused = await shell.call("saveReport", { handle, content: "ours" });
      expect(refused).toMatchObject({ ok: false, code: "in-use", message: expect.stringContaining("another name") });
      expect(await onDisk("chest.txt")).toBe("theirs");
      await opened("chest.txt");
      await value("saveReport", { handle, content: "ours" });
      expect(await onDisk("chest.txt")).toBe("ours");
    });

    it("lists reports that can be opened by their handles", async () => {
      await writeFile(at("a.txt"), "A");
      await opened("a.txt");
      await saveAs("b", '{"b":1}');
      const list = (await value("listReports")) as { handle: string; name: string; modifiedMs: number }[]; // looked at below
      expect(list.map((entry) => entry.name).sort()).toEqual(["a.txt", "b.readout.json"]);
      for (const { handle, name, modifiedMs } of list) {
        expect(await value("openReport", { handle })).toMatchObject({ name });
        expect(modifiedMs).toBeGreaterThan(Date.parse("2020-01-01"));
      }
    });

    it("exports bytes as they are", async () => {
      const bytes = Uint8Array.from({ length: 1000 }, (_, index) => (index * 7) & 255);
      const result = await exported("report.pdf", bytes);
      expect(result).toMatchObject({ ok: true, value: { name: "report.pdf" } });
      expect(new Uint8Array(await readFile(at("report.pdf")))).toEqual(bytes);
    });

    it("exports again under a name that leaves nothing lost", async () => {
      await exported("report.txt", new Uint8Array([49]));
      const again = await exported(shell.files === "listing" ? "report.txt" : "report (2).txt", new Uint8Array([50]));
      expect(again).toMatchObject({ ok: true, value: { name: "report (2).txt" } });
      expect(await onDisk("report.txt")).toBe("1");
      expect(await onDisk("report (2).txt")).toBe("2");
    });

    it("keeps a draft that survives a kill, the newest revision of it, until it is discarded", async () => {
      await writeFile(at("chest.txt"), "FINDINGS: clear.");
      const { handle } = await opened("chest.txt");
      const draft = { draftId: "draft-1", name: "chest.txt", handle };
      await value("keepDraft", { ...draft, content: '{"revision":1}' });
      expect(await value("keepDraft", { ...draft, content: '{"revision":2}' })).toEqual({
        savedMs: expect.any(Number),
      });
      await value("keepDraft", { draftId: "draft-2", name: "New report", content: "{}" });
      await shell.killAndRestart();
      const drafts = (await value("recoverDrafts")) as { draftId: string; handle?: string }[]; // looked at below
      expect(drafts.map((entry) => entry.draftId).sort()).toEqual(["draft-1", "draft-2"]);
      expect(drafts.find((entry) => entry.draftId === "draft-1")).toEqual({
        ...draft,
        content: '{"revision":2}',
        savedMs: expect.any(Number),
      });
      // The handle still stands for the file that the user chose before the kill.
      await value("saveReport", { handle, content: "after" });
      expect(await onDisk("chest.txt")).toBe("after");
      await value("discardDraft", { draftId: "draft-1" });
      await shell.killAndRestart();
      expect(await value("recoverDrafts")).toMatchObject([{ draftId: "draft-2" }]);
    });

    it("refuses a revision of a draft that another page has written on meanwhile, and keeps the other's", async () => {
      const draft = { draftId: "draft-1", name: "a" };
      const first = (await value("keepDraft", { ...draft, content: "first" })) as { savedMs: number }; // looked at below
      // Two browsers have it open as it was then.
      const theirs = (await value("keepDraft", { ...draft, content: "theirs", after: first.savedMs })) as typeof first;
      expect(theirs.savedMs).toBeGreaterThan(first.savedMs);
      const ours = { ...draft, content: "ours", after: first.savedMs };
      expect(await shell.call("keepDraft", ours)).toMatchObject({ ok: false, code: "in-use" });
      await shell.killAndRestart();
      expect(await shell.call("keepDraft", ours)).toMatchObject({ ok: false, code: "in-use" });
      expect(await value("recoverDrafts")).toMatchObject([{ content: "theirs", savedMs: theirs.savedMs }]);
      await value("keepDraft", { ...draft, content: "theirs, more", after: theirs.savedMs });
      // What was thrown away elsewhere is not lost here.
      await value("discardDraft", { draftId: "draft-1" });
      await value("keepDraft", ours);
      expect(await value("recoverDrafts")).toMatchObject([{ content: "ours" }]);
    });

    it("does not write over what another page has saved since the report was opened, also after a kill", async () => {
      await writeFile(at("chest.readout.json"), "{}");
      const ours = (await opened("chest.readout.json")) as { handle: string; version?: string };
      const theirs = (await opened("chest.readout.json")) as typeof ours;
      const saved = (await value("saveReport", {
        handle: theirs.handle,
        content: '{"their":1}',
        base: theirs.version,
      })) as {
        version?: string;
      };
      expect(saved.version).toBeDefined();
      const late = { handle: ours.handle, content: '{"our":1}', base: ours.version };
      expect(await shell.call("saveReport", late)).toMatchObject({ ok: false, code: "in-use" });
      await value("keepDraft", { draftId: "d", name: "a", handle: ours.handle, content: "{}", base: ours.version });
      await shell.killAndRestart();
      expect(await value("recoverDrafts")).toMatchObject([{ base: ours.version }]);
      expect(await shell.call("saveReport", late)).toMatchObject({ ok: false, code: "in-use" });
      expect(await onDisk("chest.readout.json")).toBe('{"their":1}');
      await value("saveReport", { handle: theirs.handle, content: '{"their":2}', base: saved.version });
      expect(await onDisk("chest.readout.json")).toBe('{"their":2}');
    });

    it("lists the templates of all three origins as they are at the moment, and keeps what cannot be read in the list", async () => {
      const shared = join(shell.data, "shared");
      await mkdir(shared);
      if (shell.files === "dialog") {
        expect(await value("listTemplates")).not.toHaveProperty("folder");
        shell.choose("open", "../data/shared");
        expect(await value("chooseTemplateFolder", {})).toEqual({ name: "shared" });
      }
      await value("saveTemplate", { file: "knee.txt", text: "name: Knee\n", replace: false });
      await writeFile(join(shared, "ankle.txt"), "name: Ankle\n");
      await writeFile(join(shared, "broken.txt"), Buffer.from([0, 1, 2, 255]));
      await writeFile(join(shared, "notes.md"), "no template");
      await symlink("/etc/hostname", join(shared, "link.txt"));
      const list = (await value("listTemplates")) as TemplateList; // looked at below
      expect(list.folder).toMatchObject({ name: "shared" });
      expect(list.templates.filter(({ origin }) => origin === "built-in").length).toBeGreaterThan(0);
      expect(list.templates.filter(({ origin }) => origin !== "built-in")).toEqual([
        { origin: "own", file: "knee.txt", text: "name: Knee\n" },
        { origin: "shared", file: "ankle.txt", text: "name: Ankle\n" },
        { origin: "shared", file: "broken.txt", text: "", problem: expect.stringMatching(/^[A-Z].*\.$/) },
      ]);
      // Another program writes and deletes; the next look shows it, also after a restart.
      await writeFile(join(shared, "ankle.txt"), "name: Ankle joint\n");
      await rm(join(shared, "broken.txt"));
      await shell.killAndRestart();
      const next = (await value("listTemplates")) as TemplateList;
      expect(next.templates.filter(({ origin }) => origin === "shared")).toEqual([
        { origin: "shared", file: "ankle.txt", text: "name: Ankle joint\n" },
      ]);
      expect(JSON.stringify(next.folder)).not.toContain(shell.data);
    });

    it("says that the shared folder is away, and still lists the others", async () => {
      await mkdir(join(shell.data, "shared"));
      if (shell.files === "dialog") {
        shell.choose("open", "../data/shared");
        await value("chooseTemplateFolder", {});
      }
      await rm(join(shell.data, "shared"), { recursive: true });
      const list = (await value("listTemplates")) as TemplateList;
      expect(list.folder).toMatchObject({ name: "shared", problem: expect.stringContaining("not there") });
      expect(list.templates.length).toBeGreaterThan(0);
    });

    it("replaces an own template only when asked to, and deletes none but own ones", async () => {
      const template = { file: "knee.txt", text: "name: Knee\n" };
      await value("saveTemplate", { ...template, replace: false });
      const taken = await shell.call("saveTemplate", { ...template, text: "other", replace: false });
      expect(taken).toMatchObject({ ok: false, code: "in-use" });
      expect(await value("saveTemplate", { ...template, text: "second", replace: true })).toEqual({ file: "knee.txt" });
      const own = async () =>
        ((await value("listTemplates")) as TemplateList).templates.filter(({ origin }) => origin === "own");
      expect(await own()).toEqual([{ origin: "own", file: "knee.txt", text: "second" }]);
      expect(await value("deleteTemplate", { file: "knee.txt" })).toBe(undefined);
      expect(await own()).toEqual([]);
      expect(await shell.call("deleteTemplate", { file: "knee.txt" })).toMatchObject({ ok: false, code: "not-found" });
      expect(await shell.call("deleteTemplate", { file: "ct-head.txt" })).toMatchObject({ ok: false });
    });

    it("lists the cases of all three origins, and replaces and deletes none but own ones", async () => {
      const shared = join(shell.data, "shared");
      await mkdir(join(shared, "cases"), { recursive: true });
      if (shell.files === "dialog") {
        shell.choose("open", "../data/shared");
        await value("chooseTemplateFolder", {});
      }
      await writeFile(join(shared, "cases", "hip.txt"), "title: Hip\n");
      await symlink("/etc/hostname", join(shared, "cases", "link.txt"));
      await value("saveCase", { file: "knee.txt", text: "title: Knee\n", replace: false });
      expect(await shell.call("saveCase", { file: "knee.txt", text: "other", replace: false })).toMatchObject({
        code: "in-use",
      });
      await shell.killAndRestart();
      const { cases } = (await value("listCases")) as CaseList; // looked at below
      expect(cases.filter(({ origin }) => origin === "built-in").length).toBeGreaterThan(0);
      expect(cases.filter(({ origin }) => origin !== "built-in")).toEqual([
        { origin: "own", file: "knee.txt", text: "title: Knee\n" },
        { origin: "shared", file: "hip.txt", text: "title: Hip\n" },
      ]);
      expect(await shell.call("deleteCase", { file: "hip.txt" })).toMatchObject({ ok: false, code: "not-found" });
      expect(await value("deleteCase", { file: "knee.txt" })).toBe(undefined);
      expect(((await value("listCases")) as CaseList).cases.some(({ origin }) => origin === "own")).toBe(false);
    });

    it("keeps practice results over a restart, skips a damaged line and loses none beside it", async () => {
      expect(await value("readProgress")).toEqual({ results: [], damaged: 0 });
      const results = [resultAt(1000), resultAt(2000), resultAt(3000)];
      await Promise.all(results.slice(0, 2).map((result) => value("addResult", { result })));
      const file = join(shell.data, "practice.jsonl");
      expect((await stat(file)).mode & 0o077).toBe(0);
      // A process that was killed in the middle of a line.
      await writeFile(file, `${await readFile(file, "utf8")}{"version":1,"caseId":"cut`);
      await shell.killAndRestart();
      await value("addResult", { result: results[2] });
      expect(await value("readProgress")).toEqual({ results, damaged: 1 } satisfies KeptProgress);
    });

    it("keeps unfinished work of each kind over a kill, the newest of it, until it is discarded", async () => {
      expect(await value("listWork")).toEqual([]);
      const key = "own/Kopf é.txt";
      await value("keepWork", { kind: "template", key, content: "name: CT" });
      await value("keepWork", { kind: "template", key, content: "name: CT head" });
      await value("keepWork", { kind: "answer", key: "ct-fall", content: "1. No bleeding." });
      await shell.killAndRestart();
      const kept = (await value("listWork")) as KeptWork[]; // looked at below
      expect(kept.toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual([
        { kind: "answer", key: "ct-fall", content: "1. No bleeding.", savedMs: expect.any(Number) },
        { kind: "template", key, content: "name: CT head", savedMs: expect.any(Number) },
      ]);
      await value("discardWork", { kind: "template", key });
      await value("discardWork", { kind: "case", key: "ct-fall" });
      await shell.killAndRestart();
      expect(await value("listWork")).toMatchObject([{ kind: "answer", key: "ct-fall" }]);
    });

    it("leaves out unfinished work whose file is damaged, and keeps the others", async () => {
      await value("keepWork", { kind: "answer", key: "a", content: "first" });
      await value("keepWork", { kind: "answer", key: "b", content: "second" });
      const folder = join(shell.data, "unfinished");
      const [file = ""] = await readdir(folder);
      await writeFile(join(folder, file), (await readFile(join(folder, file), "utf8")).slice(0, -3));
      expect(await value("listWork")).toHaveLength(1);
    });

    it("lets the page name no folder", async () => {
      await value("writeSettings", { ...DEFAULT_SETTINGS, zoom: 1.5, templateFolder: shell.folder });
      expect(await value("readSettings")).toEqual({ ...DEFAULT_SETTINGS, zoom: 1.5 });
    });

    it("remembers settings over a restart and has defaults before", async () => {
      expect(await value("readSettings")).toEqual(DEFAULT_SETTINGS);
      const settings = { ...DEFAULT_SETTINGS, theme: "light", zoom: 1.25 };
      await value("writeSettings", settings);
      await shell.killAndRestart();
      expect(await value("readSettings")).toEqual(settings);
    });

    it("goes on with defaults when the settings file is damaged, keeps the file, and says so", async () => {
      await writeFile(join(shell.data, "settings.json"), '{"theme":"light"');
      await shell.killAndRestart();
      expect(await value("readSettings")).toEqual(DEFAULT_SETTINGS);
      expect(await readFile(join(shell.data, "settings.json.damaged"), "utf8")).toBe('{"theme":"light"');
      expect(await value("info")).toMatchObject({
        notices: [expect.stringContaining("settings file could not be read")],
      });
    });

    it.each([
      ["saveReport", undefined],
      ["saveReport", "text"],
      ["saveReport", { handle: "a.txt" }],
      ["saveReport", { handle: "a.txt", content: 7 }],
      ["saveReport", { handle: { toString: 1 }, content: "x" }],
      ["saveReportAs", { name: "", content: "x" }],
      ["saveReportAs", { name: "x".repeat(500), content: "x" }],
      ["openReport", { handle: 7 }],
      ["openReport", 7],
      ["keepDraft", { draftId: "../../escape", name: "a", content: "x" }],
      ["keepDraft", { draftId: "", name: "a", content: "x" }],
      ["keepDraft", { draftId: "a", name: "a", content: null }],
      ["keepDraft", { draftId: "a", name: "a", content: "x", after: "1" }],
      ["keepDraft", { draftId: "a", name: "a", content: "x", after: null }],
      ["saveReport", { handle: "a.txt", content: "x", base: 7 }],
      ["discardDraft", { draftId: "a/b" }],
      ["discardDraft", []],
      ["exportFile", { name: "a.pdf", bytes: [1, 2, 3] }],
      ["exportFile", { name: "a.pdf", bytes: "AAAA" }],
      ["saveTemplate", { file: "a.txt", text: "x" }],
      ["saveTemplate", { file: "a.md", text: "x", replace: true }],
      ["saveTemplate", { file: "../a.txt", text: "x", replace: true }],
      ["saveTemplate", { file: "a.txt", text: "x".repeat(256 * 1024 + 1), replace: true }],
      ["deleteTemplate", { file: "../settings.json" }],
      ["deleteTemplate", { file: "sub/a.txt" }],
      ["chooseTemplateFolder", { forget: "yes" }],
      ["saveCase", { file: "../a.txt", text: "x", replace: true }],
      ["saveCase", { file: "a.md", text: "x", replace: true }],
      ["deleteCase", { file: "../settings.json" }],
      ["addResult", { result: { ...resultAt(1), score: 101 } }],
      ["addResult", { result: { ...resultAt(1), caseId: "../../x" } }],
      ["addResult", { result: { ...resultAt(1), points: [{ id: "a", kind: "guess", weight: 1, verdict: "met" }] } }],
      ["addResult", {}],
      ["keepWork", { kind: "letter", key: "a", content: "x" }],
      ["keepWork", { kind: "answer", key: "", content: "x" }],
      ["keepWork", { kind: "answer", key: "a" }],
      ["discardWork", { kind: "answer" }],
      ["writeSettings", {}.toString],
      ["writeSettings", { ...DEFAULT_SETTINGS, zoom: 1000 }],
      ["writeSettings", { ...DEFAULT_SETTINGS, theme: "pink" }],
      ["writeSettings", { ...DEFAULT_SETTINGS, checks: { rules: { "meas-unit-missing": "loud" } } }],
      ["writeSettings", null],
    ])("refuses %s with %j and changes nothing", async (method, argument) => {
      const sendable = typeof argument === "function" ? "[object]" : argument;
      const result = await shell.call(method, sendable);
      expect(result).toMatchObject({ ok: false, code: "bad-argument", message: expect.stringMatching(/^[A-Z].*\.$/) });
      expect(await readdir(shell.folder)).toEqual([]);
      expect(await value("recoverDrafts")).toEqual([]);
      expect(await value("listWork")).toEqual([]);
    });

    it("refuses content larger than a report may be", async () => {
      const content = "x".repeat(5 * 1024 * 1024 + 1);
      expect(await shell.call("keepDraft", { draftId: "a", name: "a", content })).toMatchObject({ code: "too-large" });
    });

    it.each([
      "../outside.txt",
      "/etc/hostname",
      "",
      "..",
      "sub/a.txt",
      "a.txt\u0000.txt",
      "00000000-0000-0000-0000-000000000000",
    ])("refuses the handle %j, which no user has chosen", async (handle) => {
      await writeFile(join(shell.folder, "..", "outside.txt"), "outside").catch(() => undefined);
      for (const [method, argument] of [
        ["openReport", { handle }],
        ["saveReport", { handle, content: "x" }],
      ] as const) {
        const result = await shell.call(method, argument);
        expect(result).toMatchObject({ ok: false, code: expect.stringMatching(/^(bad-argument|not-found)$/) });
        expect(JSON.stringify(result)).not.toContain("outside");
      }
    });

    it.each([
      ["that is missing", async () => {}, "not-found"],
      ["that is a folder", async (path: string) => void (await mkdir(path)), "not-a-report"],
      ["that is no text", async (path: string) => writeFile(path, Buffer.from([0, 1, 2, 3, 255, 0])), "not-text"],
      [
        "that is too large",
        async (path: string) => writeFile(path, Buffer.alloc(5 * 1024 * 1024 + 1, 65)),
        "too-large",
      ],
    ])("says what is wrong with a file %s", async (_what, make, code) => {
      await make(at("bad.txt"));
      const result = await open("bad.txt");
      expect(result).toMatchObject({ ok: false, code, message: expect.stringMatching(/^[A-Z].*\.$/) });
      expect(JSON.stringify(result)).not.toContain(shell.folder);
    });

    it("leaves what stands in the way of a new file as it is", async () => {
      await mkdir(at("taken.readout.json"));
      await symlink("/dev/full", at("full.readout.json"));
      for (const name of ["taken.readout.json", "full.readout.json"])
        expect(await saveAs(name, "{}")).toMatchObject({ ok: false, message: expect.stringMatching(/^[A-Z].*\.$/) });
      expect((await stat(at("taken.readout.json"))).isDirectory()).toBe(true);
      expect((await stat("/dev/full")).isCharacterDevice()).toBe(true);
    });

    it("keeps both reports and drafts out of the sight of other users", async () => {
      await chmod(shell.data, 0o755);
      await value("keepDraft", { draftId: "a", name: "a", content: "{}" });
      await value("writeSettings", DEFAULT_SETTINGS);
      await value("keepWork", { kind: "answer", key: "a", content: "x" });
      const files = await readdir(shell.data, { recursive: true, withFileTypes: true });
      const ours = files.filter((entry) => entry.isFile() && /journal|settings|recent|lock|work/.test(entry.name));
      expect(ours.length).toBeGreaterThan(2);
      for (const entry of ours)
        expect((await stat(join(entry.parentPath, entry.name))).mode & 0o077, entry.name).toBe(0);
    });

    it.each(Object.keys(HOST_METHODS))("answers %s with a Result, also without an argument", async (method) => {
      if (method === "openReport" || method === "chooseTemplateFolder") shell.choose("open", undefined);
      const result = await shell.call(method);
      expect(result.ok || result.message).toBeOneOf([true, expect.stringMatching(/^[A-Z].*\.$/)]);
    });
  });
}
