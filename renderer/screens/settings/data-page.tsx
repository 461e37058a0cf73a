import { useState } from "react";
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
    </>
  );
}

/** Deleting asks once more in the same place; the open report's own draft is left, for it would be written again. */
function Drafts() {
  const workbench = useWorkbench();
  const drafts = useSignal(workbench.drafts);
  const open = useSignal(workbench.session.state, (state) => state.draftId);
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState("");
  const others = drafts.filter(({ draftId }) => draftId !== open);
  const remove = async () => {
    setAsking(false);
    let gone = 0;
    let problem = "";
    for (const { draftId } of others) {
      const answer = await workbench.host.discardDraft({ draftId });
      if (answer.ok) gone++;
      else problem = answer.message;
    }
    await refreshLibrary(workbench);
    setSaid(problem === "" ? `${gone} deleted.` : `${gone} deleted. ${problem}`);
  };
  return (
    <SettingRow
      title="Delete all drafts"
      about={`${others.length === 0 ? "There are none" : `${others.length} not saved`} besides the open report. Saved reports stay.`}
      words="remove clean privacy"
    >
      {asking ? (
        <span className="confirm" role="alert">
          <span>They cannot be brought back.</span>
          <button type="button" className="button small danger" onClick={() => void remove()}>
            Delete {others.length}
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
          <button type="button" className="button small" disabled={others.length === 0} onClick={() => setAsking(true)}>
            Delete all drafts…
          </button>
        </>
      )}
    </SettingRow>
  );
}
