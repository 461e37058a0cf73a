import { WordBits } from "./slots/word-bits";
import { ALL_CAPS, at, byteAt, has, INNER_HYPHEN, NEWLINE, type Tokens, WORD } from "./tokens";
import { ENTRIES, OPTIONS_SHIFT, OVERLAPPING, type PhraseTrie, SIDE_INSIDE, UPPER_ONLY, WORDS_SHIFT } from "./trie";

/** The phrases found in a text, in the order of their first token. Reused from block to block. */
export interface Hits {
  count: number;
  /** What the phrase means: a place in its group's list. */
  entry: Int32Array;
  /** The entry's group. */
  group: Int32Array;
  /** First token, and the token behind the last. */
  first: Int32Array;
  end: Int32Array;
}

const SIDES = new WordBits().add(1, "left right bilateral lt rt");
/** Entries and groups in the flat trie. */
const GROUP = (1 << OPTIONS_SHIFT) - 1;
const UPPER = UPPER_ONLY << OPTIONS_SHIFT;
const OVER = OVERLAPPING << OPTIONS_SHIFT;
const INSIDE = SIDE_INSIDE << OPTIONS_SHIFT;

/** Finds the phrases of one trie in tokens: one walk, leftmost-longest in each group. */
export class Matcher {
  readonly hits: Hits = {
    count: 0,
    entry: new Int32Array(1024),
    group: new Int32Array(1024),
    first: new Int32Array(1024),
    end: new Int32Array(1024),
  };
  private readonly coveredTo: Int32Array;
  private readonly bestNode: Int32Array;
  private readonly bestEnd: Int32Array;
  private readonly touched: Int32Array;

  constructor(private readonly trie: PhraseTrie) {
    const size = Math.max(64, trie.groupCount);
    this.coveredTo = new Int32Array(size);
    this.bestNode = new Int32Array(size);
    this.bestEnd = new Int32Array(size);
    this.touched = new Int32Array(size);
  }

  /** Empties the hits, before the first sentence of a block. */
  start(): void {
    this.hits.count = 0;
    this.coveredTo.fill(0);
  }

  /** Adds the hits among the tokens `first` to `end` (exclusive). */
  match(tokens: Tokens, first: number, end: number): void {
    const { trie } = this;
    for (let i = first; i < end; i += 1) {
      const word = at(tokens.id, i);
      if (word < 0) continue;
      const node = trie.child(0, word);
      if (node !== 0) this.walk(tokens, i, end, node);
    }
  }

  /** Follows the trie from token `i`, and takes the longest phrase of each group. */
  private walk(tokens: Tokens, i: number, end: number, first: number): void {
    const { trie, bestNode, bestEnd, touched, coveredTo } = this;
    const { cells } = trie;
    let node = first;
    let count = 0;
    let sideInside = false;
    let j = i;
    for (;;) {
      const head = at(cells, node);
      const to = node + 1 + (head & ENTRIES) * 2;
      j += 1;
      for (let k = node + 1; k < to; k += 2) {
        const packed = at(cells, k + 1);
        const group = packed & GROUP;
        const covered = at(coveredTo, group);
        if (i < covered && ((packed & OVER) === 0 || j <= covered)) continue;
        if ((packed & UPPER) !== 0 && !has(tokens, i, ALL_CAPS)) continue;
        if (sideInside && (packed & INSIDE) === 0) continue;
        if (at(bestEnd, group) === 0) {
          touched[count] = group;
          count += 1;
        }
        bestNode[group] = node;
        bestEnd[group] = j;
      }
      if (head >>> WORDS_SHIFT === 0) break;
      let next = 0;
      while (j < end) {
        const kind = byteAt(tokens.kind, j);
        if (kind === NEWLINE || has(tokens, j, INNER_HYPHEN)) {
          j += 1;
          continue;
        }
        const word = at(tokens.id, j);
        if (word < 0) break;
        next = trie.child(node, word);
        if (next !== 0 || kind !== WORD || SIDES.of(tokens, j) === 0) break;
        sideInside = true;
        j += 1;
      }
      if (next === 0) break;
      node = next;
    }
    for (let k = 0; k < count; k += 1) this.take(tokens, at(touched, k), i);
  }

  private take(tokens: Tokens, group: number, first: number): void {
    const { bestNode, bestEnd, coveredTo } = this;
    const { cells } = this.trie;
    const end = at(bestEnd, group);
    const node = at(bestNode, group);
    const to = node + 1 + (at(cells, node) & ENTRIES) * 2;
    for (let k = node + 1; k < to; k += 2) {
      const packed = at(cells, k + 1);
      if ((packed & GROUP) !== group) continue;
      if ((packed & UPPER) !== 0 && !has(tokens, first, ALL_CAPS)) continue;
      this.push(at(cells, k), group, first, end);
    }
    coveredTo[group] = end;
    bestEnd[group] = 0;
  }

  private push(entry: number, group: number, first: number, end: number): void {
    const { hits } = this;
    if (hits.count === hits.entry.length) {
      hits.entry = doubled(hits.entry);
      hits.group = doubled(hits.group);
      hits.first = doubled(hits.first);
      hits.end = doubled(hits.end);
    }
    hits.entry[hits.count] = entry;
    hits.group[hits.count] = group;
    hits.first[hits.count] = first;
    hits.end[hits.count] = end;
    hits.count += 1;
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
