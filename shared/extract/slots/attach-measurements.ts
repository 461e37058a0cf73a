// What a measurement measures. A size belongs to the noun that it stands before ("3 cm mass"), else to the nearest finding
// before it ("mass in the right kidney, 3 cm"), else to a finding behind it. An organ is measured only where the sentence
// says that it measures, and no lesion stands in between: 12 of 14 sizes that the nearest-noun rule gave to the spleen
// were of an accessory spleen or a lesion in it.

import { measurementBounds } from "../../lexicons/load";
import { AND, BUT, GRAMMAR, OR, RELATIVE, VERB, WHERE, WITH } from "../grammar-words";
import type { FindingDraft, OrganSpan, Span, StructureSpan } from "../parts";
import { GLUED, has, NEWLINE, NUMBER, PUNCTUATION, type Tokens } from "../tokens";
import type { Measurement } from "../types";
import { wordId } from "../vocabulary";
import { ABOUT, CUE, EXTENT_CUE, MEASURE_WORDS } from "./measure-words";
import type { MeasurementDraft } from "./measurements";

const SEMICOLON = 59;
const COMMA = 44;
const COLON = 58;
const OPEN = 40;
const NOT_ADJECTIVES = AND | OR | BUT | RELATIVE | VERB | WHERE | WITH;
const isInner = (code: number): boolean => code === 45 || code === 47 || (code >= 0x2010 && code <= 0x2015);

/** How many words may stand between a size and the noun that it stands before: "3 cm spiculated left upper lobe mass". */
const BEFORE_NOUN = 8;
/** How far behind a size its noun may stand where there is none before it. */
const BEHIND = 8;
const MOST_CUE_WORDS = 8;

const DISTANCE = new Set(["from", "above", "below", "away", "beyond"].map(wordId));
const DIRECTION = new Set(
  [
    "proximal",
    "distal",
    "superior",
    "inferior",
    "cephalad",
    "caudal",
    "lateral",
    "medial",
    "deep",
    "anterior",
    "posterior",
  ].map(wordId),
);
const TO = wordId("to");
const THE = wordId("the");
const WITHIN = wordId("within");
const OF = wordId("of");
const SIZE_WORDS = new Set(["measure", "measured", "measuring", "volume", "circumference"].map(wordId));

/** What one measurement measures: the index of a finding of its sentence, or an organ; neither where nothing says so. */
export interface Measured {
  readonly finding: number | undefined;
  readonly organ: StructureSpan | undefined;
}

/**
 * What may be measured in a sentence besides its findings: its organs, each by the name of the measurement table where one
 * stands there ("gallbladder wall"), and what the table names that is no organ ("joint space").
 */
export function measurable(
  organs: readonly OrganSpan[],
  structures: readonly StructureSpan[],
): readonly StructureSpan[] {
  const things: StructureSpan[] = [];
  for (const { first, end, organ } of organs) {
    const own = structures.find((one) => one.first < end && first < one.end);
    things.push(own === undefined ? { first, end, name: organ.name } : joined(own, first, end));
  }
  const lone = structures.filter((one) => !organs.some((organ) => one.first < organ.end && organ.first < one.end));
  return lone.length === 0 ? things : [...things, ...lone].sort((a, b) => a.first - b.first);
}

const joined = (own: StructureSpan, first: number, end: number): StructureSpan => ({
  first: Math.min(own.first, first),
  end: Math.max(own.end, end),
  name: own.name,
});
const NOTHING: Measured = { finding: undefined, organ: undefined };

/**
 * Attaches the measurement to a finding or organ of its sentence (tokens `first` to `end`). `earlier` is what the
 * measurement before it in the sentence measures: a prior value belongs to the same.
 */
