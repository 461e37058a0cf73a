import { NUMBER, type Tokens, WORD } from "../tokens";
import type { ClauseCondition } from "./conditions";
import type { IntervalRead } from "./intervals";
import type { Trigger } from "./recommendation-trigger";
import * as W from "./recommendation-words";
import { REC, REC_WORDS } from "./recommendation-words";

export interface TokenRange {
  readonly first: number;
  readonly after: number;
}

/** What to correlate with or for ("with serum lipase", "for point tenderness"); undefined where the words name no data. */
export function correlationObject(tokens: Tokens, from: number, trigger: Trigger, end: number): TokenRange | undefined {
  const start = from < 0 ? trigger.from : from;
  for (let i = start; i < end; i += 1) {
    const id = tokens.id[i];
    if (id !== REC.with && id !== REC.for && id !== REC.to) continue;
    const after = objectEnd(tokens, i + 1, end);
    for (let j = i + 1; j < after; j += 1)
      if (tokens.kind[j] === WORD && (REC_WORDS.of(tokens, j) & W.GENERIC) === 0) return { first: i, after };
  }
  return undefined;
}

function objectEnd(tokens: Tokens, from: number, end: number): number {
  for (let i = from; i < end; i += 1) {
    const bits = REC_WORDS.of(tokens, i);
    if ((bits & (W.RECOMMEND | W.SUGGEST | W.NEED | W.MODAL | W.WEAK_MODAL)) !== 0) return i;
    if ((bits & W.BE) !== 0) return i;
  }
  return end;
}

const NO_TARGET =
  W.EVALUATE |
  W.IMAGE |
  W.FOLLOW |
  W.CORRELATE |
  W.GENERIC |
  W.ADVERB |
  W.BE |
  W.RECOMMEND |
  W.SUGGEST |
  W.CONSIDER |
  W.NEED;

/** What is to be looked at: "of the liver", "to characterize the segment VII lesion". */
export function targetOf(
  tokens: Tokens,
  noun: number,
  end: number,
  condition: ClauseCondition,
  interval: IntervalRead | undefined,
  referral: boolean,
): TokenRange | undefined {
  if (noun < 0) return undefined;
  for (let i = noun + 1; i < end; i += 1) {
    if (condition.covers(i) || (REC_WORDS.of(tokens, i) & W.PURPOSE) === 0) continue;
    // "6 to 12 months" and "for 5 years" are no targets, nor is the one referred to.
    if (interval !== undefined && i >= interval.first && i < interval.after) continue;
    if ((referral && tokens.id[i] === REC.to) || tokens.kind[i + 1] === NUMBER) continue;
    const after = targetEnd(tokens, i + 1, end, condition);
    for (let j = i + 1; j < after; j += 1)
      if (tokens.kind[j] === WORD && (REC_WORDS.of(tokens, j) & NO_TARGET) === 0) return { first: i, after };
    i = Math.max(i, after - 1);
  }
  return undefined;
}

function targetEnd(tokens: Tokens, from: number, end: number, condition: ClauseCondition): number {
  for (let i = from; i < end; i += 1) {
    if (condition.covers(i)) return i;
    const id = tokens.id[i];
    if (id === REC.comma || id === REC.in || id === REC.within || id === REC.at || id === REC.with || id === REC.by)
      return i;
    const bits = REC_WORDS.of(tokens, i);
    if ((bits & (W.PURPOSE | W.BE | W.MODAL | W.WEAK_MODAL | W.RECOMMEND | W.SUGGEST)) !== 0) return i;
  }
  return end;
}
