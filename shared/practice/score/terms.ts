import { once, readTable } from "../../lexicons/table";
import { stem } from "./stem";
import synonymsText from "./synonyms.tsv?raw";
import { classOf, type WordClass } from "./word-classes";

/** A word of a text, or several that stand for one thing, in the form that all its synonyms share. */
export interface Term {
  /** "stone" for stones, calculi and lithiasis. */
  readonly key: string;
  /** Index of its first word in the text's words, and behind its last. */
  readonly first: number;
  readonly end: number;
  /** Indexes into the text. */
  readonly from: number;
  readonly to: number;
  /** Of a phrase whose words stand apart: these. */
  readonly members?: readonly Term[];
}

/** One word of a text. */
export interface Word {
  readonly stem: string;
  readonly class: WordClass;
  readonly from: number;
  readonly to: number;
}

/** A text's words, and all that they may be called: single words, phrases of the synonym table, and what an abbreviation stands for. */
export interface TermList {
  readonly text: string;
  readonly words: readonly Word[];
  readonly terms: readonly Term[];
  /** The widest reading: phrases where there are any, else single words; grammar left out. */
  readonly widest: readonly Term[];
}

/** "non-obstructing" is one word, as "nonobstructing" is. */
const PREFIXES =
  "(?:non|intra|extra|peri|sub|pre|post|anti|inter|para|supra|infra|retro|trans|semi|multi|hyper|hypo|micro|macro|un|re|neo|iso|poly|bi)";
const PREFIXED = new RegExp(`^${PREFIXES}-\\p{L}{3,}$`, "iu");

const WORD =
  /\p{L}{2,6}-\p{L}{3,}|\p{L}{1,3}\d{1,2}[a-z]?(?![\p{L}\d])|\p{L}+(?:['’]\p{L}+)?|\d+(?:\.\d+)?[a-f]?(?!\p{L})|\d+(?:\.\d+)?|%/gu;

/** The terms of a text. */
export function termsOf(text: string): TermList {
  const words = wordsOf(text);
  const phrases = phrasesIn(words);
  const terms: Term[] = [];
  words.forEach((word, at) => {
    if (word.class === "grammar") return;
    terms.push(single(word, at));
  });
  for (const { term, parts } of phrases) {
    terms.push(term);
    for (const key of parts) terms.push({ ...term, key });
  }
  const covered = new Set<number>();
  for (const { term } of phrases) for (let i = term.first; i < term.end; i += 1) covered.add(i);
  const widest = [
    ...phrases.map(({ term }) => term),
    ...words.flatMap((word, at) => (covered.has(at) || word.class === "grammar" ? [] : [single(word, at)])),
  ].sort((a, b) => a.first - b.first);
  return { text, words, terms, widest };
}

/** The keys of a phrase's own words: what it is looked for by, where it does not stand as a whole. */
export function partsOf(list: TermList, term: Term): readonly string[] {
  return list.words.slice(term.first, term.end).flatMap((word) => (word.class === "grammar" ? [] : [keyOf(word.stem)]));
}

const single = (word: Word, at: number): Term => ({
  key: keyOf(word.stem),
  first: at,
  end: at + 1,
  from: word.from,
  to: word.to,
});

function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let before = "";
  for (const { written, from, to } of writtenIn(text)) {
    const value = classValue(before, written);
    if (!/^(?:of|is|category|grade)$/.test(written) || !CLASSIFIERS.has(before)) before = written;
    if (value !== undefined) {
      words.push({ stem: value, class: "plain", from, to });
      continue;
    }
    const isNegative = /\d/.test(written[0] ?? "") && isMinus(text, from);
    const bare = written.endsWith("'s") ? written.slice(0, -2) : written;
    // "Less edema", not "less likely" and not "less than 3 mm".
    const isLess = /^(?:less|fewer)$/.test(bare) && !/^\s+(?:likely|than\s+\d)/.test(text.slice(to));
    const number = inMillimetres(NUMBERS[bare] ?? bare, text, to);
    words.push({
      stem: isNegative ? `-${number}` : stem(isLess ? "decreased" : number),
      class: isLess ? "plain" : classOf(bare),
      from: isNegative ? from - 1 : from,
      to,
    });
  }
  return words;
}

/** "5.8 cm" and "58 mm" are one number. */
function inMillimetres(number: string, text: string, to: number): string {
  if (!/^\d/.test(number) || !/^\s?cm\b/.test(text.slice(to, to + 4))) return number;
  return String(Math.round(Number(number.replace(/[a-f]$/, "")) * 100) / 10);
}

interface Written {
  readonly written: string;
  readonly from: number;
  readonly to: number;
}

/** The words as they stand, in lower case; a hyphen divides, but behind a prefix it joins. */
function writtenIn(text: string): readonly Written[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: whole, index: from }): Written[] => {
    const lower = whole.toLowerCase().replace("’", "'");
    const hyphen = lower.indexOf("-");
    if (hyphen <= 0 || /\d/.test(lower)) return [{ written: lower, from, to: from + whole.length }];
    if (PREFIXED.test(lower)) return [{ written: lower.replace("-", ""), from, to: from + whole.length }];
    return [
      { written: lower.slice(0, hyphen), from, to: from + hyphen },
      { written: lower.slice(hyphen + 1), from: from + hyphen + 1, to: from + whole.length },
    ];
  });
}

