import { useEffect } from "react";
import type { ReportEntry } from "../../shared/host";
import { dayAndTime } from "../session/clock";
import { useSignal } from "../state/signal";
import { openEntry, say } from "../workbench";
import { useWorkbench } from "../workbench-context";
import { type Choice, ChoiceList } from "./choice-list";
import { closeDialog, Dialog } from "./dialog";

/** What the folder holds, asked for anew. */
export function useFreshReports(): readonly ReportEntry[] {
  const workbench = useWorkbench();
  const reports = useSignal(workbench.reports);
  useEffect(() => {
    void workbench.host.listReports().then((listed) => {
      if (listed.ok) workbench.reports.set(listed.value);
      else say(workbench, "problem", listed.message);
    });
  }, [workbench]);
  return reports;
}

/** A report as an entry of a list, with the time of its last change. */
export function entryChoice({ handle, name, modifiedMs }: ReportEntry): Choice {
  return {
    id: handle,
    text: name.replace(/\.readout\.json$/, ""),
    detail: <time dateTime={new Date(modifiedMs).toISOString()}>{dayAndTime(modifiedMs)}</time>,
  };
}

/** The reports of the folder, newest first. */
export function OpenDialog() {
  const workbench = useWorkbench();
  const choices = useFreshReports().map(entryChoice);
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
