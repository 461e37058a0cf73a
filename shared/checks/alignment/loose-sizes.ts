import { perBlock } from "../../extract/keep";
import type { Analysis, BlockAnalysis, Measurement, Sentence } from "../../extract/types";
import type { Alignment } from "./alignment";
import { contentWords, sharedCount } from "./content-words";
import { compareSizes, isOneOff, isSize, isSlip, longestMm } from "./sizes";

/** More sizes than this in a section, and equal digits mean nothing. */
const MOST_SIZES = 60;

/**
 * Pairs of an Impression's size and the Findings' size it was meant to repeat, where no finding could be matched: the digits
 * are the same with another unit, or a lost point, or turned round, and neither size stands in the other section.
 */
export function looseSlips(
  analysis: Analysis,
  { verdicts }: Alignment,
): readonly (readonly [Measurement, Measurement])[] {
  const impression = analysis.blocksOf("impression");
  const own = lengthsIn(impression);
  if (own.length === 0) return NONE;
  const combined = new Set(impression);
  const seen = lengthsIn(analysis.blocksOf("findings").filter((block) => !combined.has(block)));
  if (seen.length === 0 || own.length > MOST_SIZES || seen.length > MOST_SIZES) return NONE;
  const settled = new Set<Measurement>();
  for (const { kind, finding, sizes } of verdicts)
    if (sizes !== undefined && kind !== "unclear") for (const size of finding.measurements) settled.add(size);
  const pairs: (readonly [Measurement, Measurement])[] = [];
  const free = seen.filter((other) => !stands(other, own));
  const areOnly = own.length === 1 && seen.length === 1;
  for (const size of own) {
    if (settled.has(size) || seen.some((other) => holdsAll(other, size))) continue;
    const twins = free.filter((other) => isSlipOf(size, other, areOnly));
    const twin = twins[0];
    if (twin === undefined) {
      const repeated =
        repeatedIn(size, free) ?? calibreIn(size, free) ?? structureIn(size, own, seen) ?? boundIn(size, own, seen);
      if (repeated !== undefined) pairs.push([size, repeated]);
    } else if (twins.every(({ text }) => text === twin.text)) pairs.push([size, twin]);
  }
  return pairs;
}

/** A repeated sentence has this many content words in common with its twin, and this share of its own. */
const ENOUGH_WORDS = 4;
const ENOUGH_SHARE = 0.6;

/** The Impression often repeats a sentence of the Findings: the size of the one sentence that is this one in all but the size. */
function repeatedIn(size: Measurement, seen: readonly Measurement[]): Measurement | undefined {
  if (!isSize(size)) return undefined;
  const words = wordsOf(size.sentence);
  let twin: Measurement | undefined;
  for (const other of seen) {
    if (!isSize(other)) continue;
    const count = sharedCount(words, wordsOf(other.sentence));
    if (count < ENOUGH_WORDS || count < ENOUGH_SHARE * words.size) continue;
    if (twin !== undefined) return undefined;
    twin = other;
  }
  return twin !== undefined && compareSizes(size, twin) === "differ" ? twin : undefined;
}

const NONE: readonly (readonly [Measurement, Measurement])[] = [];

const CALIBRE = /aneurysm|dilat|ecta|enlarg|thick|megaly/;

/** "The aorta measures 47 mm" and "aneurysm of the aorta, 74 mm": the one size that the Findings give of the organ. */
function calibreIn(size: Measurement, seen: readonly Measurement[]): Measurement | undefined {
  const organ = size.finding?.organ;
  if (organ === undefined || !isSize(size) || !CALIBRE.test(size.finding?.concept.id ?? "")) return undefined;
  const twins = seen.filter(
    (other) =>
      isSize(other) &&
      (other.structure === organ ||
        other.structure?.startsWith(`${organ} `) === true ||
        other.finding?.organ === organ),
  );
  const twin = twins[0];
  return twin !== undefined && twins.length === 1 && compareSizes(size, twin) === "differ" ? twin : undefined;
}

/** "The spleen measures 15.2 cm" here and 13.2 cm there: the only size that each section gives of the structure. */
function structureIn(
  size: Measurement,
  own: readonly Measurement[],
  seen: readonly Measurement[],
): Measurement | undefined {
  const { structure } = size;
  if (structure === undefined || !isSize(size)) return undefined;
  const twin = onlyOne(seen, (other) => other.structure === structure);
  if (twin === undefined || !isSize(twin) || onlyOne(own, (other) => other.structure === structure) !== size)
    return undefined;
  return sideOf(size) === sideOf(twin) && compareSizes(size, twin) === "differ" ? twin : undefined;
}

