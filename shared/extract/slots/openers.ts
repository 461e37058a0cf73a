import { NUMBERED_PLACE_OPENERS } from "../locations";
import { at, byteAt, NEWLINE, NUMBER, type Tokens } from "../tokens";
import { CATEGORY_OPENERS } from "./categories";
import { MONTH_WORDS } from "./dates";
import { SPELLED_NUMBERS, UNIT_STATERS } from "./measurements";
import { FURTHER } from "./recommendation-refusals";
import { ADVISING, REFUSING } from "./recommendations";
import { WordBits } from "./word-bits";

const MONTH = 1;
const SPELLED = 2;
const UNIT_STATER = 4;
const CATEGORY = 8;
const ADVICE = 16;
const REFUSAL = 32;
const MORE = 64;
const PLACE = 128;
/** Kinds of tokens, beside the bits of words. */
const NUMBERS = 1 << 8;
const LINES = 1 << 9;

const WORDS = new WordBits()
  .addIds(MONTH, MONTH_WORDS)
  .addIds(SPELLED, SPELLED_NUMBERS)
  .addIds(UNIT_STATER, UNIT_STATERS)
  .addIds(CATEGORY, CATEGORY_OPENERS)
  .addIds(ADVICE, ADVISING)
  .addIds(REFUSAL, REFUSING)
  .addIds(MORE, FURTHER)
  .addIds(PLACE, NUMBERED_PLACE_OPENERS);

/** What the tokens `first` to `end` hold that a slot could begin with: one look at each, for all slots. */
export function openersIn(tokens: Tokens, first: number, end: number): number {
  let found = 0;
  for (let i = first; i < end; i += 1) {
    const kind = byteAt(tokens.kind, i);
    if (kind === NUMBER) found |= NUMBERS;
    else if (kind === NEWLINE) found |= LINES;
    found |= WORDS.ofId(at(tokens.id, i));
  }
  return found;
}

export const mayNumberPlace = (openers: number): boolean => (openers & PLACE) !== 0;
export const mayBreak = (openers: number): boolean => (openers & LINES) !== 0;
export const mayDate = (openers: number): boolean => (openers & (NUMBERS | MONTH)) !== 0;
export const mayMeasure = (openers: number): boolean => (openers & (NUMBERS | SPELLED)) !== 0;
export const mayStateUnit = (openers: number): boolean => (openers & UNIT_STATER) !== 0;
export const mayCategorise = (openers: number): boolean => (openers & CATEGORY) !== 0;
export const mayAdvise = (openers: number): boolean =>
  (openers & ADVICE) !== 0 || (openers & (REFUSAL | MORE)) === (REFUSAL | MORE);
