// Places finer than an organ: lobes, segments, vertebral levels, ribs, quadrants, clock positions. A place lists its
// atomic parts, so that "L2-L4" and "L3" can be compared as sets.

import { at, GLUED, has, INNER_HYPHEN, NUMBER, PUNCTUATION, type Tokens, WORD } from "./tokens";
import type { Laterality, Location } from "./types";
import { wordId } from "./vocabulary";

/** A named place: the parts it covers, its organ, and the side that it implies. */
export interface Place {
  readonly kind: Location["kind"];
  readonly set: readonly string[];
  readonly organ: string | undefined;
  readonly laterality: Laterality | undefined;
}

const place = (
  kind: Location["kind"],
  set: string,
  organ: string,
  laterality: Laterality | undefined = undefined,
): Place => ({ kind, set: set.split(" "), organ: organ === "" ? undefined : organ, laterality });

/** Phrases that name a place. The lung's parts take their side with them. */
export const PLACES: Readonly<Record<string, Place>> = {
  "right upper lobe": place("lobe", "RUL", "lung", "right"),
  RUL: place("lobe", "RUL", "lung", "right"),
  "right middle lobe": place("lobe", "RML", "lung", "right"),
  "middle lobe": place("lobe", "RML", "lung", "right"),
  RML: place("lobe", "RML", "lung", "right"),
  "right lower lobe": place("lobe", "RLL", "lung", "right"),
  RLL: place("lobe", "RLL", "lung", "right"),
  "left upper lobe": place("lobe", "LUL", "lung", "left"),
  LUL: place("lobe", "LUL", "lung", "left"),
  lingula: place("lobe", "LUL", "lung", "left"),
  lingular: place("lobe", "LUL", "lung", "left"),
  "left lower lobe": place("lobe", "LLL", "lung", "left"),
  LLL: place("lobe", "LLL", "lung", "left"),
  "upper lobe": place("lobe", "RUL LUL", "lung"),
  "lower lobe": place("lobe", "RLL LLL", "lung"),
  "bilateral upper lobe": place("lobe", "RUL LUL", "lung", "bilateral"),
  "bilateral lower lobe": place("lobe", "RLL LLL", "lung", "bilateral"),
  "right upper quadrant": place("quadrant", "RUQ", "", "right"),
  RUQ: place("quadrant", "RUQ", "", "right"),
  "right lower quadrant": place("quadrant", "RLQ", "", "right"),
  RLQ: place("quadrant", "RLQ", "", "right"),
  "left upper quadrant": place("quadrant", "LUQ", "", "left"),
  LUQ: place("quadrant", "LUQ", "", "left"),
  "left lower quadrant": place("quadrant", "LLQ", "", "left"),
  LLQ: place("quadrant", "LLQ", "", "left"),
  "upper outer quadrant": place("quadrant", "UOQ", "breast"),
  "upper inner quadrant": place("quadrant", "UIQ", "breast"),
  "lower outer quadrant": place("quadrant", "LOQ", "breast"),
  "lower inner quadrant": place("quadrant", "LIQ", "breast"),
  "upper pole": place("segment", "upper-pole", "kidney"),
  "interpolar region": place("segment", "interpolar", "kidney"),
  "mid pole": place("segment", "interpolar", "kidney"),
  "lower pole": place("segment", "lower-pole", "kidney"),
  "right hepatic lobe": place("lobe", "liver-right", "liver"),
  "left hepatic lobe": place("lobe", "liver-left", "liver"),
  "right lobe of the liver": place("lobe", "liver-right", "liver"),
  "left lobe of the liver": place("lobe", "liver-left", "liver"),
  "caudate lobe": place("lobe", "liver-caudate", "liver"),
  "pancreatic head": place("segment", "pancreas-head", "pancreas"),
  "head of the pancreas": place("segment", "pancreas-head", "pancreas"),
  "uncinate process": place("segment", "pancreas-uncinate", "pancreas"),
  "pancreatic body": place("segment", "pancreas-body", "pancreas"),
  "body of the pancreas": place("segment", "pancreas-body", "pancreas"),
  "pancreatic tail": place("segment", "pancreas-tail", "pancreas"),
  "tail of the pancreas": place("segment", "pancreas-tail", "pancreas"),
};

