import { NUMBER, type Tokens, WORD } from "../tokens";
import { wordId } from "../vocabulary";
import type { ClauseCondition } from "./conditions";
import { findInterval } from "./intervals";
import { modalityAt } from "./modality-words";
import { actionWithin, isFollow, namesAction } from "./recommendation-actions";
import { isFurther, noneNeeded } from "./recommendation-refusals";
import type { Trigger } from "./recommendation-trigger";
import * as W from "./recommendation-words";
import { REC, REC_WORDS } from "./recommendation-words";

const MOST_LEAD = 8;
const AND = wordId("and");
const THEN = wordId("then");
const GIVEN = wordId("given");
const MANAGEMENT = wordId("management");
/** What goes on is advice without a time: "Continued surveillance with ultrasound." */
const GOING_ON = new Set(["continued", "ongoing", "serial"].map(wordId));
const THERE = wordId("there");

/** The first trigger of the clause, outside its condition. */
export function findTrigger(
  tokens: Tokens,
  first: number,
  end: number,
  condition: ClauseCondition,
): Trigger | undefined {
  for (let i = first; i < end; i += 1) {
    if (condition.covers(i)) continue;
    const bits = REC_WORDS.of(tokens, i);
    if (bits === 0) continue;
    const trigger =
      noneNeeded(tokens, i, bits, end) ??
      advice(tokens, i, bits, first, end) ??
      needed(tokens, i, bits, first, end) ??
      passiveOrder(tokens, i, bits, first, end) ??
      ofUse(tokens, i, bits, first) ??
      correlation(tokens, i, bits, first, end);
    if (trigger !== undefined) return trigger;
  }
  return imperative(tokens, first, end, condition) ?? telegram(tokens, first, end, condition);
}

/** "Recommend MRI", "MRI is recommended", "consider MRI", "MRI may be considered", "suggest MRI". */
function advice(tokens: Tokens, i: number, bits: number, first: number, end: number): Trigger | undefined {
  if ((bits & (W.RECOMMEND | W.CONSIDER | W.SUGGEST)) === 0 || isThirdPerson(tokens, i)) return undefined;
  const passive = isPassive(tokens, i);
  if (isTold(tokens, i, first, end)) return undefined;
  if ((bits & W.RECOMMEND) !== 0) {
    const from = passive ? governed(tokens, i, first) : i;
    const strength = weakModalBefore(tokens, i, first) ? "may" : "recommend";
    return actionWithin(tokens, from, end)
      ? { kind: "advice", at: passive ? i : leadOf(tokens, i, first), from, strength }
      : undefined;
  }
  if (passive && (bits & W.SUGGEST) !== 0) {
    if (!isBareParticiple(tokens, i, first, end) || !actionWithin(tokens, governed(tokens, i, first), i))
      return undefined;
    return { kind: "advice", at: i, from: governed(tokens, i, first), strength: "consider" };
  }
  if (passive) {
    const modal = modalBefore(tokens, i, first);
    if (modal === 0) return undefined;
    const from = governed(tokens, i, first);
    return actionWithin(tokens, from, end)
      ? { kind: "advice", at: i, from, strength: modal === W.MODAL ? "consider" : "may" }
      : undefined;
  }
  const led =
    i === first ||
    (REC_WORDS.of(tokens, i - 1) & W.LEAD) !== 0 ||
    tokens.id[i - 1] === REC.dot ||
    isCapital(tokens, i) ||
    tokens.id[i] === REC.consideration;
  return led && actionWithin(tokens, i + 1, end)
    ? { kind: "advice", at: leadOf(tokens, i, first), from: i, strength: "consider" }
    : undefined;
}

/** "suggests", "recommends": a report's own orders have no subject. The vocabulary does not tell the forms apart. */
function isThirdPerson(tokens: Tokens, i: number): boolean {
  const last = tokens.text.charCodeAt((tokens.end[i] ?? 0) - 1) | 32;
  return (
    last === 115 && tokens.id[i] !== REC.recommendation && (REC_WORDS.of(tokens, i) & (W.CONSIDER | W.SUGGEST)) !== 0
  );
}

/** Ends in "ed" or "able". */
function isPassive(tokens: Tokens, i: number): boolean {
  const end = tokens.end[i] ?? 0;
  const last = tokens.text.charCodeAt(end - 1) | 32;
  return last === 100 || (last === 101 && (tokens.text.charCodeAt(end - 2) | 32) === 108);
}

