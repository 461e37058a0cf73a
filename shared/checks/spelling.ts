import { LONG_WORD } from "../extract/signs";
import { anatomy, concepts } from "../lexicons/load";
import { once } from "../lexicons/table";
import { locations, measurementBounds, spelling, surgery } from "../lexicons/tables";

/** The first letters are seldom wrong, and "infra" and "intra" are two words. */
const HEAD = 2;
const MOST_KEPT = 20_000;
const kept = new Map<string, string | undefined>();

/**
 * The one medical term that a word misses by one letter, in lower case; undefined where there is none or more than one, where
 * the word is an English one, or where only its ending differs. Worked out once a word. `word` is in lower case.
 */
export function misspelt(word: string): string | undefined {
  if (kept.has(word)) return kept.get(word);
  if (kept.size >= MOST_KEPT) kept.clear();
  const meant = nearest(word);
  kept.set(word, meant);
  return meant;
}

function nearest(word: string): string | undefined {
  if (word.length < LONG_WORD || !/^[a-z]+$/.test(word) || englishWords().has(word)) return undefined;
  let found: string | undefined;
  for (const term of terms().get(word.slice(0, HEAD)) ?? NO_TERMS) {
    if (!isSlipOf(word, term)) continue;
    if (found !== undefined && found !== term) return undefined;
    found = term;
  }
  return found;
}

const englishWords = once((): ReadonlySet<string> => new Set(spelling().map(({ word }) => word)));

const NO_TERMS: readonly string[] = [];

/** Medical terms in one word of the tables, by their first letters. */
const terms = once((): ReadonlyMap<string, readonly string[]> => {
  const byHead = new Map<string, Set<string>>();
  for (const phrase of phrasesOfTables())
    for (const word of phrase.toLowerCase().split(/[^a-z]+/)) {
      if (word.length < LONG_WORD) continue;
      const head = word.slice(0, HEAD);
      const own = byHead.get(head) ?? new Set<string>();
      byHead.set(head, own.add(word));
    }
  return new Map([...byHead].map(([head, words]) => [head, [...words]]));
});

function phrasesOfTables(): readonly string[] {
  return [
    ...concepts().flatMap(({ concept, synonyms }) => [concept, ...synonyms]),
    ...anatomy().flatMap(({ organ, synonyms }) => [organ, ...synonyms]),
    ...locations().flatMap(({ words }) => words),
    ...measurementBounds().flatMap(({ name, synonyms }) => [name, ...synonyms]),
    ...surgery().flatMap(({ words }) => words),
  ];
}

/** Every term that a word could be a slip of, for the script that looks for English words among the slips. */
export const spelledTerms = (): readonly string[] => [...terms().values()].flat();

/** One letter wrong, missing, too many, or two in each other's place; not where that is an ending or another spelling. */
export function isSlipOf(word: string, term: string): boolean {
  const longer = word.length - term.length;
  if (longer < -1 || longer > 1 || word === term) return false;
  let at = 0;
  while (at < word.length && word[at] === term[at]) at += 1;
  if (longer === 0) return isExchange(word, term, at);
  const [long, short] = longer > 0 ? [word, term] : [term, word];
  if (long.slice(at + 1) !== short.slice(at)) return false;
  if (long.at(-1) !== short.at(-1)) return false;
  const letter = long[at] ?? "";
  // "anaemia", "oedema", "tumour", "labelled"
  if ((letter === "a" || letter === "o") && long[at + 1] === "e") return false;
  // "thoracotomy" and "thoracostomy" are two operations.
  if (letter === "s" && /^stom(?:y|ies)/.test(long.slice(at))) return false;
  if (letter === "u" && long[at - 1] === "o" && long[at + 1] === "r") return false;
  return !(letter === "l" && /^l?(?:ed|ing|er|ers)$/.test(long.slice(at + 1)));
}

/** How many of the last letters may be an ending: "fibroses", "calcifies", "spondylitic". */
const ENDING = 4;

function isExchange(word: string, term: string, at: number): boolean {
  if (at > word.length - ENDING - 1) return false;
  const one = word[at] ?? "";
  const other = term[at] ?? "";
  if (word.slice(at + 1) === term.slice(at + 1)) return at > HEAD && !isOtherSpelling(one, other);
  return word[at + 1] === other && term[at + 1] === one && word.slice(at + 2) === term.slice(at + 2);
}

/** "visualise", "ileum" beside "ilium" is another rule's matter. */
const isOtherSpelling = (a: string, b: string): boolean => (a === "s" && b === "z") || (a === "z" && b === "s");
