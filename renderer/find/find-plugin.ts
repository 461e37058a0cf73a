import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, type Transaction } from "prosemirror-state";
import type { Range } from "../../shared/report/report";
import { type DecorationLayer, EMPTY_LAYER, mapLayer, updateLayer, type Wanted } from "../editor/decoration-layer";
import { type FindQuery, findMatches } from "./matches";

export interface FindState {
  /** Undefined while nothing is looked for: then a key costs nothing. */
  readonly query: FindQuery | undefined;
  readonly matches: readonly Range[];
  /** The match that the author is at; -1 for none. */
  readonly at: number;
  readonly layer: DecorationLayer;
}

export interface FindMeta {
  readonly query?: FindQuery | "none";
  readonly at?: number;
}

const NOTHING: FindState = { query: undefined, matches: [], at: -1, layer: EMPTY_LAYER };

export const findKey = new PluginKey<FindState>("find");

/** Shows where the query is found. */
export function findPlugin(): Plugin<FindState> {
  return new Plugin<FindState>({
    key: findKey,
    state: { init: () => NOTHING, apply: (tr, value) => nextState(tr, value) },
    props: { decorations: (state) => findKey.getState(state)?.layer.set },
  });
}

function nextState(tr: Transaction, value: FindState): FindState {
  const meta: FindMeta | undefined = tr.getMeta(findKey);
  if (meta?.query === "none") return NOTHING;
  const query = meta?.query ?? value.query;
  if (query === undefined || (meta === undefined && !tr.docChanged)) return value;
  // What an input method composes in is not drawn anew.
  if (tr.getMeta("composition") !== undefined)
    return { ...value, matches: mapped(value.matches, tr), layer: mapLayer(value.layer, tr) };
  const matches = tr.docChanged || query !== value.query ? findMatches(tr.doc, query) : value.matches;
  const at = meta?.at ?? keptIndex(value, matches, tr);
  return { query, matches, at, layer: layerOf(value.layer, tr.doc, matches, at, tr) };
}

const mapped = (matches: readonly Range[], { mapping }: Transaction): readonly Range[] =>
  matches.map(({ from, to }) => ({ from: mapping.map(from, -1), to: mapping.map(to, 1) }));

/** The same match after an edit elsewhere; none where it has changed itself. */
function keptIndex({ matches: before, at }: FindState, matches: readonly Range[], { mapping }: Transaction): number {
  const old = before[at];
  if (old === undefined) return -1;
  const from = mapping.map(old.from, 1);
  return matches.findIndex((match) => match.from === from);
}

function layerOf(
  layer: DecorationLayer,
  doc: Node,
  matches: readonly Range[],
  at: number,
  tr: Transaction,
): DecorationLayer {
  const wanted = matches.map(({ from, to }, index): Wanted => {
    const name = index === at ? "found current" : "found";
    return { kind: "inline", from, to, key: name, attrs: { class: name } };
  });
  return updateLayer(layer, doc, wanted, tr);
}
