import { lexicon } from "../extract/lexicon";
import { LONG_WORD } from "../extract/signs";
import { once } from "../lexicons/table";
import { spelling } from "../lexicons/tables";

/** The first letters are seldom wrong, and "infra" and "intra" are two words. */
const HEAD = 2;
const MOST_KEPT = 20_000;
const kept = new Map<string, string | undefined>();

/**
 * The one medical term that a word misses by one letter, or that is said like it ("hydronefrosis"), in lower case; undefined
 * where there is none or more than one, where the word is an English one, or where only its ending differs. Worked out once a
 * word. `word` is in lower case.
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
  for (const term of terms().get(edgesOf(word)) ?? NO_TERMS) {
    if (!isSlipOf(word, term)) continue;
    if (found !== undefined && found !== term) return undefined;
    found = term;
  }
  return found ?? soundalike(word);
}

/** The one term that sounds like the word, with the same ending, and is no other spelling of it. */
function soundalike(word: string): string | undefined {
  if (word.length < SHORTEST_HEARD) return undefined;
  let found: string | undefined;
  for (const term of termsLike(word)) {
    if (term === word) continue;
    // "oesophageal", "oedematous", "localised"
    if (british(term) === british(word) || !isOneVowelOff(spokenOf(word), spokenOf(term))) continue;
    if (found !== undefined && british(found) !== british(term)) return undefined;
    found ??= term;
  }
  return found;
}

/** Of shorter words, too many sound alike. */
const SHORTEST_HEARD = 9;
/** The last letters must be the same: "fibrosis" and "fibroses" are two forms of one word. */
const HEARD_ENDING = 2;

/** One spelling for those of both sides of the Atlantic. */
const british = (word: string): string =>
  word
    .replace(/ae|oe/g, "e")
    .replace(/our(?=$|s|e|i|l)/g, "or")
    .replace(/is(?=e|ing|ation)/g, "iz")
    .replace(/ll/g, "l");

/** A word with one letter for each sound: "hydronefrosis" and "hydronephrosis" are one. */
function spokenOf(word: string): string {
  return word
    .replace(/ph/g, "f")
    .replace(/sch|ch|ck|cc(?![eiy])|q/g, "k")
    .replace(/sc(?=[eiy])|c(?=[eiy])|z/g, "s")
    .replace(/x/g, "ks")
    .replace(/c/g, "k")
    .replace(/([rt])h/g, "$1")
    .replace(/^(?:pn|kn)/, "n")
    .replace(/^ps/, "s")
    .replace(/ae|oe/g, "e")
    .replace(/y/g, "i")
    .replace(/(.)\1+/g, "$1");
}

/** The same with all vowels alike, by which terms are looked up. */
const soundOf = (word: string): string => spokenOf(word).replace(/[aeiou]+/g, "a");

/** At most one vowel is another one, too many or missing; the consonants are the same. */
function isOneVowelOff(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return a.slice(at) === b.slice(at) || tailsOf(a, at).some((one) => tailsOf(b, at).includes(one));
}

/** What is behind a place, and behind the vowel there. */
const tailsOf = (word: string, at: number): readonly string[] =>
  /[aeiou]/.test(word[at] ?? "") ? [word.slice(at), word.slice(at + 1)] : [word.slice(at)];

/** The terms by their last letters, and of each ending that was asked for by their sound: to hear them all would take as long as the rest of a start. */
const byEnding = once((): ReadonlyMap<string, readonly string[]> => {
  const terms = new Map<string, string[]>();
  for (const term of spelledTerms()) {
    const own = terms.get(term.slice(-HEARD_ENDING));
    if (own === undefined) terms.set(term.slice(-HEARD_ENDING), [term]);
    else own.push(term);
  }
  return terms;
});
const heard = new Map<string, ReadonlyMap<string, readonly string[]>>();

/** The terms that sound like the word and end as it does. */
function termsLike(word: string): readonly string[] {
  const ending = word.slice(-HEARD_ENDING);
  const known = heard.get(ending) ?? bySound(byEnding().get(ending) ?? NO_TERMS);
  heard.set(ending, known);
  return known.get(soundOf(word)) ?? NO_TERMS;
}

function bySound(terms: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const sounds = new Map<string, string[]>();
  for (const term of terms) {
    const sound = soundOf(term);
    const own = sounds.get(sound);
    if (own === undefined) sounds.set(sound, [term]);
    else own.push(term);
  }
  return sounds;
}

const englishWords = once((): ReadonlySet<string> => new Set(spelling().map(({ word }) => word)));

const NO_TERMS: readonly string[] = [];

/** The first letters and the last: a slip changes neither. */
const edgesOf = (word: string): string => word.slice(0, HEAD) + word.slice(-1);

/** Medical terms in one word of the tables, by their edges. */
const terms = once((): ReadonlyMap<string, readonly string[]> => {
  const byEdges = new Map<string, string[]>();
  for (const word of lexicon().longWords()) {
    const edges = edgesOf(word);
    const own = byEdges.get(edges);
    if (own === undefined) byEdges.set(edges, [word]);
    else own.push(word);
  }
  return byEdges;
});

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
