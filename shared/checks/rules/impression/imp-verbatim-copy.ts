import type { Sentence } from "../../../extract/types";
import { sentencesOf, wordsOf } from "../../sentences";
import type { ReportRule } from "../../types";

const COPIED = "There is a 2.3 x 1.9 cm hypoattenuating lesion in segment VII with peripheral nodular enhancement";

export const impVerbatimCopy: ReportRule = {
  id: "imp-verbatim-copy",
  title: "Impression copied from Findings",
  why: "The Impression is there to say what the findings mean; a copied sentence leaves that to the reader.",
  source: "Expert opinion on Impression wording (RadioGraphics 2020)",
  severity: "info",
  scope: "report",
  examples: {
    flagged: [
      `FINDINGS: ${COPIED}.\n\nIMPRESSION: «${COPIED}.»`,
      `FINDINGS: The liver is normal. ${COPIED}.\n\nIMPRESSION:\n1. Gallstones.\n2. «${COPIED.replace("There is a", "A")}.»\n`,
    ],
    clean: [
      `FINDINGS: ${COPIED}.\n\nIMPRESSION: 2.3 cm segment VII hemangioma.`,
      "FINDINGS: No acute intracranial hemorrhage.\n\nIMPRESSION: No acute intracranial hemorrhage.",
      `FINDINGS: ${COPIED}.\n\nIMPRESSION: There is a 2.3 x 1.9 cm lesion in segment VII, most likely a hemangioma given its peripheral nodular enhancement.`,
    ],
  },
  *check(analysis) {
    const impression = analysis.blocksOf("impression");
    const long = sentencesOf(impression).filter(isLong);
    if (long.length === 0 || long.length > MOST_SENTENCES) return;
    const findings = sentencesOf(analysis.blocksOf("findings").filter((block) => !impression.includes(block))).filter(
      isLong,
    );
    for (const sentence of long) {
      const source = findings.find((other) => likeness(shinglesOf(sentence), shinglesOf(other)) >= LIKENESS);
      if (source === undefined) continue;
      yield {
        from: sentence.from,
        to: sentence.to,
        message: "This sentence stands word for word in the Findings.",
        related: [{ from: source.from, to: source.to }],
      };
    }
  },
};

const LEAST_WORDS = 12;
/** Every pair is looked at; a longer Impression is another matter (imp-too-long). */
const MOST_SENTENCES = 40;
const LIKENESS = 0.85;

const shingles = new WeakMap<Sentence, ReadonlySet<string>>();

/** A word takes two characters at least, so short sentences need no splitting. */
function isLong(sentence: Sentence): boolean {
  return sentence.text.length >= 4 * LEAST_WORDS && shinglesOf(sentence).size >= LEAST_WORDS - 2;
}

/** All runs of three words; kept with the sentence, which lives as long as its block stands. */
function shinglesOf(sentence: Sentence): ReadonlySet<string> {
  let known = shingles.get(sentence);
  if (known === undefined) {
    const words = wordsOf(sentence.text);
    known = new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`));
    shingles.set(sentence, known);
  }
  return known;
}

/** The share of runs that both have (Jaccard). */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (Math.min(a.size, b.size) < LIKENESS * Math.max(a.size, b.size)) return 0;
  let shared = 0;
  for (const run of a) if (b.has(run)) shared += 1;
  return shared / (a.size + b.size - shared);
}
