import { useEffect, useState } from "react";
import type { ReportEntry } from "../../../shared/host";
import { useSignal } from "../../state/signal";
import { useWorkbench } from "../../workbench-context";
import type { SideChoice } from "./compare-state";
import { entryName, FILE, OPEN, openReportSide, PASTED, readSide, type SideText } from "./read-side";

interface PickerProps {
  readonly title: "Draft" | "Final";
  readonly choice: SideChoice;
  readonly change: (choice: SideChoice) => void;
  readonly reports: readonly ReportEntry[];
  readonly read: ReadSideState;
  readonly first?: boolean;
}

/** Which report stands on this side: the open one, one of the listing, or a text that is pasted here. */
export function SidePicker({ title, choice, change, reports, read, first = false }: PickerProps) {
  const workbench = useWorkbench();
  const practising = useSignal(workbench.practice, (run) => run !== undefined);
  const openName = useSignal(workbench.session.state, ({ name }) => name);
  const { source, pasted } = choice;
  const listed = reports.some(({ handle }) => handle === source);
  return (
    <fieldset className="side-picker">
      <legend>{title}</legend>
      <select
        aria-label={`${title}: which report`}
        value={source}
        {...(first ? { "data-first": "" } : {})}
        onChange={(event) => change({ ...choice, source: event.target.value })}
      >
        <option value="">Choose a report…</option>
        {!practising && <option value={OPEN}>The open report: {openName}</option>}
        <option value={PASTED}>Text that I paste</option>
        {workbench.info.files === "dialog" && <option value={FILE}>A file…</option>}
        {read.chosen !== undefined && !listed && read.chosen.handle === source && (
          <option value={source}>{read.chosen.name}</option>
        )}
        <optgroup label="Reports">
          {reports.map((entry) => (
            <option key={entry.handle} value={entry.handle}>
              {entryName(entry)}
            </option>
          ))}
        </optgroup>
      </select>
      {source === PASTED && (
        <textarea
          aria-label={`Text of the ${title.toLowerCase()}`}
          placeholder="A whole report, or its Impression alone"
          rows={7}
          spellCheck={false}
          value={pasted}
          onChange={(event) => change({ ...choice, pasted: event.target.value })}
        />
      )}
      {read.problem !== undefined && (
        <p className="side-problem" role="alert">
          {read.problem}
        </p>
      )}
    </fieldset>
  );
}

export interface ReadSideState {
  readonly side: SideText | undefined;
  readonly problem: string | undefined;
  /** The report that was read last, by its handle: a file is in no listing. */
  readonly chosen: { readonly handle: string; readonly name: string } | undefined;
}

const NOTHING: ReadSideState = { side: undefined, problem: undefined, chosen: undefined };
const PAUSE_MS = 250;

/** The text of the chosen side; read when it is chosen, and a little after the last letter that was pasted or written. */
export function useSideText({ source, pasted }: SideChoice, choose: (source: string) => void): ReadSideState {
  const workbench = useWorkbench();
  const [state, setState] = useState<ReadSideState>(NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `choose` is another function each time and never another one
  useEffect(() => {
    let wanted = true;
    if (source === PASTED) {
      const timer = setTimeout(
        () => setState({ ...NOTHING, side: pasted.trim() === "" ? undefined : { name: "Pasted text", text: pasted } }),
        PAUSE_MS,
      );
      return () => clearTimeout(timer);
    }
    if (source === OPEN || source === "")
      setState({ ...NOTHING, side: source === OPEN ? openReportSide(workbench) : undefined });
    else
      void readSide(workbench, source === FILE ? undefined : source).then((read) => {
        if (!wanted) return;
        if (read.ok) {
          setState({ side: read.value, problem: undefined, chosen: read.value });
          if (source === FILE) choose(read.value.handle);
        } else if (read.code === "cancelled") choose("");
        else setState({ ...NOTHING, problem: read.message });
      });
    return () => {
      wanted = false;
    };
  }, [workbench, source, pasted]);
  return state;
}
