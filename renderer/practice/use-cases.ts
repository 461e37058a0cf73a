import { useCallback, useEffect, useState } from "react";
import { useWorkbench } from "../workbench-context";
import { type CaseLibrary, loadCases } from "./case-library";

/** As they are now: what a department puts into its folder is there when the window gets the focus back. */
export function useCases() {
  const workbench = useWorkbench();
  const [library, setLibrary] = useState<CaseLibrary>();
  const [problem, setProblem] = useState<string>();
  const [nowMs, setNowMs] = useState(() => Date.now());
  const reload = useCallback(async () => {
    const at = Date.now();
    const loaded = await loadCases(workbench, at);
    setNowMs(at);
    setProblem(loaded.ok ? undefined : loaded.message);
    if (loaded.ok) setLibrary(loaded.value);
  }, [workbench]);
  useEffect(() => {
    void reload();
    const onFocus = () => void reload();
    window.addEventListener("focus", onFocus);
    return () => window.removeEventListener("focus", onFocus);
  }, [reload]);
  return { library, nowMs, problem, reload };
}
