import { closeHistory } from "prosemirror-history";
import { type EditorState, TextSelection, type Transaction } from "prosemirror-state";
import type { Range } from "../../shared/report/report";
import { schema } from "../../shared/report/schema";
import { lockedEnd } from "../editor/lock-plugin";
import { findKey } from "./find-plugin";
import { type FindQuery, matchBefore, matchFrom } from "./matches";

/** Looks for the query and goes to the first match from the caret on. */
export function findTransaction(state: EditorState, query: FindQuery): Transaction {
  const looked = state.tr.setMeta(findKey, { query, at: -1 });
  const { matches } = findKey.getState(state.apply(looked)) ?? { matches: [] };
  return goTo(state.tr, matches, matchFrom(matches, state.selection.from), query);
}

/** To the next or previous match from the caret; undefined where there is none. */
export function stepTransaction(state: EditorState, direction: 1 | -1): Transaction | undefined {
  const found = findKey.getState(state);
  if (found === undefined || found.matches.length === 0) return undefined;
  const { from, to } = state.selection;
  const { matches, at } = found;
  const here = matches[at];
  // On a match the next one is its neighbour, whatever is selected of it.
  const on = here !== undefined && from >= here.from && to <= here.to;
  const index = on
    ? (at + direction + matches.length) % matches.length
    : direction === 1
      ? matchFrom(matches, to)
      : matchBefore(matches, from);
  return goTo(state.tr, matches, index);
}

function goTo(tr: Transaction, matches: readonly Range[], at: number, query?: FindQuery): Transaction {
  const match = matches[at];
  if (match !== undefined) tr.setSelection(TextSelection.create(tr.doc, match.from, match.to));
  return tr.setMeta(findKey, query === undefined ? { at } : { query, at });
}

/** Open fields keep their place, and what is signed stays: neither is replaced. */
export function mayReplace(state: EditorState, { from, to }: Range): boolean {
  return from >= lockedEnd(state) && !state.doc.rangeHasMark(from, to, schema.marks.field);
}

/** Replaces the match that the author is at and goes to the next; only goes there where it may not be replaced. */
export function replaceTransaction(state: EditorState, replacement: string): Transaction | undefined {
  const found = findKey.getState(state);
  const match = found?.matches[found.at];
  if (found === undefined || match === undefined || !mayReplace(state, match)) return stepTransaction(state, 1);
  const tr = replaced(closeHistory(state.tr), match, replacement);
  const { matches } = findKey.getState(state.apply(tr)) ?? { matches: [] };
  return goTo(tr, matches, matchFrom(matches, match.from + replacement.length));
}

export interface Replaced {
  /** Undefined where there was nothing to replace. */
  readonly tr: Transaction | undefined;
  readonly count: number;
  /** Matches that stay: open fields, signed text. */
  readonly left: number;
}

/** Replaces every match in one step of the history. The caret stays in its words. */
export function replaceAllTransaction(state: EditorState, replacement: string): Replaced {
  const matches = findKey.getState(state)?.matches ?? [];
  const own = matches.filter((match) => mayReplace(state, match));
  const left = matches.length - own.length;
  if (own.length === 0) return { tr: undefined, count: 0, left };
  const tr = closeHistory(state.tr);
  for (const match of own.toReversed()) replaced(tr, match, replacement);
  return { tr: tr.setMeta(findKey, { at: -1 }), count: own.length, left };
}

/** The new words are the author's own: they keep no mark of those that go. */
function replaced(tr: Transaction, { from, to }: Range, replacement: string): Transaction {
  if (replacement === "") tr.delete(from, to);
  else tr.replaceWith(from, to, schema.text(replacement));
  return tr.setMeta("applied", true);
}
