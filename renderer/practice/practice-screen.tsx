import { lazy, Suspense, useState } from "react";
import { CASE_REGIONS } from "../../shared/practice/case";
import type { AppSettings } from "../../shared/settings";
import { Screen } from "../screens/screen";
import { FileButton } from "../screens/settings/file-button";
import { SearchList } from "../shell/search-list";
import { useSignal } from "../state/signal";
import type { Draft } from "../templates/draft";
import { SHORT_ORIGINS } from "../templates/origin-label";
import { Unfinished, useKeptDrafts } from "../templates/unfinished";
import { changeSettings } from "../workbench";
import { useWorkbench } from "../workbench-context";
import { CaseDetail } from "./case-detail";
import { type CaseFilter, CaseFilters, NO_CASE_FILTER, shownCases, stateOf } from "./case-filters";
import type { CaseLibrary, LibraryCase } from "./case-library";
import { copyDraft, importedDraft, ownDraft } from "./make-case/case-draft";
import { startPractice } from "./practice-run";
import { CASE_REGION_NAMES, daysText } from "./skill-names";
import { useCases } from "./use-cases";
import "../templates/templates.css";
import "./practice.css";

/** The editor brings the scoring along: it comes when a case is to be changed. */
const CaseEditor = lazy(async () => ({ default: (await import("./make-case/case-editor")).CaseEditor }));
const ReportCaseEditor = lazy(async () => ({
  default: (await import("./make-case/report-case-editor")).ReportCaseEditor,
}));

/** All cases: those due again first, then the new ones; the arrows choose, Enter begins. One's own are changed here too. */
export function PracticeScreen() {
  const { library, nowMs, problem, reload } = useCases();
  const unfinished = useKeptDrafts("case");
  const [draft, setDraft] = useState<Draft>();
  const [chosen, setChosen] = useState<string>();
  const [said, setSaid] = useState("");
  const cases = library?.cases ?? [];
  const edit = (next: Draft) => {
    setSaid("");
    setDraft(next);
  };
  const done = async (file: string | undefined) => {
    setDraft(undefined);
    if (file !== undefined) {
      setChosen(`own/${file}`);
      setSaid(`${file} is saved.`);
    }
    await Promise.all([reload(), unfinished.reload()]);
  };
  const take = (name: string, text: string) =>
    text === "" ? setSaid(`${name} is empty, or too large for a case.`) : edit(importedDraft(name, text, cases));
  if (draft !== undefined) {
    const Editor = draft.fromReport === true ? ReportCaseEditor : CaseEditor;
    return (
      <Suspense fallback={<Screen title="Practice">{null}</Screen>}>
        <Editor draft={draft} done={(file) => void done(file)} />
      </Suspense>
    );
  }
  return (
    <Screen title="Practice" tools={<Tools take={take} />} className="templates practice">
      <p className="templates-said" role="status">
        {problem ?? (said || (library === undefined ? "" : summaryLine(library, nowMs)))}
      </p>
      <Unfinished kind="case" drafts={unfinished} edit={edit} />
      <Browser
        cases={cases}
        loading={library === undefined}
        nowMs={nowMs}
        chosen={chosen}
        choose={setChosen}
        edit={(one) => edit(unfinished.orKept(ownDraft(one)))}
        duplicate={(one) => edit(copyDraft(one, cases))}
        say={setSaid}
        reload={() => void reload()}
      />
    </Screen>
  );
}

function Tools({ take }: { readonly take: (name: string, text: string) => void }) {
  const workbench = useWorkbench();
  const { live, timer } = useSignal(workbench.settings, (settings) => settings.practice);
  const remember = (change: Partial<AppSettings["practice"]>) =>
    changeSettings(workbench, { practice: { live, timer, ...change } });
  return (
    <>
      <label className="practice-switch">
        <input type="checkbox" checked={live} onChange={(event) => remember({ live: event.target.checked })} />
        Checks while I write
      </label>
      <label className="practice-switch">
        <input type="checkbox" checked={timer} onChange={(event) => remember({ timer: event.target.checked })} />
        Show the time
      </label>
      <FileButton label="Import case…" accept=".txt" className="button" read={take} />
    </>
  );
}

