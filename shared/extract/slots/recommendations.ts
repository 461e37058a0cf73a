import type { Range, SectionKind } from "../../report/report";
import { NUMBER, type Tokens, WORD } from "../tokens";
import type { Recommendation, Sentence } from "../types";
import { wordId } from "../vocabulary";
import { type ClauseCondition, conditionOf } from "./conditions";
import { findInterval, type IntervalRead } from "./intervals";
import { modalityAt } from "./modality-words";
import { actionBits } from "./recommendation-actions";
import { correlationObject, targetOf } from "./recommendation-objects";
import { saysFurther } from "./recommendation-refusals";
import type { Trigger } from "./recommendation-trigger";
import { findTrigger } from "./recommendation-triggers";
import * as W from "./recommendation-words";
import { REC, REC_WORDS } from "./recommendation-words";

const ANY = W.RECOMMEND | W.CONSIDER | W.SUGGEST | W.NEED | W.DONE | W.FOLLOW | W.CORRELATE | W.IMPERATIVE | W.COMPARE;

/** The words of which a recommendation has one; those of "no further …" must both be there. */
export const ADVISING: readonly number[] = REC_WORDS.idsWith(ANY | W.WEAK_MODAL);
export const REFUSING: readonly number[] = REC_WORDS.idsWith(W.NEGATION);

/** These tell why and how the study was done; "follow-up CT" and "biopsy recommended" there are history. */
const NO_ORDERS: ReadonlySet<SectionKind> = new Set(["header", "indication", "technique", "comparison"]);

/**
 * Adds the recommendations among the tokens `first` to `end` (exclusive) to `into`: one for each clause that orders,
 * advises or rules out something to be done. Tells of what was done ("follow-up CT of 2023") are none.
 */
export function findRecommendations(
  tokens: Tokens,
  first: number,
  end: number,
  sentence: Sentence,
  base: number,
  into: Recommendation[],
): void {
  if (NO_ORDERS.has(sentence.block.kind)) return;
  let bits = 0;
  for (let i = first; i < end; i += 1) bits |= REC_WORDS.of(tokens, i);
  // "Additional evaluation may be of benefit."
  const offers = (bits & W.WEAK_MODAL) !== 0 && (bits & (W.EVALUATE | W.IMAGE)) !== 0;
  // "No": nearly every sentence has one, and rules out something to be done only with such a word.
  const refuses = (bits & W.NEGATION) !== 0 && ((bits & W.WEAK_MODAL) !== 0 || saysFurther(tokens, first, end));
  if ((bits & ANY) === 0 && !offers && !refuses) return;
  let start = first;
  for (let i = first; i <= end; i += 1) {
    if (i < end && !isClauseBreak(tokens, i, first)) continue;
    if (i > start) readClause(tokens, start, i, sentence, base, into);
    start = i < end && tokens.kind[i] === WORD ? i : i + 1;
  }
}

function isClauseBreak(tokens: Tokens, i: number, first: number): boolean {
  if (tokens.id[i] === REC.semicolon) return true;
  return i > first && (REC_WORDS.of(tokens, i) & W.BREAK) !== 0 && tokens.id[i - 1] === REC.comma;
}

function readClause(
  tokens: Tokens,
  first: number,
  end: number,
  sentence: Sentence,
  base: number,
  into: Recommendation[],
): void {
  const condition = conditionOf(tokens, first, end);
  const trigger = findTrigger(tokens, first, end, condition);
  if (trigger === undefined) return;
  const slots = readSlots(tokens, trigger, end, condition);
  const action = actionOf(slots, trigger);
  if (action === undefined) return;
  const from = startOf(tokens, trigger, slots, condition, first);
  let last = end;
  while (last > from + 1 && tokens.kind[last - 1] !== WORD && tokens.kind[last - 1] !== NUMBER) last -= 1;
  const object = action === "correlation" ? correlationObject(tokens, slots.correlation, trigger, end) : undefined;
  const target = targetOf(tokens, slots.noun, last, condition, slots.interval, action === "referral");
  const starts = tokens.start[from] ?? 0;
  const ends = tokens.end[last - 1] ?? 0;
  // Written out: an object that is spread into another costs more than all the reading.
  into.push({
    from: base + starts,
    to: base + ends,
    text: tokens.text.slice(starts, ends),
    sentence,
    action,
    modality:
      slots.modality === ""
        ? undefined
        : {
            from: base + (tokens.start[slots.modalityFirst] ?? 0),
            to: base + (tokens.end[slots.modalityAfter - 1] ?? 0),
            code: slots.modality,
          },
    interval:
      slots.interval === undefined
        ? undefined
        : {
            from: base + (tokens.start[slots.interval.first] ?? 0),
            to: base + (tokens.end[slots.interval.after - 1] ?? 0),
            fromDays: slots.interval.fromDays,
            toDays: slots.interval.toDays,
          },
    target: target === undefined ? undefined : rangeOf(tokens, target.first, target.after, base),
    condition: condition.first < 0 ? undefined : rangeOf(tokens, condition.first, condition.after, base),
    strength: trigger.strength,
    escape: condition.escapeFirst < 0 ? undefined : rangeOf(tokens, condition.escapeFirst, condition.escapeAfter, base),
    object: object === undefined ? undefined : rangeOf(tokens, object.first, object.after, base),
  });
}

