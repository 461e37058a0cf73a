import { type ReactNode, useEffect, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { DiagnosticCard } from "./card/diagnostic-card";
import { commandForKeys, runCommand } from "./commands/registry";
import { Dialogs } from "./dialogs/dialogs";
import { PickListBox } from "./editor/pick-list-box";
import { FindBar } from "./find/find-bar";
import { SidePanel } from "./panel/side-panel";
import { PriorColumn } from "./prior/prior-column";
import { hasOneColumn } from "./prior/prior-controller";
import { Screens } from "./screens/screens";
import { Banner } from "./shell/banner";
import { Boundary, NOT_SHOWN } from "./shell/boundary";
import { Footer } from "./shell/footer";
import type { Layout } from "./shell/layout";
import { LiveRegion } from "./shell/live-region";
import { Rail } from "./shell/rail";
import { useReportFocus } from "./shell/report-focus";
import { StatusStrip } from "./shell/status-strip";
import { TopBar } from "./shell/top-bar";
import { useSignal } from "./state/signal";
import { closeSaid, type Workbench } from "./workbench";
import { WorkbenchContext } from "./workbench-context";

interface AppProps {
  readonly workbench: Workbench;
  readonly layout: Layout;
}

export function App({ workbench, layout }: AppProps) {
  const prior = useSignal(workbench.view, (view) => (view.priorHidden ? undefined : view.prior));
  const panelOpen = usePanelOpen(workbench, prior !== undefined);
  useEffect(() => {
    layout.app.classList.toggle("panel-hidden", !panelOpen);
    layout.app.classList.toggle("prior-open", prior !== undefined);
  }, [layout, panelOpen, prior]);
  const quiet = useSignal(workbench.practice, (run) => run !== undefined && !run.live && run.submitted === undefined);
  useEffect(() => {
    layout.app.classList.toggle("practice-quiet", quiet);
  }, [layout, quiet]);
  useAppKeys(workbench);
  useReportFocus(workbench);
  useLastChance(workbench);
  return (
    <WorkbenchContext value={workbench}>
      {part(<TopBar />, layout.topBar)}
      {part(<Rail />, layout.rail)}
      {part(<StatusAndFind />, layout.find)}
      {part(<Banner />, layout.banner)}
      {part(<Overlays />, layout.overlays)}
      {part(prior !== undefined && <PriorColumn prior={prior} />, layout.prior)}
      {part(panelOpen && <SidePanel />, layout.panel)}
      {part(<Screens layout={layout} />, layout.screen)}
      {part(<FooterAndStatus />, layout.footer)}
      {part(<Dialogs />, layout.dialogs)}
    </WorkbenchContext>
  );
}

/** One that cannot be drawn takes no other with it. */
function part(content: ReactNode, place: HTMLElement): ReactNode {
  return createPortal(<Boundary fallback={<p className="panel-empty">{NOT_SHOWN}</p>}>{content}</Boundary>, place);
}

/** The panel gives way to a prior report where both would leave the text no room. */
function usePanelOpen({ settings }: Workbench, priorShown: boolean): boolean {
  const open = useSignal(settings, ({ panelOpen }) => panelOpen);
  const oneColumn = useSyncExternalStore(onResize, hasOneColumn);
  return open && !(priorShown && oneColumn);
}

function onResize(notify: () => void): () => void {
  window.addEventListener("resize", notify);
  return () => window.removeEventListener("resize", notify);
}

function StatusAndFind() {
  return (
    <>
      <StatusStrip />
      <FindBar />
    </>
  );
}

function Overlays() {
  return (
    <>
      <DiagnosticCard />
      <PickListBox />
    </>
  );
}

function FooterAndStatus() {
  return (
    <>
      <Footer />
      <LiveRegion />
    </>
  );
}

/** Nothing else stands before the text that Esc would close. */
function isIdle({ view }: Workbench): boolean {
  const { card, find, screen } = view.get();
  return card === undefined && find === undefined && screen === undefined;
}

/** The app's keys are heard everywhere, before the editor's own. An open dialog keeps its keys, and what is marked so. */
function useAppKeys(workbench: Workbench): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inText = event.target === workbench.editor.view?.dom;
      if (event.key === "Escape" && inText && isIdle(workbench) && closeSaid(workbench, true)) return;
      const command = commandForKeys(event, workbench.settings.get().keys, inText);
      if (command === undefined || event.isComposing || workbench.view.get().dialog !== undefined) return;
      // A button that records keys hears all of them.
      if (event.target instanceof Element && event.target.closest("[data-own-keys], [data-records-keys]") !== null)
        return;
      event.preventDefault();
      event.stopPropagation();
      runCommand(workbench, command);
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, [workbench]);
}

/** The window goes: what is not on disk yet goes there now. */
function useLastChance({ practice, session }: Workbench): void {
  useEffect(() => {
    const keep = () => {
      if (document.visibilityState !== "hidden") return;
      void session.keep();
      void practice.get()?.keep();
    };
    document.addEventListener("visibilitychange", keep);
    window.addEventListener("pagehide", keep);
    return () => {
      document.removeEventListener("visibilitychange", keep);
      window.removeEventListener("pagehide", keep);
    };
  }, [practice, session]);
}