/** "was recommended", "as previously recommended", "recommended by Dr. Jones": told, not advised. */
function isTold(tokens: Tokens, i: number, first: number, end: number): boolean {
  for (let j = i - 1; j >= first && j >= i - 3; j -= 1) {
    const id = tokens.id[j];
    if (id === REC.was || id === REC.were || id === REC.had || id === REC.previously || id === REC.been) return true;
    if (id === REC.as && j === i - 1) return true;
    if (tokens.kind[j] !== WORD) break;
  }
  if (i + 2 >= end || tokens.id[i + 1] !== REC.by) return false;
  return TELLERS.has(tokens.id[i + 2] ?? -1) || TELLERS.has(tokens.id[i + 3] ?? -1);
}
const TELLERS = new Set(
  "dr doctor physician clinician his her their referring pcp surgeon team oncologist urologist neurologist pulmonologist"
    .split(" ")
    .map(wordId),
);

/** "MRI is suggested", "MRI suggested.", not "CT suggested a fracture". */
function isBareParticiple(tokens: Tokens, i: number, first: number, end: number): boolean {
  if (i > first && (REC_WORDS.of(tokens, i - 1) & W.BE) !== 0)
    return !(i + 1 < end && (tokens.id[i + 1] === REC.by || tokens.id[i + 1] === REC.on));
  if (i + 1 >= end || tokens.kind[i + 1] !== WORD) return true;
  const next = tokens.id[i + 1];
  return (
    next === REC.in ||
    next === REC.for ||
    next === REC.to ||
    next === REC.if ||
    next === REC.within ||
    next === REC.at ||
    next === REC.as
  );
}

/** The head of "please recommend", "would suggest", "I recommend". */
function leadOf(tokens: Tokens, i: number, first: number): number {
  let from = i;
  while (from > first && tokens.kind[from - 1] === WORD && (REC_WORDS.of(tokens, from - 1) & W.LEAD) !== 0) from -= 1;
  return from;
}

function modalBefore(tokens: Tokens, i: number, first: number): number {
  let modal = 0;
  for (let j = i - 1; j >= first && j >= i - 4; j -= 1) {
    const bits = REC_WORDS.of(tokens, j);
    if ((bits & W.NEGATION) !== 0) return 0;
    if ((bits & W.MODAL) !== 0) modal = W.MODAL;
    else if ((bits & W.WEAK_MODAL) !== 0) modal = W.WEAK_MODAL;
    else if ((bits & (W.BE | W.ADVERB | W.LEAD)) === 0 && (bits & W.DONE) === 0) break;
  }
  return modal;
}

const weakModalBefore = (tokens: Tokens, i: number, first: number): boolean =>
  modalBefore(tokens, i, first) === W.WEAK_MODAL;

/** Where the subject of a passive begins: behind the comma, colon or told verb before it that has no action noun after it. */
function governed(tokens: Tokens, i: number, first: number): number {
  let seen = false;
  let from = i;
  for (let j = i - 1; j >= first; j -= 1) {
    const bits = REC_WORDS.of(tokens, j);
    const mark =
      tokens.kind[j] !== WORD &&
      tokens.kind[j] !== NUMBER &&
      tokens.code[j] !== 45 &&
      tokens.code[j] !== 47 &&
      tokens.code[j] !== 0x2013;
    const told = (bits & W.TOLD) !== 0 && !(j >= i - 3 && (bits & W.BE) !== 0);
    const then = mark && j + 1 < i && tokens.id[j + 1] === THEN;
    if ((mark && seen && !then) || told || (bits & W.BREAK) !== 0) break;
    if (namesAction(tokens, j, i)) seen = true;
    from = j;
  }
  return seen ? from : i;
}

/** "Follow-up is needed", "MRI may be helpful", "requires drainage". */
function needed(tokens: Tokens, i: number, bits: number, first: number, end: number): Trigger | undefined {
  if ((bits & W.NEED) === 0 || isTold(tokens, i, first, end)) return undefined;
  const from = governed(tokens, i, first);
  const joined = i > first && (REC_WORDS.of(tokens, i - 1) & (W.BE | W.ADVERB | W.WEAK_MODAL | W.MODAL)) !== 0;
  const ends =
    i + 1 >= end ||
    tokens.kind[i + 1] !== WORD ||
    (REC_WORDS.of(tokens, i + 1) & W.PURPOSE) !== 0 ||
    tokens.id[i + 1] === REC.in ||
    tokens.id[i + 1] === REC.if ||
    tokens.id[i + 1] === REC.as;
  const strength = weakModalBefore(tokens, i, first) || WEAK_NEEDS.has(tokens.id[i] ?? -1) ? "may" : "recommend";
  if (from < i && (joined || ends) && (joined || !ADJECTIVES.has(tokens.id[i] ?? -1)))
    return { kind: "advice", at: i, from, strength };
  const verb = VERBS.has(tokens.id[i] ?? -1) && actionWithin(tokens, i + 1, Math.min(end, i + 6));
  return verb && !isParticiple(tokens, i) ? { kind: "advice", at: i, from: i, strength } : undefined;
}
const WEAK_NEEDS = new Set("helpful useful beneficial valuable optional worthwhile reasonable".split(" ").map(wordId));
const ADJECTIVES = new Set(
  "appropriate reasonable ideal preferred useful valuable optional need require".split(" ").map(wordId),
);
const VERBS = new Set("need require warrant optional".split(" ").map(wordId));
const isParticiple = (tokens: Tokens, i: number): boolean =>
  (tokens.text.charCodeAt((tokens.end[i] ?? 0) - 1) | 32) === 100;

