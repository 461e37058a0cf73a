import type { Tokens } from "../tokens";
import { wordId } from "../vocabulary";
import { modalityAt } from "./modality-words";
import { actionWithin, isFollow } from "./recommendation-actions";
import type { Trigger } from "./recommendation-trigger";
import * as W from "./recommendation-words";
import { REC, REC_WORDS } from "./recommendation-words";

const MOST_LEAD = 8;
const AVAILABLE = wordId("available");

/** "No follow-up is needed", "does not require imaging", "no further work-up". */
export function noneNeeded(tokens: Tokens, i: number, bits: number, end: number): Trigger | undefined {
  if ((bits & W.NEGATION) === 0) return undefined;
  let noun = -1;
  for (let j = i + 1, steps = 0; j < end && steps < MOST_LEAD + 4; j += 1, steps += 1) {
    const here = REC_WORDS.of(tokens, j);
    if (tokens.id[j] === REC.comma || tokens.id[j] === AVAILABLE) return undefined;
    const names =
      (here & (W.EVALUATE | W.IMAGE | W.TISSUE)) !== 0 ||
      isFollow(tokens, j, end) ||
      modalityAt(tokens, j, end) !== undefined ||
      tokens.id[j] === REC.work;
    if (names && noun < 0) {
      noun = j;
      continue;
    }
    if ((here & (W.NEED | W.RECOMMEND)) !== 0 || tokens.id[j] === REC.need) {
      const verbFirst = noun < 0 && tokens.id[i] !== REC.no;
      if (noun >= 0 || actionWithin(tokens, j + 1, Math.min(end, j + 6)))
        return { kind: "none-needed", at: i, from: i, strength: "recommend" };
      // "MRI is not indicated": the noun stands before.
      return verbFirst && actionWithin(tokens, Math.max(0, i - 6), i) && steps < 2
        ? { kind: "none-needed", at: i, from: Math.max(0, i - 6), strength: "recommend" }
        : undefined;
    }
    if (noun < 0 && (here & (W.NOUN_LEAD | W.BE | W.ADVERB | W.GENERIC)) === 0) return undefined;
    if ((here & W.TOLD) !== 0 && (here & W.BE) === 0) return undefined;
    if ((here & W.MODAL) !== 0) return undefined;
  }
  const telegraphic = noun >= 0 && tokens.id[i] === REC.no && (isFollow(tokens, noun, end) || isFurther(tokens, i + 1));
  return telegraphic && endsSoon(tokens, noun, end)
    ? { kind: "none-needed", at: i, from: i, strength: "recommend" }
    : undefined;
}

export const FURTHER = new Set(["further", "additional", "specific", "routine", "dedicated", "imaging"].map(wordId));

/** Is there a word of further work among the tokens? Without one, and without a word for an order, a "no" refuses nothing. */
export function saysFurther(tokens: Tokens, first: number, end: number): boolean {
  for (let i = first; i < end; i += 1) if (isFurther(tokens, i)) return true;
  return false;
}

export const isFurther = (tokens: Tokens, i: number): boolean => FURTHER.has(tokens.id[i] ?? -1);

function endsSoon(tokens: Tokens, noun: number, end: number): boolean {
  for (let j = noun; j < end; j += 1) {
    const here = REC_WORDS.of(tokens, j);
    if ((here & W.TOLD) !== 0) return false;
    if (tokens.id[j] === REC.of || tokens.id[j] === REC.for) return true;
  }
  return true;
}
