import { csvLine } from "../csv";
import { CHANGE_KINDS, type ChangeKind, type Comparison } from "./comparison";
import { type NamedComparison, statisticsOf } from "./statistics";

/**
 * Comma-separated values (RFC 4180), a line a pair: how many changes in meaning there are, the share of the Impression's
 * words that were changed, and how many changes of each kind. The last line holds the sums, and the mean of the shares.
 */
export function comparisonCsv(all: readonly NamedComparison[]): string {
  const { byPair, counts, wordsChanged } = statisticsOf(all);
  const comparisons = new Map(all.map(({ name, comparison }) => [name, comparison]));
  const lines = byPair.map(({ name, changes, wordsChanged: share }) => [
    name,
    changes,
    share.toFixed(3),
    ...CHANGE_KINDS.map((kind) => countOf(comparisons.get(name), kind)),
  ]);
  const sums = CHANGE_KINDS.map((kind) => counts.find((count) => count.kind === kind)?.changes ?? 0);
  const total = ["all pairs", sums.reduce((sum, one) => sum + one, 0), wordsChanged.toFixed(3), ...sums];
  return `${[["pair", "changes", "words changed", ...CHANGE_KINDS], ...lines, total].map(csvLine).join("\r\n")}\r\n`;
}

const countOf = (comparison: Comparison | undefined, kind: ChangeKind): number =>
  comparison?.changes.filter((change) => change.kind === kind).length ?? 0;