/** "MRI should be performed", "biopsy could be obtained". */
function passiveOrder(tokens: Tokens, i: number, bits: number, first: number, end: number): Trigger | undefined {
  if ((bits & W.DONE) === 0 || i === first || (REC_WORDS.of(tokens, i - 1) & (W.BE | W.ADVERB)) === 0) return undefined;
  const modal = modalBefore(tokens, i, first);
  if (modal === 0) return undefined;
  const from = governed(tokens, i, first);
  const start = from < i ? from : i;
  // "This could be further evaluated"
  const isMore = isFurther(tokens, i - 1) && (bits & W.EVALUATE) !== 0;
  if (!isMore && !actionWithin(tokens, start, i) && !madeWith(tokens, i + 1, end) && !isFollow(tokens, i, end))
    return undefined;
  return { kind: "advice", at: i, from: start, strength: modal === W.MODAL ? "recommend" : "may" };
}

/** "MRI may be of benefit", "could be of help". */
function ofUse(tokens: Tokens, i: number, bits: number, first: number): Trigger | undefined {
  if ((bits & W.WEAK_MODAL) === 0 || (REC_WORDS.of(tokens, i + 1) & W.BE) === 0 || tokens.id[i + 2] !== REC.of)
    return undefined;
  const use = USES.has(tokens.id[i + 3] ?? -1) || USES.has(tokens.id[i + 4] ?? -1);
  const from = use && i + 3 < tokens.count ? governed(tokens, i, first) : i;
  return from < i ? { kind: "advice", at: i, from, strength: "may" } : undefined;
}
const USES = new Set("benefit value help use assistance utility".split(" ").map(wordId));

/** A capital in the middle of a line: the full stop before it was left out. */
function isCapital(tokens: Tokens, i: number): boolean {
  const code = tokens.text.charCodeAt(tokens.start[i] ?? 0);
  const next = tokens.text.charCodeAt((tokens.start[i] ?? 0) + 1);
  return code >= 65 && code <= 90 && next >= 97 && next <= 122;
}

/** "Further workup", "additional imaging", "further management" */
function isFurtherWork(tokens: Tokens, i: number, first: number): boolean {
  if (
    (REC_WORDS.of(tokens, i) & (W.EVALUATE | W.IMAGE)) === 0 &&
    tokens.id[i] !== REC.work &&
    tokens.id[i] !== MANAGEMENT
  )
    return false;
  for (let j = i - 1; j >= first && j >= i - 3; j -= 1) if (isFurther(tokens, j)) return true;
  return false;
}

/** "evaluated with MRI", not "evaluated within the limits of CT" or "evaluated in favor of infection". */
function madeWith(tokens: Tokens, i: number, end: number): boolean {
  if (i >= end || (tokens.id[i] !== REC.with && tokens.id[i] !== REC.by)) return false;
  for (let j = i + 1; j < end && j < i + 5; j += 1) if (modalityAt(tokens, j, end) !== undefined) return true;
  return false;
}

/** "Clinical correlation.", "Correlate with lipase", not "no sonographic correlate", "findings correlate with". */
function correlation(tokens: Tokens, i: number, bits: number, first: number, end: number): Trigger | undefined {
  if ((bits & W.CORRELATE) === 0) return undefined;
  const before = i > first ? REC_WORDS.of(tokens, i - 1) : W.LEAD;
  if (tokens.id[i] === REC.correlate) {
    const led = (before & (W.LEAD | W.ADVERB)) !== 0 || isCapital(tokens, i);
    if (isParticipleS(tokens, i) || !led || tokens.id[i - 1] === REC.of) return undefined;
    return { kind: "correlate", at: leadOf(tokens, i, first), from: i, strength: "recommend" };
  }
  const clinical = i > first && CORRELATIONS.has(tokens.id[i - 1] ?? -1);
  if (tokens.id[i] !== REC.correlation || !clinical) return undefined;
  const told = i + 1 < end && (REC_WORDS.of(tokens, i + 1) & (W.TOLD | W.BE)) !== 0 && !hasAdvice(tokens, i + 1, end);
  if (told || tokens.id[i - 2] === REC.in) return undefined;
  const strength = weakModalWithin(tokens, i, end)
    ? "may"
    : hasWord(tokens, i, end, W.SUGGEST)
      ? "consider"
      : "recommend";
  // "clinical and laboratory correlation"
  const pair = i - 3 >= first && tokens.id[i - 2] === AND && CORRELATIONS.has(tokens.id[i - 3] ?? -1);
  const from = pair ? i - 3 : i - 1;
  return { kind: "correlate", at: from, from, strength };
}
const CORRELATIONS = new Set("clinical clinically histologic laboratory pathologic physical".split(" ").map(wordId));
const isParticipleS = (tokens: Tokens, i: number): boolean =>
  (tokens.text.charCodeAt((tokens.end[i] ?? 0) - 1) | 32) === 115;

