// Places that are written with numbers and no table can list: ranges of vertebrae and ribs, lists of segments. All other
// places stand in shared/lexicons/locations.tsv, whose names of atomic places are used here too.

import type { PlaceSpan } from "./parts";
import { WordBits } from "./slots/word-bits";
import {
  at,
  byteAt,
  codeAt,
  GLUED,
  has,
  INNER_HYPHEN,
  NUMBER,
  PUNCTUATION,
  type Tokens,
  valueAt,
  WORD,
} from "./tokens";
import type { Laterality, Location } from "./types";
import { wordId } from "./vocabulary";

/** A named place: the parts it covers, its organ, and the side that it implies. */
export interface Place {
  readonly kind: Location["kind"];
  readonly set: readonly string[];
  readonly organ: string | undefined;
  readonly laterality: Laterality | undefined;
}

const REGION_SIZE: Readonly<Record<string, number>> = { c: 7, t: 12, l: 5, s: 5 };
const SPINE = ["c1", "c2", "c3", "c4", "c5", "c6", "c7"]
  .concat(Array.from({ length: 12 }, (_, i) => `t${i + 1}`))
  .concat(Array.from({ length: 5 }, (_, i) => `l${i + 1}`))
  .concat(Array.from({ length: 5 }, (_, i) => `s${i + 1}`));
const SPINE_INDEX = new Map(SPINE.map((name, index) => [name, index]));

const T = 116;
const SEGMENT = wordId("segment");
const RIB = wordId("rib");
const TO = wordId("to");
const THROUGH = wordId("through");
/** "L4 on L5": one has slipped on the other. */
const ON = new Set(["on", "over", "upon"].map(wordId));
const NUMERALS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"];
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

/** A word with which such a place may begin. */
const OPENERS = new WordBits().addIds(1, SPINE_LETTERS.keys()).addIds(1, ORDINAL.keys()).addIds(1, [SEGMENT, RIB]);
/** The words of which a sentence has one where `withNumberedPlaces` can find something: of "5th rib" the ending. */
export const NUMBERED_PLACE_OPENERS: readonly number[] = [...OPENERS.idsWith(1), ...SUFFIXES];

/** The table's places, which lie in the order of the text, with those that only their numbers name, less what these hold. */
export function withNumberedPlaces(
  tokens: Tokens,
  first: number,
  end: number,
  listed: readonly PlaceSpan[],
): readonly PlaceSpan[] {
  let places = listed;
  for (let i = first; i < end; i += 1) {
    const read = numberedPlaceAt(tokens, i, end);
    if (read === undefined) continue;
    const organ = read.kind === "vertebra" ? "spine" : read.kind === "rib" ? "rib" : "liver";
    const place: Place = { kind: read.kind, set: read.set, organ, laterality: undefined };
    places = places.filter((known) => known.first < read.first || known.end > read.end);
    places = [...places, { first: read.first, end: read.end, place }];
    i = read.end - 1;
  }
  return places === listed ? listed : places.toSorted((a, b) => a.first - b.first);
}

/** The places less what is no level of the spine but a pulse sequence. */
export function withoutPulseSequences(tokens: Tokens, end: number, listed: readonly PlaceSpan[]): readonly PlaceSpan[] {
  let places = listed;
  for (let k = places.length - 1; k >= 0; k -= 1) {
    const known = places[k];
    if (known !== undefined && isPulseSequence(tokens, known, end, places))
      places = places.filter((other) => other !== known);
  }
  return places;
}

/** "T2-weighted", "T1/T2", or a bare "T2" in a sentence that names no other level. */
function isPulseSequence(
  tokens: Tokens,
  { first, end: after, place }: PlaceSpan,
  end: number,
  places: readonly PlaceSpan[],
): boolean {
  if (place.kind !== "vertebra" || codeAt(tokens.code, first) !== T || valueAt(tokens.value, first + 1) > 2)
    return false;
  return (
    isSequence(tokens, first, after, end) ||
    !places.some((other) => other.place.kind === "vertebra" && other.first !== first)
  );
}

