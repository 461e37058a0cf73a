import type { Analysis, BlockAnalysis, Measurement } from "../../extract/types";
import type { Alignment } from "./alignment";
import { isSize, isSlip, longestMm } from "./sizes";

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
  const own = sizesIn(impression);
  if (own.length === 0) return NONE;
  const combined = new Set(impression);
  const seen = sizesIn(analysis.blocksOf("findings").filter((block) => !combined.has(block)));
  if (seen.length === 0 || own.length > MOST_SIZES || seen.length > MOST_SIZES) return NONE;
  const settled = new Set<Measurement>();
  for (const { kind, finding, sizes } of verdicts)
    if (kind === "fits" || sizes !== undefined) for (const size of finding.measurements) settled.add(size);
  const pairs: (readonly [Measurement, Measurement])[] = [];
  for (const size of own) {
    if (settled.has(size) || !tells(size) || stands(size, seen)) continue;
    const twins = seen.filter((other) => isSlip(size, other) && !stands(other, own) && sameThing(size, other));
    const twin = twins[0];
    if (twins.length === 1 && twin !== undefined) pairs.push([size, twin]);
  }
  return pairs;
}

const NONE: readonly (readonly [Measurement, Measurement])[] = [];

function sizesIn(blocks: readonly BlockAnalysis[]): readonly Measurement[] {
  const sizes: Measurement[] = [];
  for (const block of blocks) for (const size of block.measurements) if (isSize(size)) sizes.push(size);
  return sizes;
}

/** "5 mm" and "5 cm" may be two things by chance; two digits seldom are. */
const tells = ({ raw }: Measurement): boolean => raw.some((digits) => digits.length > 1);

const stands = (size: Measurement, among: readonly Measurement[]): boolean =>
  among.some(({ values }) => values.includes(longestMm(size)));

/** The organ, structure or concept of one is that of the other, or one of them is not known. */
function sameThing(a: Measurement, b: Measurement): boolean {
  const organs = [a.finding?.organ ?? a.structure, b.finding?.organ ?? b.structure];
  return organs[0] === undefined || organs[1] === undefined || organs[0] === organs[1];
}
