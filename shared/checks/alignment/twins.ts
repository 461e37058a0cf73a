import { perBlock, perBlockAgainst, perBlocks } from "../../extract/keep";
import type { Analysis, BlockAnalysis, Sentence, Side } from "../../extract/types";
import type { Alignment } from "./alignment";
import { contentWords, WordSieve } from "./content-words";
import { firstFrom, someIn } from "./same-lesion";

/** A sentence of the Impression that repeats one of the Findings in all but its side. */
export interface Twin {
  readonly side: Side;
  readonly other: Side;
}

/** A repeated sentence shares this much of its weight with its twin, and this much more than with any other. */
const ENOUGH = 0.5;
const AHEAD = 0.1;
/** Words in more sentences than this tell nothing; sections of more sentences than this are not compared. */
const MOST_PLACES = 12;
const MOST_SENTENCES = 400;

/**
 * Where no verdict could be reached by what is named, the wording itself may tell: an Impression repeats the Findings'
 * words. Silent where a sentence with the same side, or with both, comes close.
 */
export function sideTwins(analysis: Analysis, alignment: Alignment): readonly Twin[] {
  const impression = analysis.blocksOf("impression");
  const wanted = wantedOf(impression);
  if (wanted.clauses.length === 0) return NO_TWINS;
  const settled = settledBy(alignment);
  const open = wanted.clauses.filter(({ side }) => !settled.has(side.sentence));
  const index = open.length === 0 ? undefined : indexOf(analysis, impression, wanted);
  if (index === undefined) return NO_TWINS;
  const twins: Twin[] = [];
  for (const { side, words } of open) {
    const other = twinOf(side, words, index);
    if (other !== undefined) twins.push({ side, other });
  }
  return twins;
}

const NO_TWINS: readonly Twin[] = [];

/** A side of the Impression with the content words around it. */
interface Clause {
  readonly side: Side;
  readonly words: ReadonlySet<string>;
}

const clausesIn = perBlock(({ sides }): readonly Clause[] => {
  const clauses: Clause[] = [];
  for (const side of sides) {
    if (side.laterality === "bilateral" || !isOnlySide(side) || isHedgedOrDenied(side)) continue;
    const words = contentWords(clauseAround(side));
    if (words.size >= 2) clauses.push({ side, words });
  }
  return clauses;
});

/** What is looked for in the Findings: all clauses of the Impression, and their words. */
interface Wanted {
  readonly clauses: readonly Clause[];
  readonly sieve: WordSieve;
}

const wantedOf = perBlocks(clausesIn, (parts): Wanted => {
  const clauses = parts.flat();
  const words = new Set<string>();
  for (const clause of clauses) for (const word of clause.words) words.add(word);
  return { clauses, sieve: new WordSieve(words) };
});

/** No other right or left in the sentence. */
function isOnlySide({ sentence, from }: Side): boolean {
  const { sides } = sentence.block;
  for (let i = firstFrom(sides, sentence.from); i < sides.length; i += 1) {
    const side = sides[i];
    if (side === undefined || side.from >= sentence.to) break;
    if (side.from !== from && side.laterality !== "bilateral") return false;
  }
  return true;
}

/** Sentences of which a finding was found on its side, or flagged already. */
function settledBy({ verdicts }: Alignment): ReadonlySet<Sentence> {
  const settled = new Set<Sentence>();
  for (const { finding, kind, other } of verdicts) {
    if (kind === "side") settled.add(finding.sentence);
    if (finding.laterality !== undefined && kind !== "unsupported" && finding.laterality === other?.laterality)
      settled.add(finding.sentence);
  }
  return settled;
}

/** The clause denies, supposes or advises: it repeats nothing. */
function isHedgedOrDenied({ sentence }: Side): boolean {
  const { findings, recommendations } = sentence.block;
  return (
    someIn(findings, sentence, ({ assertion }) => assertion !== "present" && assertion !== "possible") ||
    someIn(recommendations, sentence, () => true)
  );
}

interface Entry {
  readonly sentence: Sentence;
  /** Its side words, as far as they name one side only. */
  readonly side: Side | undefined;
  readonly isMixed: boolean;
}

