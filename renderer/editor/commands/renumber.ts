import { type Command, type EditorState, TextSelection, type Transaction } from "prosemirror-state";
import { schema } from "../../../shared/report/schema";
import { readListMark } from "../../../shared/text/list-marks";

/**
 * Numbers that were typed: in the Impression, which counts by itself, they go; elsewhere the numbered paragraphs around
 * the caret count from 1 again. Nothing to do where nobody has typed a number.
 */
export const renumber: Command = (state, dispatch) => {
  const { $head } = state.selection;
  if ($head.depth < 2) return false;
  const tr = $head.node(1).type === schema.nodes.impression ? withoutNumbers(state) : countedAgain(state);
  if (!tr.docChanged) return false;
  dispatch?.(
    tr.setSelection(
      TextSelection.create(tr.doc, tr.mapping.map(state.selection.anchor), tr.mapping.map(state.selection.head)),
    ),
  );
  return true;
};

function withoutNumbers(state: EditorState): Transaction {
  const tr = state.tr;
  const { $head } = state.selection;
  const start = $head.start(1);
  $head.node(1).forEach((item, offset) => {
    const mark = readListMark(item.textContent);
    const at = tr.mapping.map(start + offset + 1);
    if (mark?.kind === "number") tr.delete(at, at + mark.length);
  });
  return tr;
}

function countedAgain(state: EditorState): Transaction {
  const tr = state.tr;
  const { $head } = state.selection;
  const section = $head.node(1);
  const isNumbered = (index: number) => {
    const block = section.maybeChild(index);
    return block?.type === schema.nodes.paragraph && readListMark(block.textContent)?.kind === "number";
  };
  const caret = $head.index(1);
  if (!isNumbered(caret)) return tr;
  let first = caret;
  while (isNumbered(first - 1)) first--;
  const start = $head.start(1);
  section.forEach((block, offset, index) => {
    if (index < first || !isNumbered(index) || (index > caret && !runsTo(index, caret, isNumbered))) return;
    const [digits = ""] = /\d+/.exec(block.textContent) ?? [];
    const at = tr.mapping.map(start + offset + 1 + block.textContent.indexOf(digits));
    const wanted = String(index - first + 1);
    if (digits !== wanted) tr.insertText(wanted, at, at + digits.length);
  });
  return tr;
}

function runsTo(index: number, caret: number, isNumbered: (index: number) => boolean): boolean {
  for (let each = caret; each <= index; each++) if (!isNumbered(each)) return false;
  return true;
}
