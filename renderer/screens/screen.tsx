import { type ReactNode, useLayoutEffect, useRef } from "react";
import { releaseKeys } from "../shell/early-keys";
import { useSignal } from "../state/signal";
import { useWorkbench } from "../workbench-context";
import { closeScreen } from "./close-screen";

interface ScreenProps {
  readonly title: string;
  /** Controls beside the title. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** The frame of a full-page screen: a title, a way back (Esc), and a scrolling body. `data-first` says what gets the focus. */
export function Screen({ title, tools, children, className = "" }: ScreenProps) {
  const workbench = useWorkbench();
  const frame = useRef<HTMLElement>(null);
  const practising = useSignal(workbench.practice, (run) => run !== undefined);
  // Before anything is painted: a key in between would go nowhere.
  useLayoutEffect(() => {
    const first = frame.current?.querySelector<HTMLElement>("[data-first]");
    (first ?? frame.current)?.focus();
    releaseKeys(first);
  }, []);
  return (
    <main ref={frame} className={`screen ${className}`} aria-label={title} tabIndex={-1}>
      <header className="screen-bar">
        <h2>{title}</h2>
        <span className="spacer" />
        {tools}
        <button type="button" className="button" onClick={() => closeScreen(workbench)}>
          Back to the {practising ? "case" : "report"} <kbd>Esc</kbd>
        </button>
      </header>
      <div className="screen-body">{children}</div>
    </main>
  );
}