/** A place that was read from tokens: `end` is the token behind it. */
interface LocationRead {
  readonly kind: Location["kind"];
  readonly set: readonly string[];
  readonly first: number;
  readonly end: number;
}

/** The place written with a letter or number at token `i` ("L4-L5", "segment VII", "5th rib", "3 o'clock"), if there is one. */
function numberedPlaceAt(tokens: Tokens, i: number, end: number): LocationRead | undefined {
  const kind = byteAt(tokens.kind, i);
  if (kind === NUMBER) return at(tokens.id, i) < 0 ? undefined : ordinalRib(tokens, i, end);
  if (kind !== WORD || OPENERS.of(tokens, i) === 0) return undefined;
  const id = at(tokens.id, i);
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
  const below = next + 1 < end && ON.has(at(tokens.id, next)) ? levelAt(tokens, next + 1, end) : undefined;
  if (below === from + 1) return { kind: "vertebra", set: [discOf(from)], first: i, end: next + 3 };
  const joiner = next < end ? codeAt(tokens.code, next) : 0;
  const isJoin =
    has(tokens, next, INNER_HYPHEN) || joiner === 47 || at(tokens.id, next) === TO || at(tokens.id, next) === THROUGH;
  if (next + 1 < end && isJoin) {
    const after = levelAt(tokens, next + 1, end);
    if (after !== undefined) {
      last = after;
      next += 3;
    } else if (byteAt(tokens.kind, next + 1) === NUMBER && has(tokens, next, INNER_HYPHEN)) {
      const number = valueAt(tokens.value, next + 1);
      const same = SPINE_INDEX.get(`${SPINE_LETTERS.get(at(tokens.id, i))}${number}`);
      const crossing = number === 1 ? from + 1 : undefined;
      const reached = same !== undefined && same > from ? same : crossing;
      if (reached !== undefined) {
        last = reached;
        next += 2;
      }
    }
  }
  // One level, and two neighbours (the disc between them), stand in the table.
  if (last < from + 2) return undefined;
  const set = SPINE.slice(from, last + 1).map((name) => `spine:${name.toUpperCase()}`);
  return { kind: "vertebra", set, first: i, end: next };
}

const discOf = (above: number): string =>
  `disc:${SPINE[above]}-${SPINE[above + 1]}`.toUpperCase().replace("DISC", "disc");

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
  if (codeAt(tokens.code, i) !== 116 || valueAt(tokens.value, i + 1) > 2) return false;
  const j = has(tokens, next, INNER_HYPHEN) ? next + 1 : next;
  return (j < end && SEQUENCE_WORDS.has(at(tokens.id, j))) || codeAt(tokens.code, next) === 47;
}

/** The index in the spine of the level at token `i`: a letter with a number glued to it. */
function levelAt(tokens: Tokens, i: number, end: number): number | undefined {
  const letter = SPINE_LETTERS.get(at(tokens.id, i));
  if (letter === undefined || i + 1 >= end || byteAt(tokens.kind, i + 1) !== NUMBER || !has(tokens, i + 1, GLUED))
    return undefined;
  const value = valueAt(tokens.value, i + 1);
  if (value < 1 || value > (REGION_SIZE[letter] ?? 0)) return undefined;
  return SPINE_INDEX.get(`${letter}${value}`);
}

