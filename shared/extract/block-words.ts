import { at, type Tokens, WORD } from "./tokens";
import { HASH_START, hashStep } from "./vocabulary";

/**
 * The words of a block as numbers, for rules that compare wordings: word `i` of `first` ≤ i < `end` starts at index `start[i]`
 * of the block's text and has the hash `hash[i]`, the same for the same word in any case; a possessive "'s" is left out.
 * Equal words have equal hashes, and different ones nearly always different ones: a hash sifts, the text decides.
 */
export interface BlockWords {
  readonly hash: Int32Array;
  readonly start: Int32Array;
  readonly first: number;
  readonly end: number;
}

// Many blocks share one pair of arrays: a typed array costs more than the words of a line. It lives as long as one of them.
const CAPACITY = 8192;
let hash = new Int32Array(0);
let starts = new Int32Array(0);
let used = 0;

/** The words of the tokens, kept. */
export function wordsOfTokens(tokens: Tokens): BlockWords {
  const { count, kind } = tokens;
  if (used + count > hash.length) {
    const capacity = Math.max(CAPACITY, count);
    hash = new Int32Array(capacity);
    starts = new Int32Array(capacity);
    used = 0;
  }
  const first = used;
  for (let i = 0; i < count; i += 1) {
    if (kind[i] !== WORD) continue;
    hash[used] = at(tokens.hash, i);
    starts[used] = at(tokens.start, i);
    used += 1;
  }
  return { hash, start: starts, first, end: used };
}

/** The hash that the words of a text have which are written like this, in lower case; `start`: the hash of what stands before. */
export function hashOfWord(word: string, start: number = HASH_START): number {
  let value = start;
  for (let i = 0; i < word.length; i += 1) value = hashStep(value, word.charCodeAt(i));
  return value;
}

/** A set of hashes that may hold more than was put in: small and quick to ask. */
export class HashSieve {
  // Small integers in a plain array: a typed array of this size lies outside the heap, which costs more than filling it.
  private readonly bits = new Array<number>(SLOTS).fill(0);

  add(value: number): void {
    const mixed = (value ^ (value >>> 15)) >>> 0;
    const slot = mixed & (SLOTS - 1);
    this.bits[slot] = (this.bits[slot] ?? 0) | (1 << ((mixed >>> 6) % BITS));
  }

  mayHave(value: number): boolean {
    const mixed = (value ^ (value >>> 15)) >>> 0;
    return ((this.bits[mixed & (SLOTS - 1)] ?? 0) & (1 << ((mixed >>> 6) % BITS))) !== 0;
  }
}

const SLOTS = 64;
const BITS = 30;
