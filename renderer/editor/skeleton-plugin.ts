import type { Node } from "prosemirror-model";
import { Plugin, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { ReplaceAroundStep, ReplaceStep } from "prosemirror-transform";
import type { EditorView } from "prosemirror-view";
import { crossesRegions, deleteByRegion } from "./regions";

/**
 * The second lock on the skeleton. The schema keeps every section in its place; this keeps text from being carried from
 * one section into another: no step may replace across regions. Undo only takes back steps that passed here.
 */
export function skeletonPlugin(): Plugin {
  return new Plugin({
    filterTransaction: (tr) => !tr.docChanged || !carriesTextAcross(tr),
    props: {
      handleTextInput(view, from, to, text) {
        if (!crossesRegions(view.state.doc, from, to)) return false;
        const tr = deleteByRegion(view.state.tr, from, to);
        const at = Selection.near(tr.doc.resolve(tr.mapping.map(from, -1)), 1).from;
        tr.insertText(text, at);
        view.dispatch(tr.setSelection(TextSelection.create(tr.doc, at + text.length)).scrollIntoView());
        return true;
      },
      handleDOMEvents: {
        // The browser would delete the selection by itself as the first thing.
        compositionstart: (view) => {
          const { from, to } = view.state.selection;
          if (crossesRegions(view.state.doc, from, to)) view.dispatch(deleteByRegion(view.state.tr, from, to));
          return false;
        },
        cut: (view, event) => cutAcross(view, event),
      },
    },
  });
}

function carriesTextAcross(tr: Transaction): boolean {
  const undoing = tr.getMeta("history$") !== undefined;
  return tr.steps.some((step, index) => {
    const doc = tr.docs[index];
    if (doc === undefined || !(step instanceof ReplaceStep || step instanceof ReplaceAroundStep)) return false;
    return crossesRegions(doc, step.from, step.to) && !takesOut(doc, step, undoing ? UNDONE : ADDENDA);
  });
}

const ADDENDA: ReadonlySet<string> = new Set(["addendum"]);
/** What a change of the template has added goes again when that is taken back. */
const UNDONE: ReadonlySet<string> = new Set(["addendum", "other"]);

/** A whole addendum may go: nobody has signed it (the lock sees to that), and nothing of it comes anywhere else. */
function takesOut(
  doc: Node,
  { from, to, slice }: ReplaceStep | ReplaceAroundStep,
  kinds: ReadonlySet<string>,
): boolean {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  if (slice.size > 0 || $from.depth > 0 || $to.depth > 0) return false;
  return doc.children.slice($from.index(0), $to.index(0)).every(({ type }) => kinds.has(type.name));
}

function cutAcross(view: EditorView, event: ClipboardEvent): boolean {
  const { selection } = view.state;
  if (event.clipboardData === null || !crossesRegions(view.state.doc, selection.from, selection.to)) return false;
  const { dom, text } = view.serializeForClipboard(selection.content());
  event.clipboardData.clearData();
  event.clipboardData.setData("text/html", dom.innerHTML);
  event.clipboardData.setData("text/plain", text);
  event.preventDefault();
  view.dispatch(deleteByRegion(view.state.tr, selection.from, selection.to).scrollIntoView().setMeta("uiEvent", "cut"));
  return true;
}
