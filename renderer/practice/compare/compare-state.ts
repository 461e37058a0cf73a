import { useState } from "react";
import type { NamedComparison } from "../../../shared/practice/compare/statistics";
import type { Workbench } from "../../workbench";
import { useWorkbench } from "../../workbench-context";
import { partnerOf } from "./pairs";
import { OPEN } from "./read-side";

/** A pair of the listing that was compared. */
export interface ReadPair extends NamedComparison {
  readonly draftHandle: string;
  readonly finalHandle: string;
}

/** One side's choice: a source, and what was pasted. */
export interface SideChoice {
  readonly source: string;
  readonly pasted: string;
}

export interface CompareState {
  readonly view: "two" | "all";
  readonly draft: SideChoice;
  readonly final: SideChoice;
  /** Only rows in which something changed. */
  readonly changedOnly: boolean;
}

/** What was chosen and pasted is there again when the screen is. It is kept nowhere else. */
const kept = new WeakMap<Workbench, CompareState>();

export function useCompareState(): readonly [CompareState, (change: Partial<CompareState>) => void] {
  const workbench = useWorkbench();
  const [state, setState] = useState(() => kept.get(workbench) ?? firstState(workbench));
  const change = (part: Partial<CompareState>) =>
    setState((before) => {
      const next = { ...before, ...part };
      kept.set(workbench, next);
      return next;
    });
  return [state, change];
}

/** The open report is the final, unless its name says that it is the draft; its other half stands beside it. */
function firstState({ practice, reports, session }: Workbench): CompareState {
  const open = practice.get() === undefined ? OPEN : "";
  const partner = open === "" ? undefined : partnerOf(reports.get(), session.state.get().handle);
  const side = (source: string): SideChoice => ({ source, pasted: "" });
  const other = side(partner?.other.handle ?? "");
  return {
    view: "two",
    draft: partner?.is === "draft" ? side(open) : other,
    final: partner?.is === "draft" ? other : side(open),
    changedOnly: false,
  };
}
