import type { EditorState } from "prosemirror-state";
import { useCallback, useSyncExternalStore } from "react";
import type { Analysis } from "../../shared/extract/types";
import { checkKey } from "../editor/check-plugin";
import { SEVERITY_WORDS, SeverityMark } from "../panel/severity-mark";
import { clock } from "../session/clock";
import type { Kept } from "../session/document-session";
import { useSignal } from "../state/signal";
import { useWorkbench } from "../workbench-context";
import { counted, severityCounts } from "./severity-counts";

const SEVERITIES = ["error", "warning", "info"] as const;

export function Footer() {
  const { editor } = useWorkbench();
  const counts = useSignal(editor.settled, (state) => severityCounts(state).join());
  const words = useSignal(editor.settled, wordsLine);
  const took = useSignal(editor.settled, (state) => (checkKey.getState(state)?.checked.tookMs ?? 0).toFixed(1));
  const kept = useKept();
  const numbers = counts.split(",").map(Number);
  return (
    <footer className="footer">
      {SEVERITIES.map((severity, index) => (
        <span key={severity} className={numbers[index] === 0 ? "none" : ""}>
          <SeverityMark severity={severity} /> {counted(numbers[index] ?? 0, SEVERITY_WORDS[severity])}
        </span>
      ))}
      <span className="wide">{words}</span>
      <span className="spacer" />
      <span className="wide" title="How long the last check took">
        Checks {took} ms
      </span>
      <span className={kept.state === "failed" ? "problem" : ""} data-kept={kept.state}>
        {keptLine(kept)}
      </span>
      <span title="Readout makes no network request">Offline</span>
    </footer>
  );
}

/** Where the last change is, told once the hands are still: under them the line would change with every other word. */
function useKept(): Kept {
  const { editor, session } = useWorkbench();
  const subscribe = useCallback(
    (notify: () => void) => {
      const stops = [
        editor.settled.subscribe(notify),
        session.state.subscribe(() => {
          if (editor.isStill || session.state.get().kept.state === "failed") notify();
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [editor, session],
  );
  return useSyncExternalStore(subscribe, () => session.state.get().kept);
}

function wordsLine(state: EditorState): string {
  const analysis = checkKey.getState(state)?.checked.analysis;
  if (analysis === undefined) return "";
  return `Impression ${wordsOf(analysis, "impression")} words · Findings ${wordsOf(analysis, "findings")}`;
}

function wordsOf(analysis: Analysis, kind: "impression" | "findings"): number {
  return analysis.blocksOf(kind).reduce((sum, { words }) => sum + words, 0);
}

function keptLine(kept: Kept): string {
  switch (kept.state) {
    case "nothing-to-keep":
      return "No changes";
    case "writing":
      return "Keeping…";
    case "kept":
      return `Draft kept ${clock(kept.atMs)}`;
    case "saved":
      return `Saved ${clock(kept.atMs)}`;
    case "failed":
      return "Draft not kept";
    default:
      return kept satisfies never;
  }
}
