import { TextSelection } from "prosemirror-state";
import type { Range } from "../../shared/report/report";
import type { Workbench } from "../workbench";
import { reveal } from "./reveal";
import { spotKey } from "./spot-plugin";

/** The caret in front of the words, the words shown for as long as it stays there. */
export function goToRange({ editor }: Workbench, range: Range): void {
  const { state } = editor;
  const { from, to } = range;
  if (to > state.doc.content.size) return;
  const tr = state.tr.setSelection(TextSelection.create(state.doc, from));
  editor.dispatch(from < to ? tr.setMeta(spotKey, { from, to }) : tr);
  editor.focus();
  reveal(editor.view, from);
}