/** Words behind which a letter or numeral is a value of its own: "type A", "grade 2", "BI-RADS 4A", "Stanford B". */
const CLASSIFIERS = new Set(
  "type grade class category stage level segment zone station score rads birads tirads lirads pirads orads cadrads tr lr graf hinchey stanford debakey bosniak goutallier garden weber salter harris fazekas kellgren lawrence gold deauville outerbridge hawkins schatzker neer aast fisher hess genant bilsky gartland papile meyerding rutherford fontaine svs isup modic".split(
    " ",
  ),
);
const ROMAN: Readonly<Record<string, string>> = {
  i: "1",
  ii: "2",
  iii: "3",
  iv: "4",
  v: "5",
  vi: "6",
  vii: "7",
  viii: "8",
};

/** The same of a place: "segment V" is no grade 5. */
const PLACES = new Set(["level", "segment", "zone", "station"]);

/** "#a" of "type A", "@4" of "level IV"; undefined for any other word. */
function classValue(before: string, word: string): string | undefined {
  const sign = PLACES.has(before) ? "@" : "#";
  if (sign === "#" && !CLASSIFIERS.has(before)) return undefined;
  const [, roman, letter] = /^(i{1,3}|iv|vi{0,3}|\d)([a-f])?$/.exec(NUMBERS[word] ?? word) ?? [];
  if (roman !== undefined) return `${sign}${ROMAN[roman] ?? roman}${letter ?? ""}`;
  return /^[a-f]$/.test(word) ? `${sign}${word}` : undefined;
}

/** A value that stands behind a classifier. */
export const isClassValue = (key: string): boolean => /^[#@]/.test(key);

/** "T-score -2.8", not "6-8" and not "L1 - 2". */
function isMinus(text: string, at: number): boolean {
  const sign = text[at - 1];
  return (sign === "-" || sign === "−" || sign === "–") && /^[\s(:=]?$/.test(text[at - 2] ?? "");
}

const NUMBERS: Readonly<Record<string, string>> = {
  "%": "percent",
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
  ten: "10",
  eleven: "11",
  twelve: "12",
  first: "1st",
  second: "2nd",
  third: "3rd",
  fourth: "4th",
  fifth: "5th",
  sixth: "6th",
  seventh: "7th",
  eighth: "8th",
  ninth: "9th",
  tenth: "10th",
};

interface Found {
  readonly term: Term;
  readonly parts: readonly string[];
}

/** The phrases of the table, the longest first, none inside another. */
function phrasesIn(words: readonly Word[]): readonly Found[] {
  const { byFirst } = table();
  const found: Found[] = [];
  for (let at = 0; at < words.length; ) {
    const entry = (byFirst.get(words[at]?.stem ?? "") ?? []).find(({ stems }) =>
      stems.every((one, i) => words[at + i]?.stem === one),
    );
    if (entry === undefined) {
      at += 1;
      continue;
    }
    const end = at + entry.stems.length;
    const from = words[at]?.from ?? 0;
    const to = words[end - 1]?.to ?? from;
    found.push({ term: { key: entry.key, first: at, end, from, to }, parts: entry.parts });
    at = end;
  }
  return found;
}

interface Entry {
  readonly stems: readonly string[];
  readonly key: string;
  /** The single words that the group's first phrase is made of. */
  readonly parts: readonly string[];
}

interface Table {
  readonly single: ReadonlyMap<string, string>;
  readonly byFirst: ReadonlyMap<string, readonly Entry[]>;
}

/** The form that all single words of a group share; a word in no group is its own. */
function keyOf(stemmed: string): string {
  return table().single.get(stemmed) ?? stemmed;
}

const table = once((): Table => {
  const rows = readTable(synonymsText, (row) => (row.words ?? "").split("|").map(stemsOf));
  const single = new Map<string, string>();
  for (const members of rows) {
    const key = members[0]?.join(" ") ?? "";
    // A group of phrases does not rename its single words: "ectopic" alone is a pregnancy only in so many words.
    const words = members.filter(({ length }) => length === 1).map(([word]) => word ?? "");
    if (members[0]?.length === 1) for (const word of words) if (!single.has(word)) single.set(word, key);
  }
  const byFirst = new Map<string, Entry[]>();
  for (const members of rows) {
    const key = members[0]?.join(" ") ?? "";
    const longForm = members.find(({ length }) => length > 1);
    if (longForm === undefined) continue;
    // "Nondisplaced" has no part that says "displaced".
    const parts = longForm.some((word) => NEGATES.has(word)) ? [] : longForm.map((word) => single.get(word) ?? word);
    for (const stems of members) {
      const first = stems[0] ?? "";
      byFirst.set(first, [...(byFirst.get(first) ?? []), { stems, key, parts }]);
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  return { single, byFirst };
});

const NEGATES = new Set(["no", "not", "non", "without", "has", "have", "was", "be"]);

const stemsOf = (phrase: string): readonly string[] =>
  phrase
    .toLowerCase()
    .split(" ")
    .map((word) => stem(word));
