import { createContext, useContext } from "react";
import type { Workbench } from "./workbench";

export const WorkbenchContext = createContext<Workbench | undefined>(undefined);

export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (workbench === undefined) throw new Error("No workbench around this component.");
  return workbench;
}
