import { impliedSide, organsAgree, placesOf, relationOf } from "../checks/alignment/same-lesion";
import type { Analysis, Finding, Laterality, Measurement, Sentence } from "../extract/types";
import { isSizeOrVolume } from "./size-change";

/** For each size of the current report the size of the same thing in the prior one, where that is sure. */
export type PriorMatches = ReadonlyMap<Measurement, Measurement>;

/**
 * What was measured in both reports. Sure means: the same lesion or structure by family, organ, side and place, named once
 * in each of the two. Where one report tells of two that could be meant, nothing is matched.
 */
export function matchPrior(current: Analysis, prior: Analysis): PriorMatches {
  const matches = new Map<Measurement, Measurement>();
  const before = [thingsOf(prior, "findings"), thingsOf(prior, "impression")];
  for (const kind of ["findings", "impression"] as const) {
    const things = thingsOf(current, kind);
    for (const thing of things) {
      if (thing.size === undefined) continue;
      const match = before.map((pool) => onlyMatch(thing, things, pool)).find((size) => size !== undefined);
      if (match !== undefined) matches.set(thing.size, match);
    }
  }
  return matches;
}

/** A lesion or structure that a section speaks of; `size` where it gives one, and one only. */
interface Thing {
  readonly finding: Finding | undefined;
  readonly structure: string | undefined;
  readonly side: Laterality | "both" | undefined;
  readonly sentence: Sentence;
  readonly size: Measurement | undefined;
  readonly quantity: Measurement["quantity"];
}

function thingsOf(analysis: Analysis, kind: "findings" | "impression"): readonly Thing[] {
  const things: Thing[] = [];
  for (const { findings, measurements } of analysis.blocksOf(kind)) {
    for (const finding of findings) {
      if (!isAsserted(finding)) continue;
      const sizes = finding.measurements.filter(isCurrent);
      // "This nodule": the one before it, unless it brings the size.
      if (finding.antecedent !== undefined && sizes.length === 0) continue;
      things.push({
        finding,
        structure: undefined,
        side: impliedSide(finding),
        sentence: finding.sentence,
        size: sizes.length === 1 ? sizes[0] : undefined,
        quantity: sizes[0]?.quantity,
      });
    }
    for (const size of measurements)
      if (size.structure !== undefined && size.finding === undefined && isCurrent(size))
        things.push({
          finding: undefined,
          structure: size.structure,
          side: sideIn(size.sentence),
          sentence: size.sentence,
          size,
          quantity: size.quantity,
        });
  }
  return things;
}

const isCurrent = (measurement: Measurement) => isSizeOrVolume(measurement) && measurement.role === "current";

function isAsserted({ assertion, concept }: Finding): boolean {
  return (assertion === "present" || assertion === "possible") && concept.kind !== "normal";
}

function onlyMatch(thing: Thing, own: readonly Thing[], pool: readonly Thing[]): Measurement | undefined {
  const same = pool.filter((other) => isSame(thing, other));
  const [match, ...more] = same;
  if (match?.size === undefined || more.length > 0 || match.quantity !== thing.quantity) return undefined;
  return own.some((other) => other !== thing && isSame(other, match)) ? undefined : match.size;
}

function isSame(a: Thing, b: Thing): boolean {
  if (a.side !== b.side || a.side === "both") return false;
  if (a.finding === undefined || b.finding === undefined)
    return a.structure !== undefined && a.structure === b.structure && a.quantity === b.quantity;
  if (relationOf(a.finding.concept, b.finding.concept) !== "same") return false;
  if (!organsAgree(a.finding.organ, b.finding.organ)) return false;
  const places = placesOf(a.finding, b.finding);
  if (places !== "unknown") return places === "agree";
  if (a.finding.locations.length > 0 || b.finding.locations.length > 0) return false;
  // No place is named that could be compared: then the words must be the same, but for some that only one of them has.
  return isWithin(wordsOf(a.sentence), wordsOf(b.sentence));
}

function isWithin(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  return small.size > 0 && [...small].every((word) => large.has(word));
}

function sideIn({ block, from, to }: Sentence): Thing["side"] {
  const sides = new Set(
    block.sides.filter((side) => side.from >= from && side.from < to).map(({ laterality }) => laterality),
  );
  const [side] = sides;
  return sides.size > 1 || side === "bilateral" ? "both" : side;
}

/** What a sentence says beside its numbers, and beside what it says of the change. */
function wordsOf({ text }: Sentence): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}[\p{L}-]+/gu) ?? [];
  return new Set(words.filter((word) => !NO_CONTENT.has(word)));
}

const NO_CONTENT: ReadonlySet<string> = new Set(
  (
    "a an the of in at on to from with within is are was were has have been being there this that it its and or for as by " +
    "measures measuring measured measure measurement size sized approximately about up now currently today again seen noted " +
    "present demonstrated identified mm cm ml series image se im previously prior previous before since compared comparison " +
    "stable unchanged new enlarged enlarging increased increasing increase decreased decreasing decrease grown growing " +
    "larger smaller slightly mildly markedly significantly interval persistent redemonstrated known maximal maximum diameter " +
    "dimension greatest axis"
  ).split(" "),
);
