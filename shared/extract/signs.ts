import { at, byteAt, codeAt, FOREIGN_TEXT, NEWLINE, NUMBER, type Tokens, WORD } from "./tokens";

/**
 * What a block's letters alone tell, found in one walk when the block is read, so that a rule that looks for words or
 * marks costs nothing where they are missing.
 */
export interface Signs {
  /** How many lists of words were registered (`registerWords`) when the block was read. */
  readonly lists: number;
  /** A bit for each of them of which a word is in the block. */
  readonly words: readonly number[];
  /** The same for lists of which two words, or one twice, stand in the block with no stop between them. */
  readonly again: readonly number[];
  /** Bits of the characters in the block: SLASH, DIGITS … */
  readonly characters: number;
  /** A word or a phrase of up to four words may stand there twice in a row. */
  readonly repeats: boolean;
  /** Where the long words stand that no table knows: the indexes in the block's text at which each starts and ends. */
  readonly unknown: readonly number[];
}

/** "/" or "|". */
export const SLASH = 1 << 8;
export const DIGITS = 1 << 9;
/** What a place that is to be filled in may begin with. */
export const BRACKET = 1 << 10;
/** Any character beyond ASCII. */
export const FOREIGN = 1 << 11;
/** A number that a dose may be written as and misread: ".5", "5.0 mg", or one in "cc", "U" or "IU". */
export const ODD_DOSE = 1 << 12;

/** 0 for what stands between words, 1–26 for letters of either case, 27 for digits and the underscore. */
const LETTER = new Uint8Array(128);
const ROW = 32;
for (let code = 0; code < 26; code += 1) {
  LETTER[97 + code] = code + 1;
  LETTER[65 + code] = code + 1;
}
for (let code = 48; code < 58; code += 1) LETTER[code] = 27;
LETTER[95] = 27;
/** Of a mark: its bits. */
const MARK = new Int32Array(256);
for (const mark of "[{<*_?$@#%") MARK[mark.charCodeAt(0)] = BRACKET;
MARK[47] = SLASH;
MARK[124] = SLASH;
/** 1 for the marks that end a clause. */
const STOP = new Uint8Array(256);
for (const mark of ",;:.()?/") STOP[mark.charCodeAt(0)] = 1;
const POINT = 46;
const LINE_FEED = 10;

// What kind of number stands right before a word.
const NO_NUMBER = 0;
const ANY_NUMBER = 1;
/** "5.0" */
const NEEDLESS_ZERO = 2;

/** Small integers, which need no memory of their own. */
const BITS = 30;
const registered: (readonly string[])[] = [];
/** How many numbers hold a bit for each list. */
let places = 0;
/** The lists met in the clause so far. */
let clause = new Int32Array(0);

interface Automaton {
  /** The state that a letter leads to; LOST where no word begins like this. */
  readonly next: Uint16Array;
  /** `places` numbers a state: the bits of the lists that have been seen when it is reached, and when a word ends in it. */
  readonly seen: Int32Array;
  readonly ended: Int32Array;
  /** Of each state: 1 where `seen` has any, 2 where `ended` has any. */
  readonly tells: Uint8Array;
  /** A bit for each three letters that a word begins with: most words of a text begin like none of them. */
  readonly starts: Int32Array;
}

let automaton: Automaton | undefined;

/** Shorter words that are unknown are too many, and too like others, to say anything. */
export const LONG_WORD = 8;
const NONE: readonly number[] = [];

const LOST = 0;
const START = 1;

/**
 * Takes a list of words in and returns its number. A word is given by how it starts, in lower case letters; a space at the
 * end stands for the word's own end: "may ".
 */
export function registerWords(starts: readonly string[]): number {
  registered.push(starts);
  places = Math.ceil(registered.length / BITS);
  clause = new Int32Array(places);
  automaton = undefined;
  return registered.length - 1;
}

/** Whether a word of the list is in the block. */
export const holds = (marks: readonly number[], list: number): boolean =>
  ((marks[Math.floor(list / BITS)] ?? 0) & (1 << (list % BITS))) !== 0;

