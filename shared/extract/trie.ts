import { numbersFromText } from "./number-text";
import { at } from "./typed-arrays";

/** An abbreviation that must stand in capitals in the text. */
export const UPPER_ONLY = 1;
/** A side word may stand inside the phrase: "elevated left hemidiaphragm". */
export const SIDE_INSIDE = 2;
/** The phrase may begin inside the one before it, if it ends behind it: "is negative" and "negative for". */
export const OVERLAPPING = 4;

/** An entry's options stand this many bits above its group. */
export const OPTIONS_SHIFT = 16;

/** A trie as text, for the build to ship and for `PhraseTrie` to read. The root is left out; a node stands before its children. */
export interface TrieText {
  /** How many nodes there are. */
  readonly size: number;
  /**
   * As `numbersToText` writes them, four lists behind one another. Of each node: how many words lead to it; the last of them
   * (siblings stand in rising order, and each is the difference to the one before); what ends there, a place in `ends`. Of
   * each entry: its meaning, as the difference to the entry before of the same kind, twice over, less one where negative.
   */
  readonly numbers: string;
  /** Kinds of entries, each a place in `kinds`; none in the first. */
  readonly ends: readonly (readonly number[])[];
  /** Groups with options, as in `PhraseTrie.cells`. */
  readonly kinds: readonly number[];
}

/** No phrase has more words. */
export const DEEPEST = 100;

/** In the first number of a node, how many words lead on from it stands this many bits above how many entries it has. */
export const WORDS_SHIFT = 8;
export const ENTRIES = (1 << WORDS_SHIFT) - 1;
/** More words than these are searched by halves. */
const FEW = 8;

/**
 * All phrases of all tables as one trie over word numbers. A phrase belongs to a group; in each group the longest match
 * that starts leftmost wins, and groups do not see each other, so that an organ does not hide a finding.
 *
 * It is one list of numbers, so that a step of the walk reads neighbours in memory. A node is known by its place in `cells`
 * (0 is the root, which has a list of its own). There stand how many entries it has and how many words lead on from it; two
 * numbers an entry: its meaning, a place in its group's list, and its group with its options; and two numbers a word, in
 * rising order: the word, and the node that it leads to.
 */
export class PhraseTrie {
  readonly cells: Int32Array;
  readonly groupCount: number;
  private readonly root: Int32Array;

  /** Every program starts with this, before its code is compiled: plain loops over numbers are quickest then. */
  constructor({ size, numbers: text, ends, kinds }: TrieText) {
    const numbers = numbersFromText(text);
    const words = size;
    const lists = 2 * size;
    const steps = 3 * size;
    // The nodes in the order of the text, from 1: the parent of each, how many words lead on from it, and its place.
    const parents = new Int32Array(size + 1);
    const leaving = new Int32Array(size + 1);
    const places = new Int32Array(size + 1);
    /** The nodes from the root to the one at hand, and the last word that led on from each. */
    const path = new Int32Array(DEEPEST + 1);
    const lastWord = new Int32Array(DEEPEST + 1);
    for (let i = 0; i < size; i += 1) {
      const depth = numbers[i] ?? 0;
      const parent = path[depth - 1] ?? 0;
      const word = (lastWord[depth - 1] ?? 0) + (numbers[words + i] ?? 0);
      lastWord[depth - 1] = word;
      lastWord[depth] = 0;
      path[depth] = i + 1;
      parents[i + 1] = parent;
      leaving[parent] = (leaving[parent] ?? 0) + 1;
      numbers[words + i] = word;
    }
    let end = 1;
    for (let node = 1; node <= size; node += 1) {
      places[node] = end;
      end += 1 + 2 * ((leaving[node] ?? 0) + (ends[numbers[lists + node - 1] ?? 0]?.length ?? 0));
    }
    const cells = new Int32Array(end);
    const root = new Int32Array((lastWord[0] ?? 0) + 1);
    const lastMeaning = new Int32Array(kinds.length);
    /** Where the next word that leads on from a node is to stand. */
    const free = leaving;
    let entry = 0;
    for (let node = 1; node <= size; node += 1) {
      const own = ends[numbers[lists + node - 1] ?? 0] ?? [];
      let place = places[node] ?? 0;
      cells[place] = own.length | ((leaving[node] ?? 0) << WORDS_SHIFT);
      place += 1;
      for (let k = 0; k < own.length; k += 1) {
        const kind = own[k] ?? 0;
        const step = numbers[steps + entry] ?? 0;
        const meaning = (lastMeaning[kind] ?? 0) + ((step & 1) === 0 ? step >> 1 : -((step + 1) >> 1));
        lastMeaning[kind] = meaning;
        cells[place] = meaning;
        cells[place + 1] = kinds[kind] ?? 0;
        place += 2;
        entry += 1;
      }
      free[node] = place;
      const parent = parents[node] ?? 0;
      const word = numbers[words + node - 1] ?? 0;
      if (parent === 0) root[word] = places[node] ?? 0;
      else {
        const at = free[parent] ?? 0;
        cells[at] = word;
        cells[at + 1] = places[node] ?? 0;
        free[parent] = at + 2;
      }
    }
    this.cells = cells;
    this.root = root;
    this.groupCount = kinds.reduce((count, kind) => Math.max(count, (kind & GROUP) + 1), 0);
  }

  /** The node that a word leads to, 0 where it leads nowhere. */
  child(node: number, word: number): number {
    if (node === 0) return at(this.root, word);
    const { cells } = this;
    const head = at(cells, node);
    let low = node + 1 + (head & ENTRIES) * 2;
    let high = low + (head >>> WORDS_SHIFT) * 2;
    while (high - low > FEW * 2) {
      const middle = low + (((high - low) >> 2) << 1);
      if (at(cells, middle) <= word) low = middle;
      else high = middle;
    }
    for (; low < high; low += 2) if (at(cells, low) === word) return at(cells, low + 1);
    return 0;
  }

  /** The meanings of a group at a node. */
  meaningsAt(node: number, group: number): readonly number[] {
    const { cells } = this;
    const meanings: number[] = [];
    const end = node + 1 + (at(cells, node) & ENTRIES) * 2;
    for (let k = node + 1; k < end; k += 2) if ((at(cells, k + 1) & GROUP) === group) meanings.push(at(cells, k));
    return meanings;
  }
}

const GROUP = (1 << OPTIONS_SHIFT) - 1;
