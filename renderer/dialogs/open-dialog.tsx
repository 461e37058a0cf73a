import { useEffect } from "react";
import { useSignal } from "../state/signal";
import { openEntry, say } from "../workbench";
import { useWorkbench } from "../workbench-context";
import { ChoiceList } from "./choice-list";
import { closeDialog, Dialog } from "./dialog";

/** The reports of the folder, newest first. */
export function OpenDialog() {
  const workbench = useWorkbench();
  const reports = useSignal(workbench.reports);
  useEffect(() => {
    void workbench.host.listReports().then((listed) => {
      if (listed.ok) workbench.reports.set(listed.value);
      else say(workbench, "problem", listed.message);
    });
  }, [workbench]);
  const choices = reports.map(({ handle, name, modifiedMs }) => ({
    id: handle,
    text: name.replace(/\.readout\.json$/, ""),
    detail: <time dateTime={new Date(modifiedMs).toISOString()}>{new Date(modifiedMs).toLocaleString("en-GB")}</time>,
  }));
  const choose = (handle: string) => {
    closeDialog(workbench);
    void openEntry(workbench, handle);
  };
  return (
    <Dialog title="Open report" className="palette">
      <ChoiceList label="Name of the report" choices={choices} empty="No report in this folder" choose={choose} />
    </Dialog>
  );
}
