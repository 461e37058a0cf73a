import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { draftFile, writeReportFile } from "../../shared/report-file";
import { documentFromText } from "../../shared/text/to-document";
import { CLEAN_REPORT, FLAWED_REPORT, folderWith, readout } from "./program";

const folder = folderWith({
  "clean.txt": CLEAN_REPORT,
  "flawed.txt": FLAWED_REPORT,
  "crlf.txt": FLAWED_REPORT.replaceAll("\n", "\r\n"),
  "utf16.txt": Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(CLEAN_REPORT, "utf16le")]),
  "latin1.txt": Buffer.from(CLEAN_REPORT.replace("Roe, Jan", "Müller, José"), "latin1"),
  "flawed.readout.json": writeReportFile(draftFile(documentFromText(FLAWED_REPORT).doc)),
  "half.readout.json": writeReportFile(draftFile(documentFromText(FLAWED_REPORT).doc)).slice(0, 300),
  "newer.readout.json": '{"format": "readout-report", "version": 99}',
  "empty.txt": "",
  "blank.txt": " \n\t\n",
  "binary.txt": Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0xd8]),
  "sjis.txt": Buffer.from([
    0x8e, 0x84, 0x82, 0xcd, 0x95, 0xf1, 0x8d, 0x90, 0x8f, 0x91, 0x82, 0xf0, 0x8f, 0x91, 0x82, 0xad,
  ]),
  "long.txt": "x ".repeat(2_700_000),
  "one-line.txt": "There is a nodule in the right upper lobe",
  "config.json": '{"rules": {"dict-unfilled-field": "off"}}',
  "bad.json": '{\n  "rules": {\n    "a": }\n}',
  "unknown.json": '{\n  "rules": {},\n  "rulez": {}\n}',
  "wrong.json": '{\n  "impressionFirst": "yes"\n}',
});
const COMMANDS = ["check", "analyze", "export", "rules", "templates", "practice", "serve"];
const file = folder.file;
afterAll(folder.remove);

describe("check with files", () => {
  it.each([
    ["clean.txt", 0],
    ["flawed.txt", 1],
    ["crlf.txt", 1],
    ["utf16.txt", 0],
    ["flawed.readout.json", 1],
    ["one-line.txt", 1],
  ])("ends for %s with exit code %i", async (name, code) => {
    expect((await readout(["check", file(name)])).code).toBe(code);
  });

  it("shows place, words, message, rule and fix, without colours where nobody looks on", async () => {
    const { out } = await readout(["check", file("flawed.txt")]);
    expect(out).toContain("error");
    expect(out).toContain("dict-unfilled-field");
    expect(out).toMatch(
      /^ {2}17:14 {2}error {2}.* {2}dict-unfilled-field\n {6}1\. Nodule of \[size\] in the right upper lobe\.\n {19}\^{6}$/m,
    );
    expect(out).toMatch(/fix: /);
    expect(out).not.toContain("\u001b");
  });

  it("says so when there is nothing to report", async () => {
    const { out, err } = await readout(["check", file("clean.txt")]);
    expect(out).toBe(`${file("clean.txt")}: nothing to report\n\nNothing to report in 1 report.\n`);
    expect(err).toBe("");
  });

  it("reads standard input for -", async () => {
    const { code, out } = await readout(["check", "-"], FLAWED_REPORT);
    expect(code).toBe(1);
    expect(out).toContain("standard input\n");
  });

  it("counts only what reaches --severity", async () => {
    const warnings = await readout(["check", file("flawed.txt"), "--format", "json"]);
    const errors = await readout(["check", file("flawed.txt"), "--format", "json", "--severity", "error"]);
    const severities = ({ out }: { out: string }) =>
      JSON.parse(out)[0].diagnostics.map((one: { severity: string }) => one.severity);
    expect(new Set(severities(warnings))).toEqual(new Set(["error", "warning"]));
    expect(new Set(severities(errors))).toEqual(new Set(["error"]));
    expect(errors.code).toBe(1);
  });

  it("gives in JSON the place of each diagnostic in line and column too", async () => {
    const { out } = await readout(["check", file("crlf.txt"), "--format", "json"]);
    const [{ diagnostics }] = JSON.parse(out);
    const field = diagnostics.find((one: { rule: string }) => one.rule === "dict-unfilled-field");
    expect(field).toMatchObject({ line: 17, column: 14, endLine: 17, endColumn: 20 });
    expect(readFileSync(file("crlf.txt"), "utf8").slice(field.start, field.end)).toBe("[size]");
  });

  it("says the same of a text and of the report file that was made from it", async () => {
    const rules = async (name: string) => {
      const { out } = await readout(["check", file(name), "--format", "json", "--severity", "info"]);
      return JSON.parse(out)[0].diagnostics.map((one: { rule: string; message: string }) => [one.rule, one.message]);
    };
    expect(await rules("flawed.readout.json")).toEqual(await rules("flawed.txt"));
  });

  it("reads Latin-1 and says that it did", async () => {
    const { code, err } = await readout(["check", file("latin1.txt")]);
    expect(code).toBe(0);
    expect(err).toContain("it was read as Latin-1");
  });

  it("obeys the site's settings", async () => {
    const { out } = await readout(["check", file("flawed.txt"), "--config", file("config.json"), "--format", "json"]);
    expect(out).not.toContain("dict-unfilled-field");
    expect(out).toContain("rec-clinical-correlation");
  });

  it("checks the other files when one can't be read, and tells by the exit code", async () => {
    const { code, out, err } = await readout(["check", file("missing.txt"), file("flawed.txt")]);
    expect(code).toBe(2);
    expect(out).toContain("dict-unfilled-field");
    expect(err).toContain("There is no file");
  });
});

