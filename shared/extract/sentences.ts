import { ids, isOpenAbbreviation, isOrdinal, length, startsLower, TITLES } from "./open-stops";
import {
  ALL_CAPS,
  at,
  byteAt,
  CAPITAL,
  codeAt,
  GLUED,
  has,
  NEWLINE,
  NUMBER,
  PUNCTUATION,
  type Tokens,
  valueAt,
  WORD,
} from "./tokens";

/** Sentences as token ranges: sentence `i` is the tokens `first[i]` to `end[i]` (exclusive). Reused. */
export interface SentenceSpans {
  count: number;
  first: Int32Array;
  end: Int32Array;
}

export const createSentenceSpans = (): SentenceSpans => ({
  count: 0,
  first: new Int32Array(256),
  end: new Int32Array(256),
});

/** A run of tokens without a sentence end is cut here, so that the work for one sentence stays bounded. */
const LONGEST = 320;

const STOP = 46;
const COMMA = 44;
const COLON = 58;
const OPEN = 40;
const CLOSE = 41;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const QUOTE = 34;
const RIGHT_QUOTES = 0x201d;
const RIGHT_QUOTE = 0x2019;
const APOSTROPHE = 39;
const QUESTION = 63;
const EXCLAMATION = 33;
const BULLET = 0x2022;
const HYPHEN = 45;
const STAR = 42;
const ELLIPSIS = 0x2026;

/** A line that ends so goes on in the next. */
const OPEN_ENDED = ids(
  "the a an of in to and or with without for by at on from as is are was were be been has have had no not that which this these those than into within between measuring measures up approximately there left right bilateral mild moderate severe small large may most likely",
);
/** A line that ends so needs the number or letter that opens the next: "segment⏎VI". */
const EXPECTING = ids("segment seg level grade stage type image series category class zone");
/** "ii." at the start of a line numbers an item. */
const ROMANS = ids("i ii iii iv v vi vii viii ix x");
/** A line that begins so is a new sentence, whatever its length. */
const STARTERS = ids("there the no");

/** Splits tokens into sentences. A line break inside a sentence is part of it; list numbers and bullets belong to none. */
export function splitSentences(tokens: Tokens, into: SentenceSpans): SentenceSpans {
  into.count = 0;
  const { count } = tokens;
  const width = widestLine(tokens);
  let first = skipMarkers(tokens, 0, true);
  let marker = markerBefore(tokens, 0, first);
  let i = first;
  while (i < count) {
    let end = -1;
    let next = -1;
    const kind = byteAt(tokens.kind, i);
    if (kind === PUNCTUATION) {
      const code = codeAt(tokens.code, i);
      if (code === STOP || code === QUESTION || code === EXCLAMATION || code === ELLIPSIS) {
        const after = closersAfter(tokens, i);
        if (isStop(tokens, first, i, after)) {
          end = after;
          next = after;
        }
      }
    } else if (kind === NEWLINE) {
      if (isLineEnd(tokens, first, i, width)) {
        end = i;
        next = i + 1;
      }
    } else if (kind === NUMBER && marker > 0 && i > first && tokens.value[i] === marker + 1 && isMarker(tokens, i)) {
      end = i;
      next = i;
    }
    if (end < 0 && i - first >= LONGEST && !has(tokens, i, GLUED)) {
      end = i;
      next = i;
    }
    if (end < 0) {
      i += 1;
      continue;
    }
    push(tokens, into, first, end);
    first = skipMarkers(tokens, next, true);
    const read = markerBefore(tokens, next, first);
    if (read > 0) marker = read;
    i = Math.max(first, i + 1);
  }
  push(tokens, into, first, count);
  return into;
}

