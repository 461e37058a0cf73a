import type { Step } from "../../shared/signing";
import { addAddendum, mayRemoveAddendum, removeAddendum, setPreliminary, whyNotStep } from "../session/signing";
import type { Workbench } from "../workbench";
import { type AppCommand, dialog } from "./command";

const step = (name: Step) => (workbench: Workbench) => whyNotStep(workbench, name);

export const STATUS_COMMANDS: readonly AppCommand[] = [
  {
    id: "preliminary",
    title: "Mark as preliminary",
    group: "Report",
    unavailable: step("preliminary"),
    run: setPreliminary,
  },
  {
    id: "sign",
    title: "Sign report…",
    group: "Report",
    keys: "Mod-Shift-Enter",
    unavailable: step("sign"),
    run: ask("sign"),
  },
  {
    id: "addendum",
    title: "Add addendum",
    group: "Report",
    keys: "Mod-Alt-a",
    // Where one is open, it leads there.
    unavailable: (wb) => (mayRemoveAddendum(wb) ? undefined : whyNotStep(wb, "addendum")),
    run: addAddendum,
  },
  {
    id: "remove-addendum",
    title: "Remove the addendum that is not signed",
    group: "Report",
    unavailable: (wb) => (mayRemoveAddendum(wb) ? undefined : "There is no addendum that is not signed."),
    run: removeAddendum,
  },
  { id: "unsign", title: "Return to draft…", group: "Report", unavailable: step("unsigned"), run: ask("unsign") },
];

function ask(name: "sign" | "unsign") {
  return (workbench: Workbench): void => {
    // Who signs sees what is signed.
    workbench.view.update((state) => ({ ...state, screen: undefined }));
    dialog(name)(workbench);
  };
}