describe("bad input ends with exit code 2 and a sentence that says what to do", () => {
  it.each([
    [["check", file("missing.txt")], /There is no file ".*missing\.txt"\. Check the name/],
    [["check", folder.path], /is a folder\. Name the files in it/],
    [["check", file("empty.txt")], /is empty; there is no report to read/],
    [["check", file("blank.txt")], /is empty; there is no report to read/],
    [["check", file("binary.txt")], /is not text.*Open a text file/],
    [["check", file("sjis.txt")], /unknown encoding.*Save it as UTF-8/],
    [["check", file("long.txt")], /larger than 5 MB.*--ndjson/],
    [["check", file("half.readout.json")], /half\.readout\.json: .*cut off/],
    [["check", file("newer.readout.json")], /newer version of Readout/],
    [["check"], /Name the files to check/],
    [["check", file("clean.txt"), "--severity", "fatal"], /--severity takes info, warning, error, not "fatal"/],
    [["check", file("clean.txt"), "--format", "xml"], /--format takes pretty, json, sarif, not "xml"/],
    [["check", file("clean.txt"), "--colour"], /Unknown option '--colour'.*--help/],
    [["check", "--ndjson", "--jobs", "0"], /--jobs takes a whole number from 1/],
    [["check", "--ndjson", file("clean.txt")], /takes no files/],
    [["check", file("clean.txt"), "--config", file("bad.json")], /not valid JSON.*3/],
    [["check", file("clean.txt"), "--config", file("unknown.json")], /Line 3 of the site configuration: .*rulez/],
    [["check", file("clean.txt"), "--config", file("wrong.json")], /Line 2 of the site configuration/],
    [
      ["frobnicate"],
      /There is no command "frobnicate"\. There are: check, analyze, export, rules, templates, practice, serve\./,
    ],
    [["templates", "frobnicate"], /Say what to do: readout templates/],
    [["rules", "meas-nothing"], /There is no rule "meas-nothing"\. Near it: meas-/],
    [["export", file("clean.txt")], /Say what to export to/],
    [["export", file("clean.txt"), "--to", "docx"], /--to takes text, pdf, not "docx"/],
    [["serve", "--port", "99999"], /--port takes a whole number/],
  ])("%j", async (args, sentence) => {
    const { code, out, err } = await readout(args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe("export", () => {
  it("writes the report as text, sections in their order", async () => {
    const target = file("out.txt");
    const { code, err } = await readout(["export", file("flawed.readout.json"), "--to", "text", "-o", target]);
    expect({ code, err }).toEqual({ code: 0, err: `readout: wrote ${target}\n` });
    expect(readFileSync(target, "utf8")).toMatch(/FINDINGS:\n[\s\S]*IMPRESSION:\n1\. Nodule of \[size\]/);
  });

  it("writes a PDF, the same bytes for the same file", async () => {
    for (const name of ["one.pdf", "two.pdf"])
      expect((await readout(["export", file("clean.txt"), "--to", "pdf", "-o", file(name)])).code).toBe(0);
    expect(readFileSync(file("one.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
    expect(readFileSync(file("one.pdf")).equals(readFileSync(file("two.pdf")))).toBe(true);
  });

  it("writes to standard output for -", async () => {
    const { out } = await readout(["export", "-", "--to", "text"], CLEAN_REPORT);
    expect(out).toContain("IMPRESSION:\n1. Normal chest radiograph.");
  });

  it.skipIf(process.platform === "win32").each([
    ["a folder", () => folder.path, /A folder has this name/],
    ["a full disk", () => "/dev/full", /not an ordinary file/],
    ["a folder that is a file", () => `${file("clean.txt")}/x.pdf`, /A file stands where the folder should be/],
    ["a folder that is not there", () => `${folder.path}/none/x.pdf`, /The folder is no longer there/],
    ["the report itself", () => file("clean.txt"), /is the report itself/],
  ])("refuses %s as the target, and loses nothing", async (_, target, sentence) => {
    const before = readdirSync(folder.path).sort();
    const { code, err } = await readout(["export", file("clean.txt"), "--to", "pdf", "-o", target()]);
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
    expect(readdirSync(folder.path).sort()).toEqual(before);
    expect(readFileSync(file("clean.txt"), "utf8")).toBe(CLEAN_REPORT);
  });

  it("leaves the older file whole when the report can't be read", async () => {
    const { code } = await readout(["export", file("half.readout.json"), "--to", "text", "-o", file("flawed.txt")]);
    expect(code).toBe(2);
    expect(readFileSync(file("flawed.txt"), "utf8")).toBe(FLAWED_REPORT);
  });
});

describe("help and version", () => {
  it("prints the version and the rule set's hash", async () => {
    expect((await readout(["--version"])).out).toMatch(/^readout \d+\.\d+\.\d+ \(rules [0-9a-f]{12}\)\n$/);
  });

  it.each([[["--help"]], [[]], [["help"]]])("lists the commands for %j", async (args) => {
    const { code, out } = await readout(args);
    expect(code).toBe(0);
    for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^  ${command} `, "m"));
  });

  it.each(COMMANDS)("teaches %s with examples", async (command) => {
    const { out } = await readout([command, "--help"]);
    expect(out).toMatch(new RegExp(`^Usage: readout ${command} `));
    expect(out).toContain("Examples:\n");
    expect((await readout(["help", command])).out).toBe(out);
  });
});

describe("rules", () => {
  it("lists all rules, and explains one with its source and examples", async () => {
    const { rules } = JSON.parse((await readout(["rules", "--json"])).out);
    expect(rules.length).toBeGreaterThan(12);
    const { out } = await readout(["rules", rules[0].id]);
    expect(out).toContain(rules[0].why);
    expect(out).toContain(`Source: ${rules[0].source}`);
    expect(out).toContain("Flagged:\n");
  });
});

describe("serve", () => {
  it("says that the port is in use", async () => {
    const data = folderWith({});
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    mkdirSync(data.file("reports"));
    const args = ["serve", "--no-open", "--folder", data.file("reports"), "--port", port];
    const { code, err } = await readout(args, "", { READOUT_DATA: data.file("data") });
    taken.close();
    expect(code).toBe(2);
    expect(err).toMatch(/port/i);
    data.remove();
  });
});
