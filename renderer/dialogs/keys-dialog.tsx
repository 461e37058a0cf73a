import { COMMAND_GROUPS } from "../commands/command";
import { shownKeys } from "../commands/key-map";
import { COMMANDS, commandById, runCommand } from "../commands/registry";
import { useSignal } from "../state/signal";
import { useWorkbench } from "../workbench-context";
import { closeDialog, Dialog } from "./dialog";

/** All keys as they are now, the author's own among them. */
export function KeysDialog() {
  const workbench = useWorkbench();
  const own = useSignal(workbench.settings, (settings) => settings.keys);
  const run = (id: string) => {
    closeDialog(workbench);
    setTimeout(() => runCommand(workbench, commandById(id)), 0);
  };
  return (
    <Dialog title="Keyboard shortcuts" className="keys">
      <div className="keys-groups">
        {COMMAND_GROUPS.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {COMMANDS.filter((command) => command.group === group).map((command) => {
                const keys = shownKeys(command, own);
                return (
                  keys !== undefined && (
                    <div key={command.id}>
                      <dt>{command.title}</dt>
                      <dd>
                        <kbd>{keys}</kbd>
                      </dd>
                    </div>
                  )
                );
              })}
            </dl>
          </section>
        ))}
      </div>
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={() => run("settings-keyboard")}>
          Change keys
        </button>
        <button type="button" className="button" onClick={() => run("print-keys")}>
          Print
        </button>
        <button type="button" className="button primary" data-first="" onClick={() => closeDialog(workbench)}>
          Done
        </button>
      </div>
    </Dialog>
  );
}
