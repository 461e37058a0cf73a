import { AND, ARTICLE, BUT, DETERMINER, GRAMMAR, OR, RELATIVE, VERB, WHERE, WITH } from "../grammar-words";
import { GLUED, has, INNER_HYPHEN, NUMBER, type Tokens, WORD } from "../tokens";
import type { CalendarDate, Finding, Measurement, Sentence } from "../types";
import { wordId } from "../vocabulary";
import {
  AGENT,
  CUE,
  EXTENT_CUE,
  FILLER,
  FOLLOWS_BARE,
  ID,
  LABEL,
  LESION_NOUN,
  LITRE_CUE,
  MEASURE_WORDS,
  NOT_TIMES,
  SLICE,
  SLICE_ADJECTIVE,
  SPELLED,
  UNIT_BEFORE,
  WEIGHT_CUE,
} from "./measure-words";
import { comparatorOf, isPrior } from "./measurement-context";
import { createGroup, type NumberGroup, readGroup } from "./number-groups";
import { CENTIMETRE, GRAM, LITRE, METRE, MILLIMETRE, SUV, type Unit, unitAt } from "./units";

/** A measurement that is still to be attached to what it measures. */
export type MeasurementDraft = { -readonly [K in keyof Measurement]: Measurement[K] } & {
  finding: Finding | undefined;
  structure: string | undefined;
  /** The tokens that it was read from, first and behind the last: for the attachment. */
  firstToken: number;
  afterToken: number;
};

const MOST_IN_LIST = 6;
const MOST_WORDS_BACK = 6;
const MOST_BARE_VALUE = 1000;

const group = createGroup();
const ahead = createGroup();

/**
 * Adds the measurements among the tokens `first` to `end` (exclusive) to `into`, in order. `base` is the position of the
 * tokens' text; `dates` are the sentence's dates, whose numbers measure nothing; `defaultUnit` is the unit of bare
 * numbers where the text says so once ("all measurements in mm").
 */
export function findMeasurements(
  tokens: Tokens,
  first: number,
  end: number,
  sentence: Sentence,
  base: number,
  dates: readonly CalendarDate[],
  defaultUnit: Unit | undefined,
  into: MeasurementDraft[],
): void {
  const earlier = into.length;
  let date = 0;
  for (let i = first; i < end; i += 1) {
    if (!mayStart(tokens, i, end)) continue;
    const position = base + (tokens.start[i] ?? 0);
    while (date < dates.length && (dates[date]?.to ?? 0) <= position) date += 1;
    const inDate = date < dates.length && (dates[date]?.from ?? 0) <= position;
    const label = inDate ? i + 1 : afterLabel(tokens, i, first, end);
    if (label > i) {
      i = label - 1;
      continue;
    }
    if (!readGroup(tokens, i, end, !comesFrom(tokens, i, first), group)) continue;
    const unit = unitOf(tokens, first, end, defaultUnit, into[into.length - 1], into.length > earlier);
    if (unit !== "none" && accepted(tokens, first, end, unit)) {
      const previous = into.length > earlier ? into[into.length - 1] : undefined;
      into.push(draft(tokens, first, end, sentence, base, unit, previous, dates));
    }
    i = Math.max(i, group.after - 1);
  }
}

const ALL_MEASURES = new Set([ID.measurement, ID.dimension, ID.size]);
/** The words of which `statedUnit` needs one. */
export const UNIT_STATERS: readonly number[] = [...ALL_MEASURES];
/** The words that a measurement may begin with, where it begins with no number. */
export const SPELLED_NUMBERS: readonly number[] = MEASURE_WORDS.idsWith(SPELLED);

/** "All measurements are in mm.": the unit that the bare numbers of a section are meant in. */
export function statedUnit(tokens: Tokens, first: number, end: number): Unit | undefined {
  for (let i = first; i < Math.min(end, first + 3); i += 1) {
    if (!ALL_MEASURES.has(tokens.id[i] ?? -1)) continue;
    for (let j = i + 1; j < Math.min(end, i + 5); j += 1) {
      if (tokens.kind[j] === NUMBER) return undefined;
      const before = tokens.id[j - 1];
      const { unit } = unitAt(tokens, j);
      if (unit?.quantity === "length" && (before === ID.in || (tokens.code[j - 1] ?? 0) === 40)) return unit;
    }
  }
  return undefined;
}

