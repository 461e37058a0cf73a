import { Selection, TextSelection } from "prosemirror-state";
import type { Range } from "../../shared/report/report";
import type { Workbench } from "../workbench";
import { fieldPlaces } from "./commands/fields";
import { reveal } from "./reveal";
import { spotKey } from "./spot-plugin";

/** The caret in front of the words, the words shown for as long as it stays there; an open field is selected. */
export function goToRange({ editor }: Workbench, range: Range): void {
  const { state } = editor;
  const { from, to } = range;
  if (to > state.doc.content.size) return;
  const field = fieldPlaces(state.doc).find((place) => place.from === from && place.to === to);
  const $from = state.doc.resolve(from);
  // An open field is taken whole, to be filled; a place that is about a whole section is where one begins to write in it.
  const selection =
    field !== undefined
      ? TextSelection.create(state.doc, from, to)
      : $from.parent.inlineContent
        ? TextSelection.create(state.doc, from)
        : Selection.near($from, 1);
  const tr = state.tr.setSelection(selection);
  editor.dispatch(from < to && field === undefined ? tr.setMeta(spotKey, { from, to }) : tr);
  editor.focus();
  reveal(editor.view, from);
}
