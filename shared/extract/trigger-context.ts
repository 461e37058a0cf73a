import type { AssertionRow } from "../lexicons/load";
import { DETERMINER, GRAMMAR, HAPPENING, IS_NOW, WAS } from "./grammar-words";
import { at, byteAt, codeAt, NUMBER, PUNCTUATION, type Tokens, valueAt, WORD } from "./tokens";
import { wordId } from "./vocabulary";

// Short words that are triggers in one kind of clause only: "should it worsen" is a condition, "should be biopsied" is none.

const SHOULD = wordId("should");
const EXCLUDE = wordId("exclude");
const WHEN = wordId("when");
const ONCE = wordId("once");
const HAD = wordId("had");
const SUFFERED = wordId("suffered");
const SUSTAINED = wordId("sustained");
const IN = wordId("in");
const AGO = wordId("ago");
const LAST = wordId("last");
const CHILD = wordId("child");
const CHILDHOOD = wordId("childhood");
const BE = wordId("be");
const NOT = wordId("not");
const COMMA = 44;
const LOOK_AHEAD = 14;

/** Does the trigger of the tokens `first` to `end`, in a sentence of `from` to `to`, say what its row says? */
export function isSaid(
  tokens: Tokens,
  row: AssertionRow,
  first: number,
  end: number,
  from: number,
  to: number,
): boolean {
  if (end - first !== 1 && row.category !== "resolved-post") return true;
  const last = at(tokens.id, end - 1);
  if (row.category === "resolved-post") return last !== IN || isYear(tokens, end);
  if (row.category === "historical-pre")
    return (last !== HAD && last !== SUFFERED && last !== SUSTAINED) || isDated(tokens, end, to);
  if (row.category !== "hypothetical-pre") return true;
  if (last === SHOULD) return isInverted(tokens, first, end, from, to);
  if (last === EXCLUDE) return opens(tokens, first, from) && byteAt(tokens.kind, end) === WORD;
  if (last === WHEN || last === ONCE) return isGeneral(tokens, end, to);
  return true;
}

/** "Should the effusion worsen", "advised should symptoms persist"; not "should be", "should progress". */
function isInverted(tokens: Tokens, first: number, end: number, from: number, to: number): boolean {
  const next = at(tokens.id, end);
  if (next === BE || next === NOT || byteAt(tokens.kind, end) !== WORD) return false;
  if (opens(tokens, first, from) || (GRAMMAR.of(tokens, end) & DETERMINER) !== 0) return true;
  if ((GRAMMAR.of(tokens, end) & HAPPENING) !== 0) return false;
  const limit = Math.min(to, end + 8);
  for (let i = end + 1; i < limit; i += 1) {
    if (byteAt(tokens.kind, i) === PUNCTUATION) return false;
    if ((GRAMMAR.of(tokens, i) & HAPPENING) !== 0) return true;
  }
  return false;
}

/** At the start of the sentence, or behind a mark: where an order or a condition begins. */
function opens(tokens: Tokens, first: number, from: number): boolean {
  return first === from || byteAt(tokens.kind, first - 1) === PUNCTUATION;
}

/** "When hydronephrosis is present" is a condition, "when he was seen" is a time. */
function isGeneral(tokens: Tokens, end: number, to: number): boolean {
  const limit = Math.min(to, end + LOOK_AHEAD);
  for (let i = end; i < limit; i += 1) {
    const bits = GRAMMAR.of(tokens, i);
    if ((bits & WAS) !== 0 || codeAt(tokens.code, i) === COMMA) return false;
    if ((bits & IS_NOW) !== 0) return true;
  }
  return false;
}

/** "had pneumonia in 2012", "… two years ago", "… last year", "… as a child": without a date it may be now. */
function isDated(tokens: Tokens, end: number, to: number): boolean {
  const limit = Math.min(to, end + LOOK_AHEAD);
  for (let i = end; i < limit; i += 1) {
    const id = at(tokens.id, i);
    if (id === AGO || id === LAST || id === CHILD || id === CHILDHOOD) return true;
    if (isYear(tokens, i) && (at(tokens.id, i - 1) === IN || at(tokens.id, i - 2) === IN)) return true;
  }
  return false;
}

function isYear(tokens: Tokens, i: number): boolean {
  const value = valueAt(tokens.value, i);
  return byteAt(tokens.kind, i) === NUMBER && value >= 1900 && value < 2100 && Number.isInteger(value);
}
