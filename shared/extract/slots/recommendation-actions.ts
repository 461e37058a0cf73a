import type { Tokens } from "../tokens";
import { modalityAt } from "./modality-words";
import * as W from "./recommendation-words";
import { REC, REC_WORDS, recommendationIds } from "./recommendation-words";

const ACTIONS = W.EVALUATE | W.IMAGE | W.TISSUE | W.REFER | W.TREAT | W.LABORATORY | W.CORRELATE | W.COMPARE;

const SPECIALTIES = recommendationIds("specialty");

/** What token `i` names that can be done, a modality aside; 0 for nothing. */
export function actionBits(tokens: Tokens, i: number, end: number): number {
  const bits = REC_WORDS.of(tokens, i);
  let out = bits & ACTIONS;
  if (isFollow(tokens, i, end)) out |= W.FOLLOW;
  const id = tokens.id[i];
  if (id === REC.work && i + 1 < end && (tokens.id[i + 1] === REC.up || tokens.id[i + 2] === REC.up)) out |= W.EVALUATE;
  if (id === REC.aspiration && i > 0 && tokens.id[i - 1] === REC.needle) out |= W.TISSUE;
  // "surgical evaluation" is a referral.
  const specialty = (bits & W.NOUN_LEAD) !== 0 && i + 1 < end && SPECIALTIES.has(id ?? -1);
  if (specialty && (REC_WORDS.of(tokens, i + 1) & (W.EVALUATE | W.REFER)) !== 0) out |= W.REFER;
  return out;
}

/** Does token `i` name something that can be done, a modality among it? */
export const namesAction = (tokens: Tokens, i: number, end: number): boolean =>
  actionBits(tokens, i, end) !== 0 || modalityAt(tokens, i, end) !== undefined;

/** Is token `i` "follow-up", "followup", "surveillance", "repeat" …, and no "followed by enhancement"? */
export function isFollow(tokens: Tokens, i: number, end: number): boolean {
  if ((REC_WORDS.of(tokens, i) & W.FOLLOW) === 0) return false;
  const id = tokens.id[i];
  if (id === REC.follow) return i + 1 < end && (tokens.id[i + 1] === REC.up || tokens.id[i + 2] === REC.up);
  if (id === REC.followed) return i + 1 < end && tokens.id[i + 1] !== REC.by;
  return true;
}

/** Does one of the tokens name something that can be done? */
export function actionWithin(tokens: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (namesAction(tokens, i, to)) return true;
  return false;
}