/** The signs of the tokens. */
export function readSigns(tokens: Tokens): Signs {
  automaton ??= build();
  const { starts } = automaton;
  const { count, kind, start, end, code, codes, hash, id } = tokens;
  const words = noMarks();
  const again = noMarks();
  endClause();
  const odd = tokens.odd !== 0;
  let characters = (tokens.odd & FOREIGN_TEXT) === 0 ? 0 : FOREIGN;
  // The last four words of the phrase, and a bit for each of them that the last word repeats.
  let back1 = 0;
  let back2 = 0;
  let back3 = 0;
  let back4 = 0;
  let same = 0;
  let repeats = odd;
  let number = NO_NUMBER;
  let unknown: number[] | undefined;
  for (let i = 0; i < count; i += 1) {
    const type = byteAt(kind, i);
    if (type === WORD) {
      const from = at(start, i);
      const two = ((codeAt(code, i) & 31) << 5) | (codeAt(codes, from + 1) & 31);
      if ((at(starts, two) & (1 << (codeAt(codes, from + 2) & 31))) !== 0 && !odd && letterBefore(codes, from) === 0)
        markFrom(codes, from, tokens.text.length, automaton, words, again);
      if (number !== NO_NUMBER) {
        if (isOddUnit(codes, from, at(end, i), number)) characters |= ODD_DOSE;
        number = NO_NUMBER;
      }
      if (at(id, i) < 0 && at(end, i) - from >= LONG_WORD) {
        unknown ??= [];
        unknown.push(from, at(end, i));
      }
      const own = at(hash, i);
      let now = 0;
      if (own === back1 || own === back2 || own === back3 || own === back4) {
        now = (own === back1 ? 1 : 0) | (own === back2 ? 2 : 0) | (own === back3 ? 4 : 0) | (own === back4 ? 8 : 0);
        // A phrase of several words comes again when two in a row do.
        if ((now & 1) !== 0 || (now & same) !== 0) repeats = true;
      }
      same = now;
      back4 = back3;
      back3 = back2;
      back2 = back1;
      back1 = own;
    } else if (type === NEWLINE) {
      if (codeAt(codes, at(end, i) - 1) === LINE_FEED) endClause();
    } else {
      if (type === NUMBER) {
        characters |= DIGITS;
        const last = at(end, i) - 1;
        number = codeAt(codes, last) === 48 && codeAt(codes, last - 1) === POINT ? NEEDLESS_ZERO : ANY_NUMBER;
        const first = at(start, i);
        if (first > 0 && codeAt(codes, first - 1) === POINT) characters |= ODD_DOSE;
      } else {
        const mark = codeAt(code, i);
        characters |= at(MARK, mark);
        if (byteAt(STOP, mark) !== 0) endClause();
        number = NO_NUMBER;
      }
      back1 = 0;
      back2 = 0;
      back3 = 0;
      back4 = 0;
      same = 0;
    }
  }
  if (odd) markAll(codes, tokens.text.length, automaton, words, again);
  return { lists: registered.length, words, again, characters, repeats, unknown: unknown ?? NONE };
}

const noMarks = (): number[] => (places === 1 ? [0] : new Array<number>(places).fill(0));

function endClause(): void {
  for (let i = 0; i < places; i += 1) clause[i] = 0;
}

/** The same words for a text that was read before a list was registered. */
export function wordSigns(text: string): Pick<Signs, "words" | "again"> {
  automaton ??= build();
  const codes = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i += 1) codes[i] = text.charCodeAt(i);
  const words = noMarks();
  const again = noMarks();
  markAll(codes, text.length, automaton, words, again);
  return { words, again };
}

/** Letters between `from` and `to` that are misread behind a number of this kind. */
function isOddUnit(codes: Uint16Array, from: number, to: number, number: number): boolean {
  const first = codeAt(codes, from) | 32;
  const second = to - from > 1 ? codeAt(codes, from + 1) | 32 : 0;
  // "5.0 g", "5.0 mg", "5.0 mL"
  if (number === NEEDLESS_ZERO && (first === 103 || (first === 109 && second !== 109))) return true;
  if (to - from === 1) return first === 117;
  return to - from === 2 && ((first === 99 && second === 99) || (first === 105 && second === 117));
}

