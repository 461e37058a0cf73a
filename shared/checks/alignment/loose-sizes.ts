import type { Analysis, BlockAnalysis, Measurement } from "../../extract/types";
import type { Alignment } from "./alignment";
import { contentWords, sharedCount } from "./content-words";
import { isOneOff, isSize, isSlip, longestMm } from "./sizes";

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
  for (const size of own) {
    if (settled.has(size) || stands(size, seen)) continue;
    const twins = seen.filter((other) => !stands(other, own) && isSlipOf(size, other));
    const twin = twins[0];
    if (twin !== undefined && twins.every(({ text }) => text === twin.text)) pairs.push([size, twin]);
  }
  return pairs;
}

const NONE: readonly (readonly [Measurement, Measurement])[] = [];

function lengthsIn(blocks: readonly BlockAnalysis[]): readonly Measurement[] {
  const lengths: Measurement[] = [];
  for (const block of blocks)
    for (const length of block.measurements)
      if (length.quantity === "length" && length.unit !== undefined && length.role === "current") lengths.push(length);
  return lengths;
}

const stands = (size: Measurement, among: readonly Measurement[]): boolean =>
  among.some(({ values }) => values.includes(longestMm(size)));

/**
 * Digits that are all the same with another unit are a slip where the two sentences have something in common; turned or
 * with a lost point only where both state a size, with more than one digit, of what may be one thing.
 */
function isSlipOf(size: Measurement, other: Measurement): boolean {
  if (isOtherUnit(size, other)) return isSameThing(size, other) || shared(size, other) >= 2;
  if (isOneOff(size, other)) return shared(size, other) >= 1;
  const tells = size.raw.some((digits) => digits.length > 1);
  return (
    tells &&
    isSize(size) &&
    isSize(other) &&
    isSlip(size, other) &&
    isSameThing(size, other) &&
    shared(size, other) >= 2
  );
}

function isOtherUnit(a: Measurement, b: Measurement): boolean {
  return a.unit !== b.unit && a.raw.length === b.raw.length && a.raw.every((digits, i) => digits === b.raw[i]);
}

const shared = (a: Measurement, b: Measurement): number =>
  sharedCount(contentWords(a.sentence.text), contentWords(b.sentence.text));

/** One family, organ or structure, and known. */
function isSameThing(a: Measurement, b: Measurement): boolean {
  if (a.finding !== undefined && b.finding !== undefined)
    return (
      a.finding.concept.family === b.finding.concept.family ||
      (a.finding.organ !== undefined && a.finding.organ === b.finding.organ)
    );
  return a.structure !== undefined && a.structure === b.structure;
}
