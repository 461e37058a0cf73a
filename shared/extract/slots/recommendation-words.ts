import { type RecommendationKind, recommendationWords } from "../../lexicons/load";
import { wordId } from "../vocabulary";
import { WordBits } from "./word-bits";

/** What a word does in a recommendation. One bit each. */
export const RECOMMEND = 1 << 0;
export const CONSIDER = 1 << 1;
export const SUGGEST = 1 << 2;
/** "needed", "helpful", "warranted": makes the noun before it a recommendation. */
export const NEED = 1 << 3;
/** "obtained", "performed", behind "should be", "could be". */
export const DONE = 1 << 4;
export const MODAL = 1 << 5;
export const WEAK_MODAL = 1 << 6;
export const FOLLOW = 1 << 7;
export const EVALUATE = 1 << 8;
export const IMAGE = 1 << 9;
export const TISSUE = 1 << 10;
export const REFER = 1 << 11;
export const TREAT = 1 << 12;
export const LABORATORY = 1 << 13;
export const CORRELATE = 1 << 14;
/** Verbs that order something at the head of a sentence. */
export const IMPERATIVE = 1 << 15;
/** A verb that tells what was seen or done: no order. */
export const TOLD = 1 << 16;
export const NEGATION = 1 << 17;
export const BREAK = 1 << 18;
export const LEAD = 1 << 19;
export const CONDITION = 1 << 20;
export const ADVERB = 1 << 21;
export const GENERIC = 1 << 22;
export const BE = 1 << 23;
export const PURPOSE = 1 << 24;
export const NOUN_LEAD = 1 << 25;
export const COMPARE = 1 << 26;

/** The kinds of the recommendation table that are one bit here. */
const BITS: Readonly<Partial<Record<RecommendationKind, number>>> = {
  recommend: RECOMMEND,
  consider: CONSIDER,
  suggest: SUGGEST,
  need: NEED,
  done: DONE,
  follow: FOLLOW,
  evaluate: EVALUATE,
  image: IMAGE,
  tissue: TISSUE,
  refer: REFER,
  treat: TREAT,
  laboratory: LABORATORY,
  correlate: CORRELATE,
  imperative: IMPERATIVE,
  adverb: ADVERB,
  generic: GENERIC,
  "noun-lead": NOUN_LEAD,
  compare: COMPARE,
};

/** The table's words, and the grammar around them. */
export const REC_WORDS: WordBits = new WordBits()
  .add(MODAL, "should must would shall ought")
  .add(WEAK_MODAL, "may could can might")
  .add(
    TOLD,
    "show showed shown demonstrates demonstrated reveal revealed is are was were has had been have performed underwent confirmed showing since remains appears found noted seen again",
  )
  .add(NEGATION, "no not without nor never unnecessary")
  .add(BREAK, "but however although whereas which because therefore that")
  .add(
    LEAD,
    "please and , would we i to should or then also strongly kindly : - – ( clinically may could will can ) . / might if",
  )
  .add(CONDITION, "if unless when should provided depending where")
  .add(BE, "be is are being been")
  .add(PURPOSE, "of for to");
for (const { kind, words } of recommendationWords()) REC_WORDS.add(BITS[kind] ?? 0, words);

/** The words of one kind of the table, as numbers of the vocabulary. */
export const recommendationIds = (kind: RecommendationKind): ReadonlySet<number> =>
  new Set(recommendationWords().flatMap((row) => (row.kind === kind ? row.words.map(wordId) : [])));

export const REC = {
  up: wordId("up"),
  follow: wordId("follow"),
  followed: wordId("followed"),
  work: wordId("work"),
  clinical: wordId("clinical"),
  correlate: wordId("correlate"),
  correlation: wordId("correlation"),
  of: wordId("of"),
  for: wordId("for"),
  to: wordId("to"),
  with: wordId("with"),
  by: wordId("by"),
  as: wordId("as"),
  if: wordId("if"),
  no: wordId("no"),
  not: wordId("not"),
  concern: wordId("concern"),
  suspicion: wordId("suspicion"),
  was: wordId("was"),
  were: wordId("were"),
  had: wordId("had"),
  been: wordId("been"),
  previously: wordId("previously"),
  guided: wordId("guided"),
  attention: wordId("attention"),
  on: wordId("on"),
  loss: wordId("loss"),
  there: wordId("there"),
  status: wordId("status"),
  prior: wordId("prior"),
  consideration: wordId("consideration"),
  recommendation: wordId("recommendation"),
  recommended: wordId("recommended"),
  suggest: wordId("suggest"),
  suggested: wordId("suggested"),
  consider: wordId("consider"),
  semicolon: wordId(";"),
  comma: wordId(","),
  dot: wordId("."),
  in: wordId("in"),
  within: wordId("within"),
  at: wordId("at"),
  biopsy: wordId("biopsy"),
  per: wordId("per"),
  dr: wordId("dr"),
  tissue: wordId("tissue"),
  fine: wordId("fine"),
  needle: wordId("needle"),
  aspiration: wordId("aspiration"),
  need: wordId("need"),
  routine: wordId("routine"),
  outside: wordId("outside"),
  screening: wordId("screening"),
  annual: wordId("annual"),
  repeat: wordId("repeat"),
} as const;