function segments(tokens: Tokens, i: number, end: number): LocationRead | undefined {
  const set: string[] = [];
  let j = i + 1;
  let last = i + 1;
  while (j < end && j < i + 8) {
    const roman = ROMAN.get(at(tokens.id, j));
    const number = byteAt(tokens.kind, j) === NUMBER ? valueAt(tokens.value, j) : roman;
    if (number !== undefined && Number.isInteger(number) && number > 0 && number <= NUMERALS.length) {
      const letter = byteAt(tokens.kind, j + 1) === WORD && has(tokens, j + 1, GLUED) ? 1 : 0;
      j += 1 + letter;
      set.push(`liver:${NUMERALS[number - 1]}`);
      last = j;
    } else if (set.length > 0 && isJoiner(tokens, j)) j += 1;
    else break;
  }
  return set.length < 2 ? undefined : { kind: "segment", set, first: i, end: last };
}

const AND = wordId("and");
const isJoiner = (tokens: Tokens, i: number): boolean =>
  at(tokens.id, i) === AND ||
  (byteAt(tokens.kind, i) === PUNCTUATION && (codeAt(tokens.code, i) === 47 || has(tokens, i, INNER_HYPHEN)));

function ordinalRib(tokens: Tokens, i: number, end: number): LocationRead | undefined {
  if (i + 2 >= end || !SUFFIXES.has(at(tokens.id, i + 1)) || !has(tokens, i + 1, GLUED)) return undefined;
  return ribAfter(tokens, i, i + 2, valueAt(tokens.value, i), end);
}

function spelledRib(tokens: Tokens, i: number, end: number): LocationRead | undefined {
  return ribAfter(tokens, i, i + 1, ORDINAL.get(at(tokens.id, i)) ?? 0, end);
}

/** "5th rib", "fifth anterior rib", "5th through 9th ribs", "fourth and fifth ribs". */
function ribAfter(tokens: Tokens, first: number, next: number, number: number, end: number): LocationRead | undefined {
  if (number < 1 || number > 12) return undefined;
  const second = secondRib(tokens, next, end);
  const from = second === undefined ? next : second.end;
  for (let j = from; j < end && j < from + 4; j += 1) {
    if (at(tokens.id, j) !== RIB) continue;
    const set = [`rib:${number}`];
    if (second?.isRange) for (let rib = number + 1; rib < second.number; rib += 1) set.push(`rib:${rib}`);
    if (second !== undefined) set.push(`rib:${second.number}`);
    return { kind: "rib", set, first, end: j + 1 };
  }
  return undefined;
}

/** The other rib of a pair or range: behind "through", "to", "and" or a hyphen. */
function secondRib(
  tokens: Tokens,
  i: number,
  end: number,
): { readonly number: number; readonly isRange: boolean; readonly end: number } | undefined {
  if (i + 1 >= end) return undefined;
  const id = at(tokens.id, i);
  const isRange = id === THROUGH || id === TO || has(tokens, i, INNER_HYPHEN);
  if (!isRange && id !== AND) return undefined;
  const spelled = ORDINAL.get(at(tokens.id, i + 1));
  if (spelled !== undefined) return { number: spelled, isRange, end: i + 2 };
  if (byteAt(tokens.kind, i + 1) !== NUMBER || !SUFFIXES.has(at(tokens.id, i + 2))) return undefined;
  const number = valueAt(tokens.value, i + 1);
  return number >= 1 && number <= 12 ? { number, isRange, end: i + 3 } : undefined;
}

/** "ribs 4-6", "rib 5". */
function ribs(tokens: Tokens, i: number, end: number): LocationRead | undefined {
  if (i + 1 >= end || byteAt(tokens.kind, i + 1) !== NUMBER) return undefined;
  const from = valueAt(tokens.value, i + 1);
  let to = from;
  let next = i + 2;
  if (i + 3 < end && has(tokens, i + 2, INNER_HYPHEN) && byteAt(tokens.kind, i + 3) === NUMBER) {
    to = valueAt(tokens.value, i + 3);
    next = i + 4;
  }
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 1 || to > 12 || to < from) return undefined;
  return {
    kind: "rib",
    set: Array.from({ length: to - from + 1 }, (_, k) => `rib:${from + k}`),
    first: i,
    end: next,
  };
}
