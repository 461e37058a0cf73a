import type { Main } from "./main";
import { isDoubted, type Mention } from "./mention";
import { termsOf } from "./terms";

/** What a mention is worth for its point, before sides and sizes: how it is called, and whether it is as sure as the reference. */
function worth({ reference }: Main, mention: Mention): number {
  const doubted = reference.some(isDoubted);
  const own = mention.strength === "same" ? 6 : mention.strength === "vaguer" ? 3 : 1;
  const described = Math.min(1.5, 0.5 * qualifiersAt(mention));
  return own - (isDoubted(mention) === doubted ? 0 : 2) + (mention.isInWords === true ? 2 : 0) + described;
}

/** How many words that only describe ("severe") the mention shares with the wording that speaks most like it. */
function qualifiersAt({ at, wording, from, to }: Mention): number {
  const start = from - at.sentence.from - 24;
  const end = to - at.sentence.from + 24;
  const near = new Set(
    at.terms.terms
      .filter((term) => term.from >= start && term.to <= end && classAt(at.terms, term) === "qualifier")
      .map(({ key }) => key),
  );
  const shared = wording.point.wordings.map((text) => {
    const list = termsOf(text);
    return list.terms.filter((term) => classAt(list, term) === "qualifier" && near.has(term.key)).length;
  });
  return Math.max(0, ...shared);
}

const classAt = (
  { words }: Mention["at"]["terms"],
  { first, end }: { readonly first: number; readonly end: number },
) => (end - first === 1 ? words[first]?.class : undefined);

/** The best mention for each point. Two points share one only where the reference does, or where it fits both. */
export function assign(mains: readonly Main[]): ReadonlyMap<Main, Mention> {
  const pairs = mains.flatMap((main) =>
    main.fitting.map((mention) => {
      const fit = main.fit(mention);
      return { main, mention, fit, value: worth(main, mention) * 2 + fit };
    }),
  );
  pairs.sort(
    (a, b) => b.value - a.value || b.main.point.weight - a.main.point.weight || a.mention.from - b.mention.from,
  );
  const chosen = new Map<Main, Mention>();
  for (const { main, mention, fit } of pairs) {
    if (chosen.has(main)) continue;
    const rivals = [...chosen].filter(([other, taken]) => other !== main && overlaps(taken, mention));
    const isShared = ([other, taken]: readonly [Main, Mention]) =>
      mayShare(main, other) ||
      (mention.strength === "same" &&
        taken.strength === "same" &&
        (fit > 0 || areTwoThings(main, mention, other, taken)));
    if (rivals.every(isShared)) chosen.set(main, mention);
  }
  return chosen;
}

/** "Petersen hernia" is accepted for the obstruction and for its cause: both points may have it. */
function areTwoThings(a: Main, mention: Mention, b: Main, taken: Mention): boolean {
  const conceptOf = ({ reference }: Main) => reference[0]?.findings[0]?.concept;
  return mention.isInWords === true && taken.isInWords === true && conceptOf(a) !== conceptOf(b);
}

export const overlaps = (a: Mention, b: Mention): boolean => a.from < b.to && b.from < a.to;

/** One of them is a denial or an answer, or the reference says both with the same words. */
export function mayShare(a: Main, b: Main): boolean {
  if (a.point.kind !== "finding" || b.point.kind !== "finding") return true;
  const one = a.reference[0];
  const other = b.reference[0];
  return one !== undefined && other !== undefined && overlaps(one, other);
}