const letterAt = (codes: Uint16Array, i: number): number => {
  const code = codeAt(codes, i);
  return code < 128 ? byteAt(LETTER, code) : 0;
};

const letterBefore = (codes: Uint16Array, i: number): number => (i === 0 ? 0 : letterAt(codes, i - 1));

/** Marks the lists that hold the word that starts at `from`. */
function markFrom(
  codes: Uint16Array,
  from: number,
  length: number,
  { next, tells, seen, ended }: Automaton,
  words: number[],
  again: number[],
): void {
  let state = START;
  for (let i = from; i < length; i += 1) {
    const letter = letterAt(codes, i);
    if (letter === 0) break;
    state = codeAt(next, state * ROW + letter);
    if (state === LOST) return;
    if ((byteAt(tells, state) & 1) !== 0) mark(words, again, seen, state);
  }
  if (byteAt(tells, state) > 1) mark(words, again, ended, state);
}

/** Without an eye for stops. */
function markAll(codes: Uint16Array, length: number, all: Automaton, words: number[], again: number[]): void {
  endClause();
  for (let i = 0; i < length; i += 1) {
    if (letterAt(codes, i) === 0) continue;
    markFrom(codes, i, length, all, words, again);
    while (i + 1 < length && letterAt(codes, i + 1) !== 0) i += 1;
  }
}

function mark(words: number[], again: number[], lists: Int32Array, state: number): void {
  for (let place = 0; place < places; place += 1) {
    const bits = at(lists, state * places + place);
    const before = at(clause, place);
    again[place] = (again[place] ?? 0) | (before & bits);
    clause[place] = before | bits;
    words[place] = (words[place] ?? 0) | bits;
  }
}

function build(): Automaton {
  const seen: number[][] = [[], []];
  const ended: number[][] = [[], []];
  const edges = new Map<number, number>();
  for (const [list, starts] of registered.entries())
    for (const start of starts) {
      const state = stateAfter(start.trimEnd(), edges, seen, ended);
      (start.endsWith(" ") ? ended : seen)[state]?.push(list);
    }
  const next = new Uint16Array(seen.length * ROW);
  for (const [edge, state] of edges) next[edge] = state;
  const tells = Uint8Array.from(seen, (own, state) => (own.length > 0 ? 1 : 0) | (ended[state]?.length ? 2 : 0));
  return { next, tells, seen: bitsOf(seen), ended: bitsOf(ended), starts: startsOf(registered.flat()) };
}

/** The lists of each state as bits. */
function bitsOf(lists: readonly (readonly number[])[]): Int32Array {
  const bits = new Int32Array(lists.length * places);
  for (const [state, own] of lists.entries())
    for (const list of own) {
      const place = state * places + Math.floor(list / BITS);
      bits[place] = at(bits, place) | (1 << (list % BITS));
    }
  return bits;
}

/** Behind a word of one or two letters stands any letter or mark. */
function startsOf(words: readonly string[]): Int32Array {
  const starts = new Int32Array(1 << 10);
  for (const word of words) {
    const own = word.trimEnd();
    const first = (own.charCodeAt(0) & 31) << 5;
    const two = first | (own.charCodeAt(1) & 31);
    if (own.length === 1) starts.fill(-1, first, first + 32);
    else if (own.length === 2) starts[two] = -1;
    else starts[two] = at(starts, two) | (1 << (own.charCodeAt(2) & 31));
  }
  return starts;
}

function stateAfter(letters: string, edges: Map<number, number>, seen: number[][], ended: number[][]): number {
  let state = START;
  for (const letter of letters) {
    const edge = state * ROW + (LETTER[letter.charCodeAt(0)] ?? 0);
    if (edge === state * ROW) throw new Error(`A trigger is made of letters: "${letters}"`);
    let to = edges.get(edge);
    if (to === undefined) {
      to = seen.length;
      seen.push([]);
      ended.push([]);
      edges.set(edge, to);
    }
    state = to;
  }
  return state;
}
