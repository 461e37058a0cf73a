import { CAPITAL, GLUED, has, NUMBER, type Tokens, WORD } from "../tokens";
import type { CalendarDate, Sentence } from "../types";
import { vocabulary, wordId } from "../vocabulary";
import { WordBits } from "./word-bits";

const MONTHS: readonly string[] = [
  "january jan",
  "february feb",
  "march mar",
  "april apr",
  "may",
  "june jun",
  "july jul",
  "august aug",
  "september sep sept",
  "october oct",
  "november nov",
  "december dec",
];
const MONTH_OF = new Map<number, number>();
for (const [index, names] of MONTHS.entries())
  for (const name of names.split(" ")) MONTH_OF.set(vocabulary.intern(name), index + 1);

const MONTH = 1;
/** "May", "March": a month only with a capital letter. */
const VERB_TOO = 2;
const ORDINAL = 4;
const YEAR_CUE = 8;
const WORDS = new WordBits()
  .add(MONTH, MONTHS.join(" "))
  .add(VERB_TOO, "may march mar dec jan")
  .add(ORDINAL, "st nd rd th")
  .add(
    YEAR_CUE,
    "in of from since dated date year until through before after by during on early late mid summer spring fall autumn winter circa around study exam examination ct mri mr us ultrasound radiograph mammogram pet scan prior previous mammography cta mra",
  );
const OF = wordId("of");
/** The words that a date may begin with, where it begins with no number. */
export const MONTH_WORDS: readonly number[] = WORDS.idsWith(MONTH);

const HYPHEN = 45;
const EN_DASH = 0x2013;
const SLASH = 47;
const COMMA = 44;
const STOP = 46;

/** A date as it was read; the answer of `dateAt`. */
interface DateRead {
  year: number;
  /** 0 where it is not given. */
  month: number;
  day: number;
  /** The first token behind it; 0 where there is no date. */
  after: number;
}
const read: DateRead = { year: 0, month: 0, day: 0, after: 0 };

/**
 * Adds the dates among the tokens `first` to `end` (exclusive) to `into`. `base` is the position of the tokens' text.
 * Slashes are read month first where both orders are possible, as in the United States; stops are read day first.
 */
export function findDates(
  tokens: Tokens,
  first: number,
  end: number,
  sentence: Sentence,
  base: number,
  into: CalendarDate[],
): void {
  for (let i = first; i < end; i += 1) {
    const kind = tokens.kind[i];
    const candidate = kind === NUMBER || (kind === WORD && (WORDS.of(tokens, i) & MONTH) !== 0);
    if (!candidate || !dateAt(tokens, i, first, end)) continue;
    const from = tokens.start[i] ?? 0;
    const to = tokens.end[read.after - 1] ?? from;
    into.push({ from: base + from, to: base + to, text: tokens.text.slice(from, to), sentence, iso: isoOf(read) });
    i = read.after - 1;
  }
}

/** The ISO date of a whole text ("2024-05-02", "20240502", "May 2, 2024"), as far as it is given; undefined where it holds none. */
export function isoDateIn(tokens: Tokens): string | undefined {
  for (let i = 0; i < tokens.count; i += 1) {
    if (tokens.kind[i] === NUMBER && digitsOf(tokens, i) === 8) {
      const whole = tokens.value[i] ?? 0;
      take(Math.floor(whole / 10000), Math.floor(whole / 100) % 100, whole % 100, i + 1);
      const iso = isoOf(read);
      if (iso !== undefined && read.year >= 1900) return iso;
    } else if (dateAt(tokens, i, 0, tokens.count)) return isoOf(read);
    else if (tokens.count === 1 && isYear(tokens, i)) return String(tokens.value[i]);
  }
  return undefined;
}

function dateAt(tokens: Tokens, i: number, first: number, end: number): boolean {
  if (tokens.kind[i] === NUMBER) {
    const word = has(tokens, i, GLUED) && i > first && tokens.kind[i - 1] === WORD;
    return !word && (numericDate(tokens, i, end) || dayFirst(tokens, i, end) || yearAlone(tokens, i, first, end));
  }
  return tokens.kind[i] === WORD && isMonth(tokens, i, end) && monthFirst(tokens, i, end);
}

