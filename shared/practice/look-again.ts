import { allNames, conceptNames, locations, organNames } from "../lexicons/names";
import { once } from "../lexicons/table";
import { spelling } from "../lexicons/tables";
import { readFrontMatter } from "../text/front-matter";
import { parseReportText } from "../text/parse";
import type { Taken } from "./deidentify";

/** A place of a case's file that a person must look at: it may be a name, a number or a day. */
export interface Doubt {
  /** The line of the file, from 1. */
  readonly line: number;
  readonly text: string;
  readonly may: "name" | "number" | "date";
}

/**
 * What stands in a case's text and could still tell who the patient is: unknown words with a capital inside a sentence or in
 * a row, long numbers, days, and words that were taken out elsewhere. Each word once; none is said to be wrong.
 */
export function doubtsOf(text: string, taken: readonly Taken[] = []): readonly Doubt[] {
  const { body, bodyLine } = readFrontMatter(text);
  const gone = new Set(taken.filter(({ what }) => NAMED.has(what)).flatMap(({ was }) => wordsOf(was)));
  const doubts = new Map<string, Doubt>();
  for (const { kind, blocks } of parseReportText(body).sections) {
    if (kind === "header") continue;
    for (const block of blocks)
      for (const { at, ...doubt } of inBlock(block.text, gone)) {
        const key = doubt.text.toLowerCase();
        const line = bodyLine + body.slice(0, block.from + at).split("\n").length - 1;
        if (!doubts.has(key)) doubts.set(key, { ...doubt, line });
      }
  }
  return [...doubts.values()].sort((a, b) => a.line - b.line);
}

const NAMED: ReadonlySet<Taken["what"]> = new Set(["name", "institution", "signature"]);
const MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December";
const PATTERNS: readonly { readonly may: Doubt["may"]; readonly pattern: RegExp }[] = [
  { may: "number", pattern: /(?<![\d.,])\d{5,20}(?![.,]?\d)/g },
  { may: "number", pattern: /\b[A-Z]{2,5}-?\d{4,20}\b/g },
  { may: "date", pattern: /\b\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\b/g },
  { may: "date", pattern: new RegExp(`\\b(?:${MONTHS})(?: \\d{1,2}\\b|(?= (?:of )?(?:19|20)\\d\\d))`, "g") },
  { may: "date", pattern: /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/g },
];
/** "seen by Meyer", "Jane Meyer was seen": inside a sentence, or two in a row. */
const CAPITALS =
  /(?<=[\p{Ll}\d,;)] )\p{Lu}\p{Ll}[\p{L}'’-]+|(?<![\p{L}'’-])\p{Lu}\p{Ll}[\p{L}'’-]+ \p{Lu}\p{Ll}[\p{L}'’-]+/gu;

function* inBlock(text: string, gone: ReadonlySet<string>): Generator<Omit<Doubt, "line"> & { readonly at: number }> {
  for (const { may, pattern } of PATTERNS)
    for (const match of text.matchAll(pattern)) yield { at: match.index, text: match[0], may };
  for (const match of text.matchAll(CAPITALS))
    if (!STANDINS.test(match[0]) && wordsOf(match[0]).some((word) => !known().has(word)))
      yield { at: match.index, text: match[0], may: "name" };
  for (const match of text.matchAll(/\p{L}[\p{L}'’-]{2,}/gu))
    if (/^\p{Lu}/u.test(match[0]) && gone.has(match[0].toLowerCase()) && !known().has(match[0].toLowerCase()))
      if (!STANDINS.test(match[0])) yield { at: match.index, text: match[0], may: "name" };
}

/** What de-identification itself puts in the place of a name. */
const STANDINS = /^(?:Dr|Nurse|Roe)\b/;

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}[\p{L}'’-]*/gu) ?? [];

/** Words of the tables: English ones, and those of medicine, eponyms among them. */
const known = once(
  (): ReadonlySet<string> =>
    new Set(
      [
        ...spelling().map(({ word }) => word),
        ...allNames(conceptNames()),
        ...allNames(organNames()),
        ...locations().flatMap(({ words }) => words),
        ...EXAM_WORDS,
      ].flatMap(wordsOf),
    ),
);

/** Scales and scores that a report names with a capital. */
const EXAM_WORDS = [
  "Bosniak Fleischner Hounsfield Agatston Couinaud Lung-RADS Genant Fazekas Salter Harris Stanford DeBakey Fischer Hunt",
  "Hess Fisher Gleason Child Pugh Milan Kellgren Lawrence Graf Weber Gustilo Garden Pauwels Doppler Valsalva Cobb",
];
