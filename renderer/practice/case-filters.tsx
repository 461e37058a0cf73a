import type { CaseRegion, Difficulty } from "../../shared/practice/case";
import { Choices } from "../templates/template-filters";
import type { LibraryCase } from "./case-library";
import { CASE_REGION_NAMES, DIFFICULTY_NAMES } from "./skill-names";

/** `begun`: written into and not submitted · `due`: done before, and its day has come · `later`: done, not due yet. */
export type CaseState = "begun" | "due" | "new" | "later";

export interface CaseFilter {
  readonly query: string;
  readonly state: CaseState | undefined;
  readonly region: CaseRegion | undefined;
  readonly modality: string | undefined;
  readonly difficulty: `${Difficulty}` | undefined;
  readonly origin: LibraryCase["origin"] | undefined;
}

export const NO_CASE_FILTER: CaseFilter = {
  query: "",
  state: undefined,
  region: undefined,
  modality: undefined,
  difficulty: undefined,
  origin: undefined,
};

export function stateOf({ begunMs, due }: LibraryCase, nowMs: number): CaseState {
  if (begunMs !== undefined) return "begun";
  if (due === undefined) return "new";
  return due.dueMs <= nowMs ? "due" : "later";
}

export const CASE_ORDER: Readonly<Record<CaseState, number>> = { begun: 0, due: 1, new: 2, later: 3 };

/** What fits, what was begun first, then the most overdue, then the new ones from easy to hard, then what is not due yet. Broken files last. */
export function shownCases(cases: readonly LibraryCase[], filter: CaseFilter, nowMs: number): readonly LibraryCase[] {
  const words = filter.query.toLowerCase().split(/\s+/).filter(Boolean);
  return cases
    .filter((one) => fits(one, filter, nowMs) && words.every((word) => wordsOf(one).includes(word)))
    .toSorted((a, b) => {
      const byFile = Number(a.practice === undefined) - Number(b.practice === undefined);
      const byState = CASE_ORDER[stateOf(a, nowMs)] - CASE_ORDER[stateOf(b, nowMs)];
      const byDue = (a.due?.dueMs ?? 0) - (b.due?.dueMs ?? 0);
      const byDifficulty = (a.practice?.difficulty ?? 0) - (b.practice?.difficulty ?? 0);
      const byTitle = (a.practice?.title ?? a.file).localeCompare(b.practice?.title ?? b.file, "en");
      return byFile || byState || byDue || byDifficulty || byTitle;
    });
}

function fits(one: LibraryCase, filter: CaseFilter, nowMs: number): boolean {
  const { state, region, modality, difficulty, origin } = filter;
  const { practice } = one;
  if (origin !== undefined && one.origin !== origin) return false;
  if (practice === undefined) return [state, region, modality, difficulty].every((choice) => choice === undefined);
  return (
    (state === undefined || stateOf(one, nowMs) === state) &&
    (region === undefined || practice.region === region) &&
    (modality === undefined || practice.modality === modality) &&
    (difficulty === undefined || String(practice.difficulty) === difficulty)
  );
}

/** The title would give an answer away, were the findings searched. */
function wordsOf({ file, practice }: LibraryCase): string {
  if (practice === undefined) return file.toLowerCase();
  const { title, modality, region, difficulty, population } = practice;
  return [title, modality, CASE_REGION_NAMES[region], DIFFICULTY_NAMES[difficulty], population].join(" ").toLowerCase();
}

const STATE_NAMES: Readonly<Record<CaseState, string>> = {
  begun: "Begun",
  due: "Due again",
  new: "New to me",
  later: "Done",
};

interface FiltersProps {
  readonly cases: readonly LibraryCase[];
  readonly filter: CaseFilter;
  readonly change: (filter: CaseFilter) => void;
  readonly nowMs: number;
  readonly regions: readonly CaseRegion[];
}

export function CaseFilters({ cases, filter, change, nowMs, regions }: FiltersProps) {
  const count = (part: Partial<CaseFilter>) =>
    cases.filter((one) => one.practice !== undefined && fits(one, { ...NO_CASE_FILTER, ...part }, nowMs)).length;
  const modalities = [...new Set(cases.flatMap(({ practice }) => practice?.modality ?? []))].sort();
  const origins = (["own", "shared", "built-in"] as const).filter((origin) =>
    cases.some((one) => one.origin === origin),
  );
  return (
    <>
      <Choices
        title="When"
        entries={(["begun", "due", "new", "later"] as const)
          .map((value) => ({ value, label: STATE_NAMES[value], count: count({ state: value }) }))
          .filter(({ value, count: many }) => value !== "begun" || many > 0)}
        chosen={filter.state}
        choose={(state) => change({ ...filter, state })}
      />
      <Choices
        title="Difficulty"
        entries={([1, 2, 3] as const).map((value) => ({
          value: `${value}` as const,
          label: DIFFICULTY_NAMES[value],
          count: count({ difficulty: `${value}` }),
        }))}
        chosen={filter.difficulty}
        choose={(difficulty) => change({ ...filter, difficulty })}
      />
      <Choices
        title="Region"
        entries={regions
          .map((value) => ({ value, label: CASE_REGION_NAMES[value], count: count({ region: value }) }))
          .filter((entry) => entry.count > 0)}
        chosen={filter.region}
        choose={(region) => change({ ...filter, region })}
      />
      <Choices
        title="Modality"
        entries={modalities.map((value) => ({ value, label: value, count: count({ modality: value }) }))}
        chosen={filter.modality}
        choose={(modality) => change({ ...filter, modality })}
      />
      {origins.length > 1 && (
        <Choices
          title="From"
          entries={origins.map((value) => ({
            value,
            label: { own: "Your own", shared: "Department", "built-in": "With Readout" }[value],
            count: cases.filter(({ origin }) => origin === value).length,
          }))}
          chosen={filter.origin}
          choose={(origin) => change({ ...filter, origin })}
        />
      )}
    </>
  );
}
