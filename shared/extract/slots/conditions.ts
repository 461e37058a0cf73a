import type { Tokens } from "../tokens";
import { vocabulary, wordId } from "../vocabulary";
import * as W from "./recommendation-words";
import { REC, REC_WORDS, recommendationIds } from "./recommendation-words";

/** The condition of a clause and its empty form, as token ranges; -1 where there is none. */
export interface ClauseCondition {
  first: number;
  after: number;
  escapeFirst: number;
  escapeAfter: number;
  /** Does token `i` stand in one of them? */
  covers(i: number): boolean;
}

const words = (list: string): ReadonlySet<number> => new Set(list.split(" ").map((word) => vocabulary.intern(word)));

const ESCAPE_HEADS = words("if as when where unless");
const ESCAPE_ENDS = recommendationIds("escape");
const CONDITION_HEADS = words("if unless provided");
const CONCERN = words("concern suspicion");
const CONCERN_WORDS = words(
  "if there is are persistent persisting continued continuing ongoing high strong significant clinical clinically a any further remains persists sufficient",
);
const OTHERS = words(
  "team teams service services clinician clinicians physician provider doctor referrer surgeon protocol",
);
const AT = wordId("at");
const THE = wordId("the");
const PER = wordId("per");
const DISCRETION = wordId("discretion");
const FOR = wordId("for");
const OF = wordId("of");
const COMMA = wordId(",");
const THAT = wordId("that");
const THEN = wordId("then");
const DEEMED = wordId("deemed");
const MOST_ADVERBS = 5;
const MOST_CONCERN = 8;

/** Finds "if symptoms persist" (a condition) and "as clinically indicated" (an escape). */
export function conditionOf(tokens: Tokens, first: number, end: number): ClauseCondition {
  const found: ClauseCondition = {
    first: -1,
    after: -1,
    escapeFirst: -1,
    escapeAfter: -1,
    covers: (i) => (i >= found.first && i < found.after) || (i >= found.escapeFirst && i < found.escapeAfter),
  };
  for (let i = first; i < end; i += 1) {
    const id = tokens.id[i] ?? -1;
    const left = leftToOthers(tokens, i, end);
    if (left > 0 && found.escapeFirst < 0) {
      found.escapeFirst = i;
      found.escapeAfter = left;
      i = left - 1;
      continue;
    }
    if (ESCAPE_HEADS.has(id)) {
      const after = escapeAfter(tokens, i, end);
      if (after > 0) {
        if (found.escapeFirst < 0) {
          found.escapeFirst = i;
          found.escapeAfter = after;
        }
        i = after - 1;
        continue;
      }
    }
    if (found.first < 0 && CONDITION_HEADS.has(id)) {
      found.first = i;
      found.after = conditionEnd(tokens, i, first, end);
      i = found.after - 1;
    }
  }
  return found;
}

/** "per clinical team", "at the discretion of the referring physician": the token behind, 0 where it is something else. */
function leftToOthers(tokens: Tokens, i: number, end: number): number {
  const id = tokens.id[i] ?? -1;
  const isDiscretion = id === AT && tokens.id[i + 1] === THE && tokens.id[i + 2] === DISCRETION;
  if (id !== PER && !isDiscretion) return 0;
  for (let j = i + 1; j < end && j <= i + 7; j += 1) if (OTHERS.has(tokens.id[j] ?? -1)) return j + 1;
  return isDiscretion ? i + 3 : 0;
}

/** "if clinically indicated", "as warranted", "if there is clinical concern": the token behind, 0 where it says something. */
function escapeAfter(tokens: Tokens, head: number, end: number): number {
  for (let i = head + 1, steps = 0; i < end && steps < MOST_ADVERBS; i += 1, steps += 1) {
    const id = tokens.id[i] ?? -1;
    if (ESCAPE_ENDS.has(id)) {
      if (id === DEEMED) continue;
      return i + 1 < end && (tokens.id[i + 1] === FOR || tokens.id[i + 1] === THAT) && id !== REC.for ? 0 : i + 1;
    }
    if ((REC_WORDS.of(tokens, i) & (W.ADVERB | W.BE)) === 0 && !CONCERN.has(id) && !CONCERN_WORDS.has(id)) break;
  }
  return concernAfter(tokens, head, end);
}

function concernAfter(tokens: Tokens, head: number, end: number): number {
  let clinical = false;
  for (let i = head + 1, steps = 0; i < end && steps < MOST_CONCERN; i += 1, steps += 1) {
    const id = tokens.id[i] ?? -1;
    if (CONCERN.has(id)) {
      if (!clinical) return 0;
      const next = i + 1 < end ? tokens.id[i + 1] : -1;
      if (next === FOR || next === OF) return 0;
      return next !== -1 && CONCERN_WORDS.has(next ?? -1) ? i + 2 : i + 1;
    }
    if (!CONCERN_WORDS.has(id)) return 0;
    clinical ||= id === REC.clinical || steps > 0;
  }
  return 0;
}

/** At the head of the clause it ends at the comma; behind the advice it runs to the end. */
function conditionEnd(tokens: Tokens, head: number, first: number, end: number): number {
  const leading = head <= first + 1;
  for (let i = head + 1; i < end; i += 1) {
    if (tokens.id[i] === COMMA || tokens.id[i] === THEN) return i;
    const order = W.RECOMMEND | W.CONSIDER;
    if (leading && (REC_WORDS.of(tokens, i) & order) !== 0) return i;
  }
  return end;
}
