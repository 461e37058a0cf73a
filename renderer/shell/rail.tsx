import type { KeyboardEvent } from "react";
import { commandById, runCommand } from "../commands/registry";
import { useSignal } from "../state/signal";
import { openDraft, openEntry } from "../workbench";
import { useWorkbench } from "../workbench-context";
import { Outline } from "./outline";

export function Rail() {
  return (
    <nav className="rail" aria-label="Report and library" onKeyDown={goByArrows}>
      <h2>Report</h2>
      <Outline />
      <Library />
      <Practice />
    </nav>
  );
}

/** Up and down go from entry to entry, so that Tab need not. */
function goByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || event.defaultPrevented) return;
  const entries: readonly Element[] = [...event.currentTarget.querySelectorAll(".rail-entry")];
  const at = document.activeElement === null ? -1 : entries.indexOf(document.activeElement);
  event.preventDefault();
  const next = entries[Math.max(0, Math.min(at + step, entries.length - 1))];
  if (next instanceof HTMLElement) next.focus();
}

function Library() {
  const workbench = useWorkbench();
  const reports = useSignal(workbench.reports);
  const drafts = useSignal(workbench.drafts);
  const handle = useSignal(workbench.session.state, (state) => state.handle);
  const draftId = useSignal(workbench.session.state, (state) => state.draftId);
  const prior = useSignal(workbench.view, (view) => view.prior?.name);
  const priorShown = useSignal(workbench.view, (view) => !view.priorHidden);
  const others = drafts.filter((draft) => draft.draftId !== draftId);
  return (
    <>
      {prior !== undefined && <h2>Prior report</h2>}
      {prior !== undefined && (
        <button
          type="button"
          className="rail-entry"
          aria-pressed={priorShown}
          title={prior}
          onClick={() => runCommand(workbench, commandById("toggle-prior"))}
        >
          <span className="entry-name">{prior}</span>
        </button>
      )}
      {others.length > 0 && <h2>Drafts not saved</h2>}
      {others.map((draft) => (
        <button
          key={draft.draftId}
          type="button"
          className="rail-entry"
          onClick={() => void openDraft(workbench, draft.draftId)}
        >
          <span className="entry-name">{draft.name}</span>
        </button>
      ))}
      <h2>Reports</h2>
      <button type="button" className="rail-entry" onClick={() => runCommand(workbench, commandById("new"))}>
        <span className="entry-name">New report</span>
      </button>
      <button
        type="button"
        className="rail-entry"
        onClick={() => runCommand(workbench, commandById("new-from-template"))}
      >
        <span className="entry-name">From template…</span>
      </button>
      <button type="button" className="rail-entry" onClick={() => runCommand(workbench, commandById("open"))}>
        <span className="entry-name">Open…</span>
      </button>
      <button type="button" className="rail-entry" onClick={() => runCommand(workbench, commandById("templates"))}>
        <span className="entry-name">Templates</span>
      </button>
      {reports.slice(0, 8).map((entry) => (
        <button
          key={entry.handle}
          type="button"
          className={entry.handle === handle ? "rail-entry here" : "rail-entry"}
          title={entry.name}
          onClick={() => void openEntry(workbench, entry.handle)}
        >
          <span className="entry-name">{entry.name.replace(/\.readout\.json$/, "")}</span>
        </button>
      ))}
    </>
  );
}

function Practice() {
  const workbench = useWorkbench();
  return (
    <>
      <h2>Practice</h2>
      {PRACTICE_ENTRIES.map(({ id, label }) => (
        <button key={id} type="button" className="rail-entry" onClick={() => runCommand(workbench, commandById(id))}>
          <span className="entry-name">{label}</span>
        </button>
      ))}
    </>
  );
}

const PRACTICE_ENTRIES = [
  { id: "practice", label: "Cases" },
  { id: "progress", label: "Progress" },
  { id: "compare-drafts", label: "Compare drafts" },
  { id: "make-case", label: "Make a case" },
] as const;
