import { useCallback, useEffect, useState } from "react";
import type { KeptWork } from "../../../shared/host";
import type { Result } from "../../../shared/result";
import { useSignal } from "../../state/signal";
import { refreshLibrary } from "../../workbench";
import { useWorkbench } from "../../workbench-context";
import { SettingRow } from "./setting-row";

export function DataPage() {
  const { info } = useWorkbench();
  return (
    <>
      <SettingRow
        title="Drafts and settings"
        about="Every change of an open report goes there within a second. Nothing leaves this computer."
        words="folder path where privacy offline"
      >
        <code className="path">{info.dataFolder ?? "In the data folder of Readout"}</code>
      </SettingRow>
      <SettingRow
        title="Saved reports"
        about={
          info.files === "listing"
            ? "In the folder that Readout was started for; a report is a file of plain JSON."
            : "Where you have saved them; a report is a file of plain JSON."
        }
        words="folder files where"
      >
        <span className="setting-note">Readout {info.version}</span>
      </SettingRow>
      <Drafts />
      <Unfinished />
    </>
  );
}

/** The open report's own draft is left, for it would be written again. */
function Drafts() {
  const workbench = useWorkbench();
  const drafts = useSignal(workbench.drafts);
  const open = useSignal(workbench.session.state, (state) => state.draftId);
  const others = drafts.filter(({ draftId }) => draftId !== open);
  return (
    <DeleteAll
      title="Delete all drafts"
      about={`${others.length === 0 ? "There are none" : `${others.length} not saved`} besides the open report. Saved reports stay.`}
      count={others.length}
      remove={async () => {
        const answers = await Promise.all(others.map(({ draftId }) => workbench.host.discardDraft({ draftId })));
        await refreshLibrary(workbench);
        return answers;
      }}
    />
  );
}

/** What is kept besides reports until it is handed in or saved. */
function Unfinished() {
  const { host, practice } = useWorkbench();
  const run = useSignal(practice);
  const open = run?.submitted === undefined ? run?.practice.id : undefined;
  const [kept, setKept] = useState<readonly KeptWork[]>([]);
  const reload = useCallback(async () => {
    const listed = await host.listWork();
    if (listed.ok) setKept(listed.value);
  }, [host]);
  useEffect(() => void reload(), [reload]);
  // The case that is open would be written again.
  const others = kept.filter(({ kind, key }) => !(kind === "answer" && key === open));
  const answers = others.filter(({ kind }) => kind === "answer").length;
  const files = others.length - answers;
  return (
    <DeleteAll
      title="Delete unfinished work"
      about={`Answers to practice cases that are not submitted: ${answers}. Templates and cases that are not saved: ${files}.`}
      count={others.length}
      remove={async () => {
        const done = await Promise.all(others.map(({ kind, key }) => host.discardWork({ kind, key })));
        await reload();
        return done;
      }}
    />
  );
}

interface DeleteAllProps {
  readonly title: string;
  readonly about: string;
  readonly count: number;
  readonly remove: () => Promise<readonly Result<undefined>[]>;
}

/** Deleting asks once more in the same place. */
function DeleteAll({ title, about, count, remove }: DeleteAllProps) {
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState("");
  const run = async () => {
    setAsking(false);
    const answers = await remove();
    const problem = answers.find((answer) => !answer.ok);
    const gone = answers.filter(({ ok }) => ok).length;
    setSaid(problem === undefined || problem.ok ? `${gone} deleted.` : `${gone} deleted. ${problem.message}`);
  };
  return (
    <SettingRow title={title} about={about} words="remove clean privacy drafts">
      {asking ? (
        <span className="confirm" role="alert">
          <span>They cannot be brought back.</span>
          <button type="button" className="button small danger" onClick={() => void run()}>
            Delete {count}
          </button>
          {/* biome-ignore lint/a11y/noAutofocus: the safe answer has the focus */}
          <button type="button" className="button small" autoFocus onClick={() => setAsking(false)}>
            Keep them
          </button>
        </span>
      ) : (
        <>
          <span className="setting-note" role="status">
            {said}
          </span>
          <button type="button" className="button small" disabled={count === 0} onClick={() => setAsking(true)}>
            {title}…
          </button>
        </>
      )}
    </SettingRow>
  );
}
