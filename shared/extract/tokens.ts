import { HASH_START, hashStep, type Vocabulary, vocabulary } from "./vocabulary";

/** What a token is. Letters and digits are separate tokens: "L4" is a word and a number glued to it. */
export const WORD = 1;
/** Digits with inner stops, and thousands' commas: "3.5", "1,250", "01.02.2023". */
export const NUMBER = 2;
/** One character. */
export const PUNCTUATION = 3;
/** A line break. */
export const NEWLINE = 4;

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
  count: number;
  start: Int32Array;
  end: Int32Array;
  /** The word's number in the vocabulary, the same for all its forms; -1 where it is unknown. Numbers and punctuation have one too where a table holds them. */
  id: Int32Array;
  kind: Uint8Array;
  flags: Uint8Array;
  /** The first character, folded to lower case. */
  code: Uint16Array;
  /** Of a number: its value; NaN with two stops or more, and for everything else. */
  value: Float64Array;
}

/** Empty arrays for `scan`. */
export function createTokens(capacity = 4096): Tokens {
  return {
    text: "",
    count: 0,
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    id: new Int32Array(capacity),
    kind: new Uint8Array(capacity),
    flags: new Uint8Array(capacity),
    code: new Uint16Array(capacity),
    value: new Float64Array(capacity),
  };
}

/**
 * The number at `index`, 0 outside: spares the hot loops a check that they don't need. One function a type of array,
 * because V8 remembers types by function: one for all would look the type up at each of its calls.
 */
export const at = (array: Int32Array, index: number): number => array[index] ?? 0;
export const byteAt = (array: Uint8Array, index: number): number => array[index] ?? 0;
export const codeAt = (array: Uint16Array, index: number): number => array[index] ?? 0;
export const valueAt = (array: Float64Array, index: number): number => array[index] ?? 0;

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

// Classes of characters.
const SPACE = 0;
const LETTER = 1;
const DIGIT = 2;
const OTHER = 3;
const LINE = 4;

const CLASS = new Uint8Array(256).fill(OTHER);
const FOLD = new Uint16Array(256);
for (let code = 0; code < 256; code += 1) {
  const upper = (code >= 65 && code <= 90) || (code >= 192 && code <= 222 && code !== 215);
  FOLD[code] = upper ? code + 32 : code;
  if (upper || (code >= 97 && code <= 122) || (code >= 223 && code !== 247) || code === 170 || code === 181)
    CLASS[code] = LETTER;
  else if (code >= 48 && code <= 57) CLASS[code] = DIGIT;
  else if (code <= 32 || code === 160 || code === 127) CLASS[code] = SPACE;
}
CLASS[10] = LINE;
CLASS[13] = LINE;

function classOf(code: number): number {
  if (code < 256) return byteAt(CLASS, code);
  if (code >= 0x2000 && code <= 0x200b) return SPACE;
  if (code === 0x2028 || code === 0x2029) return LINE;
  if (code === 0x202f || code === 0x3000 || code === 0xfeff) return SPACE;
  if (code >= 0x2000 && code < 0x2c00) return OTHER;
  return LETTER;
}

const APOSTROPHE = 39;
const STOP = 46;
const COMMA = 44;
const RIGHT_QUOTE = 0x2019;
const isHyphen = (code: number): boolean => code === 45 || (code >= 0x2010 && code <= 0x2015) || code === 0x2212;

/** The characters of the word that is being read, folded. */
let folded = new Uint16Array(256);