export function measuredBy(
  tokens: Tokens,
  measurement: MeasurementDraft,
  findings: readonly FindingDraft[],
  organs: readonly StructureSpan[],
  first: number,
  end: number,
  earlier: Measured | undefined,
): Measured {
  const { firstToken, afterToken } = measurement;
  if (isDistance(tokens, firstToken, afterToken, first, end)) return NOTHING;
  const ahead = findingAhead(tokens, findings, afterToken);
  if (ahead !== undefined) return { finding: ahead, organ: undefined };
  if (measurement.role === "prior" && earlier !== undefined) return earlier;
  const before = findingBefore(tokens, findings, firstToken, first);
  const organ = organMeasured(
    tokens,
    organs,
    findings,
    measurement,
    first,
    end,
    before === undefined ? first : (findings[before]?.end ?? first),
  );
  if (organ !== undefined && (before === undefined || !isPlaceOf(tokens, findings[before], organ)))
    return { finding: undefined, organ };
  if (before !== undefined) return { finding: before, organ: undefined };
  const behind = findingBehind(tokens, findings, afterToken);
  return behind === undefined ? NOTHING : { finding: behind, organ: undefined };
}

let siblings: Map<string, string | undefined> | undefined;

/**
 * The row of the measurement table for a structure that was measured in this quantity: three lengths of an ovary go by
 * "ovary length", not by the row of its volume; undefined where the table has no row for it.
 */
export function rowFor(structure: string, quantity: Measurement["quantity"]): string | undefined {
  siblings ??= lengthRows();
  return quantity === "length" && siblings.has(structure) ? siblings.get(structure) : structure;
}

/** Rows in millilitres, each with the row in millimetres that begins with the same word. */
function lengthRows(): Map<string, string | undefined> {
  const rows = measurementBounds().filter((row) => row.kind === "structure");
  const organOf = (name: string) => name.split(" ", 1)[0];
  return new Map(
    rows
      .filter(({ unit }) => unit === "mL")
      .map(({ name }) => [
        name,
        rows.find((row) => row.unit === "mm" && organOf(row.name) === organOf(name) && !row.name.includes("wall"))
          ?.name,
      ]),
  );
}

/** "4 cm above the carina", "2 cm from the nipple", "5 mm proximal to", "within 2 cm of": a way, not a size. */
function isDistance(tokens: Tokens, start: number, after: number, first: number, end: number): boolean {
  if (start > first && tokens.id[start - 1] === WITHIN && after < end && tokens.id[after] === OF) return true;
  if (after >= end) return false;
  const id = tokens.id[after] ?? -1;
  if (DISTANCE.has(id)) return tokens.kind[after + 1] !== NUMBER;
  return DIRECTION.has(id) && after + 1 < end && (tokens.id[after + 1] === TO || tokens.id[after + 1] === THE);
}

function findingAhead(tokens: Tokens, findings: readonly FindingDraft[], after: number): number | undefined {
  for (let i = 0; i < findings.length; i += 1) {
    const finding = findings[i];
    if (finding === undefined || finding.first < after) continue;
    return isMeasurable(finding) && standsBefore(tokens, after, finding.first) ? i : undefined;
  }
  return undefined;
}

const isMeasurable = (finding: FindingDraft): boolean =>
  finding.concept.kind !== "normal" && finding.concept.kind !== "category";

/** Nothing but adjectives between: no verb, preposition or conjunction; a comma only between adjectives. */
function standsBefore(tokens: Tokens, from: number, to: number): boolean {
  if (to - from > BEFORE_NOUN) return false;
  for (let i = from; i < to; i += 1) {
    const kind = tokens.kind[i];
    if (kind === NEWLINE) continue;
    const code = tokens.code[i] ?? 0;
    if (kind === PUNCTUATION && !isInner(code) && !(code === COMMA && i > from)) return false;
    if (kind === NUMBER && !has(tokens, i, GLUED)) return false;
    if ((GRAMMAR.of(tokens, i) & NOT_ADJECTIVES) !== 0) return false;
  }
  return true;
}

