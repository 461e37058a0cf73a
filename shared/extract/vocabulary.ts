import { canonicalWord, otherForms } from "./word-forms";

/**
 * The words that any table or rule of the analysis knows, each with a small number. All forms of a word (plural, British
 * spelling) share one number. Tables intern their words when the program starts; a text is only looked up.
 */
export class Vocabulary {
  private readonly names: string[] = [];
  /** Open addressing, four numbers a slot, so that a word is one line of memory: the form's hash, its length plus one (0: free), the word's number, and where its characters stand in the pool. */
  private table = new Int32Array(1 << 18);
  private hashes = new Int32Array(1 << 15);
  private formIds = new Int32Array(1 << 15);
  private offsets = new Int32Array(1 << 15);
  private pool = new Uint16Array(1 << 18);
  private formCount = 0;
  private poolEnd = 0;

  get size(): number {
    return this.names.length;
  }

  /** The number of a word in any of its forms; new words are taken in. `word` is folded: lower case, no possessive "'s". */
  intern(word: string): number {
    const known = this.find(word);
    if (known >= 0) return known;
    const canonical = canonicalWord(word);
    let id = canonical === word ? -1 : this.find(canonical);
    if (id < 0) {
      id = this.names.length;
      this.names.push(canonical);
      this.addForm(canonical, id);
      for (const form of otherForms(canonical)) this.addForm(form, id);
    }
    if (word !== canonical) this.addForm(word, id);
    return id;
  }

  /** The canonical form of a number. */
  nameOf(id: number): string {
    return this.names[id] ?? "";
  }

  /** The number of the word in the first `length` of the folded characters `chars`, which have the hash `hash`, or -1. */
  lookup(chars: Uint16Array, length: number, hash: number): number {
    if (length > chars.length) return -1;
    const { table } = this;
    const mask = table.length - 4;
    let slot = (hash << 2) & mask;
    for (;;) {
      const size = (table[slot + 1] ?? 0) - 1;
      if (size < 0) return -1;
      if (table[slot] === hash && size === length && this.equals(table[slot + 3] ?? 0, chars, length))
        return table[slot + 2] ?? -1;
      slot = (slot + 4) & mask;
    }
  }

  private equals(start: number, chars: Uint16Array, length: number): boolean {
    const { pool } = this;
    for (let i = 0; i < length; i += 1) if (chars[i] !== pool[start + i]) return false;
    return true;
  }

  /** The number of a word that is known, or -1. The word's characters and hash stay in `scratch`. */
  private find(word: string): number {
    if (word.length > scratch.length) scratch = new Uint16Array(word.length * 2);
    let hash = HASH_START;
    for (let i = 0; i < word.length; i += 1) {
      const code = word.charCodeAt(i);
      scratch[i] = code;
      hash = hashStep(hash, code);
    }
    scratchHash = hash;
    return this.lookup(scratch, word.length, hash);
  }

  /** A form that another word has already stays with it. */
  private addForm(form: string, id: number): void {
    if (this.find(form) >= 0) return;
    this.makeRoom(form.length);
    for (let i = 0; i < form.length; i += 1) this.pool[this.poolEnd + i] = scratch[i] ?? 0;
    this.poolEnd += form.length;
    this.offsets[this.formCount + 1] = this.poolEnd;
    this.hashes[this.formCount] = scratchHash;
    this.formIds[this.formCount] = id;
    this.formCount += 1;
    this.place(this.formCount - 1);
  }

  private place(form: number): void {
    const { table } = this;
    const mask = table.length - 4;
    const hash = this.hashes[form] ?? 0;
    let slot = (hash << 2) & mask;
    while (table[slot + 1] !== 0) slot = (slot + 4) & mask;
    const start = this.offsets[form] ?? 0;
    table[slot] = hash;
    table[slot + 1] = (this.offsets[form + 1] ?? 0) - start + 1;
    table[slot + 2] = this.formIds[form] ?? -1;
    table[slot + 3] = start;
  }

  private makeRoom(length: number): void {
    if (this.poolEnd + length > this.pool.length) {
      const larger = new Uint16Array(this.pool.length * 2);
      larger.set(this.pool);
      this.pool = larger;
    }
    if (this.formCount + 2 > this.offsets.length) {
      this.offsets = doubled(this.offsets);
      this.hashes = doubled(this.hashes);
      this.formIds = doubled(this.formIds);
    }
    if (this.formCount * 8 > this.table.length) {
      this.table = new Int32Array(this.table.length * 2);
      for (let form = 0; form < this.formCount; form += 1) this.place(form);
    }
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

let scratch = new Uint16Array(64);
let scratchHash = 0;

export const HASH_START = 0x811c9dc5 | 0;

/** One step of the rolling hash (FNV-1a with a final mix left out: the table is half empty). */
export function hashStep(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193) ^ (hash >>> 15);
}

/** The one vocabulary of the program. */
export const vocabulary: Vocabulary = new Vocabulary();

/** The number of a word that a module asks for by name, for comparison with `tokens.id[i]`. */
export const wordId = (word: string): number => vocabulary.intern(word);