/** Reads `text` into `tokens` in one pass and returns it. Without allocation, save when the arrays must grow. */
export function scan(text: string, tokens: Tokens, words: Vocabulary = vocabulary): Tokens {
  const length = text.length;
  tokens.text = text;
  let count = 0;
  let glued = GLUED;
  let i = 0;
  while (i < length) {
    const code = text.charCodeAt(i);
    const kind = code < 256 ? byteAt(CLASS, code) : classOf(code);
    if (kind === SPACE) {
      glued = 0;
      i += 1;
      continue;
    }
    if (count === tokens.start.length) grow(tokens);
    const from = i;
    let hash = HASH_START;
    let flags = glued;
    glued = GLUED;
    let value = Number.NaN;
    let size = 0;
    let end = 0;
    if (kind === LETTER) {
      let lower = 0;
      let capital = false;
      let letters = 0;
      let hashAtApostrophe = 0;
      let sizeAtApostrophe = -1;
      let next = code;
      for (;;) {
        const low = next < 256 ? codeAt(FOLD, next) : next;
        if (size === folded.length) growFolded();
        if (low === next) lower += 1;
        else if (letters === 0) capital = true;
        letters += 1;
        folded[size] = low;
        size += 1;
        hash = hashStep(hash, low);
        i += 1;
        if (i >= length) break;
        next = text.charCodeAt(i);
        if ((next < 256 ? byteAt(CLASS, next) : classOf(next)) === LETTER) continue;
        if ((next !== APOSTROPHE && next !== RIGHT_QUOTE) || i + 1 >= length) break;
        const after = text.charCodeAt(i + 1);
        if (classOf(after) !== LETTER) break;
        // "Crohn's" is looked up as "crohn", "doesn't" as it stands.
        hashAtApostrophe = hash;
        sizeAtApostrophe = size;
        if (size === folded.length) growFolded();
        folded[size] = APOSTROPHE;
        size += 1;
        hash = hashStep(hash, APOSTROPHE);
        i += 1;
        next = after;
      }
      if (sizeAtApostrophe >= 0 && size - sizeAtApostrophe === 2 && folded[size - 1] === 115) {
        size = sizeAtApostrophe;
        hash = hashAtApostrophe;
        lower -= 1;
      }
      if (capital) flags |= CAPITAL;
      // "PEs" is in capitals too.
      const capitalsButS = lower === 1 && letters > 2 && text.charCodeAt(i - 1) === 115;
      if (capital && (lower <= 0 || capitalsButS)) flags |= ALL_CAPS;
      end = WORD;
    } else if (kind === DIGIT) {
      let whole = 0;
      let fraction = 0;
      let scale = 1;
      let stops = 0;
      let next = code;
      for (;;) {
        if (size === folded.length) growFolded();
        folded[size] = next;
        size += 1;
        hash = hashStep(hash, next);
        if (next === STOP) stops += 1;
        else if (next !== COMMA && stops === 0) whole = whole * 10 + (next - 48);
        else if (next !== COMMA) {
          fraction = fraction * 10 + (next - 48);
          scale *= 10;
        }
        i += 1;
        if (i >= length) break;
        next = text.charCodeAt(i);
        if (next >= 48 && next <= 57) continue;
        if (next === STOP && i + 1 < length && isDigit(text, i + 1)) continue;
        if (next === COMMA && stops === 0 && i - from <= 3 && isThousand(text, i + 1)) continue;
        if (next === COMMA && stops === 0 && size > 4 && folded[size - 4] === COMMA && isThousand(text, i + 1))
          continue;
        break;
      }
      if (stops < 2) value = whole + fraction / scale;
      end = NUMBER;
    } else {
      folded[0] = code === RIGHT_QUOTE ? APOSTROPHE : code;
      size = 1;
      hash = hashStep(hash, codeAt(folded, 0));
      i += 1;
      end = PUNCTUATION;
      if (kind === LINE) {
        end = NEWLINE;
        if (code === 13 && i < length && text.charCodeAt(i) === 10) i += 1;
        glued = 0;
      } else if (isHyphen(code) && flags !== 0 && count > 0 && i < length && joins(text, i)) {
        const before = byteAt(tokens.kind, count - 1);
        if (before === WORD || before === NUMBER) flags |= INNER_HYPHEN;
      }
    }
    tokens.start[count] = from;
    tokens.end[count] = i;
    tokens.kind[count] = end;
    tokens.flags[count] = flags;
    tokens.code[count] = codeAt(folded, 0);
    tokens.value[count] = value;
    tokens.id[count] = end === NEWLINE ? -1 : words.lookup(folded, 0, size, hash);
    count += 1;
  }
  tokens.count = count;
  return tokens;
}

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 48 && code <= 57;
}

/** Three digits and no more. */
function isThousand(text: string, index: number): boolean {
  return (
    index + 2 < text.length &&
    isDigit(text, index) &&
    isDigit(text, index + 1) &&
    isDigit(text, index + 2) &&
    !(index + 3 < text.length && isDigit(text, index + 3))
  );
}

function joins(text: string, index: number): boolean {
  const kind = classOf(text.charCodeAt(index));
  return kind === LETTER || kind === DIGIT;
}

function growFolded(): void {
  const larger = new Uint16Array(folded.length * 2);
  larger.set(folded);
  folded = larger;
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
  tokens.code = copy(tokens.code, new Uint16Array(capacity));
  tokens.value = copy(tokens.value, new Float64Array(capacity));
}
