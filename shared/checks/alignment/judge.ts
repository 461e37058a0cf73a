import type { Finding, Measurement } from "../../extract/types";
import type { Candidate } from "./alignment";
import { memoOf } from "./memo";
import { type PlaceRelation, placesOf, placesWithoutSide } from "./places";
import { type NamedSides, organsAgree, PARTS, sidesAround, sidesDiffer } from "./same-lesion";
import { compareSizes, currentSize, isOneOff, isSlip, longestMm, type SizeRelation } from "./sizes";

/**
 * What the Findings say of something that the Impression concludes.
 * `fits`: it is there · `side`, `place`, `size`: it is there, but elsewhere or of another size · `unsupported`: nothing of
 * the kind is there · `unclear`: several things could be meant.
 */
export interface Verdict {
  readonly finding: Finding;
  readonly kind: "fits" | "side" | "place" | "size" | "size-near" | "unsupported" | "unclear";
  /** The other end: the mention in the Findings. */
  readonly other: Finding | undefined;
  /** Where the sizes differ: the Impression's and the Findings'. */
  readonly sizes: readonly [Measurement, Measurement] | undefined;
}

/** A candidate with all that tells whether it is the one. */
class Pair implements Candidate {
  readonly finding: Finding;
  readonly relation: Candidate["relation"];
  readonly place: PlaceRelation;

  constructor({ finding, relation }: Candidate, concluded: Finding) {
    this.finding = finding;
    this.relation = relation;
    this.place = placesOf(concluded, finding);
  }

  get around(): NamedSides {
    const memo = memoOf(this.finding);
    memo.around ??= sidesAround(this.finding);
    return memo.around;
  }
}

/** Who has which length in the Findings, in millimetres. */
export type Lengths = () => ReadonlyMap<number, readonly Measurement[]>;

/** Compares a concluded finding with its candidates (undefined: too many to tell). `lengths`: all lengths of the Findings. */
export function judge(finding: Finding, candidates: readonly Candidate[] | undefined, lengths: Lengths): Verdict {
  if (candidates === undefined) return verdict(finding, "unclear");
  if (candidates.length === 0) return verdict(finding, "unsupported");
  if (saysNothingMore(finding)) return verdict(finding, "fits", namedLike(finding, candidates));
  const pairs = candidates.map((candidate) => new Pair(candidate, finding));
  const around = sidesAround(finding, PARTS);
  if (around.bilateral || (around.right && around.left)) return severalSides(finding, pairs, lengths);
  const opposite = otherSide(finding, pairs);
  if (opposite !== undefined) return verdict(finding, "side", opposite.finding);
  const own = onItsSide(finding, pairs);
  if (own.length === 0) return verdict(finding, "unclear");
  const elsewhere = otherPlace(finding, own);
  if (elsewhere !== undefined) return verdict(finding, "place", elsewhere.finding);
  return sized(finding, own, lengths);
}

/** No side, place or size that could be another. */
function saysNothingMore({ laterality, locations, measurements }: Finding): boolean {
  return laterality !== "right" && laterality !== "left" && locations.length === 0 && measurements.length === 0;
}

/** The mention of the same name, or the first. */
function namedLike({ concept }: Finding, candidates: readonly Candidate[]): Finding | undefined {
  return (candidates.find(({ finding }) => finding.concept === concept) ?? candidates[0])?.finding;
}

const onItsSide = (finding: Finding, pairs: readonly Pair[]): readonly Pair[] =>
  pairs.filter(({ finding: other }) => !sidesDiffer(finding.laterality, other.laterality));

/** "Left lower lobe and right perihilar airspace disease": which side or place is whose cannot be told, sizes can. */
function severalSides(finding: Finding, pairs: readonly Pair[], lengths: Lengths): Verdict {
  const own = onItsSide(finding, pairs);
  return own.length === 0 ? verdict(finding, "unclear") : sized(finding, own, lengths);
}

function verdict(
  finding: Finding,
  kind: Verdict["kind"],
  other?: Finding,
  sizes?: readonly [Measurement, Measurement],
): Verdict {
  return { finding, kind, other, sizes };
}

/** The candidate on the other side; undefined where any of them fits the finding's side or its sentence names that side. */
function otherSide(finding: Finding, pairs: readonly Pair[]): Pair | undefined {
  const side = finding.laterality;
  if (side !== "right" && side !== "left") return undefined;
  let best: Pair | undefined;
  let fits: Pair | undefined;
  for (const pair of pairs) {
    if (pair.around[side] || pair.around.bilateral) {
      if (pair.relation === "same") return undefined;
      fits = pair;
      continue;
    }
    if (!pair.around.right && !pair.around.left) {
      if (pair.finding.concept === finding.concept && !follows(pair, best)) return undefined;
      continue;
    }
    if (pair.finding.change === "resolved") continue;
    if (pair.finding.change === "decreased" && finding.change !== "decreased") continue;
    if (placesWithoutSide(finding, pair.finding) === "disjoint" && !(pairs.length === 1 && isSized(finding, pair)))
      continue;
    // A benign thing of the other side ("oil cysts") is no twin of a weighty one.
    if (pair.finding.level <= 1 && finding.level >= 3 && pair.finding.concept !== finding.concept) continue;
    if (pair.relation === "lesion" && sizeRelation(finding, pair.finding) !== "same") continue;
    if (best === undefined || rank(finding, pair) > rank(finding, best)) best = pair;
  }
  return best !== undefined && (fits === undefined || isNamesake(finding, best.finding)) ? best : undefined;
}

