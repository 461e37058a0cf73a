import { type ComponentType, lazy, Suspense, useEffect, useLayoutEffect, useRef } from "react";
import { Boundary, NOT_SHOWN } from "../shell/boundary";
import { holdKeys, releaseKeys } from "../shell/early-keys";
import type { Layout } from "../shell/layout";
import { useSignal } from "../state/signal";
import type { ScreenName } from "../state/view-state";
import type { Workbench } from "../workbench";
import { useWorkbench } from "../workbench-context";
import { closeScreen } from "./close-screen";
import { Screen } from "./screen";

/** Loaded when it is first shown: the editor does not wait for what is not the editor. */
const SCREENS = {
  settings: lazy(async () => ({ default: (await import("./settings-screen")).SettingsScreen })),
  templates: lazy(async () => ({ default: (await import("../templates/templates-screen")).TemplatesScreen })),
  practice: lazy(async () => ({ default: (await import("../practice/practice-screen")).PracticeScreen })),
  progress: lazy(async () => ({ default: (await import("../practice/progress/progress-screen")).ProgressScreen })),
  "side-by-side": lazy(async () => ({ default: (await import("../practice/side-by-side-screen")).SideBySideScreen })),
  compare: lazy(async () => ({ default: (await import("../practice/compare/compare-screen")).CompareScreen })),
  "make-case": lazy(async () => ({ default: (await import("../practice/make-case/make-case-screen")).MakeCaseScreen })),
} satisfies Record<ScreenName, ComponentType>;

/** The screen that stands in front of the report, where one is open. The report keeps its place behind it, out of reach. */
export function Screens({ layout }: { readonly layout: Layout }) {
  const workbench = useWorkbench();
  const name = useSignal(workbench.view, (state) => state.screen);
  useWayBack(workbench, name !== undefined);
  useLayoutEffect(() => {
    if (name === undefined) return;
    layout.app.classList.add("screen-open");
    layout.frame.inert = true;
    return () => {
      layout.app.classList.remove("screen-open");
      layout.frame.inert = false;
    };
  }, [layout, name]);
  useLayoutEffect(() => {
    // A key that follows at once belongs to the text.
    if (name === undefined) return;
    return () => {
      if (workbench.view.get().screen !== undefined) return;
      releaseKeys();
      workbench.editor.focus();
    };
  }, [workbench, name]);
  if (name === undefined) return null;
  const Shown = SCREENS[name];
  return (
    <Boundary key={name} fallback={<NotShown />}>
      <Suspense fallback={<Loading />}>
        <Shown />
      </Suspense>
    </Boundary>
  );
}

/** The way back stays open. */
function NotShown() {
  return (
    <Screen title="Not available">
      <p className="screen-empty" role="alert">
        {NOT_SHOWN}
      </p>
    </Screen>
  );
}

/** Has the focus while the screen is on its way, so that no key goes to the text behind it. */
function Loading() {
  const frame = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    frame.current?.focus();
    holdKeys();
  }, []);
  return <main ref={frame} className="screen" aria-busy="true" aria-label="Loading" tabIndex={-1} />;
}

/** Esc goes back to the report from anywhere in a screen, unless something in it has a use for the key. */
function useWayBack(workbench: Workbench, open: boolean): void {
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || workbench.view.get().dialog !== undefined) return;
      event.preventDefault();
      closeScreen(workbench);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [workbench, open]);
}
