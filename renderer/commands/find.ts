import { findStep, openFind } from "../find/find-controller";
import type { AppCommand } from "./command";

export const FIND_COMMANDS: readonly AppCommand[] = [
  { id: "find", title: "Find in the report", group: "Go to", keys: "Mod-f", run: (wb) => openFind(wb, false) },
  {
    id: "replace",
    title: "Find and replace",
    group: "Write",
    keys: "Mod-h",
    changes: "anything",
    run: (wb) => openFind(wb, true),
  },
  { id: "find-next", title: "Next match", group: "Go to", keys: "F3", run: (wb) => findStep(wb, 1) },
  { id: "find-previous", title: "Previous match", group: "Go to", keys: "Shift-F3", run: (wb) => findStep(wb, -1) },
];
