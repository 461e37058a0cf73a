import { closeHistory } from "prosemirror-history";
import { Fragment } from "prosemirror-model";
import { type Command, type EditorState, Selection, TextSelection, type Transaction } from "prosemirror-state";
import type { Range } from "../../../shared/report/report";
import type { Macro } from "../../../shared/settings";
import { fieldText } from "../field-text";
import { insertBlocks } from "../paste";
import { sectionKindAt, sectionPlace } from "../regions";
import { fieldPlaces } from "./fields";

/** Text of this length needs no second look: the author knows what the letters stand for. */
const SHORT = 60;

/** What stands for a macro at the caret. */
export interface Expansion extends Range {
  readonly macro: Macro;
  /** The text with the first letter as the author wrote it. */
  readonly text: string;
}

const LETTERS = /[\p{L}\p{N}]+$/u;
const INSIDE = /[\p{L}\p{N}_'’.-]/u;

/** The letters in front of the caret that stand for a text here: a whole word, not a part of one. */
export function expansionAt(state: EditorState, index: ReadonlyMap<string, readonly Macro[]>): Expansion | undefined {
  const { $from, empty } = state.selection;
  const { parent, parentOffset } = $from;
  if (!empty || !parent.isTextblock) return undefined;
  const before = parent.textBetween(Math.max(0, parentOffset - 21), parentOffset);
  const word = LETTERS.exec(before)?.[0];
  if (word === undefined) return undefined;
  const found = index.get(word) ?? (/^\p{Lu}[\p{Ll}\p{N}]*$/u.test(word) ? index.get(word.toLowerCase()) : undefined);
  const kind = sectionKindAt($from);
  const macro = found?.find(({ section }) => section === kind) ?? found?.find(({ section }) => section === "any");
  if (macro === undefined || INSIDE.test(before.at(-1 - word.length) ?? " ")) return undefined;
  if (parentOffset < parent.content.size && INSIDE.test(parent.textBetween(parentOffset, parentOffset + 1)))
    return undefined;
  const capital = macro.shortcut !== word;
  const text = capital ? macro.text.charAt(0).toUpperCase() + macro.text.slice(1) : macro.text;
  return { macro, text, from: $from.pos - word.length, to: $from.pos };
}

/** The text in the letters' place, a step of its own: one undo gives the letters back. `after` is what was typed with them. */
export function expand({ from, to, text }: Expansion, after: string): Command {
  return (state, dispatch) => {
    if (!text.includes("\n")) {
      if (dispatch) putLine(state, dispatch, { from, to }, text, after);
      return true;
    }
    if (!dispatch) return true;
    let next = state;
    const run = (tr: Transaction) => {
      next = next.apply(tr);
      dispatch(tr);
    };
    run(closeHistory(state.tr.delete(from, to)));
    putBlocks(next, run, text);
    run(closeHistory(next.tr));
    return true;
  };
}

/** Puts a macro in from the list: at the caret, or at the end of the section that it belongs to. */
export function insertMacro({ text, section }: Macro): Command {
  return (state, dispatch) => {
    if (!dispatch) return true;
    let next = state;
    const run = (tr: Transaction) => {
      next = next.apply(tr);
      dispatch(tr);
    };
    const place =
      section === "any" || sectionKindAt(state.selection.$head) === section
        ? undefined
        : sectionPlace(state.doc, section);
    if (place !== undefined) {
      const end = Selection.near(state.doc.resolve(place.to - 1), -1);
      run(state.tr.setSelection(end));
      const { $head } = next.selection;
      if ($head.parent.content.size > 0) run(closeHistory(next.tr.split($head.pos)));
    }
    const { from, to } = next.selection;
    if (text.includes("\n")) {
      run(closeHistory(next.tr));
      putBlocks(next, run, text);
    } else putLine(next, run, { from, to }, text, "", "macro");
    return true;
  };
}

function putLine(
  state: EditorState,
  dispatch: (tr: Transaction) => void,
  { from, to }: Range,
  text: string,
  after: string,
  by: string | undefined = text.length > SHORT ? "macro" : undefined,
): void {
  const hasField = fieldPlaces(state.doc).length;
  const tr = state.tr.replaceWith(from, to, [...fieldText(text, by), ...fieldText(after, undefined)]);
  tr.setSelection(TextSelection.create(tr.doc, from + text.length + after.length));
  if (fieldPlaces(tr.doc).length > hasField) selectField(tr, from);
  dispatch(
    closeHistory(tr)
      .setMeta("dictated", by !== undefined)
      .scrollIntoView(),
  );
  dispatch(closeHistory(state.apply(tr).tr));
}

function putBlocks(state: EditorState, dispatch: (tr: Transaction) => void, text: string): void {
  const { from } = state.selection;
  const lines = text.split("\n").map((line) => Fragment.from(fieldText(line, "macro")));
  const tr = insertBlocks(state, lines);
  if (tr === undefined) return;
  if (fieldPlaces(tr.doc).length > fieldPlaces(state.doc).length) selectField(tr, from);
  dispatch(tr.setMeta("dictated", true).scrollIntoView());
}

/** The first place that the text leaves open. */
function selectField(tr: Transaction, from: number): void {
  const field = fieldPlaces(tr.doc).find((place) => place.from >= from);
  if (field !== undefined) tr.setSelection(TextSelection.create(tr.doc, field.from, field.to));
}
