// What the benchmark says of each rule: one run of its own score.mjs, whose streams are recorded on the way.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../places.mjs";

const PROGRAM = join(ROOT, "dist", "cli", "readout.js");

/**
 * Runs the benchmark in `folder`. Answers the `ruleSet` measured, `sources` (source → number of untouched reports), `reports` (id → source and text),
 * `alerts` of the untouched reports, and `staged` (rule → counts over the classes that classes.json counts it for).
 */
export function measure(folder) {
  const records = mkdtempSync(join(tmpdir(), "readout-desk-"));
  try {
    const misses = join(records, "misses.tsv");
    score(folder, records, misses);
    const asked = readLines(join(records, "asked.ndjson"));
    const answers = new Map(readLines(join(records, "answered.ndjson")).map((one) => [one.id, one.diagnostics]));
    const texts = new Map(asked.map(({ id, text }) => [id, text]));
    const missed = new Set(readRows(misses).map(([label, report]) => `${label}/${report}`));
    return {
      ruleSet: ruleSetOf(PROGRAM),
      ...untouched(folder, texts, answers),
      staged: stagedByRule(JSON.parse(readFileSync(join(folder, "classes.json"), "utf8")), texts, answers, missed),
    };
  } finally {
    rmSync(records, { recursive: true, force: true });
  }
}

function score(folder, records, misses) {
  const command = [process.execPath, join(ROOT, "bench", "desk", "recorder.mjs"), records];
  const program = [process.execPath, PROGRAM, "check", "--ndjson"];
  const args = [join(folder, "score.mjs"), "--json", "--misses", misses, "--", ...command, ...program];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`score.mjs ended with exit code ${status}.\n${stderr}`);
}

/** The hash of the program that was measured, which may be another one than the sources' by now. */
function ruleSetOf(program) {
  const { stdout } = spawnSync(process.execPath, [program, "--version"], { encoding: "utf8" });
  return /\(rules ([0-9a-f]+)\)/.exec(stdout)?.[1] ?? "unknown";
}

const CLEAN = "clean/";

function untouched(folder, texts, answers) {
  const sourceOf = new Map(readLines(join(folder, "data", "dev.jsonl")).map(({ id, source }) => [id, source]));
  const reports = new Map();
  const sources = new Map();
  const alerts = [];
  for (const [key, text] of texts) {
    if (!key.startsWith(CLEAN)) continue;
    const id = key.slice(CLEAN.length);
    const source = sourceOf.get(id) ?? id.split("-")[0];
    reports.set(id, { source, text });
    sources.set(source, (sources.get(source) ?? 0) + 1);
    for (const one of answers.get(key) ?? []) alerts.push({ ...one, report: id, source });
  }
  return { reports, sources, alerts };
}

/**
 * For each rule over the classes it counts for: how many errors were staged, how many score.mjs calls found, and how many of
 * those brought a new alert of this very rule (in a class of one rule the two are the same).
 */
function stagedByRule(classes, texts, answers, missed) {
  const byRule = new Map();
  for (const key of texts.keys()) {
    const [label, ...rest] = key.split("/");
    const rules = classes[label];
    if (rules === undefined) continue;
    const clean = `${CLEAN}${rest.join("/")}`;
    for (const rule of rules) {
      const row = byRule.get(rule) ?? { staged: 0, found: 0, own: 0, classes: new Set() };
      byRule.set(rule, row);
      row.classes.add(label);
      row.staged++;
      if (missed.has(key)) continue;
      row.found++;
      if (isNew(rule, signed(key, texts, answers), signed(clean, texts, answers))) row.own++;
    }
  }
  return byRule;
}

/** The alerts of a report as rule, words and message, which stay where the text around them changes. */
function signed(key, texts, answers) {
  const text = texts.get(key) ?? "";
  return (answers.get(key) ?? []).map(({ rule, start, end, message }) => ({
    rule,
    words: `${text.slice(start, end)}\n${message}`,
  }));
}

function isNew(rule, now, before) {
  const left = before.filter((one) => one.rule === rule).map(({ words }) => words);
  for (const one of now) {
    if (one.rule !== rule) continue;
    const at = left.indexOf(one.words);
    if (at < 0) return true;
    left.splice(at, 1);
  }
  return false;
}

function readLines(path) {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));
}

function readRows(path) {
  const lines = readFileSync(path, "utf8").split("\n").slice(1);
  return lines.filter((line) => line !== "").map((line) => line.split("\t"));
}