function mayStart(tokens: Tokens, i: number, end: number): boolean {
  const kind = tokens.kind[i];
  if (kind === NUMBER) return true;
  if (kind === WORD) return (MEASURE_WORDS.of(tokens, i) & SPELLED) !== 0;
  if (tokens.id[i] !== ID.dot || i + 1 >= end || tokens.kind[i + 1] !== NUMBER || !has(tokens, i + 1, GLUED))
    return false;
  // "clear.5 mm" is the end of a sentence; ".5" after a blank or a bracket is a number.
  return !(has(tokens, i, GLUED) && i > 0 && (tokens.kind[i - 1] === WORD || tokens.kind[i - 1] === NUMBER));
}

/**
 * Where token `i` is a label's number ("L4-5", "series 3", "14:32", "3/45", "Gleason 3+4"), the first token behind the
 * label; else `i`.
 */
function afterLabel(tokens: Tokens, i: number, first: number, end: number): number {
  if (tokens.kind[i] !== NUMBER) return i;
  if (measured(tokens, i + 1, end)) {
    const sticks = has(tokens, i, GLUED) && i > first && (tokens.kind[i - 1] === WORD || isJoint(tokens, i - 1));
    return sticks && !startsUnit(tokens, i - 1) && isCode(tokens, i - 1, first) ? i + 1 : i;
  }
  const glued = has(tokens, i, GLUED) && i > first && tokens.kind[i - 1] === WORD;
  const named = i > first && (MEASURE_WORDS.of(tokens, beforePunctuation(tokens, i - 1, first)) & LABEL) !== 0;
  const joined = i + 2 < end && isJoint(tokens, i + 1) && isNumeric(tokens, i + 2) && !isMeasuredRange(tokens, i, end);
  if (!glued && !named && !joined) return i;
  return glued || named || tokens.kind[i + 1] !== NUMBER ? afterChain(tokens, i + 1, end, glued || named) : i;
}

/** "series 3, image 45", "(se: 3": the word before a colon, a hash or a stop. */
function beforePunctuation(tokens: Tokens, i: number, first: number): number {
  const code = tokens.code[i] ?? 0;
  return i > first && (code === 58 || code === 35 || code === 46 || code === 45) ? i - 1 : i;
}

/** Is there a unit behind the number before token `i`? */
function measured(tokens: Tokens, i: number, end: number): boolean {
  const start = i < end && has(tokens, i, INNER_HYPHEN) ? i + 1 : i;
  return start < end && unitAt(tokens, start).unit !== undefined;
}

/** A short code before a glued number with a unit: "L4" in "L4 mm" can't be; "x2.1cm" and "size14mm" can. */
function isCode(tokens: Tokens, i: number, first: number): boolean {
  if (tokens.kind[i] === WORD) {
    const length = (tokens.end[i] ?? 0) - (tokens.start[i] ?? 0);
    return length <= 2 && (MEASURE_WORDS.of(tokens, i) & LABEL) !== 0;
  }
  // The "6" of "C5-6 mm": a joint behind a number that is glued to a word.
  return i - 2 >= first && tokens.kind[i - 1] === NUMBER && has(tokens, i - 1, GLUED) && tokens.kind[i - 2] === WORD;
}

const startsUnit = (tokens: Tokens, i: number): boolean => tokens.code[i] === 120; // "x"

/** Hyphen, slash, colon or plus inside a number chain. */
function isJoint(tokens: Tokens, i: number): boolean {
  const id = tokens.id[i];
  if (!has(tokens, i, GLUED)) return id === ID.plus || id === ID.slash;
  return id === ID.hyphen || id === ID.enDash || id === ID.slash || id === ID.colon || id === ID.plus;
}

/** "3-5 mm". */
function isMeasuredRange(tokens: Tokens, i: number, end: number): boolean {
  const id = tokens.id[i + 1];
  return (id === ID.hyphen || id === ID.enDash || id === ID.minus) && measured(tokens, i + 3, end);
}

