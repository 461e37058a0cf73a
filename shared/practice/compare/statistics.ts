import { CHANGE_KINDS, type ChangeKind, type Comparison } from "./comparison";

/** A pair by its name. */
export interface NamedComparison {
  readonly name: string;
  readonly comparison: Comparison;
}

export interface ChangeCount {
  readonly kind: ChangeKind;
  /** How often it happened, and in how many of the pairs. */
  readonly changes: number;
  readonly pairs: number;
}

export interface PairStatistics {
  readonly name: string;
  readonly changes: number;
  /** The share, 0 to 1, of the Impression's words that were changed. */
  readonly wordsChanged: number;
}

export interface ComparisonStatistics {
  readonly pairs: number;
  /** Pairs whose Impression was signed as drafted: no change in meaning; and those without a changed word. */
  readonly sameMeaning: number;
  readonly sameWords: number;
  /** Mean share, 0 to 1, of the Impression's words that were changed. */
  readonly wordsChanged: number;
  /** Every kind, the most frequent first. */
  readonly counts: readonly ChangeCount[];
  /** The most changed first. */
  readonly byPair: readonly PairStatistics[];
}

/** What happens to drafts on their way, over many pairs. */
export function statisticsOf(all: readonly NamedComparison[]): ComparisonStatistics {
  const byPair = all.map(({ name, comparison }) => ({
    name,
    changes: comparison.changes.length,
    wordsChanged: shareChanged(comparison),
  }));
  const counts = CHANGE_KINDS.map((kind): ChangeCount => {
    const numbers = all.map(({ comparison }) => comparison.changes.filter((change) => change.kind === kind).length);
    return {
      kind,
      changes: numbers.reduce((sum, one) => sum + one, 0),
      pairs: numbers.filter((one) => one > 0).length,
    };
  });
  return {
    pairs: all.length,
    sameMeaning: byPair.filter(({ changes }) => changes === 0).length,
    sameWords: byPair.filter(({ wordsChanged }) => wordsChanged === 0).length,
    wordsChanged: all.length === 0 ? 0 : byPair.reduce((sum, one) => sum + one.wordsChanged, 0) / all.length,
    counts: counts.sort(
      (a, b) =>
        b.pairs - a.pairs || b.changes - a.changes || CHANGE_KINDS.indexOf(a.kind) - CHANGE_KINDS.indexOf(b.kind),
    ),
    byPair: byPair.sort(
      (a, b) => b.changes - a.changes || b.wordsChanged - a.wordsChanged || (a.name < b.name ? -1 : 1),
    ),
  };
}

function shareChanged({ words }: Comparison): number {
  const impression = words.find(({ section }) => section === "impression");
  if (impression === undefined) return 0;
  const { draftWords, finalWords, removed, added } = impression;
  const all = draftWords + finalWords;
  return all === 0 ? 0 : (removed + added) / all;
}
