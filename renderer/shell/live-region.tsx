import { useSignal } from "../state/signal";
import { useWorkbench } from "../workbench-context";
import { counted, severityCounts } from "./severity-counts";

/** Tells a screen reader the counts when they have changed and the author has paused, and what the author has asked for. */
export function LiveRegion() {
  const { editor, view } = useWorkbench();
  const spoken = useSignal(view, (state) => state.spoken);
  const line = useSignal(editor.settled, (state) => {
    const [errors, warnings, infos] = severityCounts(state);
    if (errors + warnings + infos === 0) return "Nothing to report";
    return [counted(errors, "error"), counted(warnings, "warning"), counted(infos, "hint")].join(", ");
  });
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {spoken}
      </div>
      <div className="visually-hidden" role="status" aria-live="polite">
        {line}
      </div>
    </>
  );
}
