import { type ComponentType, type KeyboardEvent, lazy, Suspense, useRef } from "react";
import type { PracticeRun } from "../practice/practice-run";
import { useReturnFocus } from "../shell/return-focus";
import { useSignal } from "../state/signal";
import type { PanelName } from "../state/view-state";
import { useWorkbench } from "../workbench-context";
import { DiagnosticsPanel } from "./diagnostics-panel";
import { MeasurementsPanel } from "./measurements-panel";
import { PanelResizer } from "./panel-resizer";

const VIEWS = {
  diagnostics: { title: "Diagnostics", View: DiagnosticsPanel },
  measurements: { title: "Measurements", View: MeasurementsPanel },
  practice: { title: "Practice", View: PracticeView },
} satisfies Record<PanelName, { readonly title: string; readonly View: ComponentType }>;

const NAMES = Object.keys(VIEWS) as readonly PanelName[]; // the keys of a Record<PanelName, …>

const LazyPracticePanel = lazy(async () => ({ default: (await import("../practice/practice-panel")).PracticePanel }));

function PracticeView() {
  return (
    <Suspense fallback={<div className="panel-list" aria-busy="true" />}>
      <LazyPracticePanel />
    </Suspense>
  );
}

/** While a case is written without checks there is nothing else to look at. */
function shownNames(run: PracticeRun | undefined): readonly PanelName[] {
  if (run === undefined) return NAMES.filter((name) => name !== "practice");
  return run.live || run.submitted !== undefined ? ["practice", "diagnostics", "measurements"] : ["practice"];
}

/** The panel at the right: one view at a time, with a tab each where there are several. */
export function SidePanel() {
  const { practice, view } = useWorkbench();
  const wanted = useSignal(view, (state) => state.panel);
  const names = shownNames(useSignal(practice));
  const shown = names.includes(wanted) ? wanted : (names[0] ?? "diagnostics");
  const { title, View } = VIEWS[shown];
  const panel = useRef<HTMLElement>(null);
  useReturnFocus(panel);
  return (
    <aside ref={panel} className="panel" aria-label={title}>
      <PanelResizer />
      {names.length > 1 && <Tabs names={names} shown={shown} />}
      <View />
    </aside>
  );
}

function Tabs({ names, shown }: { readonly names: readonly PanelName[]; readonly shown: PanelName }) {
  const { view } = useWorkbench();
  const choose = (panel: PanelName) => view.update((state) => ({ ...state, panel }));
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = names[(names.indexOf(shown) + step + names.length) % names.length];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    choose(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-panel="${next}"]`)?.focus();
  };
  return (
    <div className="panel-tabs" role="tablist" aria-label="Side panel" onKeyDown={onKey}>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          data-panel={name}
          aria-selected={name === shown}
          tabIndex={name === shown ? 0 : -1}
          onClick={() => choose(name)}
        >
          {VIEWS[name].title}
        </button>
      ))}
    </div>
  );
}
