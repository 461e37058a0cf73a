import { openPrior } from "../prior/prior-controller";
import { useSignal } from "../state/signal";
import { useWorkbench } from "../workbench-context";
import { ChoiceList } from "./choice-list";
import { closeDialog, Dialog } from "./dialog";
import { entryChoice, useFreshReports } from "./open-dialog";

const FILE = "\u0000file";

/** Which report to compare with: those of the folder, newest first, or a file where the shell has a dialog. */
export function PriorDialog() {
  const workbench = useWorkbench();
  const reports = useFreshReports();
  const own = useSignal(workbench.session.state, (state) => state.handle);
  const choices = reports.filter(({ handle }) => handle !== own).map(entryChoice);
  const file = workbench.info.files === "dialog" ? [{ id: FILE, text: "Choose a file…" }] : [];
  const choose = (id: string) => {
    closeDialog(workbench);
    void openPrior(workbench, id === FILE ? undefined : id);
  };
  return (
    <Dialog title="Compare with a prior report" className="palette">
      <ChoiceList
        label="Name of the prior report"
        choices={[...file, ...choices]}
        empty="No other report is here"
        choose={choose}
      />
    </Dialog>
  );
}
