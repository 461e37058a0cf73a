import type { Node, ResolvedPos } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import type { Range, SectionKind } from "../../shared/report/report";

/**
 * A region is what an edit must stay in: a section's body, or one field of the header. Replacing across two regions
 * would carry text from one section into another.
 */
export function regionRange($pos: ResolvedPos): Range {
  const depth = Math.min($pos.depth, $pos.depth >= 1 && $pos.node(1).type.name === "header" ? 2 : 1);
  return depth === 0 ? { from: $pos.pos, to: $pos.pos } : { from: $pos.start(depth), to: $pos.end(depth) };
}

export function crossesRegions(doc: Node, from: number, to: number): boolean {
  if (from === to) return false;
  const region = regionRange(doc.resolve(from));
  return from < region.from || to > region.to || region.from === region.to;
}

/** The parts of the range that lie in text, one for each region, in order. Only parts with something in them. */
export function partsByRegion(doc: Node, from: number, to: number): readonly Range[] {
  const parts: Range[] = [];
  doc.nodesBetween(from, to, (node, pos, parent) => {
    if (!node.isTextblock || parent === null) return true;
    const start = Math.max(from, pos + 1);
    const end = Math.min(to, pos + 1 + node.content.size);
    if (start > end) return false;
    const last = parts.at(-1);
    const joined = last !== undefined && node.type.name !== "header_field" && !crossesRegions(doc, last.from, end);
    if (joined) parts[parts.length - 1] = { from: last.from, to: end };
    else parts.push({ from: start, to: end });
    return false;
  });
  return parts.filter((part) => part.from < part.to);
}

/** Deletes what lies between, region by region, so that every section keeps its place and at least one block. */
export function deleteByRegion(tr: Transaction, from: number, to: number): Transaction {
  for (const part of partsByRegion(tr.doc, from, to).toReversed()) tr.delete(part.from, part.to);
  return tr;
}

export function sectionKindAt($pos: ResolvedPos): SectionKind | undefined {
  return $pos.depth === 0 ? undefined : ($pos.node(1).type.name as SectionKind); // section nodes are named after their kinds
}

export interface SectionPlace extends Range {
  readonly kind: SectionKind;
  readonly node: Node;
}

/** True where something other than white space stands. Stops at the first: a section's text is not put together for it. */
export function hasText(node: Node): boolean {
  if (node.isText) return /\S/.test(node.text ?? "");
  return node.children.some(hasText);
}

/** The sections with the positions of their nodes. */
export function sectionPlaces(doc: Node): readonly SectionPlace[] {
  const places: SectionPlace[] = [];
  doc.forEach((node, offset) => {
    places.push({ kind: node.type.name as SectionKind, node, from: offset, to: offset + node.nodeSize });
  });
  return places;
}

export function sectionPlace(doc: Node, kind: SectionKind): SectionPlace | undefined {
  return sectionPlaces(doc).find((place) => place.kind === kind);
}
