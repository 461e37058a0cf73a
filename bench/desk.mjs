// The reading desk for authors of rules: what the benchmark says of each rule, and a page on which its alerts are judged.
//   npm run bench -- desk [--out FILE] [--sample N] [--seed N] [--severity error|warning|info] [--verdicts FILE]
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { deckOf } from "./desk/deck.mjs";
import { measure } from "./desk/measured.mjs";
import { outsideProject } from "./desk/outside.mjs";
import { pageOf } from "./desk/page.mjs";
import { sampleOf } from "./desk/sample.mjs";
import { printFigures, printVerdicts } from "./desk/tables.mjs";
import { keyOf, readVerdicts } from "./desk/verdicts.mjs";
import { benchFolder, NO_BENCH } from "./places.mjs";

export const title = "The reading desk";
export const options = {
  out: { type: "string" },
  sample: { type: "string" },
  seed: { type: "string", default: "1" },
  severity: { type: "string", default: "info" },
  verdicts: { type: "string" },
};

const LOUDEST_FIRST = ["error", "warning", "info"];

export async function run(engine, wanted) {
  const out = outsideProject(wanted.out ?? join(tmpdir(), "readout-desk.html"));
  const least = LOUDEST_FIRST.indexOf(wanted.severity);
  if (least < 0) throw new Error(`--severity takes ${LOUDEST_FIRST.join(", ")}, not "${wanted.severity}".`);
  const size = wanted.sample === undefined ? undefined : countOf("--sample", wanted.sample);
  const seed = countOf("--seed", wanted.seed);
  const verdicts = verdictsIn(wanted.verdicts);
  const folder = benchFolder();
  if (folder === undefined) return console.log(NO_BENCH);

  const { ruleSet, alerts, reports, sources, staged } = measured(folder);
  printFigures({ rules: engine.RULES, alerts, sources, staged });
  if (verdicts !== undefined) printVerdicts(alerts, verdicts);

  const loud = alerts.filter(({ severity }) => LOUDEST_FIRST.indexOf(severity) <= least);
  const shown = size === undefined ? loud : sampleOf(loud, size, seed);
  const made = new Date().toISOString().slice(0, 10);
  const about = { alerts: shown, reports, rules: engine.RULES, ruleSet, made, verdicts };
  const settings = engine.DEFAULT_CHECK_SETTINGS;
  const deck = deckOf(about, (text) => engine.analyze(engine.parseReportText(text), settings));
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, pageOf(deck));
  console.log(`\n  ${shown.length} of ${alerts.length} alerts to be judged: ${out}`);
}

/** What measure answers, each alert with its key. */
export function measured(folder) {
  const all = measure(folder);
  return {
    ...all,
    alerts: all.alerts.map((alert) => ({ ...alert, key: keyOf(alert, all.reports.get(alert.report).text) })),
  };
}

/** The verdicts of a file that the page exported; undefined where none is named. */
export function verdictsIn(path) {
  return path === undefined ? undefined : readVerdicts(readFileSync(outsideProject(path), "utf8"));
}

function countOf(option, text) {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Error(`${option} takes a whole number from 1, not "${text}".`);
  return Number(text);
}
