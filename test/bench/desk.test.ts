import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { keyOf } from "../../bench/desk/verdicts.mjs";

const ROOT = join(import.meta.dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "readout-desk-run-"));
const out = join(folder, "desk.html");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CLEAN = "FINDINGS: The lungs are clear.\n\nIMPRESSION: Normal chest.";
const OPEN = "FINDINGS: Nodule of [size].\n\nIMPRESSION: Lung nodule.";
/** Asks the command as the benchmark does: two untouched reports and two staged ones, of which one is called missed. */
const SCORE = `
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
const args = process.argv.slice(2);
const [program, ...rest] = args.slice(args.indexOf("--") + 1);
const asked = ${JSON.stringify([
  { id: "clean/a", text: CLEAN },
  { id: "clean/b", text: OPEN },
  { id: "unfilled-field/a", text: CLEAN.replace("clear", "[ ]") },
  { id: "unfilled-field/b", text: OPEN },
])};
const input = asked.map((one) => JSON.stringify(one) + "\\n").join("");
const { stdout, status } = spawnSync(program, rest, { input, encoding: "utf8", stdio: ["pipe", "pipe", "inherit"] });
if (status !== 0 || stdout.trim().split("\\n").length !== asked.length) process.exit(1);
writeFileSync(args[args.indexOf("--misses") + 1], "class\\treport\\tinjected\\tother\\nunfilled-field\\tb\\t\\t\\n");
`;

beforeAll(() => {
  mkdirSync(join(folder, "data"));
  writeFileSync(join(folder, "score.mjs"), SCORE);
  writeFileSync(join(folder, "classes.json"), '{"unfilled-field": ["dict-unfilled-field", "dict-picklist"]}');
  const sources = [
    { id: "a", source: "alpha" },
    { id: "b", source: "beta" },
  ];
  writeFileSync(join(folder, "data", "dev.jsonl"), sources.map((one) => `${JSON.stringify(one)}\n`).join(""));
});

function bench(args: readonly string[], where = folder) {
  return spawnSync(process.execPath, [join(ROOT, "bench", "run.mjs"), ...args], {
    encoding: "utf8",
    env: { ...process.env, READOUT_BENCH: where },
  });
}
const rowOf = (text: string, rule: string) =>
  text
    .split("\n")
    .filter((line) => line.trim().startsWith(`${rule} `))
    .map((line) => line.trim().split(/\s+/));

it("prints recall and alerts per 1,000 of each rule and writes the page", () => {
  const { status, stdout } = bench(["desk", "--out", out]);
  expect(status).toBe(0);
  // Two staged, one found, by the rule itself; one alert in the one report of beta; an error in one report of two.
  expect(rowOf(stdout, "dict-unfilled-field")).toEqual([
    ["dict-unfilled-field", "2", "0.500", "0.500", "·", "1000.0", "500.0", "·", "·"],
  ]);
  // Found, but by the other rule of the class.
  expect(rowOf(stdout, "dict-picklist")[0]?.slice(1, 4)).toEqual(["2", "0.500", "0.000"]);
  expect(readFileSync(out, "utf8")).toContain("Nodule of [size]");
});

it("adds up the verdicts of a file and names the rules that are right too seldom", () => {
  const start = OPEN.indexOf("[size]");
  const key = keyOf({ rule: "dict-unfilled-field", report: "b", start, end: start + 6, message: "" }, OPEN);
  const verdicts = join(folder, "verdicts.tsv");
  const head = "key\trule\tseverity\treport\tstart\tverdict\tnote";
  writeFileSync(verdicts, `${head}\n${key}\tdict-unfilled-field\terror\tb\t${start}\twrong\t\n`);
  const { stdout } = bench(["desk", "--out", out, "--verdicts", verdicts]);
  expect(rowOf(stdout, "dict-unfilled-field")[1]).toEqual(["dict-unfilled-field", "1", "0", "0.000", "0.00–0.79", "0"]);
  expect(stdout).toContain("errors and warnings right in less than 70 %: dict-unfilled-field (0 of 1)\n");
});

it("shows only as many alerts as were asked for", () => {
  const { stdout } = bench(["desk", "--out", out, "--sample", "1", "--severity", "error"]);
  expect(stdout).toMatch(/ 1 of \d+ alerts to be judged: /);
  expect(readFileSync(out, "utf8").match(/"severity":"error"/g)).toHaveLength(1);
});

it.each([
  ["a page inside the project", ["desk", "--out", join(ROOT, "desk.html")], /inside the project/],
  ["verdicts inside the project", ["desk", "--verdicts", join(ROOT, "verdicts.tsv")], /inside the project/],
  ["a sample of none", ["desk", "--sample", "0"], /--sample takes a whole number from 1/],
  ["an unknown severity", ["desk", "--severity", "loud"], /--severity takes error, warning, info/],
  ["an unknown option", ["desk", "--loud"], /--loud/],
  ["options without a benchmark", ["--sample", "2"], /name it before "--sample"/],
  ["an unknown benchmark", ["desks"], /There is no benchmark "desks"/],
])("refuses %s", (_, args, sentence) => {
  const { status, stderr } = bench(args);
  expect(status).toBe(2);
  expect(stderr).toMatch(sentence);
  expect(existsSync(join(ROOT, "desk.html"))).toBe(false);
});

it.each(["desk", "figures"])("says for %s that the benchmark is not at hand, and writes nothing", (name) => {
  const table = join(ROOT, "shared", "figures", "rule-figures.tsv");
  const before = readFileSync(table, "utf8");
  const { status, stdout } = bench([name], join(folder, "nowhere"));
  expect(status).toBe(0);
  expect(stdout).toContain("The accuracy benchmark is not at hand");
  expect(readFileSync(table, "utf8")).toBe(before);
});
