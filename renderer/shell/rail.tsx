import type { EditorState } from "prosemirror-state";
import { SECTION_NAMES } from "../../shared/checks/skeleton";
import { SECTION_KINDS, type SectionKind } from "../../shared/report/report";
import { commandById, runCommand } from "../commands/registry";
import { checkKey } from "../editor/check-plugin";
import { wordsAt } from "../editor/diagnostic-words";
import { goToSection } from "../editor/go-to-section";
import { hasText, sectionKindAt } from "../editor/regions";
import { useSignal } from "../state/signal";
import { openDraft, openEntry } from "../workbench";
import { useWorkbench } from "../workbench-context";

interface SectionState {
  readonly kind: SectionKind;
  readonly title: string;
  readonly state: "empty" | "fine" | "info" | "warning" | "error";
  readonly count: number;
  readonly here: boolean;
}

const STATE_WORDS = { empty: "empty", fine: "nothing to report", info: "hints", warning: "warnings", error: "errors" };

export function Rail() {
  const workbench = useWorkbench();
  // As text, so that the rail is drawn again only when it would look different.
  const packed = useSignal(workbench.editor.settled, (state) => JSON.stringify(sectionStates(state)));
  const sections: readonly SectionState[] = JSON.parse(packed);
  return (
    <nav className="rail" aria-label="Report and library">
      <h2>Report</h2>
      {sections.map(({ kind, title, state, count, here }) => (
        <button
          key={kind}
          type="button"
          className={here ? "rail-entry here" : "rail-entry"}
          aria-current={here ? "true" : undefined}
          onClick={() => goToSection(workbench, kind)}
        >
          <span className={`state ${state}`} role="img" aria-label={STATE_WORDS[state]} />
          {title}
          {count > 0 && <span className="count">{count}</span>}
        </button>
      ))}
      <Library />
    </nav>
  );
}

function Library() {
  const workbench = useWorkbench();
  const reports = useSignal(workbench.reports);
  const drafts = useSignal(workbench.drafts);
  const handle = useSignal(workbench.session.state, (state) => state.handle);
  const draftId = useSignal(workbench.session.state, (state) => state.draftId);
  const others = drafts.filter((draft) => draft.draftId !== draftId);
  return (
    <>
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
        New report
      </button>
      <button type="button" className="rail-entry" onClick={() => runCommand(workbench, commandById("open"))}>
        Open…
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

function sectionStates(state: EditorState): readonly SectionState[] {
  const checks = checkKey.getState(state);
  const here = sectionKindAt(state.selection.$head);
  const states = new Map<SectionKind, SectionState>();
  for (const section of state.doc.children) {
    const kind = SECTION_KINDS.find((name) => name === section.type.name);
    if (kind === undefined) continue;
    const found = checks?.shown.filter((diagnostic) => wordsAt(state.doc, diagnostic).kind === kind) ?? [];
    const worst = (["error", "warning", "info"] as const).find((level) =>
      found.some(({ severity }) => severity === level),
    );
    const empty = !hasText(section);
    states.set(kind, {
      kind,
      title: SECTION_NAMES[kind],
      state: worst ?? (empty ? "empty" : "fine"),
      count: found.length,
      here: kind === here,
    });
  }
  return [...states.values()];
}
