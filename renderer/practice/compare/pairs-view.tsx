import { useEffect, useState } from "react";
import type { ReportEntry } from "../../../shared/host";
import { comparisonCsv } from "../../../shared/practice/compare/export-csv";
import { statisticsOf } from "../../../shared/practice/compare/statistics";
import { handFile } from "../../export/hand-file";
import type { Workbench } from "../../workbench";
import { useWorkbench } from "../../workbench-context";
import { percent } from "../progress/describe";
import { changeTitle } from "./change-names";
import type { ReadPair } from "./compare-state";
import { pairsIn } from "./pairs";
import { readSide } from "./read-side";

interface PairsProps {
  readonly reports: readonly ReportEntry[];
  readonly show: (pair: { readonly draft: string; readonly final: string }) => void;
}

/** Every pair of the listing: what happens to drafts on their way, in sum and pair by pair. */
export function PairsView({ reports, show }: PairsProps) {
  const workbench = useWorkbench();
  const { all, problems, done, total } = usePairs(workbench, reports);
  const [said, setSaid] = useState("");
  const { alone } = pairsIn(reports);
  if (total === 0)
    return (
      <div className="screen-nothing">
        <p>
          There is no pair among the reports. Two reports are a pair by their names: <code>NAME.draft.txt</code> and{" "}
          <code>NAME.final.txt</code>, or the same with <code>.readout.json</code>.
        </p>
        <Alone names={alone} />
      </div>
    );
  if (done < total)
    return (
      <p className="practice-facts" role="status">
        Reading pair {done + 1} of {total}…
      </p>
    );
  return (
    <>
      <div className="pairs-bar">
        <p role="status">{said || summary(all)}</p>
        <button
          type="button"
          className="button"
          onClick={() => void handFile(workbench, "drafts-and-finals.csv", comparisonCsv(all), setSaid)}
          disabled={all.length === 0}
        >
          Export CSV
        </button>
      </div>
      {problems.map((problem) => (
        <p key={problem} className="side-problem">
          {problem}
        </p>
      ))}
      <Alone names={alone} />
      {all.length > 0 && (
        <div className="pairs-tables">
          <PairTable all={all} show={show} />
          <KindTable all={all} />
        </div>
      )}
    </>
  );
}

function summary(all: readonly ReadPair[]): string {
  const { pairs, sameMeaning, sameWords, wordsChanged } = statisticsOf(all);
  return `${pairs} ${pairs === 1 ? "pair" : "pairs"}: ${sameMeaning} without a change in meaning, ${sameWords} without a changed word. On average ${percent(wordsChanged)} of the Impression's words changed.`;
}

function Alone({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p className="practice-facts">
      Without their other half: {names.slice(0, MOST_NAMES).join(", ")}
      {names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ""}
    </p>
  );
}

const MOST_NAMES = 6;

function PairTable({ all, show }: { readonly all: readonly ReadPair[]; readonly show: PairsProps["show"] }) {
  return (
    <table className="pairs-table">
      <caption>Pair by pair</caption>
      <thead>
        <tr>
          <th scope="col">Pair</th>
          <th scope="col">Changes in meaning</th>
          <th scope="col">Words changed</th>
        </tr>
      </thead>
      <tbody>
        {statisticsOf(all).byPair.map(({ name, changes, wordsChanged }) => {
          const pair = all.find((one) => one.name === name);
          return (
            <tr key={name}>
              <th scope="row">
                <button
                  type="button"
                  className="pair-link"
                  onClick={() => pair !== undefined && show({ draft: pair.draftHandle, final: pair.finalHandle })}
                >
                  {name}
                </button>
              </th>
              <td>{changes}</td>
              <td>{percent(wordsChanged)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function KindTable({ all }: { readonly all: readonly ReadPair[] }) {
  const { counts } = statisticsOf(all);
  const most = Math.max(1, ...counts.map(({ changes }) => changes));
  return (
    <table className="pairs-table">
      <caption>By kind of change</caption>
      <thead>
        <tr>
          <th scope="col">Kind</th>
          <th scope="col">Times</th>
          <th scope="col">Pairs</th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ kind, changes, pairs }) => (
          <tr key={kind} className={changes === 0 ? "same" : ""}>
            <th scope="row">
              {changeTitle(kind)}
              <span className="kind-bar" style={{ width: `${(100 * changes) / most}%` }} aria-hidden="true" />
            </th>
            <td>{changes}</td>
            <td>{pairs}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Reading {
  readonly all: readonly ReadPair[];
  readonly problems: readonly string[];
  readonly done: number;
  readonly total: number;
}

/** Reads and compares one pair after the other; the page answers in between. */
function usePairs(workbench: Workbench, reports: readonly ReportEntry[]): Reading {
  const [reading, setReading] = useState<Reading>({
    all: [],
    problems: [],
    done: 0,
    total: pairsIn(reports).pairs.length,
  });
  useEffect(() => {
    let wanted = true;
    const read = async () => {
      const { compareTexts } = await import("../../../shared/practice/compare/compare");
      const { pairs } = pairsIn(reports);
      const all: ReadPair[] = [];
      const problems: string[] = [];
      for (const [done, { name, draft, final }] of pairs.entries()) {
        if (!wanted) return;
        setReading({ all: [], problems: [], done, total: pairs.length });
        const [own, other] = [await readSide(workbench, draft.handle), await readSide(workbench, final.handle)];
        if (!own.ok) problems.push(own.message);
        if (!other.ok) problems.push(other.message);
        if (own.ok && other.ok)
          all.push({
            name,
            draftHandle: draft.handle,
            finalHandle: final.handle,
            comparison: compareTexts(own.value.text, other.value.text),
          });
      }
      if (wanted) setReading({ all, problems: [...new Set(problems)], done: pairs.length, total: pairs.length });
    };
    void read();
    return () => {
      wanted = false;
    };
  }, [workbench, reports]);
  return reading;
}
