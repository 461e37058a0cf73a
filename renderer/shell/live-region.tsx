import { useSignal } from "../state/signal";
import { useWorkbench } from "../workbench-context";
import { counted, severityCounts } from "./severity-counts";

/** Tells a screen reader the counts when they have changed and the author has paused; nothing else. */
export function LiveRegion() {
  const { editor } = useWorkbench();
  const line = useSignal(editor.settled, (state) => {
    const [errors, warnings, infos] = severityCounts(state);
    if (errors + warnings + infos === 0) return "Nothing to report";
    return [counted(errors, "error"), counted(warnings, "warning"), counted(infos, "hint")].join(", ");
  });
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {line}
    </div>
  );
}
