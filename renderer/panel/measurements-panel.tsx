import { type KeyboardEvent, memo, useMemo, useRef, useState } from "react";
import { type LedgerRow, measurementLedger } from "../../shared/ledger/measurement-ledger";
import { matchPrior, type PriorMatches } from "../../shared/ledger/prior-match";
import { type CheckMeta, checkKey } from "../editor/check-plugin";
import { goToRange } from "../editor/go-to-range";
import { priorProblem } from "../prior/prior-report";
import { useSignal } from "../state/signal";
import type { Workbench } from "../workbench";
import { useWorkbench } from "../workbench-context";
import { type MeasurementRow, measurementGroups, measurementRows } from "./measurement-rows";

/** Every size of the report in one list: what, where, how large, how large before. Enter goes to it. */
export function MeasurementsPanel() {
  const workbench = useWorkbench();
  const rows = useMeasurementRows(workbench);
  const groups = useMemo(() => measurementGroups(rows), [rows]);
  const [at, setAt] = useState<string>();
  const current = rows.some(({ key }) => key === at) ? at : rows[0]?.key;
  const list = useRef<HTMLDivElement>(null);

  const goTo = (key: string) => {
    const ledger = ledgerOf(workbench, true);
    const row = ledger[measurementRows(ledger, []).findIndex((each) => each.key === key)];
    if (row !== undefined) goToRange(workbench, row);
  };
  const onKey = (event: KeyboardEvent) => {
    const index = rows.findIndex(({ key }) => key === current);
    const next = NEXT[event.key]?.(index, rows.length);
    if (event.key === "Escape") {
      event.preventDefault();
      workbench.editor.focus();
    } else if (next !== undefined) {
      event.preventDefault();
      const key = rows[Math.max(0, Math.min(next, rows.length - 1))]?.key;
      setAt(key);
      list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key ?? "")}"]`)?.focus();
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows inside have the focus; arrows go between them
    <div className="panel-list ledger" ref={list} onKeyDown={onKey}>
      {groups.map((group) => (
        <section key={group.kind} aria-label={group.title}>
          <h2 className="panel-group">{group.title}</h2>
          {group.rows.map((row) => (
            <Row key={row.key} row={row} current={row.key === current} focus={setAt} goTo={goTo} />
          ))}
        </section>
      ))}
      {rows.length === 0 && (
        <p className="panel-empty">No sizes yet. Lengths and volumes are listed here as they are written.</p>
      )}
    </div>
  );
}

const NEXT: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** New rows once the hands are still. */
function useMeasurementRows(workbench: Workbench): readonly MeasurementRow[] {
  const settled = useSignal(workbench.editor.settled);
  const prior = useSignal(workbench.view, (view) => view.prior);
  const kept = useRef<readonly MeasurementRow[]>([]);
  return useMemo(() => {
    void settled;
    void prior;
    kept.current = measurementRows(ledgerOf(workbench, false), kept.current);
    return kept.current;
  }, [workbench, settled, prior]);
}

/** The ledger of the document as it is now; `settle` where its places are needed, which a growing sentence moves. */
function ledgerOf({ editor, view }: Workbench, settle: boolean): readonly LedgerRow[] {
  if (settle) editor.dispatch(editor.state.tr.setMeta(checkKey, { settle: true } satisfies CheckMeta));
  const analysis = checkKey.getState(editor.state)?.checked.analysis;
  if (analysis === undefined) return [];
  const { prior } = view.get();
  const isComparable = prior !== undefined && priorProblem(editor.doc, analysis, prior) === undefined;
  const matches: PriorMatches | undefined = isComparable ? matchPrior(analysis, prior.analysis) : undefined;
  return measurementLedger(analysis, matches);
}

interface RowProps {
  readonly row: MeasurementRow;
  /** The one that Tab goes to. */
  readonly current: boolean;
  readonly focus: (key: string) => void;
  readonly goTo: (key: string) => void;
}

const Row = memo(
  function Row({ row, current, focus, goTo }: RowProps) {
    return (
      <button
        type="button"
        className="row ledger-row"
        data-row={row.key}
        tabIndex={current ? 0 : -1}
        onFocus={() => focus(row.key)}
        onClick={() => goTo(row.key)}
      >
        <span className="ledger-line">
          <span className="ledger-subject">{row.subject === "" ? "Measurement" : row.subject}</span>{" "}
          {row.value === "" ? (
            <span className="ledger-prior">was {row.prior}</span>
          ) : (
            <span className="ledger-value">{row.value}</span>
          )}{" "}
        </span>
        {(row.place !== "" || (row.prior !== "" && row.value !== "")) && (
          <span className="ledger-line">
            <span className="ledger-place">{row.place}</span>{" "}
            {row.prior !== "" && row.value !== "" && (
              <span className="ledger-prior">
                was {row.prior}
                {row.change !== "" && (
                  <>
                    <span className={`ledger-change ${row.direction}`} aria-hidden="true">
                      {row.change}
                    </span>
                    <span className="visually-hidden">, {row.changeWords}</span>
                  </>
                )}
              </span>
            )}
          </span>
        )}
        {row.reported !== "" && <span className="ledger-reported">Prior report: {row.reported}</span>}
      </button>
    );
  },
  // The functions are new each time and do the same.
  (before, after) => before.row === after.row && before.current === after.current,
);