/** "2024-05-02", "5/2/2024", "02.05.2024", "05/2024", "2024-05". */
function numericDate(tokens: Tokens, i: number, end: number): boolean {
  const value = tokens.value[i] ?? Number.NaN;
  if (Number.isNaN(value)) return dottedDate(tokens, i);
  const separator = separatorAt(tokens, i + 1, end);
  if (separator === 0 || tokens.kind[i + 2] !== NUMBER) return false;
  const digits = digitsOf(tokens, i);
  const second = tokens.value[i + 2] ?? 0;
  const secondDigits = digitsOf(tokens, i + 2);
  if (separatorAt(tokens, i + 3, end) === separator && tokens.kind[i + 4] === NUMBER && i + 4 < end) {
    const third = tokens.value[i + 4] ?? 0;
    const thirdDigits = digitsOf(tokens, i + 4);
    if (digits === 4 && inYears(value) && secondDigits <= 2 && thirdDigits <= 2)
      return take(value, second, third, i + 5);
    if (digits === 0 || digits > 2 || secondDigits === 0 || secondDigits > 2) return false;
    if (thirdDigits !== 4 && (thirdDigits !== 2 || separator !== SLASH)) return false;
    const year = thirdDigits === 4 ? third : twoDigitYear(third);
    if (thirdDigits === 4 && !inYears(year)) return false;
    // Day first only where the month can't stand first.
    return value > 12 && second <= 12 ? take(year, second, value, i + 5) : take(year, value, second, i + 5);
  }
  if (separatorAt(tokens, i + 3, end) !== 0 && tokens.kind[i + 4] === NUMBER) return false;
  if (separator === SLASH && digits > 0 && digits <= 2 && secondDigits === 4 && inYears(second) && value <= 12)
    return take(second, value, 0, i + 3);
  if (separator === HYPHEN && digits === 4 && inYears(value) && secondDigits === 2 && second <= 12)
    return take(value, second, 0, i + 3);
  return false;
}

/** One token with two stops: "02.05.2024", "2.5.24". */
function dottedDate(tokens: Tokens, i: number): boolean {
  const parts = tokens.text.slice(tokens.start[i] ?? 0, tokens.end[i] ?? 0).split(".");
  const [day = "", month = "", year = ""] = parts;
  if (parts.length !== 3 || day.length > 2 || month.length > 2) return false;
  if (year.length === 4 && inYears(Number(year))) return take(Number(year), Number(month), Number(day), i + 1);
  if (year.length !== 2 || day.length !== 2 || month.length !== 2) return false;
  return take(twoDigitYear(Number(year)), Number(month), Number(day), i + 1);
}

/** "02 May 2024", "2nd of May, 2024", "02-May-2024", "02MAY24". */
function dayFirst(tokens: Tokens, i: number, end: number): boolean {
  const digits = digitsOf(tokens, i);
  if (digits === 0 || digits > 2) return false;
  let j = i + 1;
  if (j < end && has(tokens, j, GLUED) && (WORDS.of(tokens, j) & ORDINAL) !== 0) j += 1;
  if (tokens.id[j] === OF && j < end) j += 1;
  const dashed = isDash(tokens, j, end);
  if (dashed) j += 1;
  if (!isMonth(tokens, j, end)) return false;
  const month = monthAt(tokens, j);
  j += 1;
  if (j < end && (dashed ? isDash(tokens, j, end) : tokens.code[j] === COMMA || tokens.code[j] === STOP)) j += 1;
  if (j < end && isYear(tokens, j)) return take(tokens.value[j] ?? 0, month, tokens.value[i] ?? 0, j + 1);
  const short = j < end && digitsOf(tokens, j) === 2 && (dashed || has(tokens, j, GLUED));
  return short && take(twoDigitYear(tokens.value[j] ?? 0), month, tokens.value[i] ?? 0, j + 1);
}

/** "May 2, 2024", "May 2nd 2024", "May 2024", "Sept. 2023". */
function monthFirst(tokens: Tokens, i: number, end: number): boolean {
  const month = monthAt(tokens, i);
  let j = i + 1;
  if (j < end && (tokens.code[j] === COMMA || tokens.code[j] === STOP || isDash(tokens, j, end))) j += 1;
  if (j < end && isYear(tokens, j)) return take(tokens.value[j] ?? 0, month, 0, j + 1);
  if (tokens.id[j] === OF && j + 1 < end && isYear(tokens, j + 1))
    return take(tokens.value[j + 1] ?? 0, month, 0, j + 2);
  const digits = j < end ? digitsOf(tokens, j) : 0;
  if (digits === 0 || digits > 2) return false;
  const day = tokens.value[j] ?? 0;
  j += 1;
  if (j < end && has(tokens, j, GLUED) && (WORDS.of(tokens, j) & ORDINAL) !== 0) j += 1;
  if (j < end && (tokens.code[j] === COMMA || isDash(tokens, j, end))) j += 1;
  return j < end && isYear(tokens, j) && take(tokens.value[j] ?? 0, month, day, j + 1);
}

