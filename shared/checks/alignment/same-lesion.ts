import type { Concept, Finding, Laterality } from "../../extract/types";
import { anatomy } from "../../lexicons/load";

export { placesOf } from "./places";

/**
 * How two wordings may mean one thing: the same concept or family; a diagnosis and what it was seen as; or two words for
 * something that takes up space, which mean one thing only in one organ.
 */
export type Relation = "same" | "described" | "lesion";

/** Undefined where the two concepts have nothing to do with each other. */
export function relationOf(a: Concept, b: Concept): Relation | undefined {
  let row = relations.get(a);
  if (row === undefined) {
    row = new Uint8Array(ROW);
    relations.set(a, row);
  }
  // Asked for every pair of a report's mentions, again and again: the two names and families are compared once.
  const known = row[b.place];
  if (known === undefined || b.place < 0) return relate(a, b);
  if (known !== 0) return RELATIONS[known - 1];
  const relation = relate(a, b);
  row[b.place] = RELATIONS.indexOf(relation) + 1;
  return relation;
}

const RELATIONS: readonly (Relation | undefined)[] = [undefined, "same", "described", "lesion"];
/** A byte for each concept of the table that another one may be asked about with. */
const ROW = 2048;
const relations = new Map<Concept, Uint8Array>();

function relate(a: Concept, b: Concept): Relation | undefined {
  if (a === b || a.family === b.family || isKindOf(a, b) || isKindOf(b, a)) return "same";
  if (a.describedBy.includes(b.family) || b.describedBy.includes(a.family)) return "described";
  return a.lesion && b.lesion ? "lesion" : undefined;
}

/** "Rib fracture" is a fracture, "renal mass" a mass. */
export function isKindOf({ id }: Concept, { id: general }: Concept): boolean {
  return id.length > general.length && id.endsWith(general) && id[id.length - general.length - 1] === " ";
}

/** Whether both may lie in one organ: the same, one a part of the other, or unknown. */
export function organsAgree(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b || isPartOf(a, b) || isPartOf(b, a);
}

/** Whether `part` lies in `whole`, an organ does not in itself. */
export function isPartOf(part: string, whole: string): boolean {
  let wholes = above.get(part);
  if (wholes === undefined) {
    wholes = new Set();
    const up = parents();
    for (let organ = up.get(part); organ !== undefined; organ = up.get(organ)) wholes.add(organ);
    above.set(part, wholes);
  }
  return wholes.has(whole);
}

/** All that an organ is a part of. */
const above = new Map<string, Set<string>>();

let table: ReadonlyMap<string, string | undefined> | undefined;
function parents(): ReadonlyMap<string, string | undefined> {
  table ??= new Map(anatomy().map(({ organ, parent }) => [organ, parent === organ ? undefined : parent]));
  return table;
}

/** Whether the sides exclude each other; a bilateral or unknown side excludes nothing. */
export function sidesDiffer(a: Laterality | undefined, b: Laterality | undefined): boolean {
  return a !== undefined && b !== undefined && a !== "bilateral" && b !== "bilateral" && a !== b;
}

/** The sides that a sentence names, be it for something else. */
export interface NamedSides {
  readonly right: boolean;
  readonly left: boolean;
  readonly bilateral: boolean;
}

/** A sentence of more side words than this is no sentence; nobody could tell what is meant. */
const MOST_SIDES = 24;

/** What ends a statement; and what may end a part of one. */
const STATEMENTS = [";"];
export const PARTS: readonly string[] = [";", ",", " and a ", " and an "];

/** What sides the finding's part of its sentence names, up to the marks that end it, its own among them. */
export function sidesAround(finding: Finding, marks: readonly string[] = STATEMENTS): NamedSides {
  const { sentence, laterality } = finding;
  const { sides } = sentence.block;
  const named = { right: laterality === "right", left: laterality === "left", bilateral: laterality === "bilateral" };
  if (finding.locations.length > 0) addPlaces(finding, named);
  if (sides.length === 0) return named;
  const { from, to } = partAround(finding, marks);
  let counted = 0;
  for (let i = firstFrom(sides, from); i < sides.length; i += 1) {
    const side = sides[i];
    if (side === undefined || side.from >= to) break;
    counted += 1;
    if (counted > MOST_SIDES) return { right: true, left: true, bilateral: true };
    named[side.laterality] = true;
  }
  return named;
}

