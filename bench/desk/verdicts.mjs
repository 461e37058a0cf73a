// A reader's judgements: whose they are, how they are written down, and what they add up to.
import { createHash } from "node:crypto";

export const COLUMNS = ["key", "rule", "severity", "report", "start", "verdict", "note"];
export const VERDICTS = ["right", "wrong", "debatable"];

/** Right alerts of a rule below this share make it a hint, or turn it off. */
export const LEAST_SHARE = 0.7;

/**
 * Twelve hexadecimal digits for a rule's alert on these words: the same after the rule's message or severity has changed
 * and where other alerts have come or gone. The same words further on in the report are another alert. What has no words, as
 * a section that is not there, is told by its message.
 */
export function keyOf({ rule, report, start, end, message }, text) {
  const words = text.slice(start, end) || message;
  let nth = 0;
  if (start < end) for (let at = text.indexOf(words); at >= 0 && at < start; at = text.indexOf(words, at + 1)) nth++;
  return createHash("sha256").update([rule, report, words, nth].join("\0")).digest("hex").slice(0, 12);
}

/** Verdicts by key from what the page exported; the last one counts. Throws with the line that is none. */
export function readVerdicts(text) {
  const [head = "", ...lines] = text.replaceAll("\r", "").split("\n");
  if (head.replace(/^\uFEFF/, "") !== COLUMNS.join("\t"))
    throw new Error(`The first line of the verdicts is not "${COLUMNS.join(" ")}", parted by tabs.`);
  const verdicts = new Map();
  for (const [at, line] of lines.entries()) {
    if (line === "") continue;
    const cells = line.split("\t");
    const row = Object.fromEntries(COLUMNS.map((name, column) => [name, cells[column] ?? ""]));
    if (!/^[0-9a-f]{12}$/.test(row.key) || !VERDICTS.includes(row.verdict))
      throw new Error(`Line ${at + 2} of the verdicts is no verdict: a key and one of ${VERDICTS.join(", ")}.`);
    verdicts.set(row.key, row);
  }
  return verdicts;
}

/**
 * Per rule that was judged: how many of today's alerts have a verdict, how many were right, and how many verdicts are of
 * alerts that are no longer given. `alerts` carry `key` and `rule`; of the alerts given, only those that `counts` takes are
 * counted. Debatable counts as judged and not as right.
 */
export function summarize(alerts, verdicts, counts = () => true) {
  const rows = new Map();
  const rowOf = (rule) => {
    const row = rows.get(rule) ?? { rule, judged: 0, right: 0, debatable: 0, gone: 0 };
    rows.set(rule, row);
    return row;
  };
  const given = new Set();
  for (const alert of alerts) {
    const { key, rule } = alert;
    const verdict = verdicts.get(key)?.verdict;
    if (verdict === undefined || given.has(key)) continue;
    given.add(key);
    if (!counts(alert)) continue;
    const row = rowOf(rule);
    row.judged++;
    if (verdict === "right") row.right++;
    if (verdict === "debatable") row.debatable++;
  }
  for (const { key, rule } of verdicts.values()) if (!given.has(key)) rowOf(rule).gone++;
  return [...rows.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

/** The 95 % Wilson interval of a share: [0, 1] where nothing was counted. */
export function wilson(count, of) {
  if (of === 0) return [0, 1];
  const z = 1.96;
  const share = count / of;
  const scale = 1 + (z * z) / of;
  const centre = (share + (z * z) / (2 * of)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
