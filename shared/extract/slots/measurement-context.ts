import { GLUED, has, NUMBER, type Tokens, WORD } from "../tokens";
import type { CalendarDate, Measurement } from "../types";
import { wordId } from "../vocabulary";
import {
  ABOUT,
  CHANGE,
  EXTENT_CUE,
  FILLER,
  ID,
  LESS,
  MEASURE_WORDS,
  MORE,
  NOW,
  PAST_VERB,
  PRESENT_VERB,
  PRIOR,
  STUDY,
} from "./measure-words";
import { unitAt } from "./units";

const MOST_BACK = 10;

/** What stands before or behind the number: "up to", "<", "less than", "approximately", "or more". */
export function comparatorOf(
  tokens: Tokens,
  start: number,
  after: number,
  first: number,
  end: number,
): Measurement["comparator"] {
  return comparatorBehind(tokens, after, end) ?? comparatorBefore(tokens, start, first);
}

function comparatorBehind(tokens: Tokens, i: number, end: number): Measurement["comparator"] | undefined {
  if (i + 1 >= end || tokens.id[i] !== ID.or) return undefined;
  const bits = MEASURE_WORDS.of(tokens, i + 1);
  if ((bits & LESS) !== 0) return "less-than";
  return (bits & MORE) !== 0 ? "greater-than" : undefined;
}

function comparatorBefore(tokens: Tokens, start: number, first: number): Measurement["comparator"] {
  let i = start - 1;
  for (let steps = 0; i >= first && steps < 4; i -= 1, steps += 1) {
    const id = tokens.id[i];
    const bits = MEASURE_WORDS.of(tokens, i);
    if (id === ID.to && i > first) {
      if (tokens.id[i - 1] === ID.up) return "up-to";
      if (tokens.id[i - 1] === ID.equal) continue;
    }
    if (id === ID.equal || id === ID.or || id === ID.dot) continue;
    if (id === ID.than) return than(tokens, i - 1, first);
    if (id === ID.as && i > first + 1 && (tokens.id[i - 2] === ID.as || tokens.id[i - 1] === ID.as)) return "up-to";
    if ((id === ID.least || id === ID.most) && tokens.id[i - 1] === ID.at)
      return id === ID.least ? "greater-than" : "less-than";
    if ((bits & ABOUT) !== 0) return "approximately";
    if ((bits & LESS) !== 0 && !isThan(tokens, i + 1)) return "less-than";
    if ((bits & MORE) !== 0 && !isThan(tokens, i + 1))
      return isNegated(tokens, i, first) ? "less-than" : "greater-than";
    if ((bits & FILLER) === 0) return "exact";
  }
  return "exact";
}

const isThan = (tokens: Tokens, i: number): boolean => tokens.id[i] === ID.than;

function than(tokens: Tokens, i: number, first: number): Measurement["comparator"] {
  const bits = i >= first ? MEASURE_WORDS.of(tokens, i) : 0;
  if ((bits & LESS) !== 0) return isNegated(tokens, i, first) ? "greater-than" : "less-than";
  if ((bits & MORE) === 0) return "exact";
  return isNegated(tokens, i, first) ? "less-than" : "greater-than";
}

const isNegated = (tokens: Tokens, i: number, first: number): boolean =>
  i > first && (tokens.id[i - 1] === ID.no || tokens.id[i - 1] === ID.not);

/** Is the number an earlier value: "previously 6 mm", "from 9 mm", "was 9 mm on 2024-01-02", "9 mm on the prior study"? */
export function isPrior(
  tokens: Tokens,
  start: number,
  after: number,
  first: number,
  end: number,
  hasEarlier: boolean,
  dates: readonly CalendarDate[],
  base = 0,
): boolean {
  if (isNowBehind(tokens, after, end)) return false;
  const direct = start > first ? skipAbout(tokens, start - 1, first) : -1;
  if (direct >= first) {
    const id = tokens.id[direct] === ID.dot && direct > first ? tokens.id[direct - 1] : tokens.id[direct];
    if (id === ID.from) return comesFromChange(tokens, direct, first, end, hasEarlier);
    if (id === ID.versus || id === ID.vs || (id === ID.against && hasEarlier)) return true;
    if ((id === ID.with || id === ID.to) && isCompared(tokens, direct - 1, first)) return true;
    // "was 7 mm and is now 13 mm"
    if ((MEASURE_WORDS.of(tokens, direct) & PAST_VERB) !== 0 && goesOnNow(tokens, after, end)) return true;
  }
  return (
    priorBefore(tokens, start, after, first, end, hasEarlier, dates, base) ||
    priorBehind(tokens, after, first, start, end, hasEarlier, dates, base)
  );
}

/** "17 mm in this examination", "9 mm on the current study", "18 mm today" */
function isNowBehind(tokens: Tokens, after: number, end: number): boolean {
  if (after >= end) return false;
  const i = skipExtent(tokens, after, end);
  if (i < end && (MEASURE_WORDS.of(tokens, i) & NOW) !== 0) return !leadsToNumber(tokens, i + 1, end);
  if (i + 2 >= end || (tokens.id[i] !== ID.on && tokens.id[i] !== ID.in)) return false;
  if (tokens.id[i + 1] === ID.this) return true;
  const noun = tokens.id[i + 1] === ID.the ? i + 2 : i + 1;
  return (MEASURE_WORDS.of(tokens, noun) & NOW) !== 0;
}

