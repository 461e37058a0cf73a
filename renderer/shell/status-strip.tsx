import { hasOpenAddendum, isSigned, statusLines } from "../../shared/signing";
import { keysForPeople } from "../commands/keys";
import { commandById, runCommand } from "../commands/registry";
import { useSignal } from "../state/signal";
import { useWorkbench } from "../workbench-context";

/** Under the bar, and on paper: that a report is preliminary, or who signed it and when. Nothing for a draft. */
export function StatusStrip() {
  const workbench = useWorkbench();
  const record = useSignal(workbench.session.state, (state) => state.record);
  const open = useSignal(workbench.editor.frame, ({ doc }) => hasOpenAddendum(record, doc));
  if (record.status === "draft") return null;
  const next = !isSigned(record.status) || open ? "sign" : "addendum";
  const { title, keys } = commandById(next);
  return (
    <div className={`status-strip ${record.status}`}>
      <div>
        {statusLines(record).map((line) => (
          <p key={line}>{line}</p>
        ))}
        {open && <p className="status-open">The addendum is not signed yet.</p>}
      </div>
      <button
        type="button"
        className="button small"
        onClick={() => runCommand(workbench, commandById(next))}
        {...(keys === undefined ? {} : { title: `${title} (${keysForPeople(keys)})` })}
      >
        {next === "addendum" ? "Add addendum" : open ? "Sign addendum…" : "Sign…"}
      </button>
    </div>
  );
}
