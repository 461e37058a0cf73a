import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from "react";
import { matchPrior } from "../../shared/ledger/prior-match";
import { changeInWords, differenceText, sizeChange } from "../../shared/ledger/size-change";
import { shownKeys } from "../commands/key-map";
import { commandById, runCommand } from "../commands/registry";
import { checkKey } from "../editor/check-plugin";
import { goToRange } from "../editor/go-to-range";
import { isLocked } from "../editor/lock-plugin";
import { sectionKindAt } from "../editor/regions";
import { ColumnResizer } from "../panel/panel-resizer";
import { useSignal } from "../state/signal";
import type { Workbench } from "../workbench";
import { useWorkbench } from "../workbench-context";
import { citePrior, showPrior } from "./prior-controller";
import { missingCitation, type PriorReport, priorProblem, timeBetween } from "./prior-report";
import { PriorText, type Remeasured } from "./prior-text";
import { scrollTogether } from "./scroll-together";

/** A prior report beside the current one. Both scroll together by section; nothing in it can be changed. */
export function PriorColumn({ prior }: { readonly prior: PriorReport }) {
  const workbench = useWorkbench();
  const body = useRef<HTMLDivElement>(null);
  const remeasured = useRemeasured(workbench, prior);
  const goTo = useCallback((from: number) => goToNow(workbench, prior, from), [workbench, prior]);
  useScrolling(workbench, prior, body);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    workbench.editor.focus();
  };
  return (
    <aside className="prior" aria-label="Prior report" onKeyDown={onKey}>
      <ColumnResizer
        setting="priorWidthPx"
        variable="--prior-width"
        label="Width of the prior report"
        narrowest={300}
        widest={900}
      />
      <Head prior={prior} />
      {/* biome-ignore lint/a11y/useSemanticElements: no form is here */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: arrows scroll it */}
      <div ref={body} className="prior-body" role="group" aria-label={`Prior report: ${prior.name}`} tabIndex={0}>
        <PriorText doc={prior.doc} analysis={prior.analysis} remeasured={remeasured} goTo={goTo} />
      </div>
    </aside>
  );
}

function Head({ prior }: { readonly prior: PriorReport }) {
  const workbench = useWorkbench();
  const problem = useSignal(workbench.editor.settled, (state) => {
    const analysis = checkKey.getState(state)?.checked.analysis;
    return analysis === undefined ? undefined : priorProblem(state.doc, analysis, prior);
  });
  const missing = useSignal(workbench.editor.settled, (state) => {
    const analysis = checkKey.getState(state)?.checked.analysis;
    return analysis === undefined || isLocked(state) ? undefined : missingCitation(analysis, prior)?.citation;
  });
  const offer = problem === undefined ? missing : undefined;
  const age = useSignal(workbench.editor.settled, (state) =>
    timeBetween(prior.analysis.exam.date, checkKey.getState(state)?.checked.analysis.exam.date),
  );
  const keys = useSignal(workbench.settings, (settings) => shownKeys(commandById("cite-prior"), settings.keys));
  return (
    <header className="prior-head">
      <div className="prior-title">
        <div className="prior-name">
          <h2 title={prior.name}>{prior.name}</h2>
          <span>{["Prior report", statusWord(prior), age].filter(Boolean).join(" · ")}</span>
        </div>
        <button type="button" className="button small" onClick={() => runCommand(workbench, commandById("compare"))}>
          Other…
        </button>
        <button type="button" className="button small" onClick={() => showPrior(workbench, false)}>
          Hide
        </button>
      </div>
      {problem !== undefined && (
        <p className="prior-problem" role="alert">
          {problem}
        </p>
      )}
      {offer !== undefined && (
        <button
          type="button"
          className="prior-offer"
          onClick={() => {
            citePrior(workbench);
            workbench.editor.focus();
          }}
        >
          <span>
            Put <b>{offer}</b> into Comparison
          </span>
          {keys !== undefined && <kbd>{keys}</kbd>}
        </button>
      )}
    </header>
  );
}

/** Said where it is not what one expects of a prior report. */
function statusWord({ status }: PriorReport): string {
  return status === "draft" || status === "preliminary" ? `${status}, not signed` : "";
}

/** What both reports measure, once the hands are still; the same list for as long as it says the same. */
function useRemeasured({ editor }: Workbench, prior: PriorReport): readonly Remeasured[] {
  const packed = useSignal(editor.settled, (state) => {
    const analysis = checkKey.getState(state)?.checked.analysis;
    if (analysis === undefined || priorProblem(state.doc, analysis, prior) !== undefined) return "[]";
    const found: Remeasured[] = [];
    // Asked from the prior's side, so that a size that its Impression repeats is told of there too.
    for (const [before, now] of matchPrior(prior.analysis, analysis)) {
      const change = sizeChange(now, before);
      if (change === undefined) continue;
      found.push({
        from: before.from,
        to: before.to,
        now: now.text,
        change: differenceText(change),
        direction: change.direction,
        words: `, now ${now.text}, ${changeInWords(change)}`,
      });
    }
    return JSON.stringify(found);
  });
  return useMemo((): readonly Remeasured[] => JSON.parse(packed), [packed]);
}

function goToNow(workbench: Workbench, prior: PriorReport, from: number): void {
  const analysis = checkKey.getState(workbench.editor.state)?.checked.analysis;
  if (analysis === undefined) return;
  for (const [before, now] of matchPrior(prior.analysis, analysis))
    if (before.from === from) {
      goToRange(workbench, now);
      return;
    }
}

function useScrolling({ editor }: Workbench, prior: PriorReport, body: { readonly current: HTMLElement | null }): void {
  const together = useRef<ReturnType<typeof scrollTogether>>(undefined);
  const kind = useSignal(editor.settled, (state) => sectionKindAt(state.selection.$head));
  useEffect(() => {
    const page = editor.view?.dom.closest<HTMLElement>(".page");
    if (page == null || body.current === null) return;
    void prior; // another prior has other sections
    together.current = scrollTogether(page, body.current);
    return () => together.current?.stop();
  }, [editor, body, prior]);
  useEffect(() => {
    if (kind !== undefined) together.current?.show(kind);
  }, [kind]);
}
