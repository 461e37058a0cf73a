import { Fragment, type Node } from "prosemirror-model";
import { type EditorState, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { schema } from "../../../shared/report/schema";
import { type FieldPlace, fillField, selectedField } from "../commands/fields";
import { insertBlocks } from "../paste";
import { crossesRegions, deleteByRegion } from "../regions";
import { textLines } from "./text-control";
import { wholeTextTransaction } from "./whole-text";

/** The transaction that puts in what a dictation tool hands over, in the selection's place; undefined where nothing comes of it. */
export function arrivalTransaction(state: EditorState, text: string): Transaction | undefined {
  const field = selectedField(state);
  if (field !== undefined) return fieldTransaction(state, field, text.trim());
  if (coversAll(state)) return wholeTextTransaction(state, text);
  const lines = text.split(/\r\n?|\n/);
  const inHeader = state.selection.$from.parent.type === schema.nodes.header_field;
  if (lines.length === 1 || inHeader) return lineTransaction(state, lines.filter((line) => line !== "").join(" "));
  return blocksTransaction(state, lines);
}

/** All the report's text is selected: what comes takes its place. */
export function coversAll({ doc, selection }: EditorState): boolean {
  if (selection.empty) return false;
  const filled = textLines(doc).filter(({ node }) => node.content.size > 0);
  const [first, last] = [filled[0], filled.at(-1)];
  if (first === undefined || last === undefined || first === last) return false;
  return selection.from <= first.from && selection.to >= last.from + last.node.content.size;
}

/** One of a pick list's entries, whatever its case; a number with its unit; else the words as they came. */
function fieldTransaction(state: EditorState, field: FieldPlace, text: string): Transaction | undefined {
  if (text === "") return undefined;
  const said = text.replace(/[.,]$/, "").toLowerCase();
  const entry = field.options.find((option) => option.toLowerCase() === said);
  let made: Transaction | undefined;
  fillField(field, entry ?? text)(state, (tr) => {
    made = tr;
  });
  return made;
}

function lineTransaction(state: EditorState, text: string): Transaction | undefined {
  if (text === "") return undefined;
  const { from, to } = state.selection;
  const across = crossesRegions(state.doc, from, to);
  const tr = across ? deleteByRegion(state.tr, from, to) : state.tr;
  const at = Selection.near(tr.doc.resolve(tr.mapping.map(from, -1)), 1).from;
  tr.replaceWith(across ? at : from, across ? at : to, dictated(text));
  const end = (across ? at : from) + text.length;
  return tr.setSelection(TextSelection.create(tr.doc, end));
}

/** Blank lines between are dropped; a break at either end makes a block, as the author asked for one. */
function blocksTransaction(state: EditorState, lines: readonly string[]): Transaction | undefined {
  const wanted = lines.filter((line, index) => line.trim() !== "" || index === 0 || index === lines.length - 1);
  return insertBlocks(
    state,
    wanted.map((line) => (line === "" ? Fragment.empty : Fragment.from(dictated(line)))),
  );
}

function dictated(text: string): Node {
  return schema.text(text, [schema.mark("inserted", { by: "dictation" })]);
}
