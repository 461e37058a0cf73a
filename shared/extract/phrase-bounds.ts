// Where the words end that may belong to a finding: in front of it, behind it, and over a clause that is put in between.

import { AND, ARTICLE, BUT, DETERMINER, GRAMMAR, OR, RELATIVE, VERB, WHERE } from "./grammar-words";
import { NEAR, type PlaceSpan, type Span } from "./parts";
import { byteAt, codeAt, GLUED, has, NEWLINE, NUMBER, PUNCTUATION, type Tokens } from "./tokens";

const COMMA = 44;
const SEMICOLON = 59;
const COLON = 58;
const OPEN = 40;
const CLOSE = 41;

/**
 * Where the next finding starts that stands neither in brackets nor in a clause put in behind this one: "lesion (cyst?) in
 * the left lobe" and "nodule, which causes atelectasis, is seen in the left lobe" go on behind them.
 */
export function nextOutside(
  tokens: Tokens,
  from: number,
  end: number,
  findings: readonly Span[],
  next: number,
): number | undefined {
  let depth = 0;
  let inserted = from;
  let at = from;
  for (let i = next; i < findings.length; i += 1) {
    const first = findings[i]?.first ?? from;
    for (; at < first; at += 1) {
      depth = Math.max(0, depth + bracket(tokens, at));
      if (at >= inserted) inserted = Math.max(inserted, insertedEnd(tokens, at, end));
    }
    if (depth === 0 && first >= inserted) return first;
  }
  return undefined;
}

/** Longer than this, and a comma with a verb behind it belongs to something else. */
const LONGEST_INSERT = 24;

/** "…, which …, is seen": the index behind the second comma, where token `i` is the first; else 0. */
export function insertedEnd(tokens: Tokens, i: number, end: number): number {
  if (!isComma(tokens, i) || i + 1 >= end || (GRAMMAR.of(tokens, i + 1) & RELATIVE) === 0) return 0;
  const last = Math.min(end - 1, i + LONGEST_INSERT);
  for (let j = i + 2; j < last; j += 1) {
    if (byteAt(tokens.kind, j) === PUNCTUATION && codeAt(tokens.code, j) === SEMICOLON) return 0;
    if (isComma(tokens, j) && (GRAMMAR.of(tokens, j + 1) & VERB) !== 0) return j + 1;
  }
  return 0;
}

const isComma = (tokens: Tokens, i: number): boolean =>
  byteAt(tokens.kind, i) === PUNCTUATION && codeAt(tokens.code, i) === COMMA;

const bracket = (tokens: Tokens, i: number): number => {
  if (byteAt(tokens.kind, i) !== PUNCTUATION) return 0;
  const code = codeAt(tokens.code, i);
  return code === OPEN ? 1 : code === CLOSE ? -1 : 0;
};

/** The start of the noun phrase that ends with the finding: back over adjectives, to a comma, verb, or "of". */
export function phraseStart(tokens: Tokens, to: number, first: number): number {
  let words = 0;
  for (let i = to - 1; i >= first; i -= 1) {
    const kind = byteAt(tokens.kind, i);
    if (kind === NEWLINE) continue;
    if (kind === PUNCTUATION) {
      if (isInnerMark(tokens, i)) continue;
      return i + 1;
    }
    const bits = GRAMMAR.of(tokens, i);
    if ((bits & (VERB | BUT | RELATIVE)) !== 0) return i + 1;
    if ((bits & AND) !== 0 && opensPhrase(tokens, i + 1)) return i + 1;
    words += 1;
    if (words > NEAR + 4) return i + 1;
  }
  return first;
}

/** "… in both lungs and a nodule", "and 4 mm nodule": a thing of its own. */
const opensPhrase = (tokens: Tokens, i: number): boolean =>
  byteAt(tokens.kind, i) === NUMBER || (GRAMMAR.of(tokens, i) & ARTICLE) !== 0;

const isInnerMark = (tokens: Tokens, i: number): boolean => {
  const code = codeAt(tokens.code, i);
  return code !== SEMICOLON && code !== COLON && code !== COMMA && code !== OPEN && code !== CLOSE;
};

/** The end of what is said right behind the finding: "… is seen in the left upper lobe", to a comma or a new statement. */
export function phraseEnd(
  tokens: Tokens,
  from: number,
  limit: number,
  places: readonly PlaceSpan[],
  limitIsFinding: boolean,
): number {
  let depth = 0;
  for (let i = from; i < limit; i += 1) {
    const kind = byteAt(tokens.kind, i);
    const code = codeAt(tokens.code, i);
    if (kind === PUNCTUATION && (code === SEMICOLON || code === COLON)) return i;
    depth += bracket(tokens, i);
    // The bracket that the finding stands in ends here.
    if (depth < 0) return i;
    const behindInsert = insertedEnd(tokens, i, limit);
    if (behindInsert > i) {
      i = behindInsert;
      continue;
    }
    if (
      kind === PUNCTUATION &&
      code === COMMA &&
      !isWhereBehind(tokens, i + 1, limit) &&
      !isPlaceBehind(tokens, i + 1, limit, places, limitIsFinding)
    )
      return i;
    const bits = GRAMMAR.of(tokens, i);
    if ((bits & (BUT | RELATIVE)) !== 0) return i;
    if ((bits & AND) !== 0 && opensStatement(tokens, i + 1, limit)) return i;
  }
  return limit;
}

const isWhereBehind = (tokens: Tokens, i: number, limit: number): boolean =>
  i < limit && (GRAMMAR.of(tokens, i) & (WHERE | AND | OR)) !== 0;

/** "at L2-L3, L3-L4 and L4-L5": a list of places goes on, unless the next one stands in front of the next finding. */
function isPlaceBehind(
  tokens: Tokens,
  i: number,
  limit: number,
  places: readonly PlaceSpan[],
  limitIsFinding: boolean,
): boolean {
  for (const { first, end } of places) {
    if (first < i) continue;
    if (first > i + 2 || end > limit) return false;
    return !limitIsFinding || !leadsTo(tokens, end, limit);
  }
  return false;
}

const opensStatement = (tokens: Tokens, i: number, limit: number): boolean => {
  for (let j = i; j < limit; j += 1) {
    if (byteAt(tokens.kind, j) === PUNCTUATION && isInnerMark(tokens, j) === false) return false;
    if ((GRAMMAR.of(tokens, j) & VERB) !== 0) return true;
  }
  return false;
};

/** To the next clause of the sentence: what is said of the finding after a comma ("…, unchanged") still counts. */
export function clauseEnd(tokens: Tokens, from: number, limit: number, end: number): number {
  const stop = Math.min(limit, end);
  for (let i = from; i < stop; i += 1) {
    if (byteAt(tokens.kind, i) === PUNCTUATION && codeAt(tokens.code, i) === SEMICOLON) return i;
    if ((GRAMMAR.of(tokens, i) & BUT) !== 0) return i;
  }
  return stop;
}

/** Only adjectives and the like stand between: the modifier belongs to what follows. */
export function leadsTo(tokens: Tokens, from: number, to: number): boolean {
  if (to - from > NEAR) return false;
  for (let i = from; i < to; i += 1) {
    const kind = byteAt(tokens.kind, i);
    if (kind === PUNCTUATION && !has(tokens, i, GLUED)) return false;
    if (kind === PUNCTUATION && isInnerMark(tokens, i) === false) return false;
    if ((GRAMMAR.of(tokens, i) & (VERB | AND | OR | WHERE | DETERMINER)) !== 0) return false;
  }
  return true;
}
