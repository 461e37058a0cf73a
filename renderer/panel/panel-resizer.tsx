import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useSignal } from "../state/signal";
import { changeSettings } from "../workbench";
import { useWorkbench } from "../workbench-context";

const STEP_PX = 16;

export function PanelResizer() {
  return (
    <ColumnResizer
      setting="panelWidthPx"
      variable="--panel-width"
      label="Width of the side panel"
      narrowest={280}
      widest={640}
    />
  );
}

interface ColumnResizerProps {
  /** Where the width is kept. */
  readonly setting: "panelWidthPx" | "priorWidthPx";
  /** The style that it has while it is dragged. */
  readonly variable: string;
  readonly label: string;
  readonly narrowest: number;
  readonly widest: number;
}

/** The left edge of a column: drag it, or move it with the arrow keys. */
export function ColumnResizer({ setting, variable, label, narrowest, widest }: ColumnResizerProps) {
  const workbench = useWorkbench();
  const width = useSignal(workbench.settings, (settings) => settings[setting]);
  const within = (px: number) => Math.round(Math.max(narrowest, Math.min(widest, px)));
  const start = useRef<{ readonly x: number; readonly width: number } | undefined>(undefined);
  const show = (px: number) => document.documentElement.style.setProperty(variable, `${within(px)}px`);
  const keep = (px: number) => changeSettings(workbench, { [setting]: within(px) });
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
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
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
