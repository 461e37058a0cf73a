import { canonicalWord } from "../../extract/word-forms";

/** Endings that turn one word into another of the same meaning; longer ones first. Never "-itis" and "-osis", which make diseases. */
const ENDINGS = [
  "ically",
  "ations",
  "ities",
  "ional",
  "ment",
  "ness",
  "ical",
  "ally",
  "ists",
  "ance",
  "ence",
  "able",
  "ible",
  "ists",
  "ious",
  "ions",
  "ing",
  "ive",
  "ion",
  "ous",
  "ory",
  "ist",
  "ant",
  "ent",
  "ity",
  "ies",
  "ied",
  "ian",
  "al",
  "ic",
  "ed",
  "ly",
  "es",
  "er",
  "or",
  "ia",
  "y",
  "e",
];

/** What must be left of a word. */
const SHORTEST = 4;

const known = new Map<string, string>();

/** The part of a lower-case word that its inflections and derivations share: "obstructed" and "obstruction" are one. */
export function stem(word: string): string {
  let found = known.get(word);
  if (found === undefined) {
    found = stemOf(canonicalWord(word));
    if (known.size > MOST_KNOWN) known.clear();
    known.set(word, found);
  }
  return found;
}

const MOST_KNOWN = 20_000;

function stemOf(word: string): string {
  // "Stenotic" is of a stenosis, "arthritic" of an arthritis, "metastatic" of a metastasis.
  if (word.length > 6 && /(?:ot|stat)ic$/.test(word)) return stemOf(`${word.slice(0, -3)}sis`);
  if (word.length > 6 && word.endsWith("itic")) return `${word.slice(0, -2)}is`;
  if (word.length <= SHORTEST || /\d|itis$|osis$|oma$/.test(word)) return word;
  for (const ending of ENDINGS) {
    if (!word.endsWith(ending) || word.length - ending.length < SHORTEST) continue;
    return tidied(word.slice(0, -ending.length));
  }
  return word;
}

/** "calcificat" is "calcific", "inflamm" is "inflam", "involve" is "involv". */
function tidied(stem: string): string {
  let out = stem.length > SHORTEST && stem.endsWith("e") ? stem.slice(0, -1) : stem;
  if (out.endsWith("at") && out.length - 2 >= SHORTEST) out = out.slice(0, -2);
  const last = out.at(-1);
  return last !== undefined && last === out.at(-2) && !"aeiouls".includes(last) ? out.slice(0, -1) : out;
}
