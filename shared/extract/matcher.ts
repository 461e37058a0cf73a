import { ALL_CAPS, at, byteAt, has, INNER_HYPHEN, NEWLINE, type Tokens, WORD } from "./tokens";
import { OVERLAPPING, type PhraseTrie, SIDE_INSIDE, UPPER_ONLY } from "./trie";
import { wordId } from "./vocabulary";

/** The phrases found in a text, in the order of their first token. Reused from block to block. */
export interface Hits {
  count: number;
  /** Entry number of the trie. */
  entry: Int32Array;
  /** First token, and the token behind the last. */
  first: Int32Array;
  end: Int32Array;
}

const SIDES = new Set(["left", "right", "bilateral", "lt", "rt"].map(wordId));

/** Finds the phrases of one trie in tokens: one walk, leftmost-longest in each group. */
export class Matcher {
  readonly hits: Hits = {
    count: 0,
    entry: new Int32Array(1024),
    first: new Int32Array(1024),
    end: new Int32Array(1024),
  };
  private coveredTo = new Int32Array(64);
  private bestNode = new Int32Array(64);
  private bestEnd = new Int32Array(64);
  private touched = new Int32Array(64);

  constructor(private readonly trie: PhraseTrie) {
    this.resize();
  }

  /** Empties the hits, before the first sentence of a block. */
  start(): void {
    this.hits.count = 0;
    if (this.coveredTo.length < this.trie.groupCount) this.resize();
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
    let node = first;
    let count = 0;
    let sideInside = false;
    let j = i;
    for (;;) {
      const entries = trie.entries(node);
      j += 1;
      if (entries !== undefined) {
        for (let k = 0; k < entries.length; k += 1) {
          const entry = entries[k] ?? 0;
          const group = trie.groupOf(entry);
          const options = trie.optionsOf(entry);
          const covered = at(coveredTo, group);
          if (i < covered && ((options & OVERLAPPING) === 0 || j <= covered)) continue;
          if ((options & UPPER_ONLY) !== 0 && !has(tokens, i, ALL_CAPS)) continue;
          if (sideInside && (options & SIDE_INSIDE) === 0) continue;
          if (at(bestEnd, group) === 0) {
            touched[count] = group;
            count += 1;
          }
          bestNode[group] = node;
          bestEnd[group] = j;
        }
      }
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
        if (next !== 0 || kind !== WORD || !SIDES.has(word)) break;
        sideInside = true;
        j += 1;
      }
      if (next === 0) break;
      node = next;
    }
    for (let k = 0; k < count; k += 1) this.take(tokens, at(touched, k), i);
  }

  private take(tokens: Tokens, group: number, first: number): void {
    const { trie, bestNode, bestEnd, coveredTo } = this;
    const end = at(bestEnd, group);
    for (const entry of trie.entries(at(bestNode, group)) ?? []) {
      if (trie.groupOf(entry) !== group) continue;
      if ((trie.optionsOf(entry) & UPPER_ONLY) !== 0 && !has(tokens, first, ALL_CAPS)) continue;
      this.push(entry, first, end);
    }
    coveredTo[group] = end;
    bestEnd[group] = 0;
  }

  private push(entry: number, first: number, end: number): void {
    const { hits } = this;
    if (hits.count === hits.entry.length) {
      hits.entry = doubled(hits.entry);
      hits.first = doubled(hits.first);
      hits.end = doubled(hits.end);
    }
    hits.entry[hits.count] = entry;
    hits.first[hits.count] = first;
    hits.end[hits.count] = end;
    hits.count += 1;
  }

  private resize(): void {
    const size = Math.max(64, this.trie.groupCount);
    this.coveredTo = new Int32Array(size);
    this.bestNode = new Int32Array(size);
    this.bestEnd = new Int32Array(size);
    this.touched = new Int32Array(size);
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
