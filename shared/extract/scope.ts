// How far a trigger reaches. It governs the words up to the end of its clause: a terminating phrase, a semicolon, a
// spaced dash, or a comma or "and" behind which a new statement begins. A list ("no A, B or C") goes on over its commas.

import {
  AFTER,
  AND,
  ARTICLE,
  DEGREE,
  DETERMINER,
  GRAMMAR,
  OR,
  PERCEIVED,
  RELATIVE,
  SIDE_WORD,
  VERB,
  WELL,
  WITH,
} from "./grammar-words";
import { byteAt, codeAt, GLUED, has, NEWLINE, NUMBER, PUNCTUATION, type Tokens, WORD } from "./tokens";

const COMMA = 44;
const SEMICOLON = 59;
const COLON = 58;
const OPEN = 40;
const CLOSE = 41;
const HYPHEN = 45;
const EN_DASH = 0x2013;
const EM_DASH = 0x2014;

/** No scope is longer, and no look ahead for the end of a list goes farther: the work for one trigger stays bounded. */
const LONGEST_SCOPE = 80;
const LOOK_AHEAD = 30;

/** What a trigger governs over an "and": the members of a list, one noun phrase, all that is said of its subject, nothing. */
export type Reach = "list" | "single" | "clause" | "noun";

/** The token behind the last one that a trigger which ends at `from` governs. `maxWords` bounds it (0: no bound). */
export function forwardEnd(
  tokens: Tokens,
  from: number,
  end: number,
  cut: number,
  maxWords: number,
  reach: Reach,
): number {
  const list = reach !== "single";
  const limit = Math.min(end, cut, from + LONGEST_SCOPE);
  let words = 0;
  let depth = 0;
  let content = false;
  let commas = 0;
  for (let i = from; i < limit; i += 1) {
    const kind = byteAt(tokens.kind, i);
    if (kind === WORD || kind === NUMBER) {
      const bits = GRAMMAR.of(tokens, i);
      if (maxWords > 0 && words >= maxWords) return i;
      words += 1;
      if (content && reach === "noun" && (bits & AND) !== 0) return i;
      if (content && (bits & AND) !== 0 && startsStatement(tokens, i + 1, limit, list))
        if (reach !== "clause" || hasVerb(tokens, i + 1, limit)) return i;
      if (content && (bits & (RELATIVE | AFTER)) !== 0) return i;
      if (content && !list && (bits & WITH) !== 0) return i;
      if ((bits & ARTICLE) === 0) content = true;
    } else if (kind === PUNCTUATION) {
      const code = codeAt(tokens.code, i);
      if (code === OPEN) depth += 1;
      else if (code === CLOSE) {
        if (depth === 0) return i;
        depth -= 1;
      } else if (code === SEMICOLON) return i;
      else if (code === COLON && content) return i;
      else if (isDash(code) && !has(tokens, i, GLUED) && content) return i;
      else if (code === COMMA && content) {
        // "no nodule, and scarring": one thing is denied; "no fever, chills, and cough": a list of three.
        if (commas === 0 && (GRAMMAR.of(tokens, i + 1) & AND) !== 0) return i;
        if (startsStatement(tokens, i + 1, limit, list)) return i;
        commas += 1;
      }
    }
  }
  return limit;
}