const MOST_TO_NOW = 4;

/** "… and is now 13 mm": another size behind, with a word that places it in the present. */
function goesOnNow(tokens: Tokens, after: number, end: number): boolean {
  if (tokens.id[after] !== ID.and && tokens.id[after] !== ID.comma) return false;
  for (let i = after + 1, now = false; i < Math.min(end, after + 2 + MOST_TO_NOW); i += 1) {
    if (tokens.kind[i] === NUMBER) return now && isMeasured(tokens, i);
    now ||= (MEASURE_WORDS.of(tokens, i) & NOW) !== 0;
  }
  return false;
}

/** Behind "in long diameter", "in size". */
function skipExtent(tokens: Tokens, after: number, end: number): number {
  if (tokens.id[after] !== ID.in) return after;
  let i = after + 1;
  while (i < end && (MEASURE_WORDS.of(tokens, i) & EXTENT_CUE) !== 0) i += 1;
  return i > after + 1 ? i : after;
}

function skipAbout(tokens: Tokens, i: number, first: number): number {
  let at = i;
  while (at > first && ((MEASURE_WORDS.of(tokens, at) & ABOUT) !== 0 || tokens.id[at] === ID.a)) at -= 1;
  return at;
}

const isCompared = (tokens: Tokens, i: number, first: number): boolean =>
  i >= first && (tokens.id[i] === ID.compared || tokens.id[i] === ID.comparison);

/** "increased from 9 mm", "14 mm, up from 9 mm": with a change before it, or a size before it and no "cm from the carina". */
function comesFromChange(tokens: Tokens, from: number, first: number, end: number, hasEarlier: boolean): boolean {
  for (let i = from - 1, steps = 0; i >= first && steps < MOST_BACK; i -= 1, steps += 1) {
    if ((MEASURE_WORDS.of(tokens, i) & CHANGE) !== 0) return true;
  }
  return hasEarlier && !(tokens.id[from + 1] === ID.the && from + 1 < end);
}

/** Looks back from the number for a word that places it in the past, and stops where the clause or another size begins. */
function priorBefore(
  tokens: Tokens,
  start: number,
  after: number,
  first: number,
  end: number,
  hasEarlier: boolean,
  dates: readonly CalendarDate[],
  base: number,
): boolean {
  let past = false;
  let present = false;
  let study = false;
  let isOpen = true;
  for (let i = start - 1, steps = 0; i >= first && steps < MOST_BACK; i -= 1, steps += 1) {
    const bits = MEASURE_WORDS.of(tokens, i);
    if ((bits & PRIOR) !== 0) {
      // "compared with the prior study, (now) measuring 14 mm" tells of today.
      return !(present && study);
    }
    if ((bits & NOW) !== 0) {
      // "18 mm now, was 26 mm": said of the size before it.
      if (!past || i === first || !endsMeasured(tokens, i - 1)) return false;
      isOpen = false;
      break;
    }
    if (tokens.id[i] === ID.comma && !past) return false;
    if (isClauseEnd(tokens, i) || (tokens.kind[i] === NUMBER && isMeasured(tokens, i))) {
      isOpen = false;
      break;
    }
    if ((bits & PAST_VERB) !== 0) past = true;
    else if ((bits & PRESENT_VERB) !== 0) present = true;
    if ((bits & STUDY) !== 0) study = true;
  }
  if (past && !present && isOpen && !hasEarlier && opensInPast(tokens, first, start)) return true;
  return (
    past &&
    !present &&
    (hasEarlier || dateBehind(tokens, after, end, dates, base)) &&
    pastIsNear(tokens, start, first, hasEarlier, after, end, dates, base)
  );
}

/** "In the previous examination, it was measured as 17 x 8 mm." */
function opensInPast(tokens: Tokens, first: number, end: number): boolean {
  if (tokens.id[first] !== ID.in && tokens.id[first] !== ID.on) return false;
  const noun = tokens.id[first + 1] === ID.the ? first + 2 : first + 1;
  if ((MEASURE_WORDS.of(tokens, noun) & PRIOR) === 0) return false;
  for (let i = noun + 1; i < end; i += 1)
    if ((MEASURE_WORDS.of(tokens, i) & NOW) !== 0 || isClauseEnd(tokens, i)) return false;
  return true;
}

/** "was 6 mm" behind another size, or "was/measured 9 mm on <date>". "measured" alone is how many report today's size. */
function pastIsNear(
  tokens: Tokens,
  start: number,
  first: number,
  hasEarlier: boolean,
  after: number,
  end: number,
  dates: readonly CalendarDate[],
  base: number,
): boolean {
  if (dateBehind(tokens, after, end, dates, base)) return true;
  const direct = skipAbout(tokens, start - 1, first);
  return hasEarlier && (MEASURE_WORDS.of(tokens, direct) & PAST_VERB) !== 0 && tokens.code[direct] === 119; // "was", "were"
}