const isNumeric = (tokens: Tokens, i: number): boolean => tokens.kind[i] === NUMBER;

/** Skips the rest of a chain: "-5", "/45", ":32", "-L5", and behind a label also ", 4 and 5". Stops before a size. */
function afterChain(tokens: Tokens, start: number, end: number, labelled: boolean): number {
  let i = start;
  while (i < end) {
    const list = labelled && (tokens.id[i] === ID.comma || tokens.id[i] === ID.and || tokens.id[i] === ID.to);
    if (!list && !isJoint(tokens, i)) break;
    const letter = tokens.kind[i + 1] === WORD && tokens.kind[i + 2] === NUMBER && has(tokens, i + 2, GLUED) ? 1 : 0;
    if (i + 1 + letter >= end || tokens.kind[i + 1 + letter] !== NUMBER) break;
    const after = i + 2 + letter;
    const sized = measured(tokens, after, end) || (after < end && tokens.code[after] === 120);
    if (sized && (list || !labelled)) break;
    i = after;
  }
  return i;
}

/** "increased from 9 to 14 mm": two sizes, not a range. */
function comesFrom(tokens: Tokens, i: number, first: number): boolean {
  return i > first && tokens.id[i - 1] === ID.from && isPrior(tokens, i, i + 1, first, i + 1, false, []);
}

/** The unit of the group's last number, looked for behind, before, in the list that it belongs to, or stated once. */
function unitOf(
  tokens: Tokens,
  first: number,
  end: number,
  defaultUnit: Unit | undefined,
  previous: MeasurementDraft | undefined,
  hasPrevious: boolean,
): Unit | undefined | "none" {
  for (let k = group.count - 1; k >= 0; k -= 1) if (group.units[k] !== undefined) return group.units[k];
  const before = unitBefore(tokens, first);
  if (before !== undefined) return before;
  const listed = unitInList(tokens, end);
  if (listed !== undefined) return listed;
  const again =
    hasPrevious && previous?.quantity === "suv" && isPrior(tokens, group.start, group.after, first, end, true, []);
  if (again) return SUV;
  if (!isBareMeasurement(tokens, first, end)) return "none";
  return defaultUnit;
}

/** "SUVmax of 6.2", "SUV (max) 6.2", "HU = 35". */
function unitBefore(tokens: Tokens, first: number): Unit | undefined {
  if (group.form === "dimensions" || isCount(tokens, group.after)) return undefined;
  for (let i = group.start - 1, steps = 0; i >= first && steps < 4; i -= 1, steps += 1) {
    const bits = MEASURE_WORDS.of(tokens, i);
    if ((bits & UNIT_BEFORE) !== 0) return tokens.code[i] === 115 ? SUV : unitAt(tokens, i).unit;
    if ((bits & FILLER) === 0 && tokens.code[i] !== 41 && (tokens.code[i] ?? 0) !== 62 && (tokens.code[i] ?? 0) !== 60)
      return undefined;
  }
  return undefined;
}

function isCount(tokens: Tokens, i: number): boolean {
  return i < tokens.count && tokens.kind[i] === WORD && (MEASURE_WORDS.of(tokens, i) & FOLLOWS_BARE) === 0;
}

/** "4, 6 and 9 mm", "from 9 to 14 mm": the unit stands behind the last. */
function unitInList(tokens: Tokens, end: number): Unit | undefined {
  let i = group.after;
  for (let steps = 0; steps < MOST_IN_LIST && i + 1 < end; steps += 1) {
    const id = tokens.id[i];
    if (id !== ID.comma && id !== ID.and && id !== ID.or && id !== ID.to) return undefined;
    const next = id === ID.comma && (tokens.id[i + 1] === ID.and || tokens.id[i + 1] === ID.or) ? i + 2 : i + 1;
    if (tokens.kind[next] !== NUMBER || !readGroup(tokens, next, end, false, ahead)) return undefined;
    const unit = ahead.units[ahead.count - 1];
    if (unit !== undefined) return ahead.form === "dimensions" && group.form === "single" ? undefined : unit;
    i = ahead.after;
  }
  return undefined;
}

