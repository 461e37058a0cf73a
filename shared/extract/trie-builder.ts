import { EdgeTable } from "./edge-table";
import { numbersToText } from "./number-text";
import { at, createTokens, has, INNER_HYPHEN, scan, type Tokens, tokenText, WORD } from "./tokens";
import { DEEPEST, OPTIONS_SHIFT, type TrieText, UPPER_ONLY } from "./trie";
import { vocabulary } from "./vocabulary";

/** Takes the phrases of the tables in, one by one, and makes them a trie. Its words become words of the vocabulary. */
export class TrieBuilder extends EdgeTable {
  private readonly entriesAt: (number[] | undefined)[] = [undefined];
  /** Of each node: its parent, and the word that leads to it. */
  private readonly parents: number[] = [0];
  private readonly words: number[] = [0];
  private readonly groups: number[] = [];
  private readonly options: number[] = [];
  private readonly scratch = createTokens(64);

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
    this.groups.push(group);
    this.options.push(options | (isAbbreviation(tokens) ? UPPER_ONLY : 0));
    if (entries === undefined) this.entriesAt[node] = [entry];
    else entries.push(entry);
    return entry;
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

  groupOf(entry: number): number {
    return this.groups[entry] ?? 0;
  }

  /** All of it. `meaningOf` says what an entry stands for: a place in its group's list. */
  finish(meaningOf: (entry: number) => number): TrieText {
    const depths: number[] = [];
    const words: number[] = [];
    const lists: number[] = [];
    const meanings: number[] = [];
    const kinds = new Places();
    const ends = new Places();
    ends.of("");
    const last: number[] = [];
    const children = this.childrenByNode();
    const visit = (node: number, depth: number): void => {
      let before = 0;
      for (const child of children[node] ?? []) {
        const word = this.words[child] ?? 0;
        const entries = this.entriesAt[child] ?? [];
        const own = entries.map((entry) => kinds.of(String(this.kindOf(entry))));
        depths.push(depth);
        words.push(word - before);
        lists.push(ends.of(own.join()));
        for (const [i, entry] of entries.entries()) {
          const kind = own[i] ?? 0;
          const meaning = meaningOf(entry);
          const step = meaning - (last[kind] ?? 0);
          meanings.push(step < 0 ? -2 * step - 1 : 2 * step);
          last[kind] = meaning;
        }
        before = word;
        visit(child, depth + 1);
      }
    };
    visit(0, 1);
    if (depths.some((depth) => depth > DEEPEST)) throw new Error(`A phrase of more than ${DEEPEST} words`);
    return {
      size: depths.length,
      numbers: numbersToText([...depths, ...words, ...lists, ...meanings]),
      ends: ends.all().map((own) => (own === "" ? [] : own.split(",").map(Number))),
      kinds: kinds.all().map(Number),
    };
  }

  private kindOf(entry: number): number {
    return this.groupOf(entry) | ((this.options[entry] ?? 0) << OPTIONS_SHIFT);
  }

  private childrenByNode(): readonly (readonly number[] | undefined)[] {
    const children: (number[] | undefined)[] = this.parents.map(() => undefined);
    for (let node = 1; node < this.parents.length; node += 1) {
      const parent = this.parents[node] ?? 0;
      const own = children[parent];
      if (own === undefined) children[parent] = [node];
      else own.push(node);
    }
    for (const own of children) own?.sort((a, b) => (this.words[a] ?? 0) - (this.words[b] ?? 0));
    return children;
  }

  private childOrNew(node: number, word: number): number {
    const known = this.child(node, word);
    if (known !== 0) return known;
    const made = this.parents.length;
    this.parents.push(node);
    this.words.push(word);
    this.entriesAt.push(undefined);
    this.connect(node, word, made);
    return made;
  }
}

/** Numbers texts in the order in which they are met. */
class Places {
  private readonly places = new Map<string, number>();

  of(text: string): number {
    const place = this.places.get(text) ?? this.places.size;
    this.places.set(text, place);
    return place;
  }

  all(): readonly string[] {
    return [...this.places.keys()];
  }
}

const foldedText = (tokens: Tokens, i: number): string =>
  tokenText(tokens, i).toLowerCase().replace(/’/g, "'").replace(/'s$/, "");

/** One word of two or three letters, all capitals: "PE", "DVT". */
function isAbbreviation(tokens: Tokens): boolean {
  return tokens.count === 1 && tokens.kind[0] === WORD && /^[A-Z]{2,3}$/.test(tokens.text);
}
