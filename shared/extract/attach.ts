// What belongs to which finding: its side, place, organ, modifiers and sizes. Everything is decided by where the words
// stand in the clause, in tokens; positions come later.

import { AND, ARTICLE, BUT, DETERMINER, GRAMMAR, OR, POINTING, RELATIVE, VERB, WHERE } from "./grammar-words";
import {
  type FindingDraft,
  type ModifierSpan,
  type OrganSpan,
  type PlaceSpan,
  type SentenceParts,
  type SideSpan,
  type Span,
  withOneMore,
} from "./parts";
import { byteAt, codeAt, GLUED, has, NEWLINE, NUMBER, PUNCTUATION, type Tokens, WORD } from "./tokens";

const COMMA = 44;
const SEMICOLON = 59;
const COLON = 58;
const OPEN = 40;
const CLOSE = 41;

/** How many words may stand between a side or place and its noun. */
const NEAR = 5;
/** How far behind a finding its place may begin ("… is again seen within the …"). */
const BEHIND = 6;

/** Gives every finding of a sentence its side, places, organ and modifiers. */
export function attach(tokens: Tokens, first: number, end: number, parts: SentenceParts): void {
  for (let i = 0; i < parts.findings.length; i += 1) {
    const finding = parts.findings[i];
    if (finding === undefined) continue;
    const previousEnd = parts.findings[i - 1]?.end ?? first;
    const nextFirst = nextOutside(tokens, finding.end, end, parts.findings, i + 1) ?? end;
    const from = phraseStart(tokens, finding.first, Math.max(first, previousEnd));
    const to = phraseEnd(tokens, finding.end, Math.min(end, nextFirst), parts.places, nextFirst < end);
    attachSide(tokens, finding, parts, from, to, first);
    attachPlaces(tokens, finding, parts, from, to, first);
    attachOrgan(tokens, finding, parts, from, to, first);
    // What stands in brackets has its adjectives to itself.
    const next = parts.findings[i + 1]?.first;
    const last = clauseEnd(tokens, finding.end, Math.min(end, next ?? end), end);
    attachModifiers(tokens, finding, parts, from, last, next);
  }
}

/**
 * Where the next finding starts that stands neither in brackets nor in a clause put in behind this one: "lesion (cyst?) in
 * the left lobe" and "nodule, which causes atelectasis, is seen in the left lobe" go on behind them.
 */
