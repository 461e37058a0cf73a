import { perBlock } from "../../../extract/keep";
import type { Sentence } from "../../../extract/types";
import { someIn } from "../../alignment/same-lesion";
import { wordHashes, wordsOf } from "../../sentences";
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
    const long = impression.flatMap(longIn);
    if (long.length === 0 || long.length > MOST_SENTENCES) return;
    const runs = new Set<number>();
    const sieve = new Uint8Array(SIEVE);
    for (const { hashes } of long)
      for (const hash of hashes) {
        runs.add(hash);
        sieve[hash & (SIEVE - 1)] = 1;
      }
    const findings = analysis
      .blocksOf("findings")
      .flatMap((block) =>
        impression.includes(block) ? [] : longIn(block).filter((other) => sharesRuns(other, runs, sieve)),
      );
    if (findings.length === 0) return;
    for (const one of long) {
      const { sentence } = one;
      const source = findings.find((other) => likeness(shinglesOf(one), shinglesOf(other)) >= LIKENESS)?.sentence;
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
/** Most runs of the Findings are told apart from all of the Impression's by the last bits of their numbers. */
const SIEVE = 4096;

/** A long sentence with a number for each run of three words; the runs themselves are made only where they are compared. */
interface LongSentence {
  readonly sentence: Sentence;
  readonly hashes: readonly number[];
  shingles?: ReadonlySet<string>;
}

/** A word takes two characters at least, so short sentences need no splitting. */
const longIn = perBlock((block): readonly LongSentence[] => {
  const found: LongSentence[] = [];
  for (const sentence of block.sentences) {
    if (sentence.text.length < 4 * LEAST_WORDS) continue;
    // Advice is to be the same wherever it stands.
    if (someIn(block.recommendations, sentence, () => true)) continue;
    const hashes = runHashes(sentence.text);
    if (hashes.length >= LEAST_WORDS - 2) found.push({ sentence, hashes });
  }
  return found;
});

/** A number for each run of three words: equal for equal runs. Twice the same run is there twice. */
function runHashes(text: string): readonly number[] {
  const words = wordHashes(text);
  if (words.length < LEAST_WORDS) return NO_RUNS;
  const hashes: number[] = [];
  let first = words[0] ?? 0;
  let second = words[1] ?? 0;
  for (let i = 2; i < words.length; i += 1) {
    const hash = words[i] ?? 0;
    hashes.push((Math.imul(Math.imul(first, 31) + second, 31) + hash) | 0);
    first = second;
    second = hash;
  }
  return hashes;
}

const NO_RUNS: readonly number[] = [];

/** So many runs of the Impression that one of its sentences may be this one. */
function sharesRuns({ hashes }: LongSentence, runs: ReadonlySet<number>, sieve: Uint8Array): boolean {
  let shared = 0;
  for (const hash of hashes) if (sieve[hash & (SIEVE - 1)] === 1 && runs.has(hash)) shared += 1;
  return shared >= LIKENESS * (LEAST_WORDS - 2);
}

/** All runs of three words. */
function shinglesOf(long: LongSentence): ReadonlySet<string> {
  if (long.shingles === undefined) {
    const words = wordsOf(long.sentence.text);
    long.shingles = new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`));
  }
  return long.shingles;
}

/** The share of runs that both have (Jaccard). */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (Math.min(a.size, b.size) < LIKENESS * Math.max(a.size, b.size)) return 0;
  let shared = 0;
  for (const run of a) if (b.has(run)) shared += 1;
  return shared / (a.size + b.size - shared);
}
