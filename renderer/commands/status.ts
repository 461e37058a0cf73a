import { addAddendum, allowed, removeAddendum, setPreliminary } from "../session/signing";
import type { Workbench } from "../workbench";
import { type AppCommand, dialog } from "./command";

export const STATUS_COMMANDS: readonly AppCommand[] = [
  { id: "preliminary", title: "Mark as preliminary", group: "Report", run: setPreliminary },
  { id: "sign", title: "Sign report…", group: "Report", keys: "Mod-Shift-Enter", run: ask("sign", "sign") },
  { id: "addendum", title: "Add addendum", group: "Report", keys: "Mod-Alt-a", run: addAddendum },
  { id: "remove-addendum", title: "Remove the addendum that is not signed", group: "Report", run: removeAddendum },
  { id: "unsign", title: "Return to draft…", group: "Report", run: ask("unsigned", "unsign") },
];

function ask(step: Parameters<typeof allowed>[1], name: "sign" | "unsign") {
  return (workbench: Workbench): void => {
    if (!allowed(workbench, step)) return;
    // Who signs sees what is signed.
    workbench.view.update((state) => ({ ...state, screen: undefined }));
    dialog(name)(workbench);
  };
}
