#!/usr/bin/env node
// Rebuilds shared/lexicons/spelling.tsv: the English words among all slips of our medical terms, which dict-misspelling must
// not take for slips. They come from the dictionary of the package dictionary-en (derived from SCOWL; its licence lets
// words be passed on with its notice, which shared/lexicons/README.md names); words that it lacks are added by hand, with
// source K, and are kept.
//
//   npm run bench -- spelling
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ROOT } from "./places.mjs";

export const title = "The English words beside medical terms";

const TABLE = join(ROOT, "shared", "lexicons", "spelling.tsv");
const SOURCE = "SCOWL";
/** Nobody means these in a report: there the slip is the likelier reading. */
const NEVER_MEANT = new Set(["shitting", "crapping"]);
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
/** What the analysis keeps of a block: words of tables are known to it. */
const KNOWN = 8;

export async function run({
  spelledTerms,
  isSlipOf,
  misspelt,
  analyze,
  parseReportText,
  DEFAULT_CHECK_SETTINGS: settings,
}) {
  const require = createRequire(import.meta.url);
  const folder = join(ROOT, "node_modules", "dictionary-en");
  const speller = require("nspell")({
    aff: readFileSync(join(folder, "index.aff")),
    dic: readFileSync(join(folder, "index.dic")),
  });
  const isUnknown = (word) =>
    analyze(parseReportText(`FINDINGS: ${word}`), settings).blocks.some(({ signs }) => signs.unknown.length > 0);
  const byHand = readFileSync(TABLE, "utf8")
    .split("\n")
    .slice(1)
    .filter((line) => line !== "" && !line.endsWith(`\t${SOURCE}`));
  const own = new Set(byHand.map((line) => line.split("\t")[0]));
  const found = new Set();
  for (const term of spelledTerms())
    for (const slip of slipsOf(term))
      if (
        slip.length >= KNOWN &&
        !own.has(slip) &&
        !NEVER_MEANT.has(slip) &&
        isSlipOf(slip, term) &&
        speller.correct(slip) &&
        isUnknown(slip)
      )
        found.add(slip);
  // Words that only sound like a term are not to be had by changing its letters: all words are asked.
  for (const word of wordsOf(readFileSync(join(folder, "index.dic"), "utf8")))
    if (word.length >= KNOWN && !own.has(word) && !NEVER_MEANT.has(word) && speller.correct(word) && isUnknown(word))
      if (misspelt(word) !== undefined) found.add(word);
  const rows = [...byHand, ...[...found].map((word) => `${word}\t${SOURCE}`)].sort();
  writeFileSync(TABLE, `word\tsource\n${rows.join("\n")}\n`);
  console.log(`  ${found.size} English words and ${byHand.length} by hand in ${TABLE}`);
}

/** Each string that one letter more, less or other makes of the word, or two letters in each other's place. */
function* slipsOf(word) {
  for (let i = 0; i <= word.length; i++) {
    const head = word.slice(0, i);
    for (const letter of LETTERS) {
      yield head + letter + word.slice(i);
      if (i < word.length) yield head + letter + word.slice(i + 1);
    }
    if (i < word.length) yield head + word.slice(i + 1);
    if (i + 1 < word.length) yield head + word[i + 1] + word[i] + word.slice(i + 2);
  }
}

/** The words of a dictionary with their commonest endings; not all of them are words. */
function* wordsOf(dictionary) {
  for (const line of dictionary.split("\n")) {
    const [word] = line.split("/");
    if (!/^[a-z]{6,}$/.test(word)) continue;
    const stem = word.replace(/[ey]$/, "");
    yield word;
    for (const ending of ["s", "ed", "ing", "ly", "er", "ers", "ness"]) yield word + ending;
    for (const ending of ["ed", "ing", "ies", "ied", "iness", "ation", "ations", "able"]) yield stem + ending;
  }
}
