import { HashSieve, hashOfWord } from "../../extract/block-words";
import type { BlockAnalysis } from "../../extract/types";

/** Words that say nothing of what a sentence is about: grammar, the wording of reports, and the sides. */
const EMPTY = new Set(
  (
    "with without which there this that these those from into onto have been were will also along more most some than then " +
    "very about approximately measuring measures measured measure seen noted observed present identified detected demonstrated " +
    "again right left bilateral both side sided area areas appearance appearances findings finding consistent compatible " +
    "suggestive suspicious concerning likely possible possibly probable probably represent represents representing evidence " +
    "recommend recommended follow followed evaluation study examination exam diameter size sized small large mild moderate " +
    "severe minimal tiny multiple several stable unchanged increased decreased interval level localization view image images " +
    "section sections within between where when image adjacent extending"
  ).split(" "),
);

const SHORTEST = 4;

/** The content words of a text in lower case, each once, plurals folded. Numbers and words of fewer than four letters are left out. */
export function contentWords(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  const lower = text.toLowerCase();
  let start = -1;
  for (let i = 0; i <= lower.length; i += 1) {
    const code = i < lower.length ? lower.charCodeAt(i) : 32;
    const isLetter = code >= 97 && code <= 122;
    if (isLetter && start < 0) start = i;
    if (isLetter || start < 0) continue;
    if (i - start >= SHORTEST) {
      const word = singular(lower.slice(start, i));
      if (!EMPTY.has(word)) words.add(word);
    }
    start = -1;
  }
  return words;
}

/** Tells quickly which words of a block may be one of some content words: by their hashes, in all forms that fold to them. */
export class WordSieve {
  private readonly hashes = new HashSieve();

  constructor(private readonly words: ReadonlySet<string>) {
    for (const word of words) addForms(word, this.hashes);
  }

  /** Calls `found` with each content word of the block that is one of them, and where it starts in the block's text. */
  find(
    { block: { text }, wording: { hash, start, first, end } }: BlockAnalysis,
    found: (word: string, at: number) => void,
  ): void {
    const { hashes, words } = this;
    for (let i = first; i < end; i += 1) {
      if (!hashes.mayHave(hash[i] ?? 0)) continue;
      const from = start[i] ?? 0;
      const word = wordAt(text, from);
      if (words.has(word)) found(word, from);
    }
  }
}

/** The word that starts there, as `contentWords` gives it. */
function wordAt(text: string, from: number): string {
  let to = from;
  for (let letter = text.charCodeAt(to) | 32; letter >= 97 && letter <= 122; letter = text.charCodeAt(to) | 32) to += 1;
  return to - from < SHORTEST ? "" : singular(text.slice(from, to).toLowerCase());
}

/** The hashes of all ways to write a word that `singular` folds to it. */
function addForms(word: string, hashes: HashSieve): void {
  const whole = hashOfWord(word);
  hashes.add(whole);
  hashes.add(hashOfWord("s", whole));
  if (word.endsWith("y")) hashes.add(hashOfWord("ies", hashOfWord(word.slice(0, -1))));
  if (word.endsWith("is")) hashes.add(hashOfWord("es", hashOfWord(word.slice(0, -2))));
}

/** How many words two sets share. */
export function sharedCount(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared;
}

function singular(word: string): string {
  if (word.length > 7 && (word.endsWith("oses") || word.endsWith("tases"))) return `${word.slice(0, -2)}is`;
  if (word.length > 5 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("is") && !word.endsWith("us"))
    return word.slice(0, -1);
  return word;
}
