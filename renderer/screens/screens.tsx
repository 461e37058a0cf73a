import { type ComponentType, lazy, Suspense, useEffect } from "react";
import type { Layout } from "../shell/layout";
import { useSignal } from "../state/signal";
import type { ScreenName } from "../state/view-state";
import { useWorkbench } from "../workbench-context";

/** Loaded when it is first shown: the editor does not wait for what is not the editor. */
const SCREENS = {
  settings: lazy(async () => ({ default: (await import("./settings-screen")).SettingsScreen })),
} satisfies Record<ScreenName, ComponentType>;

/** The screen that stands in front of the report, where one is open. The report keeps its place behind it, out of reach. */
export function Screens({ layout }: { readonly layout: Layout }) {
  const { view } = useWorkbench();
  const name = useSignal(view, (state) => state.screen);
  useEffect(() => {
    layout.app.classList.toggle("screen-open", name !== undefined);
    layout.page.inert = name !== undefined;
  }, [layout, name]);
  if (name === undefined) return null;
  const Shown = SCREENS[name];
  return (
    <Suspense fallback={<main className="screen" aria-busy="true" />}>
      <Shown />
    </Suspense>
  );
}
