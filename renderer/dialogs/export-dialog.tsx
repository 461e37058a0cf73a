import { type FormEvent, useMemo, useState } from "react";
import { openCard } from "../card/card-controller";
import { checkKey } from "../editor/check-plugin";
import { wordsAt } from "../editor/diagnostic-words";
import { type ExportFormat, openErrors, overrideErrors, writeExport } from "../export/export-report";
import { SeverityMark } from "../panel/severity-mark";
import { useWorkbench } from "../workbench-context";
import { closeDialog, Dialog } from "./dialog";

/** Errors stand between the report and its export: each is mended or overridden with a reason that goes on record. */
export function ExportDialog({ format }: { readonly format: ExportFormat }) {
  const workbench = useWorkbench();
  const errors = useMemo(() => openErrors(workbench), [workbench]);
  const [reasons, setReasons] = useState<readonly string[]>(() => errors.map(() => ""));
  const complete = reasons.every((reason) => reason.trim().length >= 3);
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (!complete) return;
    overrideErrors(
      workbench,
      errors.map((diagnostic, index) => ({ diagnostic, reason: reasons[index]?.trim() ?? "" })),
    );
    closeDialog(workbench);
    void writeExport(workbench, format);
  };
  const goTo = (index: number) => {
    const checks = checkKey.getState(workbench.editor.state);
    const error = errors[index];
    const key = error === undefined ? undefined : checks?.keys[checks.shown.indexOf(error)];
    closeDialog(workbench);
    if (key !== undefined) setTimeout(() => openCard(workbench, key, true), 0);
  };
  return (
    <Dialog title={errors.length === 1 ? "One error is open" : `${errors.length} errors are open`} className="export">
      <form onSubmit={go}>
        <p className="dialog-note">
          {errors.length === 1 ? "Mend it" : "Mend each"}, or write why it is right as it stands. The reason is kept
          with the report.
        </p>
        <ul className="export-errors">
          {errors.map((diagnostic, index) => {
            const { before, flagged, after } = wordsAt(workbench.editor.doc, diagnostic);
            return (
              <li key={`${diagnostic.ruleId}-${diagnostic.from}-${diagnostic.message}`}>
                <div className="export-error">
                  <SeverityMark severity="error" />
                  <div>
                    {diagnostic.message}
                    {flagged !== "" && (
                      <div className="row-words">
                        {before}
                        <b>{flagged}</b>
                        {after}
                      </div>
                    )}
                  </div>
                  <button type="button" className="button small" onClick={() => goTo(index)}>
                    Go there
                  </button>
                </div>
                <input
                  aria-label={`Reason: ${diagnostic.message}`}
                  placeholder="Reason"
                  value={reasons[index] ?? ""}
                  data-first={index === 0 ? "" : undefined}
                  onChange={(event) =>
                    setReasons(reasons.map((reason, each) => (each === index ? event.target.value : reason)))
                  }
                />
              </li>
            );
          })}
        </ul>
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
