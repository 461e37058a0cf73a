import { useMemo, useState } from "react";
import { progressCsv, progressJson } from "../../../shared/practice/export-progress";
import type { PracticeResult } from "../../../shared/practice/progress";
import { summaryOf } from "../../../shared/practice/summary";
import { commandById, runCommand } from "../../commands/registry";
import { Screen } from "../../screens/screen";
import { useWorkbench } from "../../workbench-context";
import { stateOf } from "../case-filters";
import type { CaseLibrary, LibraryCase } from "../case-library";
import { startPractice } from "../practice-run";
import { CASE_REGION_NAMES, daysText, SKILL_NAMES } from "../skill-names";
import { useCases } from "../use-cases";
import { ModalityChart, RegionChart, ScoreChart, SkillChart, type Titles } from "./charts";
import { dayOf, percent } from "./describe";
import { casesFor } from "./suggest";
import "../practice.css";
import "./progress.css";

const PERIODS = [
  { label: "All time", days: undefined },
  { label: "90 days", days: 90 },
  { label: "30 days", days: 30 },
] as const;
const DAY_MS = 86_400_000;

/** How the resident's Impressions become better: scores, skills, regions, and what is due again. All of it is local. */
export function ProgressScreen() {
  const workbench = useWorkbench();
  const { library, nowMs, problem } = useCases();
  const [days, setDays] = useState<number>();
  const [region, setRegion] = useState("");
  const [said, setSaid] = useState("");
  const all = library?.results ?? [];
  const results = useMemo(
    () =>
      all.filter(
        (one) => (days === undefined || one.atMs >= nowMs - days * DAY_MS) && (region === "" || one.region === region),
      ),
    [all, days, region, nowMs],
  );
  const regions = [...new Set(all.map((one) => one.region))];
  const hand = async (name: string, content: string) => {
    const written = await workbench.host.exportFile({ name, bytes: new TextEncoder().encode(content) });
    setSaid(written.ok ? `${written.value.name} is written.` : written.message);
  };
  const tools = all.length > 0 && (
    <>
      <button type="button" className="button" onClick={() => void hand("practice.csv", progressCsv(results))}>
        Export CSV
      </button>
      <button type="button" className="button" onClick={() => void hand("practice.json", progressJson(results))}>
        Export JSON
      </button>
    </>
  );
  if (library !== undefined && all.length === 0) return <Nothing library={library} />;
  return (
    <Screen title="Progress" tools={tools} className="progress">
      <p className="progress-said" role="status">
        {problem ?? said}
        {library !== undefined && library.damaged > 0
          ? ` ${library.damaged} lines of the record cannot be read; they stay in its file.`
          : ""}
      </p>
      <div className="progress-filters">
        <fieldset>
          <legend className="visually-hidden">Period</legend>
          {PERIODS.map((period, index) => (
            <button
              key={period.label}
              type="button"
              className="button"
              aria-pressed={period.days === days}
              {...(index === 0 ? { "data-first": "" } : {})}
              onClick={() => setDays(period.days)}
            >
              {period.label}
            </button>
          ))}
        </fieldset>
        <label>
          Region{" "}
          <select value={region} onChange={(event) => setRegion(event.target.value)}>
            <option value="">All</option>
            {regions.map((name) => (
              <option key={name} value={name}>
                {CASE_REGION_NAMES[name]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {library !== undefined && <Body library={library} results={results} nowMs={nowMs} />}
    </Screen>
  );
}

function Nothing({ library }: { readonly library: CaseLibrary }) {
  const workbench = useWorkbench();
  return (
    <Screen title="Progress">
      <div className="screen-nothing">
        <p>
          Nothing was submitted yet. {library.cases.length} cases wait: write an Impression, submit it, and your scores
          and skills stand here. They stay on this computer.
        </p>
        {library.damaged > 0 && (
          <p>{library.damaged} lines of the record cannot be read; they stay in its file as they are.</p>
        )}
        <button
          type="button"
          className="button primary"
          data-first=""
          onClick={() => runCommand(workbench, commandById("practice"))}
        >
          Choose a case
        </button>
      </div>
    </Screen>
  );
}

interface BodyProps {
  readonly library: CaseLibrary;
  readonly results: readonly PracticeResult[];
  readonly nowMs: number;
}

function Body({ library, results, nowMs }: BodyProps) {
  const summary = useMemo(() => summaryOf(results), [results]);
  const titles: Titles = useMemo(
    () =>
      new Map(library.cases.flatMap(({ practice }) => (practice === undefined ? [] : [[practice.id, practice.title]]))),
    [library],
  );
  const minutes = Math.round(summary.seconds / 60);
  return (
    <>
      <dl className="tiles">
        <Tile name="Submissions" value={String(summary.submissions)} />
        <Tile name="Cases" value={String(summary.cases)} />
        <Tile name="Score lately" value={summary.submissions === 0 ? "–" : String(Math.round(summary.recent))} />
        <Tile
          name="Time"
          value={
            minutes < 60
              ? `${minutes} min`
              : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`
          }
        />
      </dl>
      <div className="charts">
        <ScoreChart results={results} titles={titles} />
        <SkillChart summary={summary} />
        <Weak summary={summary} cases={library.cases} nowMs={nowMs} />
        <Due cases={library.cases} nowMs={nowMs} />
        <RegionChart summary={summary} />
        <ModalityChart summary={summary} />
      </div>
    </>
  );
}

function Tile({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

interface WeakProps {
  readonly summary: ReturnType<typeof summaryOf>;
  readonly cases: readonly LibraryCase[];
  readonly nowMs: number;
}

/** What to practise next, with cases that train it. */
function Weak({ summary, cases, nowMs }: WeakProps) {
  return (
    <section className="chart" aria-label="What to practise next">
      <h3>What to practise next</h3>
      {summary.weak.length === 0 && (
        <p className="chart-words">No skill is below 75 % lately, of those that were judged five times or more.</p>
      )}
      {summary.weak.slice(0, 3).map(({ skill, recent }) => (
        <div key={skill} className="weak">
          <h4>
            {SKILL_NAMES[skill]} <span>{percent(recent)} lately</span>
          </h4>
          {casesFor(skill, cases, nowMs).map((one) => (
            <CaseRow key={one.key} one={one} note={stateOf(one, nowMs) === "new" ? "new" : ""} />
          ))}
        </div>
      ))}
    </section>
  );
}

function Due({ cases, nowMs }: { readonly cases: readonly LibraryCase[]; readonly nowMs: number }) {
  const done = cases.filter(({ due, practice }) => due !== undefined && practice !== undefined);
  const order = done.toSorted((a, b) => (a.due?.dueMs ?? 0) - (b.due?.dueMs ?? 0)).slice(0, 8);
  return (
    <section className="chart" aria-label="Due again">
      <h3>Due again</h3>
      {order.length === 0 && <p className="chart-words">Cases that you have done come back here when it is time.</p>}
      {order.map((one) => (
        <CaseRow
          key={one.key}
          one={one}
          note={`${one.due === undefined ? "" : daysText(one.due.dueMs, nowMs)} · last ${one.due?.lastScore ?? 0}`}
          title={one.due === undefined ? "" : `Due ${dayOf(one.due.dueMs)}`}
        />
      ))}
    </section>
  );
}

function CaseRow({
  one,
  note,
  title = "",
}: {
  readonly one: LibraryCase;
  readonly note: string;
  readonly title?: string;
}) {
  const workbench = useWorkbench();
  const { practice } = one;
  if (practice === undefined) return null;
  return (
    <div className="case-row" title={title}>
      <span className="row-name">{practice.title}</span>
      <span className="case-due">{note}</span>
      <span className="row-modality">{practice.modality}</span>
      <button
        type="button"
        className="button small"
        aria-label={`Begin ${practice.title}`}
        onClick={() => void startPractice(workbench, practice)}
      >
        Begin
      </button>
    </div>
  );
}