interface BrowserProps {
  readonly cases: readonly LibraryCase[];
  readonly loading: boolean;
  readonly nowMs: number;
  readonly chosen: string | undefined;
  readonly choose: (key: string) => void;
  readonly edit: (one: LibraryCase) => void;
  readonly duplicate: (one: LibraryCase) => void;
  readonly say: (sentence: string) => void;
  readonly reload: () => void;
}

function Browser({ cases, loading, nowMs, chosen, choose, edit, duplicate, say, reload }: BrowserProps) {
  const workbench = useWorkbench();
  const [filter, setFilter] = useState<CaseFilter>(NO_CASE_FILTER);
  const shown = shownCases(cases, filter, nowMs);
  const current = shown.find(({ key }) => key === chosen) ?? shown[0];
  const begin = (one: LibraryCase | undefined) => {
    if (one?.practice !== undefined) void startPractice(workbench, one.practice);
  };
  return (
    <div className="templates-browser">
      <div className="templates-side">
        <CaseFilters cases={cases} filter={filter} change={setFilter} nowMs={nowMs} regions={CASE_REGIONS} />
      </div>
      <SearchList
        entries={shown}
        label="Cases"
        searchLabel="Find a case"
        placeholder="Title, region, modality"
        empty={
          loading
            ? "The cases are being read."
            : "No case fits. Titles, regions and modalities are searched: findings would give answers away."
        }
        query={filter.query}
        search={(query) => setFilter({ ...filter, query })}
        current={current}
        choose={choose}
        open={begin}
        loading={loading}
        row={(one) => <Row one={one} nowMs={nowMs} />}
      />
      <div className="template-detail">
        {current !== undefined && (
          <CaseDetail
            key={current.key}
            one={current}
            nowMs={nowMs}
            begin={() => begin(current)}
            edit={() => edit(current)}
            duplicate={() => duplicate(current)}
            say={say}
            reload={reload}
          />
        )}
      </div>
    </div>
  );
}

function summaryLine({ cases, results, damaged }: CaseLibrary, nowMs: number): string {
  const due = cases.filter((one) => one.due !== undefined && one.due.dueMs <= nowMs).length;
  const begun = cases.filter((one) => one.begunMs !== undefined).length;
  const done = new Set(results.map(({ caseId }) => caseId)).size;
  const lost = damaged === 0 ? "" : ` ${damaged} lines of the record cannot be read; they stay in its file.`;
  const open = begun === 0 ? "" : `, ${begun} begun and not submitted`;
  return `${cases.length} cases, ${done} done, ${due} due again today${open}.${lost}`;
}

function Row({ one, nowMs }: { readonly one: LibraryCase; readonly nowMs: number }) {
  const { due, file, origin, practice } = one;
  const state = stateOf(one, nowMs);
  if (practice === undefined)
    return (
      <>
        <span className="row-name">{file}</span>
        <span className="row-broken">not readable</span>
      </>
    );
  return (
    <>
      <span className="row-name">{practice.title}</span>
      {origin !== "built-in" && <span className="row-origin">{SHORT_ORIGINS[origin]}</span>}
      <span className="case-due">
        {state === "later" && due !== undefined ? `due ${daysText(due.dueMs, nowMs)}` : state}
      </span>
      <Stars difficulty={practice.difficulty} />
      <span className="row-modality" title={CASE_REGION_NAMES[practice.region]}>
        {practice.modality}
      </span>
    </>
  );
}

/** How hard, as one to three dots. */
export function Stars({ difficulty }: { readonly difficulty: 1 | 2 | 3 }) {
  return (
    <span className="difficulty" role="img" aria-label={`difficulty ${difficulty} of 3`}>
      {[1, 2, 3].map((step) => (
        <i key={step} className={step <= difficulty ? "on" : ""} />
      ))}
    </span>
  );
}
