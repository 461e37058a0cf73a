import { GLUED, has, INNER_HYPHEN, NUMBER, type Tokens, WORD } from "../tokens";
import { vocabulary } from "../vocabulary";
import { AXIS, ID, MEASURE_WORDS, SPELLED, TIMES } from "./measure-words";
import { CENTIMETRE, MILLIMETRE, type Unit, unitAt } from "./units";

const MOST_VALUES = 4;

/** Numbers that belong together: "3.5 x 3.1 x 2.9 cm", "3-5 mm", "12". One object, filled again by each reading. */
export interface NumberGroup {
  count: number;
  readonly values: Float64Array;
  /** Positions in the text of each number. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly units: (Unit | undefined)[];
  form: "single" | "dimensions" | "range";
  /** The multiplication sign was the word "by". */
  spelledTimes: boolean;
  /** The first token, and the first behind. */
  start: number;
  after: number;
}

export const createGroup = (): NumberGroup => ({
  count: 0,
  values: new Float64Array(MOST_VALUES),
  from: new Int32Array(MOST_VALUES),
  to: new Int32Array(MOST_VALUES),
  units: new Array<Unit | undefined>(MOST_VALUES).fill(undefined),
  form: "single",
  spelledTimes: false,
  start: 0,
  after: 0,
});

/**
 * Reads the numbers that start at token `i` with their units; `false` where none starts there. `toIsRange`: "9 to 14 mm"
 * is one range; else ("increased from 9 to 14 mm") the reading stops before "to".
 */
export function readGroup(tokens: Tokens, i: number, end: number, toIsRange: boolean, group: NumberGroup): boolean {
  group.count = 0;
  group.form = "single";
  group.spelledTimes = false;
  group.start = i;
  let next = readValue(tokens, i, end, group);
  if (next === 0) return false;
  next = readUnit(tokens, next, end, group);
  next = readRange(tokens, next, end, toIsRange, group);
  if (group.form === "single") next = readFactors(tokens, next, end, group);
  group.after = next;
  return true;
}

/** "12", ".5", "1,2", "two", "one and a half": adds a value and answers the token behind it, 0 where there is none. */
function readValue(tokens: Tokens, i: number, end: number, group: NumberGroup): number {
  if (i >= end || group.count >= MOST_VALUES) return 0;
  if (tokens.kind[i] === WORD) return readSpelled(tokens, i, end, group);
  if (tokens.kind[i] !== NUMBER) {
    const naked = tokens.id[i] === ID.dot && i + 1 < end && tokens.kind[i + 1] === NUMBER && has(tokens, i + 1, GLUED);
    if (!naked) return 0;
    const value = Number(`0.${tokens.text.slice(tokens.start[i + 1], tokens.end[i + 1])}`);
    return Number.isNaN(value) ? 0 : push(tokens, group, value, i, i + 1);
  }
  const value = tokens.value[i] ?? Number.NaN;
  if (Number.isNaN(value)) return 0;
  const fraction = decimalComma(tokens, i, end);
  return fraction < 0 ? push(tokens, group, value, i, i) : push(tokens, group, value + fraction, i, i + 2);
}

/** "1,2 cm": a comma inside a number with one or two digits behind it, a unit or another factor after them; else -1. */
function decimalComma(tokens: Tokens, i: number, end: number): number {
  if (i + 3 >= end || tokens.id[i + 1] !== ID.comma || tokens.kind[i + 2] !== NUMBER) return -1;
  if (!has(tokens, i + 1, GLUED) || !has(tokens, i + 2, GLUED) || !Number.isInteger(tokens.value[i] ?? 0)) return -1;
  const digits = (tokens.end[i + 2] ?? 0) - (tokens.start[i + 2] ?? 0);
  if (digits > 2 || !Number.isInteger(tokens.value[i + 2] ?? 0)) return -1;
  const measured = unitAt(tokens, afterHyphen(tokens, i + 3, end)).unit !== undefined;
  const multiplied = (MEASURE_WORDS.of(tokens, i + 3) & TIMES) !== 0 && tokens.kind[i + 4] === NUMBER;
  return measured || multiplied ? (tokens.value[i + 2] ?? 0) / 10 ** digits : -1;
}

const SPELLED_VALUES = new Map(
  Object.entries({
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    fifteen: 15,
    twenty: 20,
    half: 0.5,
  }).map(([word, value]) => [vocabulary.intern(word), value]),
);

