import { RULES } from "../../shared/checks/rules/index";
import { setDismissals } from "../card/card-controller";
import { SeverityMark } from "../panel/severity-mark";
import { useSignal } from "../state/signal";
import { changeSettings } from "../workbench";
import { useWorkbench } from "../workbench-context";
import { closeDialog, Dialog } from "./dialog";

/** All checks with a switch each, and a way back from every dismissal. */
export function ChecksDialog() {
  const workbench = useWorkbench();
  const checks = useSignal(workbench.settings, (settings) => settings.checks);
  const dismissed = useSignal(workbench.session.state, (state) => state.record.dismissed);
  const turn = (id: string, on: boolean) => {
    const { [id]: _, ...others } = checks.rules;
    changeSettings(workbench, { checks: { ...checks, rules: on ? others : { ...others, [id]: "off" } } });
  };
  return (
    <Dialog title="Checks" className="checks">
      <div className="checks-list">
        {RULES.map(({ id, title, severity, why }) => (
          <label key={id} title={why}>
            <input
              type="checkbox"
              checked={checks.rules[id] !== "off"}
              onChange={(event) => turn(id, event.target.checked)}
            />
            <SeverityMark severity={severity} />
            <span>{title}</span>
            <code>{id}</code>
          </label>
        ))}
      </div>
      <div className="dialog-buttons">
        {dismissed.length > 0 && (
          <button type="button" className="button" onClick={() => setDismissals(workbench, [])}>
            Show the {dismissed.length} dismissed in this report again
          </button>
        )}
        <button type="button" className="button primary" onClick={() => closeDialog(workbench)}>
          Done
        </button>
      </div>
    </Dialog>
  );
}
