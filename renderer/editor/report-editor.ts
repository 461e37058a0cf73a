import { Selection } from "prosemirror-state";
import { closeCard, openCard } from "../card/card-controller";
import type { Workbench } from "../workbench";
import { checkKey } from "./check-plugin";

/** Puts the one EditorView into its place, outside of everything that React listens to. */
export function mountReport(workbench: Workbench, place: HTMLElement): void {
  workbench.editor.mount(place);
  place.addEventListener("click", (event) => openAtClick(workbench, event));
  closeWhenWriting(workbench);
  workbench.editor.focus();
}

const CARET_KNOWN_MS = 60;

/** A click on flagged words shows their card; the caret stays where the click put it, and the focus in the text. */
function openAtClick(workbench: Workbench, { target, clientX, clientY }: MouseEvent): void {
  const { editor } = workbench;
  const flagged = target instanceof HTMLElement && target.closest(".diagnostic") !== null;
  // ProseMirror hears of the click's caret a moment later: it is set here, so that Esc comes back to it.
  const at = editor.view?.posAtCoords({ left: clientX, top: clientY })?.pos;
  const checks = checkKey.getState(editor.state);
  if (!flagged || at === undefined || checks === undefined || document.getSelection()?.isCollapsed === false) {
    const { card } = workbench.view.get();
    // Not before the caret is known: what is drawn anew would put the old one back. A card that F8 opens meanwhile stays.
    if (card !== undefined)
      setTimeout(() => workbench.view.get().card === card && closeCard(workbench, "stay"), CARET_KNOWN_MS);
    return;
  }
  const hits = checks.shown.flatMap((diagnostic, index) =>
    diagnostic.from <= at && at <= diagnostic.to && diagnostic.from < diagnostic.to
      ? [{ key: checks.keys[index] ?? "", length: diagnostic.to - diagnostic.from }]
      : [],
  );
  const smallest = hits.toSorted((a, b) => a.length - b.length)[0];
  closeCard(workbench, "stay");
  if (smallest === undefined) return;
  editor.dispatch(editor.state.tr.setSelection(Selection.near(editor.doc.resolve(at))));
  openCard(workbench, smallest.key, false);
}

/** Whoever writes on has left the card behind. */
function closeWhenWriting(workbench: Workbench): void {
  workbench.editor.onChange(() => {
    if (workbench.view.get().card !== undefined) setTimeout(() => closeCard(workbench, "stay"), 0);
  });
}
