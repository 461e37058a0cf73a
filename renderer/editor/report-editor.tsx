import { useLayoutEffect, useRef } from "react";
import { closeCard, openCard } from "../card/card-controller";
import { DiagnosticCard } from "../card/diagnostic-card";
import type { Workbench } from "../workbench";
import { useWorkbench } from "../workbench-context";
import { checkKey } from "./check-plugin";
import { PickListBox } from "./pick-list-box";

/** Holds the one EditorView. React never renders inside it. */
export function ReportEditor() {
  const workbench = useWorkbench();
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (place.current === null) return;
    const unmount = workbench.editor.mount(place.current);
    workbench.editor.focus();
    const stop = closeWhenWriting(workbench);
    return () => {
      stop();
      unmount();
    };
  }, [workbench]);
  return (
    <article className="report">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: F8 is the keyboard's way to the same card */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the textbox inside has the role */}
      <div ref={place} className="report-text" onClick={(event) => openAtClick(workbench, event.target)} />
      <DiagnosticCard />
      <PickListBox />
    </article>
  );
}

/** A click on flagged words shows their card; the caret stays where the click put it, and the focus in the text. */
function openAtClick(workbench: Workbench, target: EventTarget): void {
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
function closeWhenWriting(workbench: Workbench): () => void {
  return workbench.editor.onChange(() => {
    if (workbench.view.get().card !== undefined) setTimeout(() => closeCard(workbench, "stay"), 0);
  });
}
