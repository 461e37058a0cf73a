import { citePrior, closePrior, makeRoomForPanel, offeredCitation, showPrior } from "../prior/prior-controller";
import type { PanelName } from "../state/view-state";
import type { Workbench } from "../workbench";
import { type AppCommand, dialog } from "./command";

const withoutPrior = ({ view }: Workbench) =>
  view.get().prior === undefined ? "No prior report is open beside this one." : undefined;

export const COMPARE_COMMANDS: readonly AppCommand[] = [
  {
    id: "compare",
    title: "Compare with a prior report…",
    group: "View",
    keys: "Mod-Alt-o",
    run: dialog("prior"),
  },
  { id: "toggle-prior", title: "Show or hide the prior report", group: "View", keys: "Mod-Alt-p", run: togglePrior },
  { id: "close-prior", title: "Close the prior report", group: "View", unavailable: withoutPrior, run: closePrior },
  {
    id: "cite-prior",
    title: "Put the prior exam into Comparison",
    group: "Write",
    keys: "Mod-Alt-d",
    changes: "comparison",
    unavailable: (wb) =>
      withoutPrior(wb) ?? (offeredCitation(wb) === undefined ? "Comparison names this exam already." : undefined),
    run: citePrior,
  },
  {
    id: "diagnostics",
    title: "Go to the diagnostics",
    group: "View",
    keys: "Mod-Alt-g",
    run: goToPanel("diagnostics"),
  },
  {
    id: "measurements",
    title: "Go to the measurements",
    group: "View",
    keys: "Mod-Alt-m",
    run: goToPanel("measurements"),
  },
];

function togglePrior(workbench: Workbench): void {
  const { prior, priorHidden } = workbench.view.get();
  if (prior === undefined) dialog("prior")(workbench);
  else showPrior(workbench, priorHidden);
}

function goToPanel(panel: PanelName) {
  return (workbench: Workbench): void => {
    makeRoomForPanel(workbench);
    workbench.view.update((state) => ({ ...state, panel, screen: undefined }));
    requestAnimationFrame(() => {
      const first = [".panel-list [data-row][tabindex='0']", `.panel-tabs [data-panel="${panel}"]`]
        .map((selector) => document.querySelector<HTMLElement>(selector))
        .find((found) => found !== null);
      first?.focus();
    });
  };
}
