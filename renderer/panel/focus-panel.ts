import { changeSettings, type Workbench } from "../workbench";

/** F6: from the text to the panel's row at hand, and back. */
export function focusPanel(workbench: Workbench): void {
  const panel = document.querySelector<HTMLElement>(".panel");
  if (panel?.contains(document.activeElement)) {
    workbench.editor.focus();
    return;
  }
  if (panel === null) changeSettings(workbench, { panelOpen: true });
  requestAnimationFrame(() => {
    const row = document.querySelector<HTMLElement>(".panel [data-row][tabindex='0']");
    (row ?? document.querySelector<HTMLElement>(".panel button"))?.focus();
  });
}
