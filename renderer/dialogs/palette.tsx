import { keysForPeople } from "../commands/keys";
import { COMMANDS, commandById, runCommand } from "../commands/registry";
import { useWorkbench } from "../workbench-context";
import { ChoiceList } from "./choice-list";
import { closeDialog, Dialog } from "./dialog";

export function Palette() {
  const workbench = useWorkbench();
  const choices = COMMANDS.filter(({ id }) => id !== "palette").map(({ id, title, group, keys }) => ({
    id,
    text: `${group}: ${title}`,
    ...(keys === undefined ? {} : { detail: <kbd>{keysForPeople(keys)}</kbd> }),
  }));
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