/** The Findings' sentences, and in which of them each word of the clauses stands. */
interface Index {
  readonly sentences: readonly Sentence[];
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** Undefined where the Findings have too many sentences. Only the words of the clauses are looked up. */
function indexOf(analysis: Analysis, impression: readonly BlockAnalysis[], { sieve }: Wanted): Index | undefined {
  const places = new Map<string, number[]>();
  const sentences: Sentence[] = [];
  for (const block of analysis.blocksOf("findings")) {
    if (impression.includes(block)) continue;
    const first = sentences.length;
    for (const sentence of block.sentences) sentences.push(sentence);
    if (sentences.length > MOST_SENTENCES) return undefined;
    for (const { word, sentence } of hitsIn(block, sieve)) {
      const list = places.get(word);
      if (list === undefined) places.set(word, [first + sentence]);
      else list.push(first + sentence);
    }
  }
  return { sentences, places };
}

/** A word of the clauses in a sentence, each once. */
interface Hit {
  readonly word: string;
  readonly sentence: number;
}

const hitsIn = perBlockAgainst((block, sieve: WordSieve): readonly Hit[] => {
  const { sentences, from } = block;
  const hits: Hit[] = [];
  let sentence = 0;
  let before = 0;
  sieve.find(block, (word, at) => {
    while (sentence + 1 < sentences.length && (sentences[sentence + 1]?.from ?? 0) <= from + at) {
      sentence += 1;
      before = hits.length;
    }
    for (let i = before; i < hits.length; i += 1) if (hits[i]?.word === word) return;
    hits.push({ word, sentence });
  });
  return hits;
});

function entryOf(sentence: Sentence): Entry {
  const { sides } = sentence.block;
  let side: Side | undefined;
  let isMixed = false;
  for (let i = firstFrom(sides, sentence.from); i < sides.length; i += 1) {
    const one = sides[i];
    if (one === undefined || one.from >= sentence.to) break;
    if (one.laterality === "bilateral" || (side !== undefined && side.laterality !== one.laterality)) isMixed = true;
    side ??= one;
  }
  return { sentence, side, isMixed };
}

function twinOf(side: Side, words: ReadonlySet<string>, { sentences, places }: Index): Side | undefined {
  const scores = new Map<number, number>();
  let whole = 0;
  let known = 0;
  for (const word of words) {
    const at = places.get(word) ?? NOWHERE;
    const weight = at.length === 0 ? 0.5 : 1 / at.length;
    whole += weight;
    if (at.length === 0 || at.length > MOST_PLACES) continue;
    known += 1;
    for (const place of at) scores.set(place, (scores.get(place) ?? 0) + weight);
  }
  if (known < 2) return undefined;
  let best: Entry | undefined;
  let bestScore = 0;
  let rival = 0;
  for (const [place, score] of scores) {
    const sentence = sentences[place];
    if (sentence === undefined) continue;
    const entry = entryOf(sentence);
    const isOpposite = entry.side !== undefined && !entry.isMixed && entry.side.laterality !== side.laterality;
    if (!isOpposite || isDenied(entry.sentence)) {
      if (score > rival) rival = score;
    } else if (score > bestScore) {
      best = entry;
      bestScore = score;
    }
  }
  return bestScore / whole >= ENOUGH && (bestScore - rival) / whole >= AHEAD ? best?.side : undefined;
}

const isDenied = (sentence: Sentence): boolean =>
  someIn(sentence.block.findings, sentence, ({ assertion }) => assertion === "absent");

/** The words between the commas or semicolons around the side; the whole sentence where they are too few. */
function clauseAround({ sentence, from, to }: Side): string {
  const { text } = sentence;
  let first = from - sentence.from;
  let last = to - sentence.from;
  while (first > 0 && text[first - 1] !== "," && text[first - 1] !== ";") first -= 1;
  while (last < text.length && text[last] !== "," && text[last] !== ";") last += 1;
  return last - first < FEWEST_CHARACTERS ? text : text.slice(first, last);
}

const FEWEST_CHARACTERS = 24;
const NOWHERE: readonly number[] = [];
