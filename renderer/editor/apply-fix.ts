import type { Node } from "prosemirror-model";
import { type EditorState, TextSelection, type Transaction } from "prosemirror-state";
import { suggestedOrder } from "../../shared/checks/item-order";
import type { Diagnostic, Fix, TextEdit } from "../../shared/checks/types";
import type { Analysis } from "../../shared/extract/types";
import { fieldsIn } from "../../shared/text/fields";
import { deleteItem, insertItem, moveItemTo, orderItems } from "./commands/items";
import { fieldText } from "./field-text";
import { sectionPlace } from "./regions";

/**
 * The transaction that a fix stands for. The fix belongs to `analysis`, which belongs to the state's document: the caller
 * has compared them. Undefined where there is nothing to do.
 */
export function fixTransaction(state: EditorState, fix: Fix, analysis: Analysis): Transaction | undefined {
  const tr = fix.edits !== undefined ? editsTransaction(state, fix.edits) : operationTransaction(state, fix, analysis);
  return tr?.setMeta("applied", true).scrollIntoView();
}

function editsTransaction(state: EditorState, edits: readonly TextEdit[]): Transaction | undefined {
  const tr = state.tr;
  const ordered = edits.toSorted((a, b) => b.from - a.from || b.to - a.to);
  for (const edit of ordered) {
    const trimmed = withoutDoubleSpace(state.doc, edit);
    const nodes = inlineOf(trimmed.insert);
    if (nodes.length === 0) tr.delete(trimmed.from, trimmed.to);
    else tr.replaceWith(trimmed.from, trimmed.to, nodes);
  }
  const last = ordered[0];
  return last === undefined || !tr.docChanged ? undefined : selectResult(tr, state, edits);
}

/** The caret goes behind what was put in, or onto the first place that it leaves open. */
function selectResult(tr: Transaction, { doc }: EditorState, edits: readonly TextEdit[]): Transaction {
  const first = edits.toSorted((a, b) => a.from - b.from)[0];
  if (first === undefined || first.from > doc.content.size) return tr;
  const start = tr.mapping.map(first.from, -1);
  const field = fieldsIn(first.insert)[0];
  const selection =
    field === undefined
      ? TextSelection.near(tr.doc.resolve(Math.min(start + first.insert.length, tr.doc.content.size)), -1)
      : TextSelection.create(tr.doc, start + field.from, start + field.to);
  return tr.setSelection(selection);
}

/** Deleting a sentence takes one of the two spaces around it along. */
function withoutDoubleSpace(doc: Node, edit: TextEdit): TextEdit {
  if (edit.insert !== "" || edit.from === edit.to) return edit;
  const $from = doc.resolve(edit.from);
  const before = $from.parent.textContent[$from.parentOffset - 1];
  const after = $from.parent.textContent[edit.to - $from.start()];
  const spaceBefore = before === undefined || before === " ";
  if (after === " " && spaceBefore) return { ...edit, to: edit.to + 1 };
  return after === undefined && before === " " ? { ...edit, from: edit.from - 1 } : edit;
}

/** Tinted until it has been read past: the author did not write it. */
const inlineOf = (text: string) => fieldText(text, "fix");

function operationTransaction(state: EditorState, { operation }: Fix, analysis: Analysis): Transaction | undefined {
  let made: Transaction | undefined;
  const keep = (tr: Transaction) => {
    made = tr;
  };
  switch (operation?.name) {
    case "move-item":
      moveItemTo(operation.fromIndex, operation.toIndex)(state, keep);
      return made;
    case "delete-item":
      deleteItem(operation.index)(state, keep);
      return made;
    case "insert-item":
      insertItem(operation.index, inlineOf(operation.text))(state, keep);
      return made;
    case "sort-items":
      orderItems(suggestedOrder(analysis.items))(state, keep);
      return made;
    case "insert-section":
      return fillSection(state, operation.kind, operation.text);
    // The document numbers its items itself and keeps its sections in place.
    case "renumber":
    case "move-section":
    case undefined:
      return undefined;
    default:
      return operation satisfies never;
  }
}

function fillSection(state: EditorState, kind: string, text: string): Transaction | undefined {
  const place = sectionPlace(state.doc, kind as Parameters<typeof sectionPlace>[1]);
  const first = place?.node.firstChild;
  if (place === undefined || first === null || first === undefined || first.content.size > 0) return undefined;
  const at = place.from + 2;
  const tr = state.tr.replaceWith(at, at, inlineOf(text));
  const field = fieldsIn(text)[0];
  return tr.setSelection(
    TextSelection.create(tr.doc, at + (field?.from ?? text.length), at + (field?.to ?? text.length)),
  );
}

/** What the text would be: for a preview beside the button. */
export function fixPreview(diagnostic: Diagnostic, fix: Fix): string | undefined {
  const edit = fix.edits?.length === 1 ? fix.edits[0] : undefined;
  if (edit === undefined || edit.insert === "" || edit.from > diagnostic.to || edit.to < diagnostic.from)
    return undefined;
  return edit.insert;
}
