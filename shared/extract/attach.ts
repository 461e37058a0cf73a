// What belongs to which finding: its side, place, organ, modifiers and sizes. Everything is decided by where the words
// stand in the clause, in tokens; positions come later.

import { AND, BUT, GRAMMAR, POINTING, VERB } from "./grammar-words";
import {
  type FindingDraft,
  type ModifierSpan,
  NEAR,
  type OrganSpan,
  type SentenceParts,
  type SideSpan,
  type Span,
  withOneMore,
} from "./parts";
import { clauseEnd, insertedEnd, leadsTo, nextOutside, phraseEnd, phraseStart } from "./phrase-bounds";
import { byteAt, codeAt, NUMBER, PUNCTUATION, type Tokens, WORD } from "./tokens";

const COMMA = 44;
const SEMICOLON = 59;

/** How far behind a finding its place may begin ("… is again seen within the …"). */
const BEHIND = 6;

/** Gives every finding of a sentence its side, places, organ and modifiers. */
export function attach(tokens: Tokens, first: number, end: number, parts: SentenceParts): void {
  const { findings, sides, places, organs, modifiers } = parts;
  for (let i = 0; i < findings.length; i += 1) {
    const finding = findings[i];
    if (finding === undefined) continue;
    // Most findings have nothing beside them that could be theirs, and most others only one kind of it.
    const near = sides.length > 0 || places.length > 0 || (organs.length > 0 && finding.organ === undefined);
    if (!near && modifiers.length === 0) continue;
    const from = phraseStart(tokens, finding.first, Math.max(first, findings[i - 1]?.end ?? first));
    if (near) {
      const nextFirst = nextOutside(tokens, finding.end, end, findings, i + 1) ?? end;
      const to = phraseEnd(tokens, finding.end, Math.min(end, nextFirst), places, nextFirst < end);
      if (sides.length > 0) attachSide(tokens, finding, parts, from, to, first);
      if (places.length > 0) attachPlaces(tokens, finding, parts, from, to, first);
      attachOrgan(tokens, finding, parts, from, to, first);
    }
    if (modifiers.length === 0) continue;
    // What stands in brackets has its adjectives to itself.
    const next = findings[i + 1]?.first;
    const last = clauseEnd(tokens, finding.end, Math.min(end, next ?? end), end);
    attachModifiers(tokens, finding, parts, from, last, next);
  }
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

/** "this lesion", "the latter mass" */
export function pointsBack(tokens: Tokens, finding: Span, first: number): boolean {
  for (let i = finding.first - 1; i >= first && i >= finding.first - 2; i -= 1) {
    if (byteAt(tokens.kind, i) !== WORD && byteAt(tokens.kind, i) !== NUMBER) return false;
    if ((GRAMMAR.of(tokens, i) & POINTING) !== 0) return true;
  }
  return false;
}
