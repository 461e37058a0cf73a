import { EdgeTable } from "./edge-table";
import { numbersFromText } from "./number-text";
import { at } from "./typed-arrays";

/** An abbreviation that must stand in capitals in the text. */
export const UPPER_ONLY = 1;
/** A side word may stand inside the phrase: "elevated left hemidiaphragm". */
export const SIDE_INSIDE = 2;
/** The phrase may begin inside the one before it, if it ends behind it: "is negative" and "negative for". */
export const OVERLAPPING = 4;

/** In `FlatTrie.entries` an entry's options stand this many bits above its group. */
export const OPTIONS_SHIFT = 16;

/** A trie without an object a node. */
export interface FlatTrie {
  /** Two numbers a node: where its entries begin (they end where the next node's begin), and whether a word leads on from it. */
  readonly nodes: Int32Array;
  /** Two numbers an entry: its meaning, a place in its group's list; its group and, `OPTIONS_SHIFT` bits up, its options. */
  readonly entries: Int32Array;
}

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
  /** Groups with options, as in `FlatTrie.entries`. */
  readonly kinds: readonly number[];
}

/** No phrase has more words. */
export const DEEPEST = 100;

/**
 * All phrases of all tables as one trie over word numbers. A phrase belongs to a group; in each group the longest match
 * that starts leftmost wins, and groups do not see each other, so that an organ does not hide a finding.
 */
export class PhraseTrie extends EdgeTable implements FlatTrie {
  readonly nodes: Int32Array;
  readonly entries: Int32Array;
  readonly groupCount: number;

  /** Every program starts with this, before its code is compiled: plain loops over numbers are quickest then. */
  constructor({ size, numbers: text, ends, kinds }: TrieText) {
    super();
    const numbers = numbersFromText(text);
    const words = size;
    const lists = 2 * size;
    const steps = 3 * size;
    const parents = new Int32Array(size + 1);
    const nodes = new Int32Array((size + 2) * 2);
    const entries = new Int32Array((numbers.length - steps) * 2);
    /** The nodes from the root to the one at hand, the last word that led on from each, and the last meaning of each kind. */
    const path = new Int32Array(DEEPEST + 1);
    const lastWord = new Int32Array(DEEPEST + 1);
    const lastMeaning = new Int32Array(kinds.length);
    let entry = 0;
    for (let i = 0; i < size; i += 1) {
      const node = i + 1;
      const depth = numbers[i] ?? 0;
      const parent = path[depth - 1] ?? 0;
      const word = (lastWord[depth - 1] ?? 0) + (numbers[words + i] ?? 0);
      lastWord[depth - 1] = word;
      lastWord[depth] = 0;
      path[depth] = node;
      parents[node] = parent;
      numbers[words + i] = word;
      nodes[parent * 2 + 1] = 1;
      nodes[node * 2] = entry * 2;
      const list = numbers[lists + i] ?? 0;
      if (list === 0) continue;
      const own = ends[list] ?? [];
      for (let k = 0; k < own.length; k += 1) {
        const kind = own[k] ?? 0;
        const step = numbers[steps + entry] ?? 0;
        const meaning = (lastMeaning[kind] ?? 0) + ((step & 1) === 0 ? step >> 1 : -((step + 1) >> 1));
        lastMeaning[kind] = meaning;
        entries[entry * 2] = meaning;
        entries[entry * 2 + 1] = kinds[kind] ?? 0;
        entry += 1;
      }
    }
    nodes[(size + 1) * 2] = entry * 2;
    this.connectAll(parents, numbers.subarray(words, words + size), lastWord[0] ?? 0);
    this.nodes = nodes;
    this.entries = entries;
    this.groupCount = kinds.reduce((count, kind) => Math.max(count, (kind & GROUP) + 1), 0);
  }

  /** The meanings of a group at a node. */
  meaningsAt(node: number, group: number): readonly number[] {
    const { nodes, entries } = this;
    const meanings: number[] = [];
    for (let k = at(nodes, node * 2); k < at(nodes, node * 2 + 2); k += 2)
      if ((at(entries, k + 1) & GROUP) === group) meanings.push(at(entries, k));
    return meanings;
  }
}

const GROUP = (1 << OPTIONS_SHIFT) - 1;
