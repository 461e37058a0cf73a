import { hasOpenAddendum, isSigned, statusLines } from "../../shared/signing";
import { shownKeys } from "../commands/key-map";
import { commandById, runCommand } from "../commands/registry";
import { useSignal } from "../state/signal";
import { useWorkbench } from "../workbench-context";

/** Under the bar, and on paper: that a report is preliminary, or who signed it and when. Nothing for a draft. */
export function StatusStrip() {
  const workbench = useWorkbench();
  const record = useSignal(workbench.session.state, (state) => state.record);
  const open = useSignal(workbench.editor.frame, ({ doc }) => hasOpenAddendum(record, doc));
  const next = !isSigned(record.status) || open ? "sign" : "addendum";
  const keys = useSignal(workbench.settings, (settings) => shownKeys(commandById(next), settings.keys));
  if (record.status === "draft") return null;
  return (
    <section className={`status-strip ${record.status}`} aria-label="Status of the report">
      <div role="status">
        {statusLines(record).map((line) => (
          <p key={line}>{line}</p>
        ))}
        {open && <p className="status-open">The addendum is not signed yet.</p>}
      </div>
      <button
        type="button"
        className="button small"
        onClick={() => runCommand(workbench, commandById(next))}
        title={keys}
      >
        {next === "addendum" ? "Add addendum" : open ? "Sign addendum…" : "Sign…"}
      </button>
    </section>
  );
}
