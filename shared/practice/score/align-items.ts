import type { PracticeCase } from "../case";
import type { Reading } from "./reading";
import type { AlignedItem, PointScore, ScoredItem } from "./scorecard";

/** The items with their texts; sub-items are part of theirs. */
export function scoredItems({ items, asWritten }: Reading): readonly ScoredItem[] {
  return items.map(({ blocks }) => {
    const parts = blocks.map(asWritten);
    const text = parts.map((part) => part.text.trim()).join("\n");
    return { from: parts[0]?.from ?? 0, to: parts.at(-1)?.to ?? 0, text };
  });
}

/** Pairs the answer's items with the reference's by the points that both speak of, the heaviest shared weight first. */
export function alignItems(
  practice: PracticeCase,
  points: readonly PointScore[],
  own: ReadonlyMap<string, number>,
  theirs: ReadonlyMap<string, number>,
  answer: Reading,
  reference: Reading,
): readonly AlignedItem[] {
  const weights = new Map(points.map(({ id, weight }) => [id, weight]));
  const shared = new Map<string, { readonly answer: number; readonly reference: number; weight: number }>();
  for (const { id } of practice.points) {
    const a = own.get(id);
    const b = theirs.get(id);
    if (a === undefined || b === undefined) continue;
    const pair = shared.get(`${a} ${b}`) ?? { answer: a, reference: b, weight: 0 };
    pair.weight += weights.get(id) ?? 0;
    shared.set(`${a} ${b}`, pair);
  }
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const pairs = [...shared.values()].sort(
    (a, b) => b.weight - a.weight || a.reference - b.reference || a.answer - b.answer,
  );
  for (const pair of pairs) {
    if (partner.has(pair.reference) || taken.has(pair.answer)) continue;
    partner.set(pair.reference, pair.answer);
    taken.add(pair.answer);
  }
  const pointsOf = (a: number | undefined, b: number | undefined) =>
    practice.points.flatMap(({ id }) =>
      (a !== undefined && own.get(id) === a) || (b !== undefined && theirs.get(id) === b) ? [id] : [],
    );
  return [
    ...reference.items.map(({ index }) => {
      const a = partner.get(index);
      return { answer: a, reference: index, points: pointsOf(a, index) };
    }),
    ...answer.items.flatMap(({ index }) =>
      taken.has(index) ? [] : [{ answer: index, reference: undefined, points: pointsOf(index, undefined) }],
    ),
  ];
}
