import { openNew } from "../workbench";
import { type AppCommand, dialog, screen } from "./command";

export const TEMPLATE_COMMANDS: readonly AppCommand[] = [
  {
    id: "template",
    title: "Choose or change the template…",
    group: "Report",
    keys: "F9",
    changes: "report",
    run: dialog("template"),
  },
  {
    id: "new-from-template",
    title: "New report from a template…",
    group: "Report",
    keys: "Shift-F9",
    run: (wb) => void openNew(wb).then(() => dialog("template")(wb)),
  },
  { id: "templates", title: "Manage templates", group: "Report", run: screen("templates") },
];
