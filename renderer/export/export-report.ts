import type { Diagnostic } from "../../shared/checks/types";
import { exportedDocument, exportedStatus } from "../../shared/exporters/profile";
import { exportText } from "../../shared/exporters/text";
import { statusLines } from "../../shared/signing";
import { setDismissals } from "../card/card-controller";
import { type CheckMeta, checkKey } from "../editor/check-plugin";
import { dismissalHere, isDismissed } from "../editor/dismissals";
import { proposedName } from "../session/new-report";
import { say, type Workbench } from "../workbench";
import { renderPdfInWorker } from "./pdf-client";

export type ExportFormat = "text" | "pdf";

/** Exports, unless errors are open: then the author is asked, because the author has asked for the export. */
export function exportReport(workbench: Workbench, format: ExportFormat): void {
  if (openErrors(workbench).length > 0)
    workbench.view.update((state) => ({ ...state, dialog: format === "pdf" ? "export-pdf" : "export" }));
  else void writeExport(workbench, format);
}

/** In the author's usual format. */
export function exportUsual(workbench: Workbench): void {
  exportReport(workbench, workbench.settings.get().exportProfile.format);
}

/** All errors of the report, those in the sentence at the caret and in empty sections too. */
export function openErrors({ editor }: Workbench): readonly Diagnostic[] {
  editor.dispatch(editor.state.tr.setMeta(checkKey, { settle: true } satisfies CheckMeta));
  const checks = checkKey.getState(editor.state);
  if (checks === undefined) return [];
  return checks.checked.diagnostics.filter(
    (diagnostic) => diagnostic.severity === "error" && !isDismissed(editor.doc, diagnostic, checks.dismissals),
  );
}

/** Each error stays, for a reason that goes on record. */
export function overrideErrors(workbench: Workbench, errors: readonly Diagnostic[], reasons: readonly string[]): void {
  if (errors.length === 0) return;
  const { editor, session } = workbench;
  const made = errors.map((error, index) => dismissalHere(editor.doc, error, (reasons[index] ?? "").trim()));
  setDismissals(workbench, [...session.state.get().record.dismissed, ...made]);
}

export async function writeExport(workbench: Workbench, format: ExportFormat): Promise<void> {
  const { editor, host, session, settings } = workbench;
  const name = proposedName(editor.doc);
  const text = format === "text";
  const { record } = session.state.get();
  const profile = settings.get().exportProfile;
  const doc = exportedDocument(editor.doc, profile);
  const lines = exportedStatus(record.status, statusLines(record), profile);
  const made = text
    ? { bytes: new TextEncoder().encode(exportText(doc, lines, profile)), missing: [] }
    : await renderPdfInWorker(doc, record.status, lines, { createdMs: Date.now(), pageSize: profile.pageSize });
  if (made === undefined) {
    say(workbench, "problem", "The PDF could not be made. Export as text, and tell us which letters the report holds.");
    return;
  }
  const written = await host.exportFile({ name: `${name}${text ? ".txt" : ".pdf"}`, bytes: made.bytes });
  if (!written.ok) {
    if (written.code !== "cancelled") say(workbench, "problem", written.message);
    return;
  }
  const lost = made.missing.length === 0 ? "" : ` Not shown, because no font has them: ${made.missing.join(" ")}`;
  say(workbench, lost === "" ? "done" : "problem", `Exported as ${written.value.name}.${lost}`);
}