/** "Right middle lobe" is a place by its name: its side is told by what it is a part of. A side that is written goes before. */
function addPlaces({ locations, laterality }: Finding, named: { right: boolean; left: boolean }): void {
  let right = false;
  let left = false;
  for (const { set } of locations)
    if (set.every((atom) => atom.startsWith("lung:R"))) right = true;
    else if (set.every((atom) => atom.startsWith("lung:L"))) left = true;
  if (laterality !== undefined && (right !== left || isSlipOfLobe(locations))) return;
  named.right ||= right;
  named.left ||= left;
}

/** "Right lung, lingular segment", "middle lobe of the left lung": the lung says the side, whatever the lobe's name implies. */
function isSlipOfLobe(locations: Finding["locations"]): boolean {
  return (
    locations.length === 2 &&
    locations.some(({ set }) => set.length > 2) &&
    locations.some(({ set }) => set.length === 1 && (set[0] === "lung:LIN" || set[0] === "lung:RML"))
  );
}

/** The part of the sentence between such marks, or its ends, that holds the finding. */
function partAround(
  { sentence, from, to }: Finding,
  marks: readonly string[],
): { readonly from: number; readonly to: number } {
  const { text } = sentence;
  let first = 0;
  let last = text.length;
  for (const mark of marks) {
    const before = from > sentence.from ? text.lastIndexOf(mark, from - sentence.from - 1) : -1;
    const behind = text.indexOf(mark, to - sentence.from);
    if (before >= first) first = before + mark.length;
    if (behind >= 0 && behind < last) last = behind;
  }
  return { from: sentence.from + first, to: sentence.from + last };
}

/** The finding's side, or the only one that its sentence names. */
export function impliedSide(finding: Finding): Laterality | undefined {
  if (finding.laterality !== undefined) return finding.laterality;
  const { right, left, bilateral } = sidesAround(finding);
  if (bilateral || right === left) return undefined;
  return right ? "right" : "left";
}

/** The index of the first mention at or behind a position. */
export function firstFrom(mentions: readonly { readonly from: number }[], position: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.from ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Whether the sentence names organs of other regions only: "free air in the mediastinum" is not the free air of the table.
 * What such a finding is, is in doubt.
 */
export function isMisplaced({ sentence, organ }: Finding): boolean {
  const region = organ === undefined ? undefined : regions().get(organ);
  if (region === undefined || region === "any" || organ === "bone") return false;
  const { anatomy: mentions } = sentence.block;
  let named = false;
  for (let i = firstFrom(mentions, sentence.from); i < mentions.length; i += 1) {
    const mention = mentions[i];
    if (mention === undefined || mention.from >= sentence.to) break;
    if (organsAgree(mention.organ, organ)) return false;
    const other = regions().get(mention.organ);
    // The diaphragm bounds two regions: "free air under the diaphragm" is where free air is.
    if (other === undefined || other === "any" || other === region || mention.organ === "diaphragm") return false;
    named = true;
  }
  return named;
}

/** Words that describe rather than name: what they say of the organ may be said in others. */
const GENERIC = new Set([
  "dilated",
  "dilatation",
  "dilation",
  "ectasia",
  "narrowing",
  "thickening",
  "distention",
  "distended",
  "enlargement",
  "enlarged",
]);

/** The finding's last word names no finding by itself, but a state that the organ makes one. */
export function isGeneric({ text }: Finding): boolean {
  return GENERIC.has(text.slice(text.lastIndexOf(" ") + 1).toLowerCase());
}

let regionTable: ReadonlyMap<string, string> | undefined;
function regions(): ReadonlyMap<string, string> {
  regionTable ??= new Map(anatomy().map(({ organ, region }) => [organ, region]));
  return regionTable;
}

/** Whether one of the organs that the sentence names agrees with the organ, or it names none. */
export function sentenceAllows(sentence: Finding["sentence"], organ: string): boolean {
  const { anatomy: mentions } = sentence.block;
  let named = false;
  for (let i = firstFrom(mentions, sentence.from); i < mentions.length; i += 1) {
    const mention = mentions[i];
    if (mention === undefined || mention.from >= sentence.to) break;
    if (organsAgree(mention.organ, organ)) return true;
    named = true;
  }
  return !named;
}

/** Whether one of the sentence's mentions passes; the list is in the order of the text, so that the rest of it is not looked at. */
export function someIn<T extends { readonly from: number }>(
  mentions: readonly T[],
  sentence: { readonly from: number; readonly to: number },
  test: (mention: T) => boolean,
): boolean {
  for (let i = firstFrom(mentions, sentence.from); i < mentions.length; i += 1) {
    const mention = mentions[i];
    if (mention === undefined || mention.from >= sentence.to) return false;
    if (test(mention)) return true;
  }
  return false;
}
