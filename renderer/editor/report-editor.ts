import { closeCard, openCard } from "../card/card-controller";
import type { Workbench } from "../workbench";
import { checkKey } from "./check-plugin";

/** Puts the one EditorView into its place, outside of everything that React listens to. */
export function mountReport(workbench: Workbench, place: HTMLElement): void {
  workbench.editor.mount(place);
  place.addEventListener("click", (event) => openAtClick(workbench, event.target));
  closeWhenWriting(workbench);
  workbench.editor.focus();
}

/** A click on flagged words shows their card; the caret stays where the click put it, and the focus in the text. */
function openAtClick(workbench: Workbench, target: EventTarget | null): void {
  const { editor } = workbench;
  const flagged = target instanceof HTMLElement && target.closest(".diagnostic") !== null;
  const { head, empty } = editor.state.selection;
  const checks = checkKey.getState(editor.state);
  if (!flagged || !empty || checks === undefined) {
    closeCard(workbench, "stay");
    return;
  }
  const hits = checks.shown.flatMap((diagnostic, index) =>
    diagnostic.from <= head && head <= diagnostic.to && diagnostic.from < diagnostic.to
      ? [{ key: checks.keys[index] ?? "", length: diagnostic.to - diagnostic.from }]
      : [],
  );
  const smallest = hits.toSorted((a, b) => a.length - b.length)[0];
  closeCard(workbench, "stay");
  if (smallest !== undefined) openCard(workbench, smallest.key, false);
}

/** Whoever writes on has left the card behind. */
function closeWhenWriting(workbench: Workbench): void {
  workbench.editor.onChange(() => {
    if (workbench.view.get().card !== undefined) setTimeout(() => closeCard(workbench, "stay"), 0);
  });
}