const hasAdvice = (tokens: Tokens, from: number, to: number): boolean =>
  hasWord(tokens, from, to, W.RECOMMEND | W.SUGGEST | W.NEED);

const weakModalWithin = (tokens: Tokens, from: number, to: number): boolean => hasWord(tokens, from, to, W.WEAK_MODAL);

function hasWord(tokens: Tokens, from: number, to: number, bits: number): boolean {
  for (let i = from; i < to; i += 1) if ((REC_WORDS.of(tokens, i) & bits) !== 0) return true;
  return false;
}

/** "Repeat CT in 3 months", "Continue annual screening", "Refer to urology": an order at the head of the clause. */
function imperative(tokens: Tokens, first: number, end: number, condition: ClauseCondition): Trigger | undefined {
  let i = first;
  while (i < end && (condition.covers(i) || (REC_WORDS.of(tokens, i) & W.LEAD) !== 0) && i - first < 30) i += 1;
  const bits = i < end ? REC_WORDS.of(tokens, i) : 0;
  if ((bits & W.IMPERATIVE) === 0 || isParticipleS(tokens, i) || told(tokens, i + 1, end, condition)) return undefined;
  const noun = tokens.id[i] === REC.repeat || tokens.id[i] === REC.follow;
  if (noun && findInterval(tokens, i, end) === undefined && condition.escapeFirst < 0 && !isPolite(tokens, i, first))
    return undefined;
  return actionWithin(tokens, i, end) ? { kind: "advice", at: i, from: i, strength: "recommend" } : undefined;
}
const PLEASE = wordId("please");
const isPolite = (tokens: Tokens, i: number, first: number): boolean => i > first && tokens.id[i - 1] === PLEASE;

function told(tokens: Tokens, from: number, to: number, condition: ClauseCondition): boolean {
  for (let i = from; i < to; i += 1) if (!condition.covers(i) && (REC_WORDS.of(tokens, i) & W.TOLD) !== 0) return true;
  return false;
}

/** "Follow-up CT in 6 months.", "7 mm nodule, follow-up CT in 12 months", "Follow-up as clinically indicated". */
function telegram(tokens: Tokens, first: number, end: number, condition: ClauseCondition): Trigger | undefined {
  for (let i = first; i < end; i += 1) {
    if (condition.covers(i)) continue;
    const follow = isFollow(tokens, i, end);
    if (!follow && !(condition.escapeFirst > i && isFurtherWork(tokens, i, first))) continue;
    const start = phraseStart(tokens, i, first);
    const head =
      start === first ||
      (tokens.kind[start - 1] !== WORD && tokens.kind[start - 1] !== NUMBER) ||
      tokens.id[start - 1] === REC.with ||
      isCapital(tokens, start);
    if (!head || told(tokens, start, end, condition)) continue;
    if (tokens.id[i + 1] === THERE || tokens.id[i - 1] === GIVEN) continue;
    const timed = findInterval(tokens, start, end) !== undefined;
    if (timed || condition.escapeFirst > i || goesOn(tokens, start, i))
      return { kind: "advice", at: start, from: start, strength: "recommend" };
  }
  return undefined;
}

function goesOn(tokens: Tokens, start: number, noun: number): boolean {
  for (let i = start; i < noun; i += 1) if (GOING_ON.has(tokens.id[i] ?? -1)) return true;
  return false;
}

function phraseStart(tokens: Tokens, i: number, first: number): number {
  let from = i;
  while (from > first && i - from < MOST_LEAD) {
    const bits = REC_WORDS.of(tokens, from - 1);
    const part =
      (bits & W.NOUN_LEAD) !== 0 || tokens.kind[from - 1] === NUMBER || modalityAt(tokens, from - 1, i) !== undefined;
    // "clinical and imaging follow-up"
    const joins =
      tokens.id[from - 1] === AND && from - 2 >= first && (REC_WORDS.of(tokens, from - 2) & W.NOUN_LEAD) !== 0;
    if (!part && !joins) break;
    from -= 1;
  }
  return from;
}
