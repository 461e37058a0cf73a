import type { Node } from "prosemirror-model";
import { Decoration, type DecorationAttrs, type DecorationSet } from "prosemirror-view";
import type { Range } from "../../shared/report/report";

/** What a decoration is to be: `key` says which, so that one that stays as it is is left alone. */
export interface Wanted extends Range {
  readonly kind: "inline" | "node";
  readonly key: string;
  readonly attrs: DecorationAttrs;
}

/**
 * Changes only the difference: a new decoration object is a redrawn node, and rebuilding a hundred a key costs a second
 * layout. `set` is mapped already.
 */
export function updateDecorations(set: DecorationSet, doc: Node, wanted: readonly Wanted[]): DecorationSet {
  const open = new Map<string, Wanted>();
  for (const want of wanted) open.set(placeKey(want.from, want.to, want.key), want);
  const gone: Decoration[] = [];
  for (const decoration of set.find()) {
    const place = placeKey(decoration.from, decoration.to, String(decoration.spec.key));
    if (!open.delete(place)) gone.push(decoration);
  }
  if (gone.length > 0) set = set.remove(gone);
  if (open.size > 0) set = set.add(doc, [...open.values()].map(decorationOf));
  return set;
}

const placeKey = (from: number, to: number, key: string) => `${from}:${to}:${key}`;

function decorationOf({ kind, from, to, key, attrs }: Wanted): Decoration {
  return kind === "inline" ? Decoration.inline(from, to, attrs, { key }) : Decoration.node(from, to, attrs, { key });
}