/** "in 2022", "CT of 2023": four digits are a year only behind a word that says so. */
function yearAlone(tokens: Tokens, i: number, first: number, end: number): boolean {
  if (!isYear(tokens, i) || i === first) return false;
  const before = i - 1;
  const cue = (WORDS.of(tokens, before) & YEAR_CUE) !== 0 || (tokens.code[before] === 40 && before > first);
  if (!cue || (i + 1 < end && tokens.kind[i + 1] === WORD && has(tokens, i + 1, GLUED))) return false;
  // "of 2024 mL", "in 2000 patients": a noun behind it makes it a count; sentence parts and commas do not.
  return !(i + 1 < end && COUNTED.has(tokens.id[i + 1] ?? -1)) && take(tokens.value[i] ?? 0, 0, 0, i + 1);
}
const COUNTED = new Set(
  [
    "mm",
    "cm",
    "ml",
    "cc",
    "hu",
    "g",
    "mg",
    "gram",
    "patient",
    "case",
    "image",
    "view",
    "%",
    "cgy",
    "unit",
    "percent",
    "/",
    "bpm",
    "x",
  ].map(wordId),
);

function isMonth(tokens: Tokens, i: number, end: number): boolean {
  if (i >= end || tokens.kind[i] !== WORD) return false;
  const bits = WORDS.of(tokens, i);
  return (bits & MONTH) !== 0 && ((bits & VERB_TOO) === 0 || has(tokens, i, CAPITAL));
}

const monthAt = (tokens: Tokens, i: number): number => MONTH_OF.get(tokens.id[i] ?? -1) ?? 0;

const isYear = (tokens: Tokens, i: number): boolean => digitsOf(tokens, i) === 4 && inYears(tokens.value[i] ?? 0);

const inYears = (year: number): boolean => year >= 1900 && year <= 2099;

/** 00 to 39 are this century's: nobody compares with a study of 1939. */
const twoDigitYear = (year: number): number => (year < 40 ? 2000 + year : 1900 + year);

/** The number of digits of a token that holds nothing else; 0 for every other token. */
function digitsOf(tokens: Tokens, i: number): number {
  const value = tokens.value[i] ?? Number.NaN;
  if (i >= tokens.count || tokens.kind[i] !== NUMBER || !Number.isInteger(value)) return 0;
  const length = (tokens.end[i] ?? 0) - (tokens.start[i] ?? 0);
  for (let at = tokens.start[i] ?? 0; at < (tokens.end[i] ?? 0); at += 1) {
    const code = tokens.text.charCodeAt(at);
    if (code < 48 || code > 57) return 0;
  }
  return length;
}

/** A slash or a hyphen that both neighbours touch; 0 otherwise. */
function separatorAt(tokens: Tokens, i: number, end: number): number {
  if (i + 1 >= end || !has(tokens, i, GLUED) || !has(tokens, i + 1, GLUED)) return 0;
  const code = tokens.code[i] ?? 0;
  if (code === SLASH) return SLASH;
  return code === HYPHEN || code === EN_DASH ? HYPHEN : 0;
}

function isDash(tokens: Tokens, i: number, end: number): boolean {
  const code = tokens.code[i] ?? 0;
  return i < end && (code === HYPHEN || code === EN_DASH) && has(tokens, i, GLUED);
}

function take(year: number, month: number, day: number, after: number): boolean {
  read.year = year;
  read.month = month;
  read.day = day;
  read.after = after;
  return true;
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isoOf({ year, month, day }: DateRead): string | undefined {
  const two = (value: number) => String(value).padStart(2, "0");
  if (month === 0 && day === 0) return String(year);
  if (month < 1 || month > 12) return undefined;
  if (day === 0) return `${year}-${two(month)}`;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && !leap ? 28 : (DAYS[month - 1] ?? 0);
  return day > days ? undefined : `${year}-${two(month)}-${two(day)}`;
}
