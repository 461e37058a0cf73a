import { shownKeys } from "../commands/key-map";
import { commandById, runCommand } from "../commands/registry";
import { useSignal } from "../state/signal";
import { useWorkbench } from "../workbench-context";

interface ButtonProps {
  readonly id: string;
  readonly label: string;
  readonly primary?: boolean;
}

/** A command's button, with its keys. */
export function CommandButton({ id, label, primary = false }: ButtonProps) {
  const workbench = useWorkbench();
  const command = commandById(id);
  const keys = useSignal(workbench.settings, (settings) => shownKeys(command, settings.keys));
  return (
    <button
      type="button"
      className={primary ? "button primary" : "button"}
      onClick={() => runCommand(workbench, command)}
    >
      {label}
      {keys !== undefined && <kbd>{keys}</kbd>}
    </button>
  );
}