/** The nearest finding before the size in its clause; a lesion is preferred to what surrounds it. */
function findingBefore(
  tokens: Tokens,
  findings: readonly FindingDraft[],
  start: number,
  first: number,
): number | undefined {
  let other: number | undefined;
  for (let i = findings.length - 1; i >= 0; i -= 1) {
    const finding = findings[i];
    if (finding === undefined || finding.end > start) continue;
    if (breaksBetween(tokens, Math.max(first, finding.end), start)) break;
    if (finding.concept.kind === "normal") break;
    if (!isMeasurable(finding)) continue;
    if (finding.concept.lesion || finding.concept.sizeRequired) {
      // "aneurysm with mural calcification, 4 cm": the lesion; "mass and an effusion of 3 cm": the nearest.
      return other === undefined || isAside(tokens, finding.end, findings[other]?.first ?? start) ? i : other;
    }
    other ??= i;
  }
  return other;
}

/** The nearer finding only describes the lesion before it: "mass with calcification", "nodule causing atelectasis,". */
function isAside(tokens: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if ((GRAMMAR.of(tokens, i) & (WITH | WHERE)) !== 0) return true;
  return false;
}

function findingBehind(tokens: Tokens, findings: readonly FindingDraft[], after: number): number | undefined {
  for (let i = 0; i < findings.length; i += 1) {
    const finding = findings[i];
    if (finding === undefined || finding.first < after) continue;
    if (finding.first - after > BEHIND || !isMeasurable(finding) || breaksBetween(tokens, after, finding.first))
      return undefined;
    return i;
  }
  return undefined;
}

function breaksBetween(tokens: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    if (tokens.kind[i] === PUNCTUATION && tokens.code[i] === SEMICOLON) return true;
    if ((GRAMMAR.of(tokens, i) & BUT) !== 0) return true;
  }
  return false;
}

/** The organ right before the size with measuring words, a colon or a bracket between: "The spleen measures 14 cm". */
function organMeasured(
  tokens: Tokens,
  organs: readonly StructureSpan[],
  findings: readonly FindingDraft[],
  measurement: MeasurementDraft,
  first: number,
  end: number,
  from: number,
): StructureSpan | undefined {
  for (let i = organs.length - 1; i >= 0; i -= 1) {
    const organ = organs[i];
    if (organ === undefined || organ.end > measurement.firstToken) continue;
    if (organ.first < from || insideFinding(findings, organ) || follows(tokens, organ, first)) return undefined;
    const { firstToken, afterToken } = measurement;
    if (saysSize(tokens, organ.end, firstToken) || saysState(tokens, organ.end, firstToken)) return organ;
    return organ.end === firstToken && isLabel(tokens, organ, first) && endsPart(tokens, afterToken, end)
      ? organ
      : undefined;
  }
  return undefined;
}

const STATES = new Set(
  "thickened dilated distended enlarged narrowed widened ectatic aneurysmal expanded prominent displaced splayed stretched thinned"
    .split(" ")
    .map(wordId),
);
/** "AC joint widening of 12 mm" */
const STATE_NOUNS = new Set(
  "thickening dilatation dilation distension distention widening diastasis narrowing separation displacement"
    .split(" ")
    .map(wordId),
);
const AT = wordId("at");
const UP = wordId("up");

/** "The wall is thickened to 5 mm", "dilated up to 9 mm", "distended at 11 cm". */
function saysState(tokens: Tokens, from: number, to: number): boolean {
  if (to - from > MOST_CUE_WORDS) return false;
  let i = to - 1;
  while (i > from && (MEASURE_WORDS.of(tokens, i) & ABOUT) !== 0) i -= 1;
  const id = tokens.id[i];
  if (id === OF && i > from) return i - from <= 3 && STATE_NOUNS.has(tokens.id[i - 1] ?? -1);
  if (id !== AT && id !== TO && !(id === UP && tokens.id[i + 1] === TO)) return false;
  for (let j = from; j < i; j += 1) {
    if (STATES.has(tokens.id[j] ?? -1)) return true;
    if (tokens.kind[j] === PUNCTUATION || (GRAMMAR.of(tokens, j) & (BUT | AND | WITH)) !== 0) return false;
  }
  return false;
}