function push(tokens: Tokens, into: SentenceSpans, first: number, end: number): void {
  let last = end;
  while (last > first && byteAt(tokens.kind, last - 1) === NEWLINE) last -= 1;
  if (last <= first) return;
  if (into.count === into.first.length) {
    into.first = doubled(into.first);
    into.end = doubled(into.end);
  }
  into.first[into.count] = first;
  into.end[into.count] = last;
  into.count += 1;
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** The token behind the stop and the stops, brackets and quotation marks that close with it. */
function closersAfter(tokens: Tokens, stop: number): number {
  let i = stop + 1;
  while (i < tokens.count && byteAt(tokens.kind, i) === PUNCTUATION && has(tokens, i, GLUED)) {
    const code = codeAt(tokens.code, i);
    const closes =
      code === CLOSE ||
      code === CLOSE_BRACKET ||
      code === QUOTE ||
      code === RIGHT_QUOTES ||
      code === RIGHT_QUOTE ||
      code === APOSTROPHE ||
      code === STOP ||
      code === QUESTION ||
      code === EXCLAMATION;
    if (!closes) break;
    i += 1;
  }
  return i;
}

/** Does the stop at `stop`, in a sentence from `first`, end it? `next` is the token behind it and its closers. */
function isStop(tokens: Tokens, first: number, stop: number, next: number): boolean {
  if (next >= tokens.count) return true;
  const before = stop - 1;
  const code = codeAt(tokens.code, stop);
  if (before < first) return false;
  const nextKind = byteAt(tokens.kind, next);
  if (nextKind === NEWLINE) return code !== STOP || !isOpenAbbreviation(tokens, first, before, next + 1);
  const glued = has(tokens, next, GLUED);
  if (code === QUESTION) return has(tokens, stop, GLUED) && !glued && !startsLower(tokens, next);
  if (code === EXCLAMATION) return !glued;
  if (code === ELLIPSIS && startsLower(tokens, next)) return false;
  if (glued) return isGluedStop(tokens, before, next, stop);
  if (next > stop + 1 && codeAt(tokens.code, next - 1) === STOP) return !startsLower(tokens, next);
  if (insideBrackets(tokens, first, stop) && next === stop + 1) return false;
  if (byteAt(tokens.kind, before) === PUNCTUATION) {
    const closing = codeAt(tokens.code, before);
    return closing === CLOSE || closing === CLOSE_BRACKET || !startsLower(tokens, next);
  }
  if (isListNumber(tokens, first, before)) return false;
  if (isOpenAbbreviation(tokens, first, before, next)) return false;
  if (!startsLower(tokens, next)) return true;
  // A stop before a small letter: a real word or a measured value ends a sloppily written sentence, a short unknown one is an abbreviation.
  if (byteAt(tokens.kind, before) === NUMBER) return !isOrdinal(tokens, before, next);
  return (at(tokens.id, before) >= 0 && length(tokens, before) > 3) || length(tokens, before) > 5;
}

/** "clear.No", "3.2 cm.It": a missing space; not "e.g.", "U.S.", "report.txt". */
function isGluedStop(tokens: Tokens, before: number, next: number, stop: number): boolean {
  if (!has(tokens, stop, GLUED) || next !== stop + 1)
    return next !== stop + 1 && byteAt(tokens.kind, next) === WORD && has(tokens, next, CAPITAL);
  if (byteAt(tokens.kind, next) === WORD && length(tokens, next) === 1)
    if (isLevel(tokens, next)) return byteAt(tokens.kind, before) === WORD && length(tokens, before) > 2;
  if (byteAt(tokens.kind, next) !== WORD || length(tokens, next) < 2)
    return isSingleCapital(tokens, next) && length(tokens, before) > 2 && !has(tokens, before, ALL_CAPS);
  if (byteAt(tokens.kind, before) === WORD && length(tokens, before) < 2 && !has(tokens, before, GLUED)) return false;
  if (byteAt(tokens.kind, before) === NUMBER || byteAt(tokens.kind, before) === PUNCTUATION)
    return has(tokens, next, CAPITAL);
  if (TITLES.has(at(tokens.id, before))) return false;
  if (has(tokens, next, CAPITAL)) return true;
  return at(tokens.id, before) >= 0 && at(tokens.id, next) >= 0 && length(tokens, before) > 2;
}

/** "L4" */
function isLevel(tokens: Tokens, i: number): boolean {
  return has(tokens, i, CAPITAL) && byteAt(tokens.kind, i + 1) === NUMBER && has(tokens, i + 1, GLUED);
}

function isSingleCapital(tokens: Tokens, i: number): boolean {
  return (
    byteAt(tokens.kind, i) === WORD && length(tokens, i) === 1 && has(tokens, i, CAPITAL) && !has(tokens, i + 1, GLUED)
  );
}

/** "(series 3, image 45. Also image 50)": a stop inside brackets that close later. */
function insideBrackets(tokens: Tokens, first: number, stop: number): boolean {
  for (let i = stop - 1; i >= first && i > stop - 12; i -= 1) {
    const code = codeAt(tokens.code, i);
    if (code === CLOSE || code === CLOSE_BRACKET) return false;
    if (code !== OPEN && code !== OPEN_BRACKET) continue;
    const limit = Math.min(tokens.count, stop + 12);
    for (let j = stop + 1; j < limit; j += 1) {
      const closing = codeAt(tokens.code, j);
      if (closing === OPEN || closing === OPEN_BRACKET || byteAt(tokens.kind, j) === NEWLINE) return false;
      if (closing === CLOSE || closing === CLOSE_BRACKET) return true;
    }
    return false;
  }
  return false;
}

/** "1." at the start of the sentence. */
function isListNumber(tokens: Tokens, first: number, before: number): boolean {
  return before === first && byteAt(tokens.kind, before) === NUMBER;
}

/** A number with "." or ")" glued to it and a space behind: "2. Nodule". */
function isMarker(tokens: Tokens, i: number): boolean {
  if (i + 2 >= tokens.count) return false;
  if (has(tokens, i, GLUED) && (i === 0 || codeAt(tokens.code, i - 1) !== STOP)) return false;
  const code = codeAt(tokens.code, i + 1);
  if ((code !== STOP && code !== CLOSE) || !has(tokens, i + 1, GLUED) || has(tokens, i + 2, GLUED)) return false;
  return at(tokens.end, i) - at(tokens.start, i) <= 2 && has(tokens, i + 2, CAPITAL);
}

/** Skips bullets and list numbers at the start of a sentence or line. */
function skipMarkers(tokens: Tokens, from: number, numbers: boolean): number {
  let i = from;
  for (;;) {
    while (i < tokens.count && byteAt(tokens.kind, i) === NEWLINE) i += 1;
    if (i + 1 >= tokens.count) return i;
    const code = codeAt(tokens.code, i);
    const spaced = !has(tokens, i + 1, GLUED);
    const bullet =
      byteAt(tokens.kind, i) === PUNCTUATION && (code === BULLET || ((code === HYPHEN || code === STAR) && spaced));
    if (bullet) {
      i += 1;
      continue;
    }
    const closer = codeAt(tokens.code, i + 1);
    const closes =
      (closer === STOP || closer === CLOSE) && has(tokens, i + 1, GLUED) && byteAt(tokens.kind, i + 1) === PUNCTUATION;
    if (!numbers || !closes || (i + 2 < tokens.count && has(tokens, i + 2, GLUED))) return i;
    const short = at(tokens.end, i) - at(tokens.start, i) <= 2;
    const number = byteAt(tokens.kind, i) === NUMBER && short && Number.isInteger(tokens.value[i]);
    const letter =
      byteAt(tokens.kind, i) === WORD && at(tokens.end, i) - at(tokens.start, i) === 1 && isListLetter(tokens, from, i);
    if (!number && !letter && !(closer === STOP && isRoman(tokens, i))) return i;
    i += 2;
  }
}

/** "a)", "A." at the start of a line. */
function isListLetter(tokens: Tokens, from: number, i: number): boolean {
  return i === 0 || from === i || byteAt(tokens.kind, i - 1) === NEWLINE || codeAt(tokens.code, i + 1) === CLOSE;
}

/** "ii." at the start of a line. */
function isRoman(tokens: Tokens, i: number): boolean {
  return (i === 0 || byteAt(tokens.kind, i - 1) === NEWLINE) && ROMANS.has(at(tokens.id, i));
}

function markerBefore(tokens: Tokens, from: number, first: number): number {
  for (let i = first - 1; i >= from && i > first - 4; i -= 1)
    if (byteAt(tokens.kind, i) === NUMBER) return valueAt(tokens.value, i);
  return 0;
}

/** Does the line break at `i` end the sentence? */
function isLineEnd(tokens: Tokens, first: number, i: number, width: number): boolean {
  const next = i + 1;
  if (next >= tokens.count || i === first) return true;
  if (byteAt(tokens.kind, next) === NEWLINE) return true;
  if (skipMarkers(tokens, next, true) !== next) return !isMeasuredNumber(tokens, next);
  const last = i - 1;
  const code = codeAt(tokens.code, last);
  if (byteAt(tokens.kind, last) === PUNCTUATION && code === COLON) return startsHeading(tokens, next);
  if (byteAt(tokens.kind, last) === PUNCTUATION && (code === COMMA || code === HYPHEN || code === OPEN)) return false;
  if (startsHeading(tokens, next)) return true;
  if (startsLower(tokens, next)) return false;
  // A stop that ended nothing stands behind an abbreviation: "Dr.⏎Weber".
  if (code === STOP && byteAt(tokens.kind, last) === PUNCTUATION)
    return !isOpenAbbreviation(tokens, first, last - 1, next);
  if (EXPECTING.has(at(tokens.id, last)) && isPlace(tokens, next)) return false;
  if (OPEN_ENDED.has(at(tokens.id, last))) return false;
  // A break was made on purpose where the next word would have had room on the line.
  const lineLength = at(tokens.end, last) - lineStart(tokens, last);
  const wouldFit = lineLength + 1 + length(tokens, next) <= width;
  if (byteAt(tokens.kind, next) !== WORD) return wouldFit;
  return wouldFit || STARTERS.has(at(tokens.id, next));
}

/** "VI", "4", "IVb" */
function isPlace(tokens: Tokens, i: number): boolean {
  if (byteAt(tokens.kind, i) === NUMBER) return true;
  if (!has(tokens, i, CAPITAL) || length(tokens, i) > 4) return false;
  return length(tokens, i) === 1 || ROMANS.has(at(tokens.id, i)) || isRomanWithLetter(tokens, i);
}

function isRomanWithLetter(tokens: Tokens, i: number): boolean {
  return /^[IVX]+[A-Da-d]$/.test(tokens.text.slice(at(tokens.start, i), at(tokens.end, i)));
}

/** "measures\n3. cm"? A number that opens a line without a marker's look. */
function isMeasuredNumber(tokens: Tokens, i: number): boolean {
  return byteAt(tokens.kind, i) === NUMBER && startsLower(tokens, i + 2);
}

function lineStart(tokens: Tokens, i: number): number {
  let j = i;
  while (j > 0 && byteAt(tokens.kind, j - 1) !== NEWLINE) j -= 1;
  return at(tokens.start, j);
}

/** "Lungs:", "Bones and soft tissues:" at the start of a line. */
function startsHeading(tokens: Tokens, from: number): boolean {
  if (!has(tokens, from, CAPITAL)) return false;
  const limit = Math.min(tokens.count, from + 6);
  for (let i = from + 1; i < limit; i += 1) {
    const kind = byteAt(tokens.kind, i);
    if (kind === NEWLINE) return false;
    if (kind === PUNCTUATION && codeAt(tokens.code, i) === COLON) return true;
    if (kind === PUNCTUATION && codeAt(tokens.code, i) === STOP) return false;
  }
  return false;
}

/** The length of the widest line, at most 200: lines about as wide were wrapped. 40 at least. */
function widestLine(tokens: Tokens): number {
  let widest = 40;
  let lineFrom = -1;
  let lines = 0;
  for (let i = 0; i < tokens.count; i += 1) {
    if (byteAt(tokens.kind, i) === NEWLINE) {
      if (i > 0 && lineFrom >= 0) widest = Math.max(widest, at(tokens.end, i - 1) - lineFrom);
      lineFrom = -1;
      lines += 1;
    } else if (lineFrom < 0) lineFrom = at(tokens.start, i);
  }
  if (lines > 0 && lineFrom >= 0) widest = Math.max(widest, at(tokens.end, tokens.count - 1) - lineFrom);
  return Math.min(widest, 200);
}

/** For tests and tools: the sentences' texts. */
export function sentenceTexts(tokens: Tokens, spans: SentenceSpans): string[] {
  return Array.from({ length: spans.count }, (_, i) =>
    tokens.text.slice(at(tokens.start, at(spans.first, i)), at(tokens.end, at(spans.end, i) - 1)),
  );
}
