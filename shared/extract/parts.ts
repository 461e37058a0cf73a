import type { ModifierEntry } from "./entries";
import type { Organ } from "./lexicon";
import type { Place } from "./locations";
import type { Concept, Laterality } from "./types";

/** A phrase at tokens `first` to `end` (exclusive). */
export interface Span {
  readonly first: number;
  readonly end: number;
}

export interface SideSpan extends Span {
  readonly laterality: Laterality;
}
export interface OrganSpan extends Span {
  readonly organ: Organ;
}
export interface PlaceSpan extends Span {
  readonly place: Place;
}
export interface ModifierSpan extends Span {
  /** A row of the modifier table. */
  readonly row: ModifierEntry;
}

export interface StructureSpan extends Span {
  readonly name: string;
}

/** A finding while its sentence is read. */
export interface FindingDraft extends Span {
  concept: Concept;
  organ: string | undefined;
  laterality: Laterality | undefined;
  side: Span | undefined;
  places: readonly PlaceSpan[];
  modifiers: readonly ModifierSpan[];
  /** The bits of the modifiers' rows. */
  modifierBits: number;
}

/** How many words may stand between a side or place and its noun. */
export const NEAR = 5;

/**
 * What a sentence or a finding has none of: one list, never added to. It was emptied, because V8 takes a list that never
 * held anything for a list of small integers, and is slower where it meets two kinds.
 */
export const NONE: readonly never[] = [""].slice(1) as never[];

/** The list with one more: the same list, save that the first two make lists that are no larger than they. */
export function withOneMore<T>(list: readonly T[], one: T): readonly T[] {
  const [first] = list;
  if (first === undefined) return [one];
  if (list.length === 1) return [first, one];
  (list as T[]).push(one); // made here
  return list;
}

/** All phrases of one sentence, each list in the order of the text. */
export interface SentenceParts {
  findings: readonly FindingDraft[];
  organs: readonly OrganSpan[];
  sides: readonly SideSpan[];
  places: readonly PlaceSpan[];
  modifiers: readonly ModifierSpan[];
  /** Names of the measurement table. */
  structures: readonly StructureSpan[];
}

/** "Renal" of "renal mass" is no organ of its own. */
export function isInside(span: Span, findings: readonly Span[]): boolean {
  for (let i = 0; i < findings.length; i += 1) {
    const finding = findings[i];
    if (finding !== undefined && finding.first <= span.first && span.end <= finding.end) return true;
  }
  return false;
}

/** The side that stands right before the organ or inside it. */
export function sideOf(span: Span, sides: readonly SideSpan[]): SideSpan | undefined {
  for (let i = 0; i < sides.length; i += 1) {
    const side = sides[i];
    if (side === undefined) continue;
    if (side.end <= span.first && span.first - side.end <= 2) return side;
    if (side.first >= span.first && side.end <= span.end) return side;
  }
  return undefined;
}