/** The first token that a trigger which begins at `to` governs backwards. */
export function backwardStart(tokens: Tokens, to: number, first: number, cut: number, maxWords: number): number {
  const limit = Math.max(first, cut, to - LONGEST_SCOPE);
  let words = 0;
  /** The segment next to the trigger opens with "and" or "or": the commas before it are a list's. */
  let inList = false;
  let lastWord = 0;
  /** "Reflux, right: none": nothing but a side stands between the comma and the mark. */
  let onlySides = byteAt(tokens.kind, to) === PUNCTUATION && isJoiner(codeAt(tokens.code, to));
  // "Effusion - absent": the mark before the trigger joins it to its subject.
  const last = to - 1;
  const joined = last >= limit && byteAt(tokens.kind, last) === PUNCTUATION && isJoiner(codeAt(tokens.code, last));
  for (let i = joined ? last - 1 : last; i >= limit; i -= 1) {
    const kind = byteAt(tokens.kind, i);
    if (kind === WORD || kind === NUMBER) {
      if (maxWords > 0 && words >= maxWords) return i + 1;
      words += 1;
      lastWord = GRAMMAR.of(tokens, i);
      if ((lastWord & SIDE_WORD) === 0) onlySides = false;
      if ((lastWord & (AND | OR)) !== 0) {
        if ((lastWord & AND) !== 0 && isStatement(tokens, i, limit)) return i + 1;
        inList = true;
      }
      if ((lastWord & RELATIVE) !== 0) return i + 1;
    } else if (kind === PUNCTUATION) {
      const code = codeAt(tokens.code, i);
      if (code === SEMICOLON || code === COLON || code === OPEN) return i + 1;
      if (isDash(code) && !has(tokens, i, GLUED)) return i + 1;
      if (code === COMMA && onlySides && words > 0) continue;
      if (code === COMMA && (!inList || isStatement(tokens, i, limit))) return i + 1;
    }
  }
  return limit;
}

/** Does a new statement, rather than the next member of a list, begin at `from`? */
function startsStatement(tokens: Tokens, from: number, limit: number, list: boolean): boolean {
  let i = from;
  while (i < limit && byteAt(tokens.kind, i) === NEWLINE) i += 1;
  if (i >= limit) return false;
  const opening = GRAMMAR.of(tokens, i);
  if ((opening & OR) !== 0) return false;
  if ((opening & AND) !== 0) {
    i += 1;
    if (i >= limit) return false;
  }
  const bits = GRAMMAR.of(tokens, i);
  if ((bits & WELL) !== 0) return true;
  if ((bits & RELATIVE) !== 0) return true;
  const number = byteAt(tokens.kind, i) === NUMBER;
  const marked = number || (bits & (DETERMINER | DEGREE | SIDE_WORD)) !== 0;
  let tail = false;
  const stop = Math.min(limit, i + LOOK_AHEAD);
  for (let j = i; j < stop; j += 1) {
    const kind = byteAt(tokens.kind, j);
    const word = GRAMMAR.of(tokens, j);
    if (kind === PUNCTUATION) {
      const code = codeAt(tokens.code, j);
      if (code === SEMICOLON || code === COLON) break;
      if (code === COMMA) tail = true;
      continue;
    }
    if ((word & OR) !== 0) return !list;
    if (!tail && (word & VERB) !== 0) return marked || !isPassive(tokens, j, limit);
    if (!tail && j > i && (word & WELL) !== 0) return true;
  }
  return marked;
}

function hasVerb(tokens: Tokens, from: number, limit: number): boolean {
  for (let i = from; i < limit && i < from + LOOK_AHEAD; i += 1) if ((GRAMMAR.of(tokens, i) & VERB) !== 0) return true;
  return false;
}

/** "are seen", "is identified" and no more. */
function isPassive(tokens: Tokens, verb: number, limit: number): boolean {
  for (let i = verb + 1; i < limit && i < verb + 4; i += 1) if ((GRAMMAR.of(tokens, i) & PERCEIVED) !== 0) return true;
  return false;
}

/** Do the words before `to`, back to the comma before them, make a statement of their own? */
function isStatement(tokens: Tokens, to: number, first: number): boolean {
  for (let i = to - 1; i >= first; i -= 1) {
    const kind = byteAt(tokens.kind, i);
    if (kind === PUNCTUATION) {
      const code = codeAt(tokens.code, i);
      if (code === COMMA || code === SEMICOLON || code === COLON) return false;
    } else if ((GRAMMAR.of(tokens, i) & (VERB | WELL)) !== 0) return true;
  }
  return false;
}

const isJoiner = (code: number): boolean => code === COLON || isDash(code);
const isDash = (code: number): boolean => code === HYPHEN || code === EN_DASH || code === EM_DASH;
