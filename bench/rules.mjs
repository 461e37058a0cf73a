// What each rule costs: `npm run bench -- rules`. For whoever writes one: all of them together have half of what a check
// may take, so a rule has some microseconds for a report of 1,000 words, and less than one for a letter typed.
import { generateReport, seeded } from "./generate.mjs";
import { median } from "./measure.mjs";
import { typed } from "./speed.mjs";

export const title = "The cost of each rule";

const REPORTS = 20;
const ROUNDS = 7;
const EDITS = 120;

export async function run(engine) {
  const { RULES } = engine;
  const whole = wholeReports(engine);
  const edit = edits(engine);
  const rows = RULES.map((rule) => ({ rule, whole: whole.get(rule) ?? 0, edit: edit.get(rule) ?? 0 }));
  rows.sort((a, b) => b.whole - a.whole);
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  console.log(
    `  µs for 1,000 words (what the rule shares with others counted in) and for one letter typed in 2,500 words`,
  );
  for (const { rule, whole, edit } of rows)
    console.log(
      `  ${rule.id.padEnd(32)} ${rule.scope.padEnd(7)} ${whole.toFixed(1).padStart(8)} ${edit.toFixed(2).padStart(8)}`,
    );
  console.log(`  ${"all".padEnd(40)} ${sum("whole").toFixed(1).padStart(8)} ${sum("edit").toFixed(2).padStart(8)}`);
}

/** Each rule on analyses that no rule has seen, so that nothing it needs was made for another one. */
function wholeReports({ RULES, analyze, parseReportText, DEFAULT_CHECK_SETTINGS: settings }) {
  const reports = Array.from({ length: REPORTS }, (_, seed) => parseReportText(generateReport(seed + 1, 1000)));
  const taken = new Map(RULES.map((rule) => [rule, []]));
  for (let round = 0; round < ROUNDS + 2; round++)
    for (const rule of RULES) {
      const analyses = reports.map((report) => analyze(report, settings));
      const used = microseconds(() => {
        for (const analysis of analyses) runRule(rule, analysis, analysis.blocks, settings);
      });
      if (round >= 2) taken.get(rule).push(used / REPORTS);
    }
  return new Map(RULES.map((rule) => [rule, median(taken.get(rule))]));
}

/** After each letter a block rule looks at the block that changed, a rule about the report at the report. */
function edits({
  RULES,
  createAnalyzer,
  documentFromText,
  reportFromDocument,
  Transform,
  DEFAULT_CHECK_SETTINGS: settings,
}) {
  let { doc } = documentFromText(generateReport(7, 2500));
  const analyzer = createAnalyzer(settings);
  const random = seeded(11);
  const taken = new Map(RULES.map((rule) => [rule, []]));
  let before = new Set();
  for (let at = 0; at < EDITS; at++) {
    doc = typed(new Transform(doc), random);
    const analysis = analyzer.analyze(reportFromDocument(doc));
    const fresh = analysis.blocks.filter((block) => !before.has(block));
    before = new Set(analysis.blocks);
    for (const rule of RULES) taken.get(rule).push(microseconds(() => runRule(rule, analysis, fresh, settings)));
  }
  return new Map(RULES.map((rule) => [rule, median(taken.get(rule).slice(EDITS / 4))]));
}

function runRule(rule, analysis, blocks, settings) {
  let count = 0;
  if (rule.scope === "report") for (const _ of rule.check(analysis, settings)) count++;
  else
    for (const block of blocks) {
      if (rule.sections === undefined ? block.kind === "header" : !rule.sections.includes(block.kind)) continue;
      if (rule.needs !== undefined && block[rule.needs].length === 0) continue;
      for (const _ of rule.check(block, settings)) count++;
    }
  return count;
}

function microseconds(work) {
  const started = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - started) / 1e3;
}
