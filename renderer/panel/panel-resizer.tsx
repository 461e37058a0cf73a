import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useSignal } from "../state/signal";
import { changeSettings } from "../workbench";
import { useWorkbench } from "../workbench-context";

const NARROWEST_PX = 280;
const WIDEST_PX = 640;
const STEP_PX = 16;

export function PanelResizer() {
  const workbench = useWorkbench();
  const width = useSignal(workbench.settings, (settings) => settings.panelWidthPx);
  const start = useRef<{ readonly x: number; readonly width: number } | undefined>(undefined);
  const show = (px: number) => document.documentElement.style.setProperty("--panel-width", `${within(px)}px`);
  const keep = (px: number) => changeSettings(workbench, { panelWidthPx: within(px) });
  const dragged = (event: PointerEvent) =>
    start.current === undefined
      ? width
      : start.current.width + (start.current.x - event.clientX) / event.currentTarget.currentCSSZoom;
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === "ArrowLeft" ? STEP_PX : event.key === "ArrowRight" ? -STEP_PX : 0;
    if (step === 0) return;
    event.preventDefault();
    keep(width + step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <div
      className="panel-resizer"
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the diagnostics panel"
      aria-valuenow={width}
      aria-valuemin={NARROWEST_PX}
      aria-valuemax={WIDEST_PX}
      tabIndex={0}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        start.current = { x: event.clientX, width };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => start.current !== undefined && show(dragged(event))}
      onPointerUp={(event) => {
        const px = dragged(event);
        start.current = undefined;
        keep(px);
      }}
    />
  );
}

const within = (px: number) => Math.round(Math.max(NARROWEST_PX, Math.min(WIDEST_PX, px)));
