import type { Node } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import { Decoration, type DecorationAttrs, DecorationSet } from "prosemirror-view";
import type { Range } from "../../shared/report/report";

/** What a decoration is to be: `key` says which, so that one that stays as it is is left alone. */
export interface Wanted extends Range {
  readonly kind: "inline" | "node";
  readonly key: string;
  readonly attrs: DecorationAttrs;
}

/** A set of decorations with the list that it was made from. */
export interface DecorationLayer {
  readonly set: DecorationSet;
  /** Undefined after the set was only mapped: the list is no longer its own. */
  readonly wanted: readonly Wanted[] | undefined;
}

export const EMPTY_LAYER: DecorationLayer = { set: DecorationSet.empty, wanted: [] };

/** Only moves the decorations along: while an input method composes. The list is made anew by the next update. */
export function mapLayer({ set }: DecorationLayer, tr: Transaction): DecorationLayer {
  return { set: set.map(tr.mapping, tr.doc), wanted: undefined };
}

/**
 * The layer for the document after `tr`. Changes only the difference: a new decoration object is a redrawn node, and
 * rebuilding a hundred a key costs a second layout. A key that changes none of them costs one look at each.
 */
export function updateLayer(
  layer: DecorationLayer,
  doc: Node,
  wanted: readonly Wanted[],
  tr: Transaction | undefined,
): DecorationLayer {
  const set = tr?.docChanged === true ? layer.set.map(tr.mapping, tr.doc) : layer.set;
  if (layer.wanted?.length === wanted.length && onlyMoved(layer.wanted, wanted, tr)) return { set, wanted };
  return { set: withDifference(set, doc, wanted), wanted };
}

/** True where every decoration is the one before it, moved by the one place that the transaction changed. */
function onlyMoved(before: readonly Wanted[], after: readonly Wanted[], tr: Transaction | undefined): boolean {
  const change = tr?.docChanged === true ? singleChange(tr) : NO_CHANGE;
  if (change === undefined) return false;
  return after.every((want, index) => {
    const old = before[index];
    if (old === undefined || old.key !== want.key) return false;
    if (old.to < change.from) return old.from === want.from && old.to === want.to;
    if (old.from > change.to) return old.from + change.by === want.from && old.to + change.by === want.to;
    // A node around the change grows; an inline one is looked at closely.
    return (
      old.kind === "node" &&
      old.from < change.from &&
      old.to > change.to &&
      old.from === want.from &&
      old.to + change.by === want.to
    );
  });
}

export interface Change extends Range {
  readonly by: number;
}

const NO_CHANGE: Change = { from: Number.MAX_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER, by: 0 };

/** The one place that a transaction changed; undefined where there are more or none. */
export function singleChange({ mapping }: Transaction): Change | undefined {
  let change: Change | undefined;
  let count = 0;
  for (const map of mapping.maps)
    map.forEach((from, to, newFrom, newTo) => {
      count++;
      change = { from, to, by: newTo - newFrom - (to - from) };
    });
  return count === 1 ? change : undefined;
}

function withDifference(set: DecorationSet, doc: Node, wanted: readonly Wanted[]): DecorationSet {
  const open = new Map<string, Wanted>();
  for (const want of wanted) open.set(placeKey(want.from, want.to, want.key), want);
  const gone: Decoration[] = [];
  for (const decoration of set.find()) {
    const place = placeKey(decoration.from, decoration.to, String(decoration.spec.key));
    if (!open.delete(place)) gone.push(decoration);
  }
  const kept = gone.length > 0 ? set.remove(gone) : set;
  return open.size > 0 ? kept.add(doc, [...open.values()].map(decorationOf)) : kept;
}

const placeKey = (from: number, to: number, key: string) => `${from}:${to}:${key}`;

function decorationOf({ kind, from, to, key, attrs }: Wanted): Decoration {
  return kind === "inline" ? Decoration.inline(from, to, attrs, { key }) : Decoration.node(from, to, attrs, { key });
}
