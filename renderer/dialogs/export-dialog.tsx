import { type FormEvent, useMemo, useState } from "react";
import { type ExportFormat, openErrors, overrideErrors, writeExport } from "../export/export-report";
import { useWorkbench } from "../workbench-context";
import { closeDialog, Dialog } from "./dialog";
import { ErrorList, isReason } from "./error-list";

/** Errors stand between the report and its export: each is mended or overridden with a reason that goes on record. */
export function ExportDialog({ format }: { readonly format: ExportFormat }) {
  const workbench = useWorkbench();
  const errors = useMemo(() => openErrors(workbench), [workbench]);
  const [reasons, setReasons] = useState<readonly string[]>(() => errors.map(() => ""));
  const complete = reasons.every(isReason);
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (!complete) return;
    overrideErrors(workbench, errors, reasons);
    closeDialog(workbench);
    void writeExport(workbench, format);
  };
  return (
    <Dialog title={errors.length === 1 ? "One error is open" : `${errors.length} errors are open`} className="export">
      <form onSubmit={go}>
        <p className="dialog-note">
          {errors.length === 1 ? "Mend it" : "Mend each"}, or write why it is right as it stands. The reason is kept
          with the report.
        </p>
        <ErrorList errors={errors} reasons={reasons} change={setReasons} />
        <div className="dialog-buttons">
          <button type="button" className="button" onClick={() => closeDialog(workbench)}>
            Cancel
          </button>
          <button type="submit" className="button primary" disabled={!complete}>
            Export with {errors.length === 1 ? "this reason" : "these reasons"}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
