import { type TimeRow, timeWords } from "../../lexicons/load";
import { NUMBER, type Tokens, WORD } from "../tokens";
import { wordId } from "../vocabulary";
import { WordBits } from "./word-bits";

const UNIT = 1;
const RATE = 2;
const SOON = 4;
const SHORT = 8;
const NEXT = 16;
const PAST = 32;
const LINK = 64;
const NUMERAL = 128;
const START = UNIT | RATE | SOON | SHORT | NEXT | NUMERAL;

const DAYS_A_YEAR = 365;

/** The table's words of one kind → their days (of a number: its value). */
const timesOf = (kind: TimeRow["kind"]): ReadonlyMap<number, TimeRow> =>
  new Map(timeWords().flatMap((row) => (row.kind === kind ? row.words.map((word) => [wordId(word), row]) : [])));
const daysOf = (kind: TimeRow["kind"]): ReadonlyMap<number, number> =>
  new Map([...timesOf(kind)].map(([word, { fromDays }]) => [word, fromDays]));

const DAYS = daysOf("unit");
const RATES = daysOf("rate");
const SOON_WORDS = timesOf("soon");
const NUMERALS = daysOf("number");
const WORDS = new WordBits()
  .add(SHORT, "short close")
  .add(NEXT, "next soon")
  .add(PAST, "ago past last previous prior since previously over history old")
  .add(LINK, "- – to and or , in at within every each after of the about approximately");
const BITS = { unit: UNIT, rate: RATE, soon: SOON, number: NUMERAL } as const satisfies Record<TimeRow["kind"], number>;
for (const { kind, words } of timeWords()) WORDS.add(BITS[kind], words);

const INTERVAL = wordId("interval");
const TERM = wordId("term");
const AVAILABLE = wordId("available");
const DAY = wordId("day");
const AS = wordId("as");
const POSSIBLE = wordId("possible");
const OTHER = wordId("other");
const EVERY = wordId("every");
const AFTER = wordId("after");
const WEEK = wordId("week");
const OLD = wordId("old");

export interface IntervalRead {
  first: number;
  after: number;
  fromDays: number;
  toDays: number;
}

/**
 * The time that tokens `first` to `end` (exclusive) name for something to come: "in 3-6 months", "annual", "within 24
 * hours", "next available". Tells of the past ("2 years ago") are none. Undefined where there is no such time.
 */
export function findInterval(tokens: Tokens, first: number, end: number): IntervalRead | undefined {
  for (let i = first; i < end; i += 1) {
    const bits = WORDS.of(tokens, i);
    if (tokens.kind[i] !== NUMBER && (bits & START) === 0) continue;
    const found = numbered(tokens, i, first, end) ?? named(tokens, i, bits, end);
    if (found !== undefined) return found;
  }
  return undefined;
}

const numberAt = (tokens: Tokens, i: number): number =>
  tokens.kind[i] === NUMBER ? (tokens.value[i] ?? Number.NaN) : (NUMERALS.get(tokens.id[i] ?? -1) ?? Number.NaN);

/** "6 months", "3-6 months", "six to twelve weeks", "6, 12 and 24 months", "3 months to 6 months". */
function numbered(tokens: Tokens, i: number, first: number, end: number): IntervalRead | undefined {
  let low = numberAt(tokens, i);
  if (Number.isNaN(low)) return undefined;
  let high = low;
  let lowDays = 0;
  for (let j = i + 1, steps = 0; j < end && steps < 12; j += 1, steps += 1) {
    const number = numberAt(tokens, j);
    if (!Number.isNaN(number)) {
      low = Math.min(low, number);
      high = Math.max(high, number);
      continue;
    }
    const days = tokens.kind[j] === WORD ? DAYS.get(tokens.id[j] ?? -1) : undefined;
    if (days !== undefined) {
      if (isPast(tokens, i, j, first, end)) return undefined;
      const again = j + 2 < end && (WORDS.of(tokens, j + 1) & LINK) !== 0 && !Number.isNaN(numberAt(tokens, j + 2));
      const more = again && lowDays === 0 ? DAYS.get(tokens.id[j + 3] ?? -1) : undefined;
      const from = Math.round(low * days * 100) / 100;
      if (more === undefined || j + 3 >= end) return read(i, j + 1, from, high * days);
      lowDays = from;
      return read(i, j + 4, from, numberAt(tokens, j + 2) * more);
    }
    if ((WORDS.of(tokens, j) & LINK) === 0) return undefined;
  }
  return undefined;
}

function isPast(tokens: Tokens, i: number, unit: number, first: number, end: number): boolean {
  const old = unit + 2 < end && tokens.id[unit + 2] === OLD;
  const after = unit + 1 < end ? WORDS.of(tokens, unit + 1) : 0;
  if (old || (after & PAST) !== 0) return true;
  for (let j = i - 1; j >= first && j >= i - 2; j -= 1) if ((WORDS.of(tokens, j) & PAST) !== 0) return true;
  return false;
}

function named(tokens: Tokens, i: number, bits: number, end: number): IntervalRead | undefined {
  const next = i + 1 < end ? (tokens.id[i + 1] ?? -1) : -1;
  const second = i + 2 < end ? (tokens.id[i + 2] ?? -1) : -1;
  const rate = RATES.get(tokens.id[i] ?? -1);
  if (rate !== undefined) return read(i, i + 1, rate, rate);
  const soon = SOON_WORDS.get(tokens.id[i] ?? -1);
  if (soon !== undefined) return read(i, i + 1, soon.fromDays, soon.toDays);
  if ((bits & SHORT) !== 0) {
    const words = next === INTERVAL || next === TERM ? 2 : second === INTERVAL || second === TERM ? 3 : 0;
    return words === 0 ? undefined : read(i, i + words, 0, DAYS_A_YEAR / 2);
  }
  if ((bits & NEXT) !== 0) {
    if (next === AVAILABLE) return read(i, i + 2, 0, DAYS_A_YEAR);
    if (next === DAY) return read(i, i + 2, 1, 1);
    if (next === AS && second === POSSIBLE) return read(i, i + 3, 0, DAYS_A_YEAR);
    const days = DAYS.get(next);
    return days === undefined ? undefined : read(i, i + 2, days, days);
  }
  // "every other year", "every year", "in a year", "after a week".
  const days = DAYS.get(tokens.id[i] ?? -1);
  if (days === undefined || i === 0) return undefined;
  const before = tokens.id[i - 1];
  if (before === OTHER) return read(i - 2, i + 1, 2 * days, 2 * days);
  if (before === EVERY) return read(i - 1, i + 1, days, days);
  const article = tokens.code[i - 1] === 97 && (tokens.end[i - 1] ?? 0) - (tokens.start[i - 1] ?? 0) === 1;
  if (!article || i < 2 || tokens.id[i] === DAY) return undefined;
  const lead = tokens.id[i - 2];
  const leads = lead === AFTER || lead === IN || lead === WITHIN;
  return leads && (tokens.id[i] === WEEK || days > 7) ? read(i - 1, i + 1, days, days) : undefined;
}
const IN = wordId("in");
const WITHIN = wordId("within");

const read = (first: number, after: number, fromDays: number, toDays: number): IntervalRead => ({
  first,
  after,
  fromDays: whole(fromDays),
  toDays: whole(toDays),
});

/** Whole days; hours stay parts of a day. */
const whole = (days: number): number => (days < 1 ? Math.round(days * 100) / 100 : Math.round(days));
