import { insertMacro } from "../editor/commands/macros";
import { byRecent, macrosOf } from "../macros/macro-index";
import { useSignal } from "../state/signal";
import { changeSettings } from "../workbench";
import { useWorkbench } from "../workbench-context";
import { ChoiceList } from "./choice-list";
import { closeDialog, Dialog } from "./dialog";

const REMEMBERED = 30;

/** All macros with a look at what each puts in; those used last come first. */
export function MacroDialog() {
  const workbench = useWorkbench();
  const settings = useSignal(workbench.settings);
  const macros = byRecent(macrosOf(settings), settings.recentMacros);
  const choose = (name: string) => {
    const macro = macros.find((each) => each.name === name);
    closeDialog(workbench);
    if (macro === undefined) return;
    const recentMacros = [name, ...settings.recentMacros.filter((each) => each !== name)].slice(0, REMEMBERED);
    changeSettings(workbench, { recentMacros });
    // After the dialog has given the focus back.
    setTimeout(() => workbench.editor.run(insertMacro(macro)), 0);
  };
  return (
    <Dialog title="Insert a macro" className="palette macros">
      <ChoiceList
        label="Search by name or letters"
        empty="No macro of this name"
        choices={macros.map(({ name, shortcut, section }) => ({
          id: name,
          text: name,
          also: shortcut,
          detail: (
            <span className="macro-detail">
              {section !== "any" && <span>{section}</span>}
              {shortcut !== "" && <kbd>{shortcut}</kbd>}
            </span>
          ),
        }))}
        choose={choose}
        preview={(name) => <pre className="macro-preview">{macros.find((each) => each.name === name)?.text}</pre>}
      />
    </Dialog>
  );
}