/** A number without a unit is taken for a measurement only where the words around it say so. */
function isBareMeasurement(tokens: Tokens, first: number, end: number): boolean {
  for (let k = 0; k < group.count; k += 1) if ((group.values[k] ?? 0) >= MOST_BARE_VALUE) return false;
  if (tokens.kind[group.start] === WORD) return false;
  const next = group.after;
  const followed = next < end ? MEASURE_WORDS.of(tokens, next) : FOLLOWS_BARE;
  if (group.form === "dimensions" && !group.spelledTimes) {
    if (next < end && (followed & NOT_TIMES) !== 0) return false;
    return (group.values[0] ?? 0) <= 300 && (group.values[1] ?? 0) <= 300;
  }
  if ((followed & FOLLOWS_BARE) === 0 && !(next < end && tokens.kind[next] !== WORD && tokens.kind[next] !== NUMBER))
    return (followed & EXTENT_CUE) !== 0 && followedByExtent(tokens, next, end);
  if (next < end && (tokens.code[next] === 37 || isJoint(tokens, next))) return false;
  return followedByExtent(tokens, next, end) || precededByCue(tokens, first);
}

/** "12 in diameter", "9 in greatest dimension". */
function followedByExtent(tokens: Tokens, i: number, end: number): boolean {
  const start = tokens.id[i] === ID.in && i < end ? i + 1 : i;
  return (
    start > i &&
    start < end &&
    (MEASURE_WORDS.of(tokens, tokens.id[start] === ID.the ? start + 1 : start) & EXTENT_CUE) !== 0
  );
}

/** "measures 12", "wall thickness of 4", "size: 14". */
function precededByCue(tokens: Tokens, first: number): boolean {
  for (let i = group.start - 1, steps = 0; i >= first && steps < MOST_WORDS_BACK; i -= 1, steps += 1) {
    const bits = MEASURE_WORDS.of(tokens, i);
    if ((bits & CUE) !== 0) return true;
    if ((bits & FILLER) === 0) return false;
  }
  return false;
}

/** Slice thickness, contrast agents and the like have units and measure nothing that was seen. */
function accepted(tokens: Tokens, first: number, end: number, unit: Unit | undefined): boolean {
  if (unit === undefined) return true;
  if (
    unit === METRE &&
    group.form !== "dimensions" &&
    !precededByCue(tokens, first) &&
    !isExtent(tokens, group.after, end)
  )
    return namesLesion(tokens, first, end);
  if (unit.quantity === "length") return !isSliceWidth(tokens, first, end);
  if (unit === LITRE) return sentenceHas(tokens, first, end, LITRE_CUE) && !sentenceHas(tokens, first, end, AGENT);
  if (unit === GRAM) return sentenceHas(tokens, first, end, WEIGHT_CUE);
  if (unit.quantity === "volume") return !sentenceHas(tokens, first, end, AGENT);
  if (unit.quantity === "percent") return (MEASURE_WORDS.of(tokens, group.after) & AGENT) === 0;
  return true;
}

const MOST_TO_LESION = 5;

/** "A 6 m nodule", "displaced by 4 m": what is measured is no way to walk, and no "months". */
function namesLesion(tokens: Tokens, first: number, end: number): boolean {
  for (let i = group.after; i < Math.min(end, group.after + MOST_TO_LESION); i += 1) {
    if ((MEASURE_WORDS.of(tokens, i) & LESION_NOUN) !== 0) return true;
    if ((tokens.kind[i] !== WORD && tokens.code[i] !== HYPHEN) || (GRAMMAR.of(tokens, i) & NO_ADJECTIVE) !== 0) break;
  }
  if (WAY.has(tokens.id[group.after] ?? -1)) return true;
  const before = tokens.id[group.start - 1];
  const isOf = before === ID.of || before === ID.to || before === BY || before === ID.comma;
  if (group.start - 2 < first || !isOf) return false;
  return (MEASURE_WORDS.of(tokens, group.start - 2) & LESION_NOUN) !== 0;
}
const HYPHEN = 45;
const NO_ADJECTIVE = AND | OR | BUT | RELATIVE | VERB | WHERE | WITH | ARTICLE | DETERMINER;
const WAY = new Set(["above", "below", "proximal", "distal"].map(wordId));
const BY = wordId("by");

