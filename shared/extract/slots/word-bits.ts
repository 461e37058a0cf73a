import type { Tokens } from "../tokens";
import { vocabulary } from "../vocabulary";

/**
 * A set of bits for each word of the vocabulary: what the word may do in a slot (a unit, a hedge, a month, …). One array
 * look-up a token, so that an extractor passes over a sentence that holds nothing for it without any other work.
 */
export class WordBits {
  private bits = new Int32Array(256);

  /** Gives every word of the list (or of a text, separated by blanks) the bits, over those that it has. */
  add(bits: number, words: string | readonly string[]): this {
    for (const word of typeof words === "string" ? words.split(/\s+/) : words) {
      if (word === "") continue;
      this.give(bits, vocabulary.intern(word));
    }
    return this;
  }

  /** The same for words that are given as numbers of the vocabulary. */
  addIds(bits: number, ids: Iterable<number>): this {
    for (const id of ids) this.give(bits, id);
    return this;
  }

  /** The numbers of the words that have one of the bits. */
  idsWith(bits: number): readonly number[] {
    const ids: number[] = [];
    for (let id = 0; id < this.bits.length; id += 1) if (((this.bits[id] ?? 0) & bits) !== 0) ids.push(id);
    return ids;
  }

  private give(bits: number, id: number): void {
    if (id >= this.bits.length) {
      const larger = new Int32Array(Math.max(id + 1, this.bits.length * 2));
      larger.set(this.bits);
      this.bits = larger;
    }
    this.bits[id] = (this.bits[id] ?? 0) | bits;
  }

  /** The bits of a word; 0 for -1. */
  ofId(id: number): number {
    return id < 0 ? 0 : (this.bits[id] ?? 0);
  }

  /** The bits of token `i`; 0 for unknown words and outside the text. */
  of(tokens: Tokens, i: number): number {
    const id = tokens.id[i] ?? -1;
    return id < 0 ? 0 : (this.bits[id] ?? 0);
  }
}
