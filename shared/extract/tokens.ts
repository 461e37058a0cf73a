import {
  APOSTROPHE,
  CLASS,
  classOf,
  DIGIT,
  FOLD,
  LETTER,
  LETTERS,
  LINE,
  letterOf,
  RIGHT_QUOTE,
  SPACE,
} from "./characters";
import { at, byteAt, codeAt } from "./typed-arrays";
import { HASH_START, hashStep, type Vocabulary, vocabulary } from "./vocabulary";

export { at, byteAt, codeAt, valueAt } from "./typed-arrays";

/** What a token is. Letters and digits are separate tokens: "L4" is a word and a number glued to it. */
export const WORD = 1;
/** Digits with inner stops, and thousands' commas: "3.5", "1,250", "01.02.2023". */
export const NUMBER = 2;
/** One character. */
export const PUNCTUATION = 3;
/** A line break. */
export const NEWLINE = 4;

/** Characters beyond ASCII. */
export const FOREIGN_TEXT = 1;
/** "isn't", "patients'": a word that other readers take for two, or a mark that they take for a word. */
export const ANY_APOSTROPHE = 2;

/** Flags of a token. */
export const CAPITAL = 1;
/** All letters are capitals (a single capital letter too). */
export const ALL_CAPS = 2;
/** No white space stands before it. */
export const GLUED = 4;
/** A hyphen or dash between two glued tokens: "ground-glass", "C5-6". Phrases are matched as if it were a space. */
export const INNER_HYPHEN = 8;

/**
 * The tokens of one text as parallel arrays; token `i` is `text.slice(start[i], end[i])`. White space is left out.
 * The arrays are reused: they hold good until the next call of `scan` with the same `Tokens`.
 */
export interface Tokens {
  text: string;
  /** The text's UTF-16 units, in a buffer that all texts share: they hold good until the next call of `scan`. */
  codes: Uint16Array;
  /** FOREIGN_TEXT and ANY_APOSTROPHE where such characters are in it; 0 for a text of plain words. */
  odd: number;
  count: number;
  start: Int32Array;
  end: Int32Array;
  /** The word's number in the vocabulary, the same for all its forms; -1 where it is unknown. Numbers and punctuation have one too where a table holds them. */
  id: Int32Array;
  kind: Uint8Array;
  flags: Uint8Array;
  /** Of a word: the hash of its folded letters. */
  hash: Int32Array;
  /** The first character, folded to lower case. */
  code: Uint16Array;
  /** Of a number: its value; NaN with two stops or more, and for everything else. */
  value: Float64Array;
}

/** The codes of the text that is being read: a block's text is a slice of the report's, whose characters are slow to ask for. */
let codes = new Uint16Array(8192);

/** Empty arrays for `scan`. */
export function createTokens(capacity = 4096): Tokens {
  return {
    text: "",
    codes,
    odd: 0,
    count: 0,
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    id: new Int32Array(capacity),
    kind: new Uint8Array(capacity),
    flags: new Uint8Array(capacity),
    hash: new Int32Array(capacity),
    code: new Uint16Array(capacity),
    value: new Float64Array(capacity),
  };
}

/** The text of token `i`. */
export const tokenText = (tokens: Tokens, i: number): string =>
  tokens.text.slice(at(tokens.start, i), at(tokens.end, i));

export const has = (tokens: Tokens, i: number, flag: number): boolean => (byteAt(tokens.flags, i) & flag) !== 0;

