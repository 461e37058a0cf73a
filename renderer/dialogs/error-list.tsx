import type { Diagnostic } from "../../shared/checks/types";
import { openCard } from "../card/card-controller";
import { checkKey } from "../editor/check-plugin";
import { wordsAt } from "../editor/diagnostic-words";
import { goToRange } from "../editor/go-to-range";
import { SeverityMark } from "../panel/severity-mark";
import { useWorkbench } from "../workbench-context";
import { closeDialog } from "./dialog";

interface ErrorListProps {
  readonly errors: readonly Diagnostic[];
  /** Why each is right as it stands. */
  readonly reasons: readonly string[];
  readonly change: (reasons: readonly string[]) => void;
}

/** A reason of three letters is one. */
export const isReason = (reason: string): boolean => reason.trim().length >= 3;

/** The open errors, each with its words, a way to it, and a place for the reason why it stays. */
export function ErrorList({ errors, reasons, change }: ErrorListProps) {
  const workbench = useWorkbench();
  const goTo = (error: Diagnostic) => {
    const checks = checkKey.getState(workbench.editor.state);
    const key = checks?.keys[checks.shown.indexOf(error)];
    closeDialog(workbench);
    // Its card where it offers something; a section that is not begun is flagged in no place yet.
    const offers = (error.fixes ?? []).length > 0;
    setTimeout(() => (key !== undefined && offers ? openCard(workbench, key, true) : goToRange(workbench, error)), 0);
  };
  return (
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
              <button type="button" className="button small" onClick={() => goTo(diagnostic)}>
                Go there
              </button>
            </div>
            <input
              aria-label={`Reason: ${diagnostic.message}`}
              placeholder="Reason"
              value={reasons[index] ?? ""}
              data-first={index === 0 ? "" : undefined}
              onChange={(event) =>
                change(reasons.map((reason, each) => (each === index ? event.target.value : reason)))
              }
            />
          </li>
        );
      })}
    </ul>
  );
}