function nextOutside(
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
function insertedEnd(tokens: Tokens, i: number, end: number): number {
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
function phraseStart(tokens: Tokens, to: number, first: number): number {
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
function phraseEnd(
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
function clauseEnd(tokens: Tokens, from: number, limit: number, end: number): number {
  const stop = Math.min(limit, end);
  for (let i = from; i < stop; i += 1) {
    if (byteAt(tokens.kind, i) === PUNCTUATION && codeAt(tokens.code, i) === SEMICOLON) return i;
    if ((GRAMMAR.of(tokens, i) & BUT) !== 0) return i;
  }
  return stop;
}

function attachSide(
  tokens: Tokens,
  finding: FindingDraft,
  parts: SentenceParts,
  from: number,
  to: number,
  first: number,
): void {
  const inside = parts.sides.find((side) => side.first >= finding.first && side.end <= finding.end);
  const before = inside ?? nearestBefore(parts.sides, finding.first, from);
  const behind = before ?? firstBehind(parts.sides, finding.end, to);
  const own = behind ?? compared(parts.sides, finding) ?? topicSide(tokens, finding, parts, first);
  if (own === undefined) return;
  finding.laterality = own.laterality;
  finding.side = own;
  if (own === behind && before === undefined && own.laterality !== "bilateral") {
    const second = parts.sides.find(
      (side) => side.first >= own.end && side.end <= to && side.laterality !== own.laterality,
    );
    if (second !== undefined && isJoined(tokens, own.end, second.first)) finding.laterality = "bilateral";
  }
}

/** "effusions, left greater than right": both sides, right behind the comma. */
const compared = (sides: readonly SideSpan[], finding: Span): SideSpan | undefined =>
  sides.find((side) => side.laterality === "bilateral" && side.first === finding.end + 1);

/** "in the right and left lower lobes" */
function isJoined(tokens: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if ((GRAMMAR.of(tokens, i) & AND) !== 0) return true;
  return false;
}

function nearestBefore<T extends Span>(spans: readonly T[], to: number, from: number): T | undefined {
  let found: T | undefined;
  for (const span of spans) {
    if (span.first >= to) break;
    if (span.first >= from && span.end <= to) found = span;
  }
  return found;
}

function firstBehind<T extends Span>(spans: readonly T[], from: number, to: number): T | undefined {
  for (const span of spans) if (span.first >= from) return span.end <= to ? span : undefined;
  return undefined;
}

/** "The right kidney shows a mass", "Right kidney: mass": the side of what the sentence is about, where it names one side only. */
function topicSide(tokens: Tokens, finding: FindingDraft, parts: SentenceParts, first: number): SideSpan | undefined {
  let topic: SideSpan | undefined;
  for (const side of parts.sides) {
    if (side.first >= finding.first) break;
    if (topic !== undefined && topic.laterality !== side.laterality) return undefined;
    topic ??= side;
  }
  if (topic === undefined || topic.first > first + NEAR) return undefined;
  for (const other of parts.findings) {
    if (other.first >= finding.first) break;
    if (other.laterality === topic.laterality && other.side === topic) return undefined;
  }
  return leavesTopic(tokens, topic.end, finding.first) ? undefined : topic;
}

function attachPlaces(
  tokens: Tokens,
  finding: FindingDraft,
  parts: SentenceParts,
  from: number,
  to: number,
  first: number,
): void {
  for (const place of parts.places) {
    if (place.first >= to) break;
    if (place.first < from) continue;
    finding.places = withOneMore(finding.places, place);
    finding.laterality ??= place.place.laterality;
  }
  if (finding.places.length === 0) attachTopicPlaces(tokens, finding, parts, first);
}

/** "At C5-C6 there is a herniation", "In the upper lobe of the right lung, a nodule": the places that the sentence begins with. */
function attachTopicPlaces(tokens: Tokens, finding: FindingDraft, parts: SentenceParts, first: number): void {
  const opening = parts.places[0];
  if (opening === undefined || opening.first >= finding.first || opening.first > first + NEAR) return;
  const end = Math.min(topicEnd(tokens, first, finding.first), parts.findings[0]?.first ?? finding.first);
  if (leavesTopic(tokens, end, finding.first)) return;
  for (const place of parts.places) {
    if (place.end > end) break;
    const side = place.place.laterality;
    if (side !== undefined && finding.laterality !== undefined && side !== finding.laterality) continue;
    finding.places = withOneMore(finding.places, place);
    finding.laterality ??= side;
  }
}

/** Where what the sentence begins with ends: at its first comma or verb. */
function topicEnd(tokens: Tokens, first: number, end: number): number {
  for (let i = first; i < end; i += 1) {
    if (byteAt(tokens.kind, i) === PUNCTUATION && codeAt(tokens.code, i) === COMMA) return i;
    if ((GRAMMAR.of(tokens, i) & VERB) !== 0) return i;
  }
  return end;
}

/** Whether a semicolon or a "but" stands between: what is said first then no longer holds for what comes after. */
function leavesTopic(tokens: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    if (byteAt(tokens.kind, i) === PUNCTUATION && codeAt(tokens.code, i) === SEMICOLON) return true;
    if ((GRAMMAR.of(tokens, i) & BUT) !== 0) return true;
  }
  return false;
}

function attachOrgan(
  tokens: Tokens,
  finding: FindingDraft,
  parts: SentenceParts,
  from: number,
  to: number,
  first: number,
): void {
  if (finding.organ !== undefined) return;
  // "Lesion, which displaces the vessels, is seen in the liver": the vessels are not where it is.
  const rest = Math.max(finding.end, insertedEnd(tokens, finding.end, to));
  const behind = firstBehind(parts.organs, rest, to);
  const near = behind !== undefined && behind.first - rest <= BEHIND ? behind : undefined;
  const place = finding.places[0]?.place.organ;
  const organ = nearestBefore(parts.organs, finding.first, from) ?? near;
  finding.organ = organ?.organ.name ?? place ?? topicOrgan(tokens, finding, parts, first)?.organ.name;
}

/** The organ that the sentence begins with: "The liver contains a lesion", "Liver: lesion". */
function topicOrgan(tokens: Tokens, finding: FindingDraft, parts: SentenceParts, first: number): OrganSpan | undefined {
  const topic = parts.organs[0];
  if (topic === undefined || topic.first >= finding.first || topic.first > first + NEAR) return undefined;
  return leavesTopic(tokens, topic.end, finding.first) ? undefined : topic;
}

function attachModifiers(
  tokens: Tokens,
  finding: FindingDraft,
  parts: SentenceParts,
  from: number,
  to: number,
  nextFirst: number | undefined,
): void {
  for (const modifier of parts.modifiers) {
    if (modifier.first >= to) break;
    if (modifier.first < from) continue;
    const inFront = modifier.end <= finding.first;
    if (inFront || modifier.first < finding.end) addModifier(finding, modifier);
    // Behind the finding only what is not an adjective of the next one.
    else if (
      nextFirst === undefined
        ? isPredicate(tokens, modifier.end, to) || !leadsTo(tokens, modifier.end, to)
        : nextFirst > to || !leadsTo(tokens, modifier.end, nextFirst)
    )
      addModifier(finding, modifier);
  }
}

function addModifier(finding: FindingDraft, modifier: ModifierSpan): void {
  finding.modifiers = withOneMore(finding.modifiers, modifier);
  finding.modifierBits |= modifier.row.bit;
}

/** "… is growing.", "… unchanged since May", but not "… with mild displacement": no noun of its own behind it. */
const isPredicate = (tokens: Tokens, i: number, end: number): boolean =>
  i >= end || byteAt(tokens.kind, i) !== WORD || GRAMMAR.of(tokens, i) !== 0;

/** Only adjectives and the like stand between: the modifier belongs to what follows. */
function leadsTo(tokens: Tokens, from: number, to: number): boolean {
  if (to - from > NEAR) return false;
  for (let i = from; i < to; i += 1) {
    const kind = byteAt(tokens.kind, i);
    if (kind === PUNCTUATION && !has(tokens, i, GLUED)) return false;
    if (kind === PUNCTUATION && isInnerMark(tokens, i) === false) return false;
    if ((GRAMMAR.of(tokens, i) & (VERB | AND | OR | WHERE | DETERMINER)) !== 0) return false;
  }
  return true;
}

/** "this lesion", "the latter mass" */
export function pointsBack(tokens: Tokens, finding: Span, first: number): boolean {
  for (let i = finding.first - 1; i >= first && i >= finding.first - 2; i -= 1) {
    if (byteAt(tokens.kind, i) !== WORD && byteAt(tokens.kind, i) !== NUMBER) return false;
    if ((GRAMMAR.of(tokens, i) & POINTING) !== 0) return true;
  }
  return false;
}
