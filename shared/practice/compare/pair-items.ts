import { contentWords, sharedCount } from "../../checks/alignment/content-words";
import type { ItemPair } from "./comparison";
import type { FindingPair } from "./pair-findings";
import type { ComparedItem } from "./side-reading";

/** Below this two items have too little in common. */
const LEAST = 0.34;

/** Pairs items by the findings that they share and by their words; the final's order, then what the draft has of its own. */
export function pairItems(
  draft: readonly ComparedItem[],
  final: readonly ComparedItem[],
  findings: readonly FindingPair[],
): readonly ItemPair[] {
  const words = (items: readonly ComparedItem[]) => items.map(({ place }) => contentWords(place.text));
  const own = words(draft);
  const others = words(final);
  const candidates = draft.flatMap((_, a) =>
    final.flatMap((__, b) => {
      const shared = findings.filter(({ draftItem, finalItem }) => draftItem === a && finalItem === b).length;
      const all = new Set([...(own[a] ?? []), ...(others[b] ?? [])]).size;
      const likeness = all === 0 ? 0 : sharedCount(own[a] ?? new Set(), others[b] ?? new Set()) / all;
      const sum = shared + likeness;
      return sum < LEAST ? [] : [{ a, b, sum }];
    }),
  );
  candidates.sort((one, other) => other.sum - one.sum || one.b - other.b || one.a - other.a);
  const byFinal = new Map<number, number>();
  const taken = new Set<number>();
  for (const { a, b } of candidates) {
    if (byFinal.has(b) || taken.has(a)) continue;
    byFinal.set(b, a);
    taken.add(a);
  }
  return [
    ...final.map(({ index }): ItemPair => ({ draft: byFinal.get(index), final: index })),
    ...draft.flatMap(({ index }): ItemPair[] => (taken.has(index) ? [] : [{ draft: index, final: undefined }])),
  ];
}

/** The pairs that moved: all but the longest run that kept its order. */
export function movedPairs(pairs: readonly ItemPair[]): readonly { readonly draft: number; readonly final: number }[] {
  const both = pairs.flatMap(({ draft, final }) =>
    draft === undefined || final === undefined ? [] : [{ draft, final }],
  );
  const runs: (readonly (typeof both)[number][])[] = [];
  both.forEach((pair, at) => {
    let best: readonly (typeof both)[number][] = [];
    for (let before = 0; before < at; before += 1) {
      const run = runs[before] ?? [];
      if ((run.at(-1)?.draft ?? -1) < pair.draft && run.length > best.length) best = run;
    }
    runs.push([...best, pair]);
  });
  const longest = runs.reduce<readonly (typeof both)[number][]>(
    (most, run) => (run.length > most.length ? run : most),
    [],
  );
  return both.filter((pair) => !longest.includes(pair));
}
