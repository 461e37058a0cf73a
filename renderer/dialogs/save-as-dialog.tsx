import { type FormEvent, useState } from "react";
import { proposedName } from "../session/new-report";
import { refreshLibrary } from "../workbench";
import { useWorkbench } from "../workbench-context";
import { closeDialog, Dialog } from "./dialog";

/** Asks for a name where the shell has no dialog of its own. */
export function SaveAsDialog() {
  const workbench = useWorkbench();
  const [name, setName] = useState(() => proposedName(workbench.editor.doc));
  const [problem, setProblem] = useState<string>();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const saved = await workbench.session.saveAs(name);
    if (!saved.ok) {
      setProblem(saved.message);
      return;
    }
    closeDialog(workbench);
    await refreshLibrary(workbench);
  };
  return (
    <Dialog title="Save report">
      <form onSubmit={(event) => void save(event)}>
        <label>
          Name
          <input
            data-first=""
            value={name}
            onChange={(event) => setName(event.target.value)}
            onFocus={(event) => event.target.select()}
          />
        </label>
        {problem !== undefined && (
          <p className="dialog-problem" role="alert">
            {problem}
          </p>
        )}
        <div className="dialog-buttons">
          <button type="button" className="button" onClick={() => closeDialog(workbench)}>
            Cancel
          </button>
          <button type="submit" className="button primary">
            Save
          </button>
        </div>
      </form>
    </Dialog>
  );
}
