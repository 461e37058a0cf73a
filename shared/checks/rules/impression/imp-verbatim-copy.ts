import { type BlockWords, HashSieve } from "../../../extract/block-words";
import { perBlock, perBlockAgainst, perBlocks } from "../../../extract/keep";
import type { BlockAnalysis, Sentence } from "../../../extract/types";
import { someIn } from "../../alignment/same-lesion";
import { wordsOf } from "../../sentences";
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
    const wanted = wantedOf(impression);
    if (wanted.long.length === 0 || wanted.long.length > MOST_SENTENCES) return;
    const findings: LongSentence[] = [];
    for (const block of analysis.blocksOf("findings"))
      if (!impression.includes(block)) for (const other of likeIn(block, wanted)) findings.push(other);
    if (findings.length === 0) return;
    for (const one of wanted.long) {
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
/** A word takes two characters and what is between two words at least, so short sentences need no splitting. */
const LEAST_CHARACTERS = 4 * LEAST_WORDS;
/** Every pair is looked at; a longer Impression is another matter (imp-too-long). */
const MOST_SENTENCES = 40;
const LIKENESS = 0.85;
/** A sentence with more runs of three words than this share, and these, that the Impression has not cannot be as like to one of it. */
const MOST_OTHERS = 0.3;
const FEW_OTHERS = 2;

/** A long sentence; its runs of three words are made when it is compared. */
interface LongSentence {
  readonly sentence: Sentence;
  shingles?: ReadonlySet<string>;
}

/** The long sentences of the Impression, and the hashes of all runs of three words in their blocks. */
interface Wanted {
  readonly long: readonly LongSentence[];
  readonly sieve: HashSieve;
}

/** The sentences of a block that are long enough, advice aside: that is to be the same wherever it stands. */
function longIn(block: BlockAnalysis): readonly Sentence[] {
  return block.sentences.filter(
    (sentence) => sentence.text.length >= LEAST_CHARACTERS && !someIn(block.recommendations, sentence, () => true),
  );
}

const ownIn = perBlock((block) => ({
  block,
  long: longIn(block)
    .filter(({ text }) => wordsOf(text).length >= LEAST_WORDS)
    .map((sentence): LongSentence => ({ sentence })),
}));

const wantedOf = perBlocks(ownIn, (parts): Wanted => {
  const sieve = new HashSieve();
  for (const { block, long } of parts)
    if (long.length > 0) {
      const { first, end } = block.wording;
      for (let i = first + 2; i < end; i += 1) sieve.add(runAt(block.wording, i));
    }
  return { long: parts.flatMap(({ long }) => long), sieve };
});

/** The hash of the run of three words that ends at word `i`. */
const runAt = ({ hash }: BlockWords, i: number): number =>
  Math.imul(Math.imul(hash[i - 2] ?? 0, 31) + (hash[i - 1] ?? 0), 31) + (hash[i] ?? 0);

/** The long sentences of a block of the Findings nearly all of whose runs of words the Impression has too. */
const likeIn = perBlockAgainst((block, { sieve }: Wanted): readonly LongSentence[] => {
  const found: LongSentence[] = [];
  const { start, first, end } = block.wording;
  let i = first;
  for (const sentence of longIn(block)) {
    const from = sentence.from - block.from;
    const to = sentence.to - block.from;
    while (i < end && (start[i] ?? 0) < from) i += 1;
    const before = i;
    let others = 0;
    for (; i < end && (start[i] ?? 0) < to; i += 1)
      if (i >= before + 2 && !sieve.mayHave(runAt(block.wording, i))) others += 1;
    if (others <= FEW_OTHERS + MOST_OTHERS * (i - before)) found.push({ sentence });
  }
  return found.filter(({ sentence }) => wordsOf(sentence.text).length >= LEAST_WORDS);
});

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
