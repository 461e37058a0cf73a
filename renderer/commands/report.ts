import { exportReport, exportUsual } from "../export/export-report";
import { proposedName } from "../session/new-report";
import { deleteDraft, openEntry, openNew, openSample, refreshLibrary, say, type Workbench } from "../workbench";
import { type AppCommand, dialog } from "./command";

export const REPORT_COMMANDS: readonly AppCommand[] = [
  { id: "new", title: "New report", group: "Report", keys: "Mod-Alt-n", run: (wb) => void openNew(wb) },
  { id: "open", title: "Open report…", group: "Report", keys: "Mod-o", run: openReport },
  { id: "save", title: "Save", group: "Report", keys: "Mod-s", run: (wb) => void save(wb) },
  { id: "save-as", title: "Save as…", group: "Report", keys: "Mod-Shift-s", run: (wb) => void saveAs(wb) },
  { id: "export", title: "Export in the usual format", group: "Report", keys: "Mod-e", run: exportUsual },
  { id: "export-text", title: "Export as text", group: "Report", run: (wb) => exportReport(wb, "text") },
  {
    id: "export-pdf",
    title: "Export as PDF",
    group: "Report",
    keys: "Mod-Shift-e",
    run: (wb) => exportReport(wb, "pdf"),
  },
  { id: "print", title: "Print", group: "Report", keys: "Mod-p", run: () => window.print() },
  { id: "delete-draft", title: "Delete this draft", group: "Report", run: (wb) => void deleteDraft(wb) },
  { id: "sample", title: "Open the sample report", group: "Report", run: (wb) => void openSample(wb) },
];

function openReport(workbench: Workbench): void {
  if (workbench.info.files === "listing") dialog("open")(workbench);
  else void openEntry(workbench, undefined);
}

async function save(workbench: Workbench): Promise<void> {
  const { session } = workbench;
  if (session.state.get().handle === undefined) return saveAs(workbench);
  const saved = await session.save();
  if (!saved.ok) say(workbench, "problem", saved.message, saved.code === "in-use" ? "save-as" : undefined);
  else await refreshLibrary(workbench);
}

async function saveAs(workbench: Workbench): Promise<void> {
  const { info, session, editor } = workbench;
  if (info.files === "listing") {
    dialog("save-as")(workbench);
    return;
  }
  const saved = await session.saveAs(proposedName(editor.doc));
  if (saved.ok) await refreshLibrary(workbench);
  else if (saved.code !== "cancelled") say(workbench, "problem", saved.message);
}
