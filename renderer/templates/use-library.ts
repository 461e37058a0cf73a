import { useCallback, useEffect, useState } from "react";
import type { TemplateLibrary } from "../../shared/templates/library";
import { useWorkbench } from "../workbench-context";
import { loadLibrary } from "./library";

export interface LibraryState {
  readonly library: TemplateLibrary | undefined;
  /** Why there is none. */
  readonly problem: string | undefined;
  /** Looks again: the answer is the library as it is then. */
  readonly reload: () => Promise<TemplateLibrary | undefined>;
}

/** The templates, read when the component is shown and whenever the window gets the focus back. */
export function useLibrary(): LibraryState {
  const workbench = useWorkbench();
  const [library, setLibrary] = useState<TemplateLibrary>();
  const [problem, setProblem] = useState<string>();
  const reload = useCallback(async () => {
    const loaded = await loadLibrary(workbench);
    setProblem(loaded.ok ? undefined : loaded.message);
    if (!loaded.ok) return undefined;
    setLibrary(loaded.value);
    return loaded.value;
  }, [workbench]);
  useEffect(() => {
    void reload();
    const onFocus = () => void reload();
    window.addEventListener("focus", onFocus);
    return () => window.removeEventListener("focus", onFocus);
  }, [reload]);
  return { library, problem, reload };
}