const rangeOf = (tokens: Tokens, first: number, end: number, base: number): Range => ({
  from: base + (tokens.start[first] ?? 0),
  to: base + (tokens.end[end - 1] ?? 0),
});

interface Slots {
  bits: number;
  /** The first token that names something to be done; -1 where none does. */
  noun: number;
  correlation: number;
  modality: string;
  modalityFirst: number;
  modalityAfter: number;
  interval: IntervalRead | undefined;
  /** The first thing to be done is a comparison. */
  compares: boolean;
  /** "evaluated together with laboratory findings": data that is there, not a test to order. */
  together: boolean;
}

const AFTER: ReadonlySet<number> = new Set(["after", "following", "post", "completion"].map(wordId));

const isBehindAfter = (tokens: Tokens, i: number): boolean =>
  [1, 2, 3].some((step) => i >= step && AFTER.has(tokens.id[i - step] ?? -1));

function readSlots(tokens: Tokens, trigger: Trigger, end: number, condition: ClauseCondition): Slots {
  const slots: Slots = {
    bits: 0,
    noun: -1,
    correlation: -1,
    modality: "",
    modalityFirst: 0,
    modalityAfter: 0,
    interval: undefined,
    compares: false,
    together: false,
  };
  for (let i = trigger.from; i < end; i += 1) {
    if (condition.covers(i)) continue;
    const modality = modalityAt(tokens, i, end);
    if (modality !== undefined) {
      const guided = tokens.id[modality.after] === REC.guided || tokens.id[modality.after + 1] === REC.guided;
      if (slots.modality === "" && !guided) {
        slots.modality = modality.code;
        slots.modalityFirst = i;
        slots.modalityAfter = modality.after;
        if (slots.noun < 0) slots.noun = i;
      }
      i = modality.after - 1;
      continue;
    }
    const named = actionBits(tokens, i, end);
    // "After antibiotic treatment" says when.
    const bits = slots.noun >= 0 && isBehindAfter(tokens, i) ? named & ~W.TREAT : named;
    if (bits === 0) continue;
    slots.bits |= bits;
    if (slots.noun < 0) slots.compares = (bits & W.COMPARE) !== 0;
    if ((bits & W.LABORATORY) !== 0) slots.together ||= standsWith(tokens, i, trigger.from);
    if (slots.noun < 0) slots.noun = i;
    if ((bits & W.CORRELATE) !== 0 && slots.correlation < 0) slots.correlation = i;
  }
  slots.interval = intervalOutside(tokens, trigger.from, end, condition);
  return slots;
}

/** "with clinical and laboratory findings" */
function standsWith(tokens: Tokens, i: number, first: number): boolean {
  for (let j = i - 1; j >= first && j >= i - 4; j -= 1) if (tokens.id[j] === REC.with) return true;
  return false;
}

/** The interval is not looked for in "if symptoms persist beyond 6 weeks". */
function intervalOutside(
  tokens: Tokens,
  first: number,
  end: number,
  condition: ClauseCondition,
): IntervalRead | undefined {
  if (condition.first < 0 || condition.first >= end || condition.after <= first)
    return findInterval(tokens, first, end);
  return findInterval(tokens, first, condition.first) ?? findInterval(tokens, condition.after, end);
}

function actionOf(slots: Slots, trigger: Trigger): Recommendation["action"] | undefined {
  const { bits, modality } = slots;
  const has = (bit: number) => (bits & bit) !== 0;
  if (trigger.kind === "none-needed") return "none-needed";
  if (has(W.CORRELATE) && (trigger.kind === "correlate" || modality === "" || slots.correlation < slots.modalityFirst))
    return "correlation";
  if (slots.compares || (has(W.LABORATORY) && slots.together)) return "correlation";
  if (has(W.TISSUE) && !(has(W.FOLLOW) && modality !== "")) return "tissue";
  if (has(W.FOLLOW)) return has(W.REFER) && modality === "" ? "referral" : "follow-up";
  if (modality !== "") return modality === "ES" ? "evaluation" : "imaging";
  if (has(W.COMPARE)) return "correlation";
  if (has(W.REFER)) return "referral";
  if (has(W.LABORATORY)) return "laboratory";
  if (has(W.TREAT)) return "treatment";
  if (has(W.IMAGE)) return "imaging";
  return has(W.EVALUATE) ? "evaluation" : undefined;
}

/** The first token of the recommendation: its first slot, with the adjectives before it. */
function startOf(tokens: Tokens, trigger: Trigger, slots: Slots, condition: ClauseCondition, first: number): number {
  let from = trigger.at;
  if (slots.noun >= 0) from = Math.min(from, slots.noun);
  if (slots.interval !== undefined) from = Math.min(from, slots.interval.first);
  while (from > first && from > trigger.from && (REC_WORDS.of(tokens, from - 1) & (W.NOUN_LEAD | W.LEAD)) !== 0) {
    if (tokens.id[from - 1] === REC.comma || tokens.code[from - 1] === 58) break;
    from -= 1;
  }
  const leading = condition.first >= 0 ? condition.first : condition.escapeFirst;
  return leading >= 0 && leading < from && leading >= first ? leading : from;
}