/** The first token that ends after `position`, by bisection; `count` where there is none. */
export function tokenAt(tokens: Tokens, position: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(tokens.end, middle) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

const BLANK = 32;
const STOP = 46;
const COMMA = 44;
const isHyphen = (code: number): boolean => code === 45 || (code >= 0x2010 && code <= 0x2015) || code === 0x2212;

/** The word that is being read, folded. A longer word stands in no table. */
const LONGEST_WORD = 64;
const folded = new Uint16Array(LONGEST_WORD);
let foldedLength = 0;

// What the readers below found, besides the end that they return.
let allLetters = 0;
let apostrophes = 0;
let wordHash = 0;
let wordFlags = 0;
let numberValue = 0;

let bytes = new Uint8Array(8192);

interface Encoder {
  encodeInto(text: string, into: Uint8Array): { readonly read: number; readonly written: number };
}
// Every shell of the program has it, but it is no part of the language, whose library is all that the core is compiled with.
const encoder: Encoder = new (globalThis as unknown as { readonly TextEncoder: new () => Encoder }).TextEncoder();
/** From this length on one call of the encoder costs less than asking the string for each of its characters. */
const WORTH_ENCODING = 48;

function readCodes(text: string): Uint16Array {
  const length = text.length;
  if (length > codes.length) {
    codes = new Uint16Array(length * 2);
    bytes = new Uint8Array(length * 2);
  }
  const buffer = codes;
  const done = length < WORTH_ENCODING ? undefined : encoder.encodeInto(text, bytes);
  // All of it went in, in as many bytes as it has characters: it is ASCII.
  if (done?.read === length && done.written === length) {
    const encoded = bytes;
    for (let i = 0; i < length; i += 1) buffer[i] = encoded[i] ?? 0;
  } else for (let i = 0; i < length; i += 1) buffer[i] = text.charCodeAt(i);
  return buffer;
}

/** Reads `text` into `tokens` in one pass and returns it. Without allocation, save when the arrays must grow. */
export function scan(text: string, tokens: Tokens, words: Vocabulary = vocabulary): Tokens {
  const length = text.length;
  const source = readCodes(text);
  tokens.text = text;
  tokens.codes = source;
  allLetters = 0;
  apostrophes = 0;
  let { start, end, id, kind, flags, hash, code, value } = tokens;
  let capacity = start.length;
  let count = 0;
  let glued = GLUED;
  let i = 0;
  while (i < length) {
    const first = codeAt(source, i);
    const type = first < 256 ? (CLASS[first] ?? 0) : classOf(first);
    if (type === SPACE) {
      glued = 0;
      i += 1;
      continue;
    }
    if (count === capacity) {
      grow(tokens);
      ({ start, end, id, kind, flags, hash, code, value } = tokens);
      capacity = start.length;
    }
    start[count] = i;
    code[count] = first < 256 ? (FOLD[first] ?? 0) : first === RIGHT_QUOTE ? APOSTROPHE : first;
    if (type === LETTER) {
      const after = readWord(source, i, length);
      id[count] = words.lookup(folded, foldedLength, wordHash);
      kind[count] = WORD;
      hash[count] = wordHash;
      flags[count] = glued | wordFlags;
      value[count] = Number.NaN;
      end[count] = after;
      count += 1;
      // Most words have a blank behind them: it is passed here, so that the loop nearly always begins with a token.
      const spaced = after < length && codeAt(source, after) === BLANK;
      glued = spaced ? 0 : GLUED;
      i = spaced ? after + 1 : after;
      continue;
    }
    if (type === DIGIT) {
      const after = readNumber(source, i, length);
      id[count] = words.lookup(folded, foldedLength, wordHash);
      kind[count] = NUMBER;
      flags[count] = glued;
      value[count] = numberValue;
      glued = GLUED;
      i = after;
    } else {
      allLetters |= first;
      value[count] = Number.NaN;
      i += 1;
      if (type === LINE) {
        if (first === 13 && i < length && codeAt(source, i) === 10) i += 1;
        id[count] = -1;
        kind[count] = NEWLINE;
        flags[count] = glued;
        glued = 0;
      } else {
        const joined = glued !== 0 && isHyphen(first) && count > 0 && i < length && joins(source, i);
        const before = joined ? byteAt(kind, count - 1) : 0;
        id[count] = punctuationId(words, codeAt(code, count));
        kind[count] = PUNCTUATION;
        flags[count] = before === WORD || before === NUMBER ? glued | INNER_HYPHEN : glued;
        glued = GLUED;
      }
    }
    end[count] = i;
    count += 1;
  }
  tokens.count = count;
  tokens.odd = (allLetters < 128 ? 0 : FOREIGN_TEXT) | apostrophes;
  return tokens;
}

function punctuationId(words: Vocabulary, code: number): number {
  if (code === APOSTROPHE) apostrophes = ANY_APOSTROPHE;
  folded[0] = code;
  return words.lookup(folded, 1, hashStep(HASH_START, code));
}

/** How many words the tokens are: what is glued together is one. */
export function wordCount({ kind, flags, count }: Tokens): number {
  let words = 0;
  for (let i = 0; i < count; i += 1) {
    const type = byteAt(kind, i);
    if ((type === WORD || type === NUMBER) && (i === 0 || (byteAt(flags, i) & GLUED) === 0)) words += 1;
  }
  return words;
}

/** Reads the word at `from`; returns where it ends. An apostrophe between letters is part of it. */
function readWord(text: Uint16Array, from: number, length: number): number {
  const letters = LETTERS;
  const buffer = folded;
  let size = 0;
  let hash = HASH_START;
  let small = 0;
  let all = 0;
  let i = from;
  let code = codeAt(text, i);
  let low = letterOf(code);
  const capital = low !== code;
  let possessiveHash = 0;
  let possessiveEnd = -1;
  for (;;) {
    hash = hashStep(hash, low);
    all |= code;
    buffer[size] = low; // beyond the buffer this does nothing
    size += 1;
    if (low === code) small += 1;
    i += 1;
    if (i >= length) break;
    code = codeAt(text, i);
    low = code < 256 ? (letters[code] ?? 0) : letterOf(code);
    if (low !== 0) continue;
    if ((code !== APOSTROPHE && code !== RIGHT_QUOTE) || i + 1 >= length) break;
    code = codeAt(text, i + 1);
    low = letterOf(code);
    if (low === 0) break;
    apostrophes = ANY_APOSTROPHE;
    possessiveHash = hash;
    possessiveEnd = size;
    hash = hashStep(hash, APOSTROPHE);
    buffer[size] = APOSTROPHE;
    size += 1;
    i += 1;
  }
  allLetters |= all;
  const last = codeAt(text, i - 1);
  if (possessiveEnd > 0 && possessiveEnd === size - 2 && (last === 115 || last === 83)) {
    // "Crohn's" is looked up as "crohn", "doesn't" as it stands.
    size = possessiveEnd;
    hash = possessiveHash;
    if (last === 115) small -= 1;
  }
  wordHash = hash;
  foldedLength = size;
  // "PEs" is in capitals too.
  const allCaps = capital && (small <= 0 || (small === 1 && i - from > 2 && last === 115));
  wordFlags = (capital ? CAPITAL : 0) | (allCaps ? ALL_CAPS : 0);
  return i;
}

/** Reads the number at `from`; returns where it ends. */
function readNumber(text: Uint16Array, from: number, length: number): number {
  let hash = HASH_START;
  let whole = 0;
  let fraction = 0;
  let scale = 1;
  let stops = 0;
  let lastComma = -1;
  let i = from;
  let code = codeAt(text, i);
  for (;;) {
    hash = hashStep(hash, code);
    folded[i - from] = code;
    if (code === STOP) stops += 1;
    else if (code === COMMA) lastComma = i;
    else if (stops === 0) whole = whole * 10 + (code - 48);
    else {
      fraction = fraction * 10 + (code - 48);
      scale *= 10;
    }
    i += 1;
    if (i >= length) break;
    code = codeAt(text, i);
    if (code >= 48 && code <= 57) continue;
    if (code === STOP && i + 1 < length && isDigit(text, i + 1)) continue;
    const mayGroup = lastComma < 0 ? i - from <= 3 : i - lastComma === 4;
    if (code === COMMA && stops === 0 && mayGroup && isThousand(text, i + 1, length)) continue;
    break;
  }
  wordHash = hash;
  foldedLength = i - from;
  numberValue = stops < 2 ? whole + fraction / scale : Number.NaN;
  return i;
}

function isDigit(text: Uint16Array, index: number): boolean {
  const code = codeAt(text, index);
  return code >= 48 && code <= 57;
}

/** Three digits and no more. */
function isThousand(text: Uint16Array, index: number, length: number): boolean {
  return (
    index + 2 < length &&
    isDigit(text, index) &&
    isDigit(text, index + 1) &&
    isDigit(text, index + 2) &&
    !(index + 3 < length && isDigit(text, index + 3))
  );
}

function joins(text: Uint16Array, index: number): boolean {
  const kind = classOf(codeAt(text, index));
  return kind === LETTER || kind === DIGIT;
}

function grow(tokens: Tokens): void {
  const capacity = tokens.start.length * 2;
  const copy = <T extends Int32Array | Uint8Array | Uint16Array | Float64Array>(from: T, to: T): T => {
    to.set(from);
    return to;
  };
  tokens.start = copy(tokens.start, new Int32Array(capacity));
  tokens.end = copy(tokens.end, new Int32Array(capacity));
  tokens.id = copy(tokens.id, new Int32Array(capacity));
  tokens.kind = copy(tokens.kind, new Uint8Array(capacity));
  tokens.flags = copy(tokens.flags, new Uint8Array(capacity));
  tokens.hash = copy(tokens.hash, new Int32Array(capacity));
  tokens.code = copy(tokens.code, new Uint16Array(capacity));
  tokens.value = copy(tokens.value, new Float64Array(capacity));
}
