import { useEffect, useState } from "react";
import type { ReportEntry } from "../../../shared/host";
import type { Comparison } from "../../../shared/practice/compare/comparison";
import { Screen } from "../../screens/screen";
import { useWorkbench } from "../../workbench-context";
import { type CompareState, useCompareState } from "./compare-state";
import { ComparisonView } from "./comparison-view";
import { PairsView } from "./pairs-view";
import { type ReadSideState, SidePicker, useSideText } from "./side-picker";
import "../practice.css";
import "./compare.css";

/** A resident's draft against the attending's final, in words and in meaning: one pair, or every pair of the folder. */
export function CompareScreen() {
  const [state, change] = useCompareState();
  const { reports, problem } = useReports();
  const { view } = state;
  const tools = (
    <fieldset className="screen-tabs">
      <legend className="visually-hidden">What to compare</legend>
      {(["two", "all"] as const).map((name) => (
        <button
          key={name}
          type="button"
          className="button"
          aria-pressed={view === name}
          onClick={() => change({ view: name })}
        >
          {{ two: "One pair", all: "All pairs" }[name]}
        </button>
      ))}
    </fieldset>
  );
  return (
    <Screen title="Compare drafts" tools={tools} className="compare">
      {problem !== undefined && (
        <p className="side-problem" role="alert">
          {problem}
        </p>
      )}
      {view === "two" ? (
        <OnePair state={state} change={change} reports={reports ?? []} />
      ) : (
        reports !== undefined && (
          <PairsView
            reports={reports}
            show={({ draft, final }) =>
              change({
                view: "two",
                draft: { ...state.draft, source: draft },
                final: { ...state.final, source: final },
              })
            }
          />
        )
      )}
    </Screen>
  );
}

interface PairProps {
  readonly state: CompareState;
  readonly change: (change: Partial<CompareState>) => void;
  readonly reports: readonly ReportEntry[];
}

function OnePair({ state, change, reports }: PairProps) {
  const { draft, final, changedOnly } = state;
  const own = useSideText(draft, (source) => change({ draft: { ...draft, source } }));
  const other = useSideText(final, (source) => change({ final: { ...final, source } }));
  const comparison = useComparison(own, other);
  return (
    <>
      <div className="side-pickers">
        <SidePicker
          title="Draft"
          choice={draft}
          change={(next) => change({ draft: next })}
          reports={reports}
          read={own}
          first
        />
        <button
          type="button"
          className="button"
          title="Draft and final change places"
          onClick={() => change({ draft: final, final: draft })}
        >
          <span aria-hidden="true">⇄</span>
          <span className="visually-hidden">Draft and final change places</span>
        </button>
        <SidePicker
          title="Final"
          choice={final}
          change={(next) => change({ final: next })}
          reports={reports}
          read={other}
        />
      </div>
      {own.side !== undefined && other.side !== undefined && comparison !== undefined ? (
        <ComparisonView
          comparison={comparison}
          draft={own.side}
          final={other.side}
          changedOnly={changedOnly}
          setChangedOnly={(only) => change({ changedOnly: only })}
        />
      ) : (
        <p className="screen-empty">
          {own.side === undefined && other.side === undefined
            ? "Choose the draft and the final above."
            : own.side === undefined
              ? "Choose the draft above."
              : other.side === undefined
                ? "Choose the final above."
                : ""}
        </p>
      )}
    </>
  );
}

/** Undefined until both sides have a text. */
function useComparison({ side: own }: ReadSideState, { side: other }: ReadSideState): Comparison | undefined {
  const [comparison, setComparison] = useState<Comparison>();
  useEffect(() => {
    let wanted = true;
    setComparison(undefined);
    if (own !== undefined && other !== undefined)
      void import("../../../shared/practice/compare/compare").then(({ compareTexts }) => {
        if (wanted) setComparison(compareTexts(own.text, other.text));
      });
    return () => {
      wanted = false;
    };
  }, [own, other]);
  return comparison;
}

/** The listing as it is when the screen is opened. */
function useReports() {
  const { host } = useWorkbench();
  const [state, setState] = useState<{ readonly reports?: readonly ReportEntry[]; readonly problem?: string }>({});
  useEffect(() => {
    void host
      .listReports()
      .then((listed) => setState(listed.ok ? { reports: listed.value } : { reports: [], problem: listed.message }));
  }, [host]);
  return { reports: state.reports, problem: state.problem };
}
