import { type ComponentType, type KeyboardEvent, useRef } from "react";
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
} satisfies Record<PanelName, { readonly title: string; readonly View: ComponentType }>;

const NAMES = Object.keys(VIEWS) as readonly PanelName[]; // the keys of a Record<PanelName, …>

/** The panel at the right: one view at a time, with a tab each where there are several. */
export function SidePanel() {
  const { view } = useWorkbench();
  const shown = useSignal(view, (state) => state.panel);
  const { title, View } = VIEWS[shown];
  const panel = useRef<HTMLElement>(null);
  useReturnFocus(panel);
  return (
    <aside ref={panel} className="panel" aria-label={title}>
      <PanelResizer />
      {NAMES.length > 1 && <Tabs shown={shown} />}
      <View />
    </aside>
  );
}

function Tabs({ shown }: { readonly shown: PanelName }) {
  const { view } = useWorkbench();
  const choose = (panel: PanelName) => view.update((state) => ({ ...state, panel }));
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = NAMES[(NAMES.indexOf(shown) + step + NAMES.length) % NAMES.length];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    choose(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-panel="${next}"]`)?.focus();
  };
  return (
    <div className="panel-tabs" role="tablist" aria-label="Side panel" onKeyDown={onKey}>
      {NAMES.map((name) => (
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