/** The only thing of its name, and of the very same size: it has no second place. */
const isSized = (finding: Finding, { finding: other, relation }: Pair): boolean =>
  relation === "same" && sizeRelation(finding, other) === "same";

/** Called the same in so many words: "subsegmental atelectasis" is that one, and no opacity elsewhere. */
function isNamesake({ text }: Finding, other: Finding): boolean {
  return text.includes(" ") && text.toLowerCase() === other.text.toLowerCase();
}

/** The likelier the candidate, the higher: its own side and size, then how it is called. */
function rank(finding: Finding, { finding: other, relation }: Pair): number {
  return (
    (other.laterality === undefined ? 0 : 8) +
    (sizeRelation(finding, other) === "same" ? 4 : 0) +
    (relation === "same" ? 2 : 0) +
    (finding.concept === other.concept ? 1 : 0)
  );
}

function sizeRelation(a: Finding, b: Finding): SizeRelation {
  const one = currentSize(a);
  const other = currentSize(b);
  return one === undefined || other === undefined ? "unknown" : compareSizes(one, other);
}

/** The one candidate that lies elsewhere; undefined where another one fits, or could. */
function otherPlace(finding: Finding, pairs: readonly Pair[]): Pair | undefined {
  if (finding.locations.length === 0) return undefined;
  let best: Pair | undefined;
  for (const pair of pairs) {
    if (pair.place === "agree") return undefined;
    if (pair.place === "unknown") {
      if (pair.relation === "same" && !follows(pair, best)) return undefined;
    } else if (pair.around.right && pair.around.left) {
      return undefined;
    } else if (pair.relation === "same") {
      if (best !== undefined && placesOf(best.finding, pair.finding) === "disjoint") {
        if (sizeRelation(finding, pair.finding) !== "same") continue;
        if (sizeRelation(finding, best.finding) === "same") return undefined;
      }
      best = pair;
    }
  }
  return best;
}

/** "… in the right upper lobe. The nodule is spiculated.": the same thing, spoken of again. */
function follows({ finding }: Pair, previous: Pair | undefined): boolean {
  if (previous === undefined) return false;
  const { sentence } = previous.finding;
  return (
    finding.antecedent !== undefined ||
    finding.sentence === sentence ||
    (finding.sentence.block === sentence.block && finding.sentence.index === sentence.index + 1)
  );
}

/** Compares the size with those of the candidates in the same place. */
function sized(finding: Finding, pairs: readonly Pair[], lengths: Lengths): Verdict {
  const size = currentSize(finding);
  const first = likeliestOf(finding, pairs);
  if (size === undefined) return verdict(finding, "fits", first);
  const rivals = likeliest(pairs.filter((pair) => currentSize(pair.finding) !== undefined));
  let nearest: Finding | undefined;
  let slip: Finding | undefined;
  let gap = Number.POSITIVE_INFINITY;
  let close = false;
  for (const { finding: other } of rivals)
    for (const written of other.measurements) {
      if (written.quantity !== "length" || written.unit === undefined) continue;
      const relation = compareSizes(size, written);
      if (relation === "same") return verdict(finding, "fits", other);
      if (written.role !== "current") continue;
      close ||= relation === "near";
      if (isSlip(size, written) || isOneOff(size, written)) slip ??= other;
      const distance = Math.abs(longestMm(size) - longestMm(written));
      if (distance < gap) {
        gap = distance;
        nearest = other;
      }
    }
  const other = slip ?? nearest;
  const written = other === undefined ? undefined : currentSize(other);
  if (other === undefined || written === undefined) return verdict(finding, "fits", first);
  if (rivals.length > 1 && slip === undefined) return verdict(finding, "unclear");
  // The value stands in the Findings: unless it is clearly that of something else, who measured what is not for us to say.
  const holders = lengths().get(longestMm(size));
  const isSure = slip !== undefined && rivals.length === 1 && rivals[0]?.relation === "same";
  if (holders !== undefined && !(isSure && holders.every((one) => isOfOther(one, finding))))
    return verdict(finding, "unclear");
  return verdict(finding, close && slip === undefined ? "size-near" : "size", other, [size, written]);
}

/** The size of a thing of another family in another organ. */
function isOfOther({ finding: owner, structure }: Measurement, { concept, organ }: Finding): boolean {
  if (organ === undefined) return false;
  if (owner === undefined) return structure !== undefined && structure !== organ;
  return owner.concept.family !== concept.family && owner.organ !== undefined && !organsAgree(owner.organ, organ);
}

/** The mention that is most likely meant. */
function likeliestOf(finding: Finding, pairs: readonly Pair[]): Finding | undefined {
  let best: Pair | undefined;
  for (const pair of pairs) if (best === undefined || score(finding, pair) > score(finding, best)) best = pair;
  return best?.finding;
}

function score(finding: Finding, pair: Pair): number {
  const { laterality } = pair.finding;
  const side = laterality === undefined ? 0 : laterality === finding.laterality ? 32 : -32;
  return rank(finding, pair) + side + (pair.place === "agree" ? 16 : pair.place === "disjoint" ? -16 : 0);
}

/** Those in the same place, where there are any; else those of the same name or family; else all. */
function likeliest(pairs: readonly Pair[]): readonly Pair[] {
  const named = pairs.filter(({ relation }) => relation === "same");
  const own = named.length > 0 ? named : pairs;
  const placed = own.filter(({ place }) => place === "agree");
  return placed.length > 0 ? placed : own.filter(({ place }) => place !== "disjoint");
}
