import { hasOpenAddendum, isSigned } from "../../shared/signing";
import { shownKeys } from "../commands/key-map";
import { commandById, runCommand } from "../commands/registry";
import { headerSummary } from "../session/new-report";
import { useSignal } from "../state/signal";
import { useWorkbench } from "../workbench-context";

export function TopBar() {
  const workbench = useWorkbench();
  const status = useSignal(workbench.session.state, (state) => state.record.status);
  const name = useSignal(workbench.session.state, (state) => state.name);
  const summary = useSignal(workbench.editor.settled, (state) => {
    const { patient, person, exam, date } = headerSummary(state.doc);
    return [patient, person, exam, date].filter(Boolean).join("\u0000");
  });
  const open = useSignal(workbench.editor.frame, ({ doc }) =>
    hasOpenAddendum(workbench.session.state.get().record, doc),
  );
  const practising = useSignal(workbench.practice, (run) =>
    run === undefined ? undefined : run.submitted === undefined ? "writing" : "scored",
  );
  const parts = summary === "" ? [name] : summary.split("\u0000");
  return (
    <header className="top-bar">
      <h1 className="brand">Readout</h1>
      <div className="who">
        {parts.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </div>
      {practising === undefined ? (
        <span className={open ? `chip ${status} open` : `chip ${status}`}>{status}</span>
      ) : (
        <span className="chip practice">practice</span>
      )}
      <span className="spacer" />
      <Button id="palette" label="Commands" showKeys />
      <Button id="theme" label="Theme" />
      {practising === undefined ? (
        <>
          <div className="button-pair">
            <Button id="export-text" label="Export text" />
            <Button id="export-pdf" label="PDF" />
          </div>
          {(!isSigned(status) || open) && <Button id="sign" label="Sign…" />}
          <Button id="save" label="Save" primary />
        </>
      ) : (
        <>
          <Button id="practice-leave" label="Leave" />
          {practising === "writing" && <Button id="practice-submit" label="Submit" primary />}
        </>
      )}
    </header>
  );
}

interface ButtonProps {
  readonly id: string;
  readonly label: string;
  readonly primary?: boolean;
  readonly showKeys?: boolean;
}

/** A command's button; its tooltip says the keys. */
function Button({ id, label, primary = false, showKeys = false }: ButtonProps) {
  const workbench = useWorkbench();
  const command = commandById(id);
  const keys = useSignal(workbench.settings, (settings) => shownKeys(command, settings.keys));
  return (
    <button
      type="button"
      className={primary ? "button primary" : "button"}
      data-command={id}
      title={keys === undefined ? command.title : `${command.title} (${keys})`}
      onClick={() => runCommand(workbench, command)}
    >
      {label}
      {showKeys && keys !== undefined && <kbd>{keys}</kbd>}
    </button>
  );
}