const REGION_SIZE: Readonly<Record<string, number>> = { c: 7, t: 12, l: 5, s: 5 };
const SPINE = ["c1", "c2", "c3", "c4", "c5", "c6", "c7"]
  .concat(Array.from({ length: 12 }, (_, i) => `t${i + 1}`))
  .concat(Array.from({ length: 5 }, (_, i) => `l${i + 1}`))
  .concat(Array.from({ length: 5 }, (_, i) => `s${i + 1}`));
const SPINE_INDEX = new Map(SPINE.map((name, index) => [name, index]));

const SEGMENT = wordId("segment");
const RIB = wordId("rib");
const O = wordId("o");
const CLOCK = wordId("clock");
const OCLOCK = wordId("o'clock");
const TO = wordId("to");
const THROUGH = wordId("through");
const ROMAN = new Map(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"].map((name, i) => [wordId(name), i + 1]));
const ORDINAL = new Map(
  [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
  ].map((name, i) => [wordId(name), i + 1]),
);
const SUFFIXES = new Set(["st", "nd", "rd", "th"].map(wordId));
const SPINE_LETTERS = new Map(["c", "t", "l", "s"].map((letter) => [wordId(letter), letter]));

/** A place that was read from tokens: `end` is the token behind it. */
export interface LocationRead {
  readonly kind: Location["kind"];
  readonly set: readonly string[];
  readonly first: number;
  readonly end: number;
}

/** The place written with a letter or number at token `i` ("L4-L5", "segment VII", "5th rib", "3 o'clock"), if there is one. */
export function numberedPlaceAt(tokens: Tokens, i: number, end: number): LocationRead | undefined {
  const id = at(tokens.id, i);
  if (id < 0) return undefined;
  const kind = at(tokens.kind, i);
  if (kind === NUMBER) return ordinalRib(tokens, i, end) ?? clock(tokens, i, end);
  if (kind !== WORD) return undefined;
  if (SPINE_LETTERS.has(id)) return vertebra(tokens, i, end);
  if (id === SEGMENT) return segments(tokens, i, end);
  if (id === RIB) return ribs(tokens, i, end);
  if (ORDINAL.has(id)) return spelledRib(tokens, i, end);
  return undefined;
}

/** "L4", "L4-L5", "L4-5", "T11 to L1", "L5/S1". A letter without a glued number is none; "T2" is left to its sequence. */
function vertebra(tokens: Tokens, i: number, end: number): LocationRead | undefined {
  const from = levelAt(tokens, i, end);
  if (from === undefined) return undefined;
  let next = i + 2;
  let last = from;
  const joiner = next < end ? at(tokens.code, next) : 0;
  const isJoin =
    has(tokens, next, INNER_HYPHEN) || joiner === 47 || at(tokens.id, next) === TO || at(tokens.id, next) === THROUGH;
  if (next + 1 < end && isJoin) {
    const after = levelAt(tokens, next + 1, end);
    if (after !== undefined) {
      last = after;
      next += 3;
    } else if (at(tokens.kind, next + 1) === NUMBER && has(tokens, next, INNER_HYPHEN)) {
      const number = at(tokens.value, next + 1);
      const same = SPINE_INDEX.get(`${SPINE_LETTERS.get(at(tokens.id, i))}${number}`);
      const crossing = number === 1 ? from + 1 : undefined;
      const reached = same !== undefined && same > from ? same : crossing;
      if (reached !== undefined) {
        last = reached;
        next += 2;
      }
    }
  }
  if (last < from) return undefined;
  if (last === from && isSequence(tokens, i, next, end)) return undefined;
  return { kind: "vertebra", set: SPINE.slice(from, last + 1), first: i, end: next };
}

const SEQUENCE_WORDS = new Set(
  [
    "weighted",
    "hyperintense",
    "hypointense",
    "hyperintensity",
    "signal",
    "bright",
    "dark",
    "flair",
    "sequence",
    "image",
    "shine",
    "prolongation",
    "shortening",
    "isointense",
  ].map(wordId),
);

/** "T2-weighted", "T1 signal": a pulse sequence, not the spine. */
function isSequence(tokens: Tokens, i: number, next: number, end: number): boolean {
  if (at(tokens.code, i) !== 116 || at(tokens.value, i + 1) > 2) return false;
  const j = has(tokens, next, INNER_HYPHEN) ? next + 1 : next;
  return (j < end && SEQUENCE_WORDS.has(at(tokens.id, j))) || at(tokens.code, next) === 47;
}

/** The index in the spine of the level at token `i`: a letter with a number glued to it. */
function levelAt(tokens: Tokens, i: number, end: number): number | undefined {
  const letter = SPINE_LETTERS.get(at(tokens.id, i));
  if (letter === undefined || i + 1 >= end || at(tokens.kind, i + 1) !== NUMBER || !has(tokens, i + 1, GLUED))
    return undefined;
  const value = at(tokens.value, i + 1);
  if (value < 1 || value > (REGION_SIZE[letter] ?? 0)) return undefined;
  return SPINE_INDEX.get(`${letter}${value}`);
}

function segments(tokens: Tokens, i: number, end: number): LocationRead | undefined {
  const set: string[] = [];
  let j = i + 1;
  let last = i + 1;
  while (j < end && j < i + 8) {
    const roman = ROMAN.get(at(tokens.id, j));
    const number = at(tokens.kind, j) === NUMBER ? at(tokens.value, j) : roman;
    if (number !== undefined && Number.isInteger(number) && number > 0 && number <= 10) {
      const letter = at(tokens.kind, j + 1) === WORD && has(tokens, j + 1, GLUED) ? 1 : 0;
      j += 1 + letter;
      set.push(`segment-${number}`);
      last = j;
    } else if (set.length > 0 && isJoiner(tokens, j)) j += 1;
    else break;
  }
  return set.length === 0 ? undefined : { kind: "segment", set, first: i, end: last };
}

const AND = wordId("and");
const isJoiner = (tokens: Tokens, i: number): boolean =>
  at(tokens.id, i) === AND ||
  (at(tokens.kind, i) === PUNCTUATION && (at(tokens.code, i) === 47 || has(tokens, i, INNER_HYPHEN)));

function ordinalRib(tokens: Tokens, i: number, end: number): LocationRead | undefined {
  if (i + 2 >= end || !SUFFIXES.has(at(tokens.id, i + 1)) || !has(tokens, i + 1, GLUED)) return undefined;
  return ribAfter(tokens, i, i + 2, at(tokens.value, i), end);
}

function spelledRib(tokens: Tokens, i: number, end: number): LocationRead | undefined {
  return ribAfter(tokens, i, i + 1, ORDINAL.get(at(tokens.id, i)) ?? 0, end);
}

function ribAfter(tokens: Tokens, first: number, next: number, number: number, end: number): LocationRead | undefined {
  for (let j = next; j < end && j < next + 4; j += 1)
    if (at(tokens.id, j) === RIB && number >= 1 && number <= 12)
      return { kind: "rib", set: [`rib-${number}`], first, end: j + 1 };
  return undefined;
}

/** "ribs 4-6", "rib 5". */
function ribs(tokens: Tokens, i: number, end: number): LocationRead | undefined {
  if (i + 1 >= end || at(tokens.kind, i + 1) !== NUMBER) return undefined;
  const from = at(tokens.value, i + 1);
  let to = from;
  let next = i + 2;
  if (i + 3 < end && has(tokens, i + 2, INNER_HYPHEN) && at(tokens.kind, i + 3) === NUMBER) {
    to = at(tokens.value, i + 3);
    next = i + 4;
  }
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 1 || to > 12 || to < from) return undefined;
  return {
    kind: "rib",
    set: Array.from({ length: to - from + 1 }, (_, k) => `rib-${from + k}`),
    first: i,
    end: next,
  };
}

/** "3 o'clock", "10:30 o'clock". */
function clock(tokens: Tokens, i: number, end: number): LocationRead | undefined {
  const hour = at(tokens.value, i);
  if (!Number.isInteger(hour) || hour < 1 || hour > 12) return undefined;
  let j = i + 1;
  if (j + 1 < end && at(tokens.code, j) === 58 && at(tokens.kind, j + 1) === NUMBER) j += 2;
  const joined = j < end && at(tokens.id, j) === OCLOCK;
  const split = j + 1 < end && at(tokens.id, j) === O && at(tokens.id, j + 1) === CLOCK;
  if (!joined && !split) return undefined;
  return { kind: "clock", set: [`clock-${hour}`], first: i, end: joined ? j + 1 : j + 2 };
}