const isExtent = (tokens: Tokens, i: number, end: number): boolean =>
  i < end && ((MEASURE_WORDS.of(tokens, i) & (CUE | EXTENT_CUE)) !== 0 || followedByExtent(tokens, i, end));

function isSliceWidth(tokens: Tokens, first: number, end: number): boolean {
  for (let i = group.after, steps = 0; i < end && steps < MOST_WORDS_BACK; i += 1, steps += 1) {
    const bits = MEASURE_WORDS.of(tokens, i);
    if ((bits & SLICE) !== 0) return tokens.id[i - 1] !== ID.cross && tokens.id[i - 2] !== ID.cross;
    if ((bits & SLICE_ADJECTIVE) === 0 || tokens.id[i] === ID.at || tokens.id[i] === ID.from) break;
    if (tokens.id[i] === ID.in || tokens.id[i] === ID.a) break;
  }
  for (let i = group.start - 1, steps = 0; i >= first && steps < MOST_WORDS_BACK; i -= 1, steps += 1) {
    const bits = MEASURE_WORDS.of(tokens, i);
    if ((bits & SLICE) !== 0) return tokens.id[i - 1] !== ID.cross && tokens.id[i - 2] !== ID.cross;
    if ((bits & SLICE_ADJECTIVE) === 0) break;
  }
  return false;
}

function sentenceHas(tokens: Tokens, first: number, end: number, bit: number): boolean {
  for (let i = first; i < end; i += 1) if ((MEASURE_WORDS.of(tokens, i) & bit) !== 0) return true;
  return false;
}

function draft(
  tokens: Tokens,
  first: number,
  end: number,
  sentence: Sentence,
  base: number,
  unit: Unit | undefined,
  previous: MeasurementDraft | undefined,
  dates: readonly CalendarDate[],
): MeasurementDraft {
  const negative = signBefore(tokens, first, unit);
  const firstToken = negative ? group.start - 1 : group.start;
  const from = tokens.start[firstToken] ?? 0;
  const to = tokens.end[group.after - 1] ?? from;
  const { values, raw, units } = written(tokens, unit, negative);
  return {
    from: base + from,
    to: base + to,
    text: tokens.text.slice(from, to),
    sentence,
    values,
    raw,
    units,
    unit: unit?.code,
    quantity: unit?.quantity,
    form: group.form,
    role: isPrior(tokens, firstToken, group.after, first, end, previous !== undefined, dates, base)
      ? "prior"
      : "current",
    comparator: comparatorOf(tokens, firstToken, group.after, first, end),
    finding: undefined,
    structure: undefined,
    firstToken,
    afterToken: group.after,
  };
}

function signBefore(tokens: Tokens, first: number, unit: Unit | undefined): boolean {
  if (unit?.quantity !== "attenuation" || group.start <= first || !has(tokens, group.start, GLUED)) return false;
  const id = tokens.id[group.start - 1];
  const dash = id === ID.hyphen || id === ID.enDash || id === ID.minus;
  return dash && !(has(tokens, group.start - 1, GLUED) && tokens.kind[group.start - 2] === NUMBER);
}

/** The values in millimetres or millilitres; a number without a unit of its own has the next one's, else the last one's. */
function written(tokens: Tokens, last: Unit | undefined, negative: boolean) {
  const values: number[] = [];
  const raw: string[] = [];
  const units: (string | undefined)[] = [];
  for (let k = 0; k < group.count; k += 1) {
    let unit: Unit | undefined;
    for (let next = k; next < group.count && unit === undefined; next += 1) unit = group.units[next];
    unit ??= last;
    const value = (group.values[k] ?? 0) * (unit?.factor ?? 1);
    // 2.3 * 10 is 23.000000000000004 without the rounding.
    values.push(Math.round(value * (negative && k === 0 ? -1e6 : 1e6)) / 1e6);
    raw.push(tokens.text.slice(group.from[k], group.to[k]));
    const own = group.units[k];
    units.push(own === undefined ? undefined : own === CENTIMETRE ? "cm" : own === MILLIMETRE ? "mm" : own.code);
  }
  return { values, raw, units };
}

export type { NumberGroup };
