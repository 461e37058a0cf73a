import { perBlock } from "../../extract/keep";
import { DIGITS } from "../../extract/signs";
import type { Analysis, BlockAnalysis, Sentence } from "../../extract/types";
import type { Range } from "../../report/report";
import type { Alignment } from "./alignment";
import { contentWords, sharedCount } from "./content-words";

/** A level of the spine as written; a pair of neighbours is the disc between them. */
export interface SpineLevel {
  readonly text: string;
  readonly sentence: Sentence;
  /** Where it starts in its sentence, which may move. */
  readonly at: number;
  /** The first and the last vertebra, counted from C1. */
  readonly first: number;
  readonly last: number;
}

/** A level of the Impression that the Findings do not name, and the one of theirs that it stands in for. */
export interface LevelTwin {
  readonly level: SpineLevel;
  readonly other: SpineLevel;
}

/** What is said of a level has this many content words in common with what the Findings say of another. */
const ENOUGH = 2;
const MOST_LEVELS = 60;

/**
 * Where no finding could be matched, the wording may tell: an Impression repeats the Findings' words. Silent where the
 * Findings name the level at all.
 */
export function levelTwins(analysis: Analysis, { verdicts }: Alignment): readonly LevelTwin[] {
  const impression = analysis.blocksOf("impression");
  const own = impression.flatMap(levelsIn);
  if (own.length === 0) return NONE;
  const combined = new Set(impression);
  const blocks = analysis.blocksOf("findings").filter((block) => !combined.has(block));
  const seen = blocks.flatMap(levelsIn);
  if (seen.length === 0 || own.length > MOST_LEVELS || seen.length > MOST_LEVELS) return NONE;
  const settled = new Set(verdicts.filter(({ kind }) => kind === "place").map(({ finding }) => finding.sentence));
  const twins: LevelTwin[] = [];
  for (const level of own) {
    if (settled.has(level.sentence) || isNamed(level, seen)) continue;
    const other = closest(level, seen, own, blocks);
    if (other !== undefined) twins.push({ level, other });
  }
  return twins;
}

const NONE: readonly LevelTwin[] = [];

/** Where the level stands in the report. */
export function rangeOfLevel({ sentence, at, text }: SpineLevel): Range {
  return { from: sentence.from + at, to: sentence.from + at + text.length };
}

/** The level itself, a stretch of the spine that holds it, or each of its vertebrae by itself. */
function isNamed({ first, last }: SpineLevel, seen: readonly SpineLevel[]): boolean {
  if (seen.some((other) => other.first <= first && last <= other.last)) return true;
  for (let vertebra = first; vertebra <= last; vertebra += 1)
    if (!seen.some((other) => other.first === vertebra && other.last === vertebra)) return false;
  return true;
}

/** The level of the Findings of which most of the same is said, that the Impression does not name either. */
function closest(
  level: SpineLevel,
  seen: readonly SpineLevel[],
  own: readonly SpineLevel[],
  blocks: readonly BlockAnalysis[],
): SpineLevel | undefined {
  const words = contentWords(level.sentence.text);
  let best: SpineLevel | undefined;
  let most = Math.min(ENOUGH, Math.ceil(words.size / 2)) - 1;
  for (const other of seen) {
    if (other.last - other.first !== level.last - level.first || own.some((one) => isSame(one, other))) continue;
    const count = sharedCount(words, contentWords(saidOf(other, blocks)));
    if (count <= most) continue;
    best = other;
    most = count;
  }
  return best;
}

const isSame = (a: SpineLevel, b: SpineLevel): boolean => a.first === b.first && a.last === b.last;

/** Its sentence; where the level is a label by itself, what stands behind it. */
function saidOf({ sentence, text }: SpineLevel, blocks: readonly BlockAnalysis[]): string {
  if (sentence.text.length > text.length + 2) return sentence.text;
  const { block } = sentence;
  const next = block.sentences[sentence.index + 1] ?? blocks[blocks.indexOf(block) + 1]?.sentences[0];
  return next?.text ?? "";
}

const LEVEL = /\b([CTL])(\d{1,2})(?:(?:\s?[-–/]\s?|\s(?:on|to|through)\s)([CTLS])?(\d{1,2}))?\b/g;

const levelsIn = perBlock(({ block: { text }, sentences, signs, from }: BlockAnalysis): readonly SpineLevel[] => {
  if ((signs.characters & DIGITS) === 0) return NO_LEVELS;
  const found: SpineLevel[] = [];
  let index = 0;
  for (const match of text.matchAll(LEVEL)) {
    while ((sentences[index]?.to ?? Number.POSITIVE_INFINITY) <= from + match.index) index += 1;
    const sentence = sentences[index];
    const level = sentence === undefined ? undefined : read(match, sentence, from + match.index - sentence.from);
    if (level !== undefined) found.push(level);
  }
  return found;
});

const NO_LEVELS: readonly SpineLevel[] = [];

/** Where the regions of the spine begin, counted from C1. */
const BEFORE: Readonly<Record<string, number>> = { C: 0, T: 7, L: 19, S: 24 };
const VERTEBRAE: Readonly<Record<string, number>> = { C: 7, T: 12, L: 5, S: 5 };

function read(match: RegExpExecArray, sentence: Sentence, at: number): SpineLevel | undefined {
  const [text, region = "", number = "", region2, number2] = match;
  const first = vertebra(region, Number(number));
  const last = number2 === undefined ? first : vertebra(region2 ?? region, Number(number2));
  if (first === undefined || last === undefined || last < first) return undefined;
  return { text, sentence, at, first, last };
}

function vertebra(region: string, number: number): number | undefined {
  const start = BEFORE[region];
  return start === undefined || number < 1 || number > (VERTEBRAE[region] ?? 0) ? undefined : start + number;
}