const MOST_LABEL_WORDS = 3;

/** "Left kidney 10 cm", "; spleen 12 cm": the organ opens its part of the sentence, with nothing but adjectives before it. */
function isLabel(tokens: Tokens, organ: Span, first: number): boolean {
  for (let i = organ.first - 1, words = 0; i >= first; i -= 1, words += 1) {
    const kind = tokens.kind[i];
    if (kind === PUNCTUATION) return !isInner(tokens.code[i] ?? 0);
    if (kind === NEWLINE) return true;
    if (kind === NUMBER || words >= MOST_LABEL_WORDS || (GRAMMAR.of(tokens, i) & NOT_ADJECTIVES) !== 0) return false;
  }
  return true;
}

/** Nothing behind the size that it could belong to: the end, a mark, or "in length". */
function endsPart(tokens: Tokens, after: number, end: number): boolean {
  if (after >= end) return true;
  const kind = tokens.kind[after];
  return (
    kind === PUNCTUATION ||
    kind === NEWLINE ||
    tokens.id[after] === IN ||
    (MEASURE_WORDS.of(tokens, after) & (CUE | EXTENT_CUE)) !== 0
  );
}
const IN = wordId("in");

const insideFinding = (findings: readonly FindingDraft[], organ: Span): boolean =>
  findings.some((finding) => finding.first <= organ.first && organ.end <= finding.end);

/** "in the liver", "within the right kidney": a place. */
function follows(tokens: Tokens, organ: Span, first: number): boolean {
  for (let i = organ.first - 1; i >= first && i >= organ.first - 3; i -= 1) {
    const bits = GRAMMAR.of(tokens, i);
    if ((bits & WHERE) !== 0) return tokens.id[i] !== OF || !isSizeOf(tokens, i - 1, first);
    if ((bits & VERB) !== 0 || tokens.kind[i] === PUNCTUATION) return false;
  }
  return false;
}

/** "length of the spleen". */
const isSizeOf = (tokens: Tokens, i: number, first: number): boolean =>
  i >= first && (MEASURE_WORDS.of(tokens, i) & CUE) !== 0;

function saysSize(tokens: Tokens, from: number, to: number): boolean {
  if (to - from > MOST_CUE_WORDS) return false;
  let cue = (MEASURE_WORDS.of(tokens, from - 1) & CUE) !== 0 || SIZE_WORDS.has(tokens.id[from - 1] ?? -1);
  for (let i = from; i < to; i += 1) {
    const code = tokens.code[i] ?? 0;
    if (tokens.kind[i] === PUNCTUATION && (code === COLON || code === OPEN)) cue = true;
    else if ((MEASURE_WORDS.of(tokens, i) & CUE) !== 0 || SIZE_WORDS.has(tokens.id[i] ?? -1)) cue = true;
    else if ((GRAMMAR.of(tokens, i) & BUT) !== 0 || code === SEMICOLON) return false;
  }
  return cue || isBareIs(tokens, from, to) || (to === from + 1 && tokens.id[from] === OF);
}

const IS = new Set(["is", "are", "at"].map(wordId));
/** "The common bile duct is 6 mm", "enlarged at 14 cm". */
function isBareIs(tokens: Tokens, from: number, to: number): boolean {
  return to > from && to - from <= 5 && IS.has(tokens.id[to - 1] ?? -1);
}

/** Is the organ the place of the finding: "mass in the right kidney measures 3 cm"? */
function isPlaceOf(tokens: Tokens, finding: FindingDraft | undefined, organ: Span): boolean {
  if (finding === undefined || organ.first < finding.end) return true;
  let where = false;
  for (let i = finding.end; i < organ.first; i += 1) {
    if (tokens.kind[i] === PUNCTUATION && tokens.code[i] === COMMA) return false;
    const bits = GRAMMAR.of(tokens, i);
    if ((bits & VERB) !== 0 && !where) return false;
    if ((bits & WHERE) !== 0) where = true;
  }
  return where;
}
