import { KNOWN_WORDS } from "./known-words";
import { utf8Of } from "./number-text";
import { canonicalWord, otherForms } from "./word-forms";

/**
 * The words that any table or rule of the analysis knows, each with a small number. All forms of a word (plural, British
 * spelling) share one number. Tables intern their words when they are compiled, which a built program has behind it; a text
 * is only looked up.
 */
export class Vocabulary {
  private wordCount = 0;
  /** Open addressing, four numbers a slot, so that a word is one line of memory: the form's hash, its length plus one (0: free), the word's number, and where its characters stand in the pool. */
  private table = new Int32Array(1 << 18);
  private pool = new Uint16Array(1 << 18);
  /** Where each form begins in the pool; it ends where the next begins. */
  private offsets = new Int32Array(1 << 15);
  private formCount = 0;

  /** `known`: the words that it knows from the start, as `toText` of another one wrote them. */
  constructor(known = "") {
    if (known !== "") this.read(known);
  }

  get size(): number {
    return this.wordCount;
  }

  /** The number of a word in any of its forms; new words are taken in. `word` is folded: lower case, no possessive "'s". */
  intern(word: string): number {
    const known = this.find(word);
    if (known >= 0) return known;
    const canonical = canonicalWord(word);
    let id = canonical === word ? -1 : this.find(canonical);
    if (id < 0) {
      id = this.wordCount;
      this.wordCount += 1;
      this.addForm(canonical, id);
      for (const form of otherForms(canonical)) this.addForm(form, id);
    }
    if (word !== canonical) this.addForm(word, id);
    return id;
  }

  /** The canonical form of a number: the first of its forms. */
  nameOf(id: number): string {
    return this.forms().find((form) => this.find(form) === id) ?? "";
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
    this.makeRoom(1, form.length);
    const start = this.offsets[this.formCount] ?? 0;
    for (let i = 0; i < form.length; i += 1) this.pool[start + i] = scratch[i] ?? 0;
    this.formCount += 1;
    this.offsets[this.formCount] = start + form.length;
    this.place(start, form.length, scratchHash, id);
  }

  private place(start: number, length: number, hash: number, id: number): void {
    const { table } = this;
    const mask = table.length - 4;
    let slot = (hash << 2) & mask;
    while (table[slot + 1] !== 0) slot = (slot + 4) & mask;
    table[slot] = hash;
    table[slot + 1] = length + 1;
    table[slot + 2] = id;
    table[slot + 3] = start;
  }

  /** For so many more forms with so many letters. */
  private makeRoom(forms: number, letters: number): void {
    const total = this.formCount + forms;
    const end = (this.offsets[this.formCount] ?? 0) + letters;
    if (end > this.pool.length) {
      const { pool } = this;
      this.pool = new Uint16Array(Math.max(end, pool.length * 2));
      this.pool.set(pool);
    }
    if (total >= this.offsets.length) {
      const { offsets } = this;
      this.offsets = new Int32Array(Math.max(total + 1, offsets.length * 2));
      this.offsets.set(offsets);
    }
    if (total * 8 <= this.table.length) return;
    const { table } = this;
    let length = table.length;
    while (total * 8 > length) length *= 2;
    this.table = new Int32Array(length);
    for (let slot = 0; slot < table.length; slot += 4)
      if (table[slot + 1] !== 0)
        this.place(table[slot + 3] ?? 0, (table[slot + 1] ?? 0) - 1, table[slot] ?? 0, table[slot + 2] ?? 0);
  }

  /**
   * All words in the order of their numbers, as `read` takes them. In front how many forms there are, and how many letters they
   * have. Then each word behind a blank, and behind it its other forms, each as what to take from the word's end (a capital:
   * A nothing, B one letter …, Z 25 and what the next says) and what to put there: " opacityBies".
   */
  toText(): string {
    const forms: string[][] = Array.from({ length: this.wordCount }, () => []);
    for (const form of this.forms()) forms[this.find(form)]?.push(form);
    const words = forms.map(([name = "", ...others]) => ` ${name}${others.map((form) => change(name, form)).join("")}`);
    return `${this.formCount} ${this.offsets[this.formCount]}${words.join("")}`;
  }

