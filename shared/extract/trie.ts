import { at, createTokens, has, INNER_HYPHEN, scan, type Tokens, tokenText, WORD } from "./tokens";
import { vocabulary } from "./vocabulary";

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
  /** Two numbers an entry: its own number; its group and, `OPTIONS_SHIFT` bits up, its options. */
  readonly entries: Int32Array;
}

/**
 * All phrases of all tables as one trie over word numbers. A phrase belongs to a group; in each group the longest match
 * that starts leftmost wins, and groups do not see each other, so that an organ does not hide a finding.
 */
export class PhraseTrie {
  private root = new Int32Array(1 << 12);
  /** Child lookup: open addressing, four numbers a slot (one line of memory): node (0: free), word, child, nothing. */
  private table = new Int32Array(1 << 18);
  private edges = 0;
  private readonly entriesAt: (number[] | undefined)[] = [undefined];
  private nodes = 1;
  private readonly groups: number[] = [];
  private readonly options: number[] = [];
  private readonly scratch = createTokens(64);
  private flattened: FlatTrie | undefined;
  groupCount = 0;

  /**
   * Takes a phrase in and returns its entry number, or -1 where it holds no word or stands there already: `isKnown` is asked
   * about each entry of the same words in the same group.
   */
  add(phrase: string, group: number, options: number, isKnown: (entry: number) => boolean): number {
    const tokens = scan(phrase, this.scratch);
    let node = 0;
    for (let i = 0; i < tokens.count; i += 1) {
      if (has(tokens, i, INNER_HYPHEN)) continue;
      const known = at(tokens.id, i);
      node = this.childOrNew(node, known >= 0 ? known : vocabulary.intern(foldedText(tokens, i)));
    }
    if (node === 0) return -1;
    const entries = this.entriesAt[node];
    if (entries?.some((entry) => this.groups[entry] === group && isKnown(entry))) return -1;
    const entry = this.groups.length;
    this.flattened = undefined;
    this.groups.push(group);
    this.options.push(options | (isAbbreviation(tokens) ? UPPER_ONLY : 0));
    if (entries === undefined) this.entriesAt[node] = [entry];
    else entries.push(entry);
    this.groupCount = Math.max(this.groupCount, group + 1);
    return entry;
  }

  /** The trie as the walk reads it. Made anew after a phrase was taken in: ask for it once a walk, not once a process. */
  flat(): FlatTrie {
    this.flattened ??= this.flatten();
    return this.flattened;
  }

  private flatten(): FlatTrie {
    const nodes = new Int32Array((this.nodes + 1) * 2);
    const entries = new Int32Array(this.groups.length * 2);
    let place = 0;
    for (let node = 0; node < this.nodes; node += 1) {
      nodes[node * 2] = place;
      for (const entry of this.entriesAt[node] ?? []) {
        entries[place] = entry;
        entries[place + 1] = (this.groups[entry] ?? 0) | ((this.options[entry] ?? 0) << OPTIONS_SHIFT);
        place += 2;
      }
    }
    nodes[this.nodes * 2] = place;
    for (let slot = 0; slot < this.table.length; slot += 4) {
      const parent = at(this.table, slot);
      if (parent !== 0) nodes[parent * 2 + 1] = 1;
    }
    return { nodes, entries };
  }

  /** The entries of exactly this phrase. */
  entriesOf(phrase: string): readonly number[] {
    const tokens = scan(phrase, this.scratch);
    let node = 0;
    for (let i = 0; i < tokens.count; i += 1) {
      if (has(tokens, i, INNER_HYPHEN)) continue;
      node = at(tokens.id, i) < 0 ? 0 : this.child(node, at(tokens.id, i));
      if (node === 0) return [];
    }
    return this.entriesAt[node] ?? [];
  }

  /** The node that a word leads to, 0 where it leads nowhere. */
  child(node: number, word: number): number {
    if (node === 0) return at(this.root, word);
    const { table } = this;
    const mask = table.length - 4;
    let slot = (slotOf(node, word) << 2) & mask;
    for (;;) {
      const key = at(table, slot);
      if (key === node && at(table, slot + 1) === word) return at(table, slot + 2);
      if (key === 0) return 0;
      slot = (slot + 4) & mask;
    }
  }

  groupOf(entry: number): number {
    return this.groups[entry] ?? 0;
  }

  private childOrNew(node: number, word: number): number {
    const known = this.child(node, word);
    if (known !== 0) return known;
    const made = this.nodes;
    this.nodes += 1;
    this.entriesAt.push(undefined);
    if (node === 0) {
      if (word >= this.root.length) {
        const larger = new Int32Array(Math.max(word + 1, this.root.length * 2));
        larger.set(this.root);
        this.root = larger;
      }
      this.root[word] = made;
    } else {
      this.insert(node, word, made);
    }
    return made;
  }

  private insert(node: number, word: number, child: number): void {
    this.edges += 1;
    if (this.edges * 8 > this.table.length) {
      const { table } = this;
      this.table = new Int32Array(table.length * 2);
      for (let slot = 0; slot < table.length; slot += 4)
        if (at(table, slot) !== 0) this.put(at(table, slot), at(table, slot + 1), at(table, slot + 2));
    }
    this.put(node, word, child);
  }

  private put(node: number, word: number, child: number): void {
    const { table } = this;
    const mask = table.length - 4;
    let slot = (slotOf(node, word) << 2) & mask;
    while (at(table, slot) !== 0) slot = (slot + 4) & mask;
    table[slot] = node;
    table[slot + 1] = word;
    table[slot + 2] = child;
  }
}

const slotOf = (node: number, word: number): number => {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
};

const foldedText = (tokens: Tokens, i: number): string =>
  tokenText(tokens, i).toLowerCase().replace(/’/g, "'").replace(/'s$/, "");

/** One word of two or three letters, all capitals: "PE", "DVT". */
function isAbbreviation(tokens: Tokens): boolean {
  return tokens.count === 1 && tokens.kind[0] === WORD && /^[A-Z]{2,3}$/.test(tokens.text);
}
