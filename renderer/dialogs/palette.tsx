import { whyNot } from "../commands/availability";
import { shownKeys } from "../commands/key-map";
import { COMMANDS, commandById, runCommand } from "../commands/registry";
import { useSignal } from "../state/signal";
import { useWorkbench } from "../workbench-context";
import { ChoiceList } from "./choice-list";
import { closeDialog, Dialog } from "./dialog";

export function Palette() {
  const workbench = useWorkbench();
  const own = useSignal(workbench.settings, (settings) => settings.keys);
  const choices = COMMANDS.filter(({ id }) => id !== "palette").map((command) => {
    const keys = shownKeys(command, own);
    const text = `${command.group}: ${command.title}`;
    const why = whyNot(workbench, command);
    if (why !== undefined) return { id: command.id, text, why };
    return { id: command.id, text, ...(keys === undefined ? {} : { detail: <kbd>{keys}</kbd> }) };
  });
  const choose = (id: string) => {
    closeDialog(workbench);
    // After the dialog has given the focus back.
    setTimeout(() => runCommand(workbench, commandById(id)), 0);
  };
  return (
    <Dialog title="Commands" className="palette">
      <ChoiceList label="Type a command" choices={choices} empty="No command of this name" choose={choose} />
    </Dialog>
  );
}