/** "Nodules smaller than 5 mm" here and smaller than 8 mm there: the only bound that each section gives of such a thing. */
function boundIn(
  size: Measurement,
  own: readonly Measurement[],
  seen: readonly Measurement[],
): Measurement | undefined {
  const { comparator, finding } = size;
  if ((comparator !== "less-than" && comparator !== "greater-than") || finding === undefined) return undefined;
  const isSuch = (other: Measurement) => other.finding?.concept.family === finding.concept.family;
  const twin = onlyOne(seen, isSuch);
  if (twin === undefined || twin.comparator !== comparator || onlyOne(own, isSuch) !== size) return undefined;
  return sideOf(size) === sideOf(twin) && compareSizes(size, twin) === "differ" ? twin : undefined;
}

function onlyOne(sizes: readonly Measurement[], test: (size: Measurement) => boolean): Measurement | undefined {
  const found = sizes.filter(test);
  return found.length === 1 ? found[0] : undefined;
}

const SIDES = /\b(?:right|left|bilateral|both)\b/i;
/** The first side that the sentence names. */
const sideOf = ({ sentence }: Measurement): string | undefined => SIDES.exec(sentence.text)?.[0].toLowerCase();

function lengthsIn(blocks: readonly BlockAnalysis[]): readonly Measurement[] {
  const lengths: Measurement[] = [];
  for (const block of blocks)
    for (const length of block.measurements)
      if (length.quantity === "length" && length.unit !== undefined && length.role === "current") lengths.push(length);
  return lengths;
}

const holdsAll = ({ values }: Measurement, size: Measurement): boolean =>
  size.values.every((value) => values.includes(value));

function stands(size: Measurement, among: readonly Measurement[]): boolean {
  const longest = longestMm(size);
  return among.some(({ values }) => values.includes(longest));
}

/**
 * Digits that are all the same with another unit are a slip where the two sentences have something in common; turned or
 * with a lost point only where both state a size, with more than one digit, of what may be one thing. Where each section
 * gives one size only, they are of one thing.
 */
function isSlipOf(size: Measurement, other: Measurement, areOnly: boolean): boolean {
  if (isOtherUnit(size, other))
    return size.raw.length > 1 || isSameThing(size, other) || shared(size, other) >= ENOUGH_FOR_SLIP;
  if (isOneOff(size, other)) return areOnly || shared(size, other) >= 1;
  const tells = size.raw.some((digits) => digits.length > 1);
  if (!tells || !isSize(size) || !isSize(other)) return false;
  if (!areOnly && !isTenfold(size, other) && !isSameThing(size, other)) return false;
  return isSlip(size, other) && shared(size, other) >= ENOUGH_FOR_SLIP;
}

const ENOUGH_FOR_SLIP = 2;

/** "17 mm" and "170 mm", "2.4 cm" and "24 cm" */
function isTenfold(a: Measurement, b: Measurement): boolean {
  const ratio = longestMm(a) / longestMm(b);
  return Math.abs(ratio - 10) < 0.01 || Math.abs(ratio - 0.1) < 0.0001;
}

function isOtherUnit(a: Measurement, b: Measurement): boolean {
  return a.unit !== b.unit && a.raw.length === b.raw.length && a.raw.every((digits, i) => digits === b.raw[i]);
}

const shared = (a: Measurement, b: Measurement): number => sharedCount(wordsOf(a.sentence), wordsOf(b.sentence));

const wordsInSentences = perBlock((): ReadonlySet<string>[] => []);

/** The content words of a sentence, found once while its block stands. */
function wordsOf({ block, index, text }: Sentence): ReadonlySet<string> {
  const kept = wordsInSentences(block);
  const known = kept[index];
  if (known !== undefined) return known;
  const words = contentWords(text);
  kept[index] = words;
  return words;
}

/** One family, organ or structure, and known. */
function isSameThing(a: Measurement, b: Measurement): boolean {
  if (a.finding !== undefined && b.finding !== undefined)
    return (
      a.finding.concept.family === b.finding.concept.family ||
      (a.finding.organ !== undefined && a.finding.organ === b.finding.organ)
    );
  return a.structure !== undefined && a.structure === b.structure;
}