/** "9 mm previously", "9 mm on the prior study", "9 mm in 2022" beside another size. */
function priorBehind(
  tokens: Tokens,
  after: number,
  first: number,
  start: number,
  end: number,
  hasEarlier: boolean,
  dates: readonly CalendarDate[],
  base: number,
): boolean {
  if (after >= end) return false;
  let i = skipExtent(tokens, after, end);
  if (tokens.id[i] === ID.in && (MEASURE_WORDS.of(tokens, i + 1) & FILLER) !== 0 && tokens.id[i + 1] !== ID.the) i += 2;
  // "6 mm before and 14 mm now"
  if (i < end && (MEASURE_WORDS.of(tokens, i) & PRIOR) !== 0)
    return tokens.id[i + 1] === ID.and || !leadsToNumber(tokens, i + 1, end, NOW | PRESENT_VERB);
  const placed = i + 1 < end && (tokens.id[i] === ID.on || tokens.id[i] === ID.in || tokens.id[i] === ID.at);
  if (placed && hasEarlier && namesMonth(tokens, i + 1, end)) return !presentBefore(tokens, start, first);
  if (!placed) return false;
  const noun = tokens.id[i + 1] === ID.the ? i + 2 : i + 1;
  if (noun < end && ((MEASURE_WORDS.of(tokens, noun) & PRIOR) !== 0 || isLast(tokens, noun, end))) return true;
  return hasEarlier && dateBehind(tokens, after, end, dates, base) && !presentBefore(tokens, start, first);
}

/** "in March", "on 3 May" */
const namesMonth = (tokens: Tokens, i: number, end: number): boolean =>
  MONTHS.has(tokens.id[i] ?? -1) || (i + 1 < end && tokens.kind[i] === NUMBER && MONTHS.has(tokens.id[i + 1] ?? -1));
const MONTHS = new Set(
  "january february march april june july august september october november december may jan feb mar apr jun jul aug sep sept oct nov dec"
    .split(" ")
    .map((month) => wordId(month)),
);

/** "on the last scan", "at last follow-up" */
const isLast = (tokens: Tokens, i: number, end: number): boolean =>
  tokens.id[i] === ID.last &&
  i + 1 < end &&
  ((MEASURE_WORDS.of(tokens, i + 1) & STUDY) !== 0 || VISITS.has(tokens.id[i + 1] ?? -1));
const VISITS = new Set(["follow", "followup", "visit", "review", "check", "assessment", "surveillance"].map(wordId));

/** "previously 6 mm" belongs to the number behind it; what speaks of another time (`stop`) lies between in "previously, and now 6 mm". */
function leadsToNumber(tokens: Tokens, i: number, end: number, stop = 0): boolean {
  for (let at = i, steps = 0; at < end && steps < 4; at += 1, steps += 1) {
    if (tokens.kind[at] === NUMBER) return true;
    if (tokens.kind[at] !== WORD && tokens.id[at] !== ID.dot && (tokens.code[at] ?? 0) !== 126) return false;
    const bits = MEASURE_WORDS.of(tokens, at);
    if ((bits & stop) !== 0) return false;
    if ((bits & (FILLER | PAST_VERB | PRESENT_VERB | ABOUT | LESS | MORE)) === 0) return false;
  }
  return false;
}

function presentBefore(tokens: Tokens, start: number, first: number): boolean {
  for (let i = start - 1, steps = 0; i >= first && steps < 4; i -= 1, steps += 1) {
    const bits = MEASURE_WORDS.of(tokens, i);
    // "1.4 cm today, 2.0 cm in 2021": said of the size before it.
    if ((bits & NOW) !== 0 && i > first && endsMeasured(tokens, i - 1)) return false;
    if ((bits & (PRESENT_VERB | NOW)) !== 0) return true;
  }
  return false;
}

/** A date that stands right behind: "on 2024-01-02", "(5/2/2024)", "in May 2022". */
function dateBehind(tokens: Tokens, after: number, end: number, dates: readonly CalendarDate[], base: number): boolean {
  if (dates.length === 0 || after >= end) return false;
  const limit = Math.min(end, after + 4);
  const from = base + (tokens.start[after] ?? 0);
  const to = base + (tokens.end[limit - 1] ?? 0);
  for (const date of dates) if (date.from >= from && date.from < to) return true;
  return false;
}

/** A unit ends here: what stands behind it is said of its number. */
const endsMeasured = (tokens: Tokens, i: number): boolean => unitAt(tokens, i).unit !== undefined;

const isMeasured = (tokens: Tokens, i: number): boolean =>
  unitAt(tokens, i + 1).unit !== undefined && i + 1 < tokens.count;

function isClauseEnd(tokens: Tokens, i: number): boolean {
  const code = tokens.code[i] ?? 0;
  if (code === 59) return true;
  return tokens.id[i] === ID.dot && !has(tokens, i + 1, GLUED);
}
