import { abbreviations } from "../lexicons/tables";
import {
  ALL_CAPS,
  at,
  byteAt,
  CAPITAL,
  codeAt,
  GLUED,
  has,
  NUMBER,
  PUNCTUATION,
  type Tokens,
  valueAt,
  WORD,
} from "./tokens";
import { wordId } from "./vocabulary";

// Stops that end no sentence: behind a title, an abbreviation, an initial, an ordinal number.

const STOP = 46;

/** The words of a text, separated by blanks, as numbers of the vocabulary. */
export const ids = (words: string): ReadonlySet<number> => new Set(words.split(" ").map(wordId));

/** The words of the table that are of a kind. */
const ofKind = (kind: string): ReadonlySet<number> =>
  new Set(
    abbreviations()
      .filter(({ kinds }) => kinds.includes(kind))
      .map(({ abbreviation }) => wordId(abbreviation)),
  );

/** Never end a sentence: a name, a number or the rest of the thought follows. */
export const TITLES: ReadonlySet<number> = ofKind("title");
/** Before the initials of a name. */
const PERSONS = ofKind("person");
/** Units and other abbreviations, which end a sentence only where the next word looks like a beginning. */
const MAYBE = ofKind("short");
/** Follow "No." only where it means number. */
const NUMBER_WORDS = ofKind("number");
/** Before a number these are abbreviations: "Sept. 2024", "max. 7.4". */
const BEFORE_NUMBER = ofKind("before number");
/** "The 4. rib": an ordinal number, as many write it whose first language is not English. */
const ORDINAL_NOUNS = ids("rib finger toe digit ray metatarsal metacarpal phalanx trimester");
/** In a text of capitals these show that the sentence goes on: "2.4 CM. IN LENGTH". */
const CONNECTIVES = ids("in of by with without at from on and or to");
const ARTICLES = ids("the a an this");
const AND = wordId("and");

/** Is the word before the stop an abbreviation after which the sentence goes on? */
export function isOpenAbbreviation(tokens: Tokens, first: number, before: number, next: number): boolean {
  if (byteAt(tokens.kind, before) !== WORD) return false;
  const id = at(tokens.id, before);
  const nextIsNumber = byteAt(tokens.kind, next) === NUMBER;
  if (NUMBER_WORDS.has(id) && nextIsNumber && (has(tokens, before, CAPITAL) || followsWord(tokens, first, before)))
    return true;
  if (BEFORE_NUMBER.has(id) && nextIsNumber) return true;
  if (TITLES.has(id) && length(tokens, before) < 7) return true;
  if (MAYBE.has(id)) return goesOn(tokens, before, next) && isWrittenShort(tokens, before);
  if (length(tokens, before) !== 1) return false;
  // One letter: "e.g.", "a.m.", an initial, or the end of "hepatitis C."
  if (has(tokens, before, GLUED) && before > first && codeAt(tokens.code, before - 1) === STOP)
    return isDotted(tokens, before, next);
  if (has(tokens, before, GLUED)) return false;
  if (before === first) return true;
  const beforeThat = byteAt(tokens.kind, before - 1) === PUNCTUATION ? before - 2 : before - 1;
  if (beforeThat >= first && PERSONS.has(at(tokens.id, beforeThat))) return true;
  if (!has(tokens, before, CAPITAL) || byteAt(tokens.kind, next) !== WORD) return false;
  // "THE R. URETER", "M. L. Novak", "J. Harrow".
  if (ARTICLES.has(at(tokens.id, before - 1)) || isInitial(tokens, next)) return true;
  return at(tokens.id, next) < 0 && length(tokens, next) > 1 && !has(tokens, next, ALL_CAPS);
}

/** "4." in "the 4. rib" and "between 1. and 2. rib". */
export function isOrdinal(tokens: Tokens, before: number, next: number): boolean {
  const value = valueAt(tokens.value, before);
  if (byteAt(tokens.kind, before) !== NUMBER || !(value <= 12) || !Number.isInteger(value)) return false;
  if (at(tokens.id, next) === AND)
    return byteAt(tokens.kind, next + 1) === NUMBER && codeAt(tokens.code, next + 2) === STOP;
  return ORDINAL_NOUNS.has(at(tokens.id, next));
}

/** The next word begins small: the sentence may go on. */
export function startsLower(tokens: Tokens, i: number): boolean {
  return byteAt(tokens.kind, i) === WORD && !has(tokens, i, CAPITAL);
}

/** The length of token `i` in characters. */
export const length = (tokens: Tokens, i: number): number => at(tokens.end, i) - at(tokens.start, i);

/** "in the lesion no. 2", but not "Mass: no. 2 cysts". */
function followsWord(tokens: Tokens, first: number, i: number): boolean {
  return i > first && byteAt(tokens.kind, i - 1) === WORD;
}

/** A single capital with a stop: "L." */
function isInitial(tokens: Tokens, i: number): boolean {
  return (
    length(tokens, i) === 1 &&
    has(tokens, i, CAPITAL) &&
    codeAt(tokens.code, i + 1) === STOP &&
    has(tokens, i + 1, GLUED)
  );
}

/** Does the text behind the stop go on: in small letters, or among capitals with "in", "by", "of"? */
function goesOn(tokens: Tokens, before: number, next: number): boolean {
  if (startsLower(tokens, next)) return true;
  const shouted = has(tokens, before, ALL_CAPS) && has(tokens, next, ALL_CAPS) && CONNECTIVES.has(at(tokens.id, next));
  return shouted && !ARTICLES.has(at(tokens.id, next + 1));
}

/** "a.m. the", "e.g. granuloma": goes on; "at 9 a.m. The": ends. */
function isDotted(tokens: Tokens, last: number, next: number): boolean {
  if (goesOn(tokens, last, next)) return true;
  const code = codeAt(tokens.code, last);
  const initial = codeAt(tokens.code, last - 2);
  const afterNoon = code === 109 && (initial === 97 || initial === 112);
  if (afterNoon) return false;
  // "e.g.", "i.e.": whatever follows; initials of a name: an unknown word.
  if ((initial === 101 && code === 103) || (initial === 105 && code === 101)) return true;
  return has(tokens, last, CAPITAL) && at(tokens.id, next) < 0;
}

/** "mm." and "etc." go on before a small letter, but a plain word that is in the list by accident does not. */
const isWrittenShort = (tokens: Tokens, i: number): boolean => length(tokens, i) <= 5;
