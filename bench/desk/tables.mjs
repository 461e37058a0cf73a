// The desk's tables on the terminal.
import { LEAST_SHARE, summarize, wilson } from "./verdicts.mjs";

const SEVERITIES = ["error", "warning", "info"];

/** Per rule: staged errors, and alerts per 1,000 untouched reports by source and by severity; rules without either left out. */
export function printFigures({ rules, alerts, sources, staged }) {
  const names = [...sources.keys()];
  const reports = [...sources.values()].reduce((sum, count) => sum + count, 0);
  const perThousand = (rule, where, of) => {
    const count = alerts.filter((alert) => alert.rule === rule && where(alert)).length;
    return count === 0 ? "·" : ((1000 * count) / of).toFixed(1);
  };
  console.log(
    `  staged errors of the classes a rule counts for: found at all, and with a new alert of the rule itself;`,
  );
  console.log(
    `  alerts per 1,000 untouched reports (${names.map((name) => `${name} ${sources.get(name)}`).join(", ")})`,
  );
  line("rule", ["staged", "found", "itself", ...names, ...SEVERITIES]);
  for (const { id } of rules) {
    const row = staged.get(id);
    const recall =
      row === undefined ? ["", "", ""] : [row.staged, share(row.found, row.staged), share(row.own, row.staged)];
    if (row === undefined && !alerts.some(({ rule }) => rule === id)) continue;
    line(id, [
      ...recall,
      ...names.map((name) => perThousand(id, ({ source }) => source === name, sources.get(name))),
      ...SEVERITIES.map((severity) => perThousand(id, (alert) => alert.severity === severity, reports)),
    ]);
  }
}

/** Per rule: judged, right and the share with its interval, hints apart; then the rules that are right too seldom. */
export function printVerdicts(alerts, verdicts) {
  const loud = summarize(alerts, verdicts, ({ severity }) => severity !== "info");
  const hints = summarize(alerts, verdicts, ({ severity }) => severity === "info");
  verdictTable("errors and warnings that were judged (debatable is not right)", loud);
  verdictTable("infos that were judged", hints);
  console.log(`\n  verdicts of alerts that are no longer given: ${total(loud).gone}`);
  const seldom = loud.filter(({ judged, right }) => judged > 0 && right / judged < LEAST_SHARE);
  const names = seldom.map(({ rule, judged, right }) => `${rule} (${right} of ${judged})`);
  console.log(
    `  errors and warnings right in less than ${100 * LEAST_SHARE} %: ${names.length > 0 ? names.join(", ") : "none"}`,
  );
}

function verdictTable(name, rows) {
  console.log(`\n  ${name}`);
  line("rule", ["judged", "right", "share", "95 %", "debatable"]);
  for (const row of [...rows, total(rows)].filter(({ judged }) => judged > 0)) {
    const [low, high] = wilson(row.right, row.judged);
    const interval = `${low.toFixed(2)}–${high.toFixed(2)}`;
    line(row.rule, [row.judged, row.right, share(row.right, row.judged), interval, row.debatable]);
  }
}

function total(rows) {
  const sum = (name) => rows.reduce((all, row) => all + row[name], 0);
  return { rule: "all", judged: sum("judged"), right: sum("right"), debatable: sum("debatable"), gone: sum("gone") };
}

const share = (count, of) => (count / of).toFixed(3);

function line(name, cells) {
  console.log(`  ${name.padEnd(30)} ${cells.map((cell) => String(cell).padStart(10)).join("")}`);
}
