import { goToDiagnostic, showAtCaret } from "../card/card-controller";
import { type AppCommand, settings } from "./command";

export const CHECK_COMMANDS: readonly AppCommand[] = [
  {
    id: "next-diagnostic",
    title: "Next diagnostic",
    group: "Check",
    keys: "F8",
    keepsCard: true,
    run: (wb) => goToDiagnostic(wb, 1),
  },
  {
    id: "previous-diagnostic",
    title: "Previous diagnostic",
    group: "Check",
    keys: "Shift-F8",
    keepsCard: true,
    run: (wb) => goToDiagnostic(wb, -1),
  },
  {
    id: "fix-here",
    title: "Fixes for the words at the caret",
    group: "Check",
    keys: "Mod-.",
    keepsCard: true,
    run: showAtCaret,
  },
  { id: "checks", title: "Choose checks…", group: "Check", run: settings("checks") },
];
