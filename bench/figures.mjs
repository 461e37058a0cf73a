// Rebuilds the table of measured figures that `readout rules ID` shows. Numbers only: no text of the benchmark is kept.
//   npm run bench -- figures [--verdicts FILE]
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { summarize } from "./desk/verdicts.mjs";
import { measured, verdictsIn } from "./desk.mjs";
import { benchFolder, NO_BENCH, ROOT } from "./places.mjs";

export const title = "The rules' figures";
export const options = { verdicts: { type: "string" } };

const TABLE = join(ROOT, "shared", "figures", "rule-figures.tsv");
const JUDGED = ["judged", "right", "judged_on", "judged_rules"];

export async function run(engine, wanted) {
  const verdicts = verdictsIn(wanted.verdicts);
  const folder = benchFolder();
  if (folder === undefined) return console.log(NO_BENCH);
  const today = new Date().toISOString().slice(0, 10);
  const { ruleSet, alerts, sources, staged } = measured(folder);
  const judged = verdicts === undefined ? judgedBefore() : judgedNow(alerts, verdicts, today, ruleSet);
  const names = [...sources.keys()].sort();
  const head = [
    "rule",
    "staged",
    "found",
    "own",
    ...names.map((name) => `alerts:${name}`),
    "measured_on",
    "rules",
    ...JUDGED,
  ];
  const counts = (rule) => names.map((name) => alerts.filter((one) => one.rule === rule && one.source === name).length);
  const rows = engine.RULES.map(({ id }) => id).map((id) => {
    const { staged: of = "", found = "", own = "" } = staged.get(id) ?? {};
    return [id, of, found, own, ...counts(id), today, ruleSet, ...(judged.get(id) ?? JUDGED.map(() => ""))];
  });
  const reports = [
    "(reports)",
    "",
    "",
    "",
    ...names.map((name) => sources.get(name)),
    today,
    ruleSet,
    ...JUDGED.map(() => ""),
  ];
  writeFileSync(TABLE, `${[head, reports, ...rows].map((row) => row.join("\t")).join("\n")}\n`);
  console.log(
    `  ${rows.length} rules in ${TABLE}; ${judged.size} of them judged${verdicts ? "" : " earlier (--verdicts FILE brings new verdicts)"}`,
  );
}

function judgedNow(alerts, verdicts, today, ruleSet) {
  const rows = summarize(alerts, verdicts, ({ severity }) => severity !== "info").filter(({ judged }) => judged > 0);
  return new Map(rows.map(({ rule, judged, right }) => [rule, [judged, right, today, ruleSet]]));
}

/** What the table says already, each with its own date. */
function judgedBefore() {
  let text;
  try {
    text = readFileSync(TABLE, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return new Map();
    throw error;
  }
  const [head = [], ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split("\t"));
  const at = JUDGED.map((name) => head.indexOf(name));
  const kept = rows.map(([rule, ...cells]) => [rule, at.map((column) => cells[column - 1] ?? "")]);
  return new Map(kept.filter(([, [judged]]) => judged !== ""));
}
