import { type KeyboardEvent, memo, useCallback, useMemo, useRef, useState } from "react";
import { SECTION_NAMES } from "../../shared/checks/skeleton";
import type { Severity } from "../../shared/checks/types";
import { applyFix, closeCard, findDiagnostic, openCard } from "../card/card-controller";
import { checkKey } from "../editor/check-plugin";
import { lockedEnd } from "../editor/lock-plugin";
import { useSignal } from "../state/signal";
import type { Workbench } from "../workbench";
import { useWorkbench } from "../workbench-context";
import { type PanelRow, panelGroups, panelRows } from "./panel-rows";
import { SEVERITY_WORDS, SeverityMark } from "./severity-mark";

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

export function DiagnosticsPanel() {
  const workbench = useWorkbench();
  const rows = usePanelRows(workbench);
  const filter = useSignal(workbench.view, (view) => view.filter);
  const activeKey = useSignal(workbench.view, (view) => view.card?.key);
  const [at, setAt] = useState<string>();
  const shown = filter === "all" ? rows : rows.filter(({ severity }) => severity === filter);
  const groups = useMemo(() => panelGroups(shown), [shown]);
  const ordered = groups.flatMap((group) => group.rows);
  const current = ordered.some(({ key }) => key === at) ? at : ordered[0]?.key;
  const list = useRef<HTMLDivElement>(null);

  const onKey = (event: KeyboardEvent) => {
    const index = ordered.findIndex(({ key }) => key === current);
    const next = event.key === "ArrowDown" ? index + 1 : event.key === "ArrowUp" ? index - 1 : undefined;
    if (event.key === "Escape") {
      event.preventDefault();
      if (workbench.view.get().card !== undefined) closeCard(workbench, "stay");
      workbench.editor.focus();
    } else if (next !== undefined) {
      event.preventDefault();
      const row = ordered[Math.max(0, Math.min(next, ordered.length - 1))];
      setAt(row?.key);
      list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(row?.key ?? "")}"]`)?.focus();
    }
  };

  return (
    <>
      <Filters rows={rows} filter={filter} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the rows inside have the focus; arrows go between them */}
      <div className="panel-list" ref={list} onKeyDown={onKey}>
        {groups.map((group) => (
          <section key={group.kind} aria-label={group.title}>
            <h2 className="panel-group">{group.title}</h2>
            {group.rows.map((row) => (
              <Row key={row.key} row={row} current={row.key === current} active={row.key === activeKey} focus={setAt} />
            ))}
          </section>
        ))}
        {shown.length === 0 && (
          <p className="panel-empty">{rows.length === 0 ? "Nothing to report" : "None of this kind"}</p>
        )}
      </div>
    </>
  );
}

/** New rows when the checks say something new, at once; new words around them once the hands are still. */
function usePanelRows({ editor }: Workbench): readonly PanelRow[] {
  const version = useSignal(editor.frame, (state) => checkKey.getState(state)?.version ?? 0);
  const settled = useSignal(editor.settled);
  const kept = useRef<readonly PanelRow[]>([]);
  return useMemo(() => {
    void version;
    void settled;
    const checks = checkKey.getState(editor.state);
    if (checks !== undefined) kept.current = panelRows(checks, kept.current, lockedEnd(editor.state));
    return kept.current;
  }, [editor, version, settled]);
}

function Filters({ rows, filter }: { readonly rows: readonly PanelRow[]; readonly filter: Severity | "all" }) {
  const { view } = useWorkbench();
  const choose = (next: Severity | "all") => view.update((state) => ({ ...state, filter: next }));
  return (
    <div className="panel-filters" role="toolbar" aria-label="Filter by severity">
      <button type="button" className="pill" aria-pressed={filter === "all"} onClick={() => choose("all")}>
        All {rows.length}
      </button>
      {SEVERITIES.map((severity) => {
        const count = rows.filter((row) => row.severity === severity).length;
        return (
          <button
            key={severity}
            type="button"
            className="pill"
            aria-pressed={filter === severity}
            aria-label={`${SEVERITY_WORDS[severity]}s: ${count}`}
            onClick={() => choose(filter === severity ? "all" : severity)}
          >
            <SeverityMark severity={severity} /> {count}
          </button>
        );
      })}
      <span className="spacer" />
      <kbd title="Next diagnostic">F8</kbd>
    </div>
  );
}

interface RowProps {
  readonly row: PanelRow;
  /** The one that Tab goes to. */
  readonly current: boolean;
  /** Its card is open. */
  readonly active: boolean;
  readonly focus: (key: string) => void;
}

const Row = memo(function Row({ row, current, active, focus }: RowProps) {
  const workbench = useWorkbench();
  const show = useCallback(() => openCard(workbench, row.key, true), [workbench, row.key]);
  const fix = (index: number) => {
    const chosen = findDiagnostic(workbench, row.key)?.diagnostic.fixes?.[index];
    if (chosen !== undefined) applyFix(workbench, row.key, chosen);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: no form is here
    <div
      role="group"
      aria-label={`${SEVERITY_WORDS[row.severity]}: ${row.message}`}
      className={active ? "row active" : "row"}
      data-row={row.key}
      tabIndex={current ? 0 : -1}
      onFocus={() => focus(row.key)}
      onClick={show}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || (event.key !== "Enter" && event.key !== " ")) return;
        event.preventDefault();
        show();
      }}
    >
      <SeverityMark severity={row.severity} />
      <div className="row-body">
        <div className="row-message">{row.message}</div>
        {(row.flagged !== "" || row.other !== undefined) && (
          <div className="row-words">
            {row.before}
            <b>{row.flagged}</b>
            {row.after}
            {row.other !== undefined && (
              <span className="row-other">
                ⇄ {SECTION_NAMES[row.other.kind]}: {row.other.before}
                <b>{row.other.flagged}</b>
                {row.other.after}
              </span>
            )}
          </div>
        )}
        {row.fixes.length > 0 && (
          <div className="row-fixes">
            {row.fixes.map((label, index) => (
              <button
                key={label}
                type="button"
                className="button small"
                tabIndex={current ? 0 : -1}
                onClick={(event) => {
                  event.stopPropagation();
                  fix(index);
                }}
              >
                {label}
              </button>
            ))}
          </div>
        )}
      </div>
    </div>
  );
});
