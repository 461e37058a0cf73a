import { at } from "./typed-arrays";

/** The steps of a trie that is being made: from a node, by a word, to a node. Node 0 is the root. */
export class EdgeTable {
  private root = new Int32Array(1 << 13);
  /** Open addressing, four numbers a slot (one line of memory): node (0: free), word, child, nothing. */
  private table = new Int32Array(1 << 18);
  private edges = 0;

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

  /** Lets a word lead from a node to another; it leads nowhere as yet. */
  protected connect(node: number, word: number, child: number): void {
    if (node === 0) {
      this.makeRoot(word);
      this.root[word] = child;
      return;
    }
    this.edges += 1;
    this.makeRoom(this.edges);
    put(this.table, node, word, child);
  }

  private makeRoot(word: number): void {
    if (word < this.root.length) return;
    const larger = new Int32Array(Math.max(word + 1, this.root.length * 2));
    larger.set(this.root);
    this.root = larger;
  }

  /** For so many edges: one slot in two at most is taken. */
  private makeRoom(edges: number): void {
    if (edges * 8 <= this.table.length) return;
    const { table } = this;
    let length = table.length;
    while (edges * 8 > length) length *= 2;
    this.table = new Int32Array(length);
    for (let slot = 0; slot < table.length; slot += 4)
      if (at(table, slot) !== 0) put(this.table, at(table, slot), at(table, slot + 1), at(table, slot + 2));
  }
}

function put(table: Int32Array, node: number, word: number, child: number): void {
  const mask = table.length - 4;
  let slot = (slotOf(node, word) << 2) & mask;
  while (at(table, slot) !== 0) slot = (slot + 4) & mask;
  table[slot] = node;
  table[slot + 1] = word;
  table[slot + 2] = child;
}

const slotOf = (node: number, word: number): number => {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
};