  /** All forms of all words. In a built program they stand in the order of the words; else as they came. */
  forms(): readonly string[] {
    const { offsets, pool } = this;
    const end = offsets[this.formCount] ?? 0;
    let letters = "";
    for (let from = 0; from < end; from += AT_ONCE)
      letters += String.fromCharCode(...pool.subarray(from, Math.min(end, from + AT_ONCE)));
    const forms: string[] = [];
    for (let form = 0; form < this.formCount; form += 1)
      forms.push(letters.slice(offsets[form] ?? 0, offsets[form + 1] ?? 0));
    return forms;
  }

  /**
   * Takes in the words that `toText` wrote. They are all different: none is looked for. Every program starts with this, before
   * its code is compiled: it is one plain loop over bytes for that reason.
   */
  private read(text: string): void {
    const [forms = "", letters = ""] = text.split(" ", 2);
    this.makeRoom(Number(forms), Number(letters));
    const { pool, offsets, table } = this;
    const bytes = utf8Of(text);
    const end = bytes.length;
    const mask = table.length - 4;
    /** The hash of the first letters of the word at hand, by their number. */
    const hashes = new Int32Array(LONGEST_FORM);
    let id = -1;
    let name = 0;
    let nameLength = 0;
    let form = 0;
    let to = 0;
    for (let i = forms.length + 1 + letters.length; i < end; ) {
      const start = to;
      let code = bytes[i] ?? 0;
      let kept = 0;
      const isName = code === BLANK;
      if (isName) {
        id += 1;
        name = to;
      } else {
        kept = nameLength - (code - CAPITAL_A);
        while (code === CAPITAL_Z) {
          i += 1;
          code = bytes[i] ?? 0;
          kept -= code - CAPITAL_A;
        }
        pool.copyWithin(to, name, name + kept);
        to += kept;
      }
      let hash = kept === 0 ? HASH_START : (hashes[kept - 1] ?? 0);
      for (i += 1; i < end; i += 1) {
        code = bytes[i] ?? 0;
        if (code <= CAPITAL_Z && (code >= CAPITAL_A || code === BLANK)) break;
        if (code >= 0x80) {
          const more = code < 0xe0 ? 1 : 2;
          code &= more === 1 ? 0x1f : 0xf;
          for (let k = 0; k < more; k += 1) {
            i += 1;
            code = (code << 6) | ((bytes[i] ?? 0) & 0x3f);
          }
        }
        pool[to] = code;
        hash = Math.imul(hash ^ code, 0x01000193) ^ (hash >>> 15);
        if (isName) hashes[to - name] = hash;
        to += 1;
      }
      if (isName) nameLength = to - name;
      form += 1;
      offsets[form] = to;
      let slot = (hash << 2) & mask;
      while (table[slot + 1] !== 0) slot = (slot + 4) & mask;
      table[slot] = hash;
      table[slot + 1] = to - start + 1;
      table[slot + 2] = id;
      table[slot + 3] = start;
    }
    this.formCount = form;
    this.wordCount = id + 1;
  }
}

const BLANK = 32;
const CAPITAL_A = 65;
const CAPITAL_Z = 90;
const LONGEST_FORM = 256;
/** So many characters a call may have. */
const AT_ONCE = 8192;

/** How `toText` writes a form behind its word. */
function change(name: string, form: string): string {
  if (/[ A-Z\ud800-\udfff]/.test(form) || form.length > LONGEST_FORM)
    throw new Error(`No word for the vocabulary: "${form}"`);
  let same = 0;
  while (same < name.length && same < form.length && name[same] === form[same]) same += 1;
  const gone = name.length - same;
  const last = gone % 25;
  return "Z".repeat((gone - last) / 25) + String.fromCharCode(CAPITAL_A + last) + form.slice(same);
}

let scratch = new Uint16Array(64);
let scratchHash = 0;

export const HASH_START = 0x811c9dc5 | 0;

/** One step of the rolling hash (FNV-1a with a final mix left out: the table is half empty). */
export function hashStep(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193) ^ (hash >>> 15);
}

/** The one vocabulary of the program. */
export const vocabulary: Vocabulary = new Vocabulary(KNOWN_WORDS);

/** The number of a word that a module asks for by name, for comparison with `tokens.id[i]`. */
export const wordId = (word: string): number => vocabulary.intern(word);
