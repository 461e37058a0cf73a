import { hasOneColumn } from "../prior/prior-controller";
import { changeSettings, type Workbench } from "../workbench";

/** Where F6 goes, in turn. Each is the first thing in its pane that takes the focus. */
const PANES = [
  { pane: ".report-text", first: [".ProseMirror"] },
  { pane: ".prior", first: [".prior-body"] },
  { pane: ".panel", first: [".panel [data-row][tabindex='0']", ".panel button"] },
  { pane: ".rail", first: [".rail button"] },
  { pane: ".top-bar", first: [".top-bar button"] },
  { pane: ".banners", first: [".banners button"] },
] as const;

/**
 * F6: from the text to the panel, on to the rail and the bar, to what is said above the text, and back into it, where Tab
 * belongs to the fields. Shift+F6 the other way.
 */
export function focusNextPane(workbench: Workbench, direction: 1 | -1): void {
  // A pane that is not there is passed by, but for the panel, which comes when it has room.
  const { prior, priorHidden } = workbench.view.get();
  const gone = prior === undefined || priorHidden ? ".prior" : hasOneColumn() ? ".panel" : "";
  const quiet = document.querySelector(".banners button") === null ? ".banners" : "";
  const panes = PANES.filter(({ pane }) => pane !== gone && pane !== quiet);
  const at = panes.findIndex(({ pane }) => document.querySelector(pane)?.contains(document.activeElement));
  const next = panes[((at < 0 && direction === -1 ? 0 : at) + direction + panes.length) % panes.length];
  if (next === undefined) return;
  if (next.pane === ".report-text") {
    workbench.editor.focus();
    return;
  }
  if (next.pane === ".panel" && !workbench.settings.get().panelOpen) changeSettings(workbench, { panelOpen: true });
  requestAnimationFrame(() => {
    const target = next.first
      .map((selector) => document.querySelector<HTMLElement>(selector))
      .find((found) => found !== null);
    target?.focus();
  });
}
