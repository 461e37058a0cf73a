import { type Command, type EditorState, PluginKey, Selection, type Transaction } from "prosemirror-state";
import type { Range } from "../../../shared/report/report";
import { deleteByRegion } from "../regions";

/** What was said between two pauses and where it stands. */
export interface Utterance extends Range {
  readonly atMs: number;
}

/** `join`: it goes on with the utterance before it. */
export interface IntakeMeta {
  readonly add?: Utterance;
  readonly join?: boolean;
}

export const intakeKey = new PluginKey<readonly Utterance[]>("intake");

const KEPT = 20;

export function nextUtterances(tr: Transaction, value: readonly Utterance[]): readonly Utterance[] {
  const meta: IntakeMeta | undefined = tr.getMeta(intakeKey);
  let known = value;
  if (tr.docChanged && known.length > 0)
    known = known
      .map(({ from, to, atMs }) => ({ from: tr.mapping.map(from, 1), to: tr.mapping.map(to, -1), atMs }))
      .filter(({ from, to }) => from < to);
  if (meta?.add === undefined) return known;
  const last = known.at(-1);
  if (meta.join === true && last !== undefined)
    return [...known.slice(0, -1), { ...meta.add, from: Math.min(last.from, meta.add.from) }];
  return [...known, meta.add].slice(-KEPT);
}

export function lastUtterance(state: EditorState): Utterance | undefined {
  return intakeKey.getState(state)?.at(-1);
}

/** Takes away exactly what was said last, wherever it stands by now. */
export const deleteLastUtterance: Command = (state, dispatch) => {
  const last = lastUtterance(state);
  if (last === undefined) return false;
  const tr = deleteByRegion(state.tr, last.from, last.to);
  const at = Selection.near(tr.doc.resolve(tr.mapping.map(last.from, -1)), -1);
  dispatch?.(tr.setSelection(at).scrollIntoView());
  return true;
};

/** The word in front of the caret with the space before it; a selection goes as it is. */
export const deleteLastWord: Command = (state, dispatch) => {
  const { empty, from, to, $from } = state.selection;
  if (!empty) {
    dispatch?.(deleteByRegion(state.tr, from, to).scrollIntoView());
    return true;
  }
  const before = $from.parent.textBetween(0, $from.parentOffset);
  const word = /\s*[^\s]+\s*$/.exec(before)?.[0] ?? "";
  if (word === "") return false;
  // The first word of a block leaves no space to take.
  dispatch?.(state.tr.delete(from - word.length, from).scrollIntoView());
  return true;
};