/** A spelled number counts only before a unit: "two centimeters", "five-millimeter". */
function readSpelled(tokens: Tokens, i: number, end: number, group: NumberGroup): number {
  if ((MEASURE_WORDS.of(tokens, i) & SPELLED) === 0) return 0;
  let value = SPELLED_VALUES.get(tokens.id[i] ?? -1) ?? 0;
  let last = i;
  if (tokens.id[i + 1] === ID.and && tokens.id[i + 2] === ID.a && tokens.id[i + 3] === ID.half && i + 3 < end) {
    value += 0.5;
    last = i + 3;
  } else if (tokens.id[i] === ID.half && tokens.id[i + 1] === ID.a && i + 1 < end) last = i + 1;
  const unit = unitAt(tokens, afterHyphen(tokens, last + 1, end)).unit;
  return unit?.quantity === "length" && last + 1 < end ? push(tokens, group, value, i, last) : 0;
}

function push(tokens: Tokens, group: NumberGroup, value: number, first: number, last: number): number {
  group.values[group.count] = value;
  group.from[group.count] = tokens.start[first] ?? 0;
  group.to[group.count] = tokens.end[last] ?? 0;
  group.units[group.count] = undefined;
  group.count += 1;
  return last + 1;
}

const afterHyphen = (tokens: Tokens, i: number, end: number): number =>
  i < end && has(tokens, i, INNER_HYPHEN) ? i + 1 : i;

/** The unit of the last value, if it stands next: "12 mm", "12-mm". */
function readUnit(tokens: Tokens, i: number, end: number, group: NumberGroup): number {
  const start = afterHyphen(tokens, i, end);
  if (start >= end) return i;
  const id = tokens.id[start];
  if (id === ID.cmx || id === ID.mmx) {
    group.units[group.count - 1] = id === ID.cmx ? CENTIMETRE : MILLIMETRE;
    return start + 1;
  }
  const { unit, after } = unitAt(tokens, start);
  if (unit === undefined || after > end) return i;
  group.units[group.count - 1] = unit;
  return after;
}

function readRange(tokens: Tokens, i: number, end: number, toIsRange: boolean, group: NumberGroup): number {
  const id = i < end ? tokens.id[i] : -1;
  const dash = id === ID.hyphen || id === ID.enDash || id === ID.minus;
  const between = id === ID.and && group.start > 0 && tokens.id[group.start - 1] === ID.between;
  if (!dash && !between && !(toIsRange && id === ID.to)) return i;
  const next = readValue(tokens, i + 1, end, group);
  if (next === 0) return i;
  const after = readUnit(tokens, next, end, group);
  const measured = group.units[1] !== undefined;
  const rising = (group.values[0] ?? 0) < (group.values[1] ?? 0);
  // "3 mm - 5 images" is no range, nor "14 mm-9 mm"; a glued "3-5" may find its unit elsewhere.
  if (!rising || (!measured && (group.units[0] !== undefined || !dash || !has(tokens, i, GLUED)))) {
    group.count = 1;
    return i;
  }
  group.form = "range";
  return after;
}

/** The further factors: "x 3.1 x 2.9 cm", with axes named between: "AP x 2.1 cm transverse". */
function readFactors(tokens: Tokens, start: number, end: number, group: NumberGroup): number {
  let i = start;
  while (group.count < MOST_VALUES) {
    const merged = tokens.id[i - 1] === ID.cmx || tokens.id[i - 1] === ID.mmx;
    const sign = merged ? i - 1 : afterAxes(tokens, i, end);
    if (!merged && (sign >= end || (MEASURE_WORDS.of(tokens, sign) & TIMES) === 0)) break;
    const spelled = tokens.kind[sign] === WORD && (tokens.end[sign] ?? 0) - (tokens.start[sign] ?? 0) === 2;
    const next = readValue(tokens, sign + 1, end, group);
    if (next === 0) break;
    group.spelledTimes ||= spelled;
    group.form = "dimensions";
    i = readUnit(tokens, next, end, group);
  }
  if (group.count === 1 || group.units[group.count - 1] !== undefined) return i;
  const labelled = afterAxes(tokens, i, end);
  return labelled > i ? Math.max(i, readUnitAfterAxes(tokens, labelled, end, group)) : i;
}

function readUnitAfterAxes(tokens: Tokens, i: number, end: number, group: NumberGroup): number {
  const after = readUnit(tokens, i, end, group);
  return after > i ? after : 0;
}

const MOST_AXIS_WORDS = 6;

function afterAxes(tokens: Tokens, i: number, end: number): number {
  let next = i;
  while (next < end && next - i < MOST_AXIS_WORDS && (MEASURE_WORDS.of(tokens, next) & AXIS) !== 0) next += 1;
  return next;
}
