import { searchTemplates } from "../../shared/templates/choose";
import type { LibraryEntry, LibraryTemplate, TemplateLibrary } from "../../shared/templates/library";
import { TEMPLATE_MODALITIES } from "../../shared/templates/study-template";
import { MODALITY_NAMES, originLabel, REGION_NAMES } from "./origin-label";

export interface TemplateFilter {
  readonly query: string;
  readonly modality: LibraryTemplate["modality"] | undefined;
  readonly region: string | undefined;
  readonly origin: LibraryTemplate["origin"] | undefined;
}

export const NO_FILTER: TemplateFilter = { query: "", modality: undefined, region: undefined, origin: undefined };

/** What the list shows; a file that can't be read is shown wherever its name and origin fit. */
export function shownEntries(library: TemplateLibrary, filter: TemplateFilter): readonly LibraryEntry[] {
  const { query, modality, region, origin } = filter;
  const fitting = library.entries.filter(
    ({ template, ...entry }) =>
      (origin === undefined || entry.origin === origin) &&
      (template === undefined
        ? modality === undefined && region === undefined
        : (modality === undefined || template.modality === modality) &&
          (region === undefined || template.regions.includes(region))),
  );
  if (query.trim() === "") return fitting;
  const templates = fitting.flatMap(({ template }) => template ?? []);
  const byKey = new Map(fitting.map((entry) => [entry.key, entry]));
  const found = searchTemplates(templates, query).flatMap(({ key }) => byKey.get(key) ?? []);
  const broken = fitting.filter(
    ({ template, file }) => template === undefined && file.toLowerCase().includes(query.trim().toLowerCase()),
  );
  return [...broken, ...found];
}

interface FiltersProps {
  readonly library: TemplateLibrary;
  readonly filter: TemplateFilter;
  readonly change: (filter: TemplateFilter) => void;
}

export function TemplateFilters({ library, filter, change }: FiltersProps) {
  const count = (part: Partial<TemplateFilter>) =>
    shownEntries(library, { ...NO_FILTER, ...part }).filter(({ template }) => template !== undefined).length;
  const modalities = TEMPLATE_MODALITIES.filter((modality) => count({ modality }) > 0);
  const regions = Object.keys(REGION_NAMES).filter((region) => count({ region }) > 0);
  const origins = (["own", "shared", "built-in"] as const).filter((origin) =>
    library.entries.some((entry) => entry.origin === origin),
  );
  return (
    <>
      <Choices
        title="Modality"
        entries={modalities.map((value) => ({
          value,
          label: MODALITY_NAMES[value],
          count: count({ modality: value }),
        }))}
        chosen={filter.modality}
        choose={(modality) => change({ ...filter, modality })}
      />
      <Choices
        title="Region"
        entries={regions.map((value) => ({
          value,
          label: REGION_NAMES[value] ?? value,
          count: count({ region: value }),
        }))}
        chosen={filter.region}
        choose={(region) => change({ ...filter, region })}
      />
      {origins.length > 1 && (
        <Choices
          title="From"
          entries={origins.map((value) => ({
            value,
            label: originLabel(value, library.folder),
            count: library.entries.filter(({ origin }) => origin === value).length,
          }))}
          chosen={filter.origin}
          choose={(origin) => change({ ...filter, origin })}
        />
      )}
    </>
  );
}

interface ChoicesProps<T extends string> {
  readonly title: string;
  readonly entries: readonly { readonly value: T; readonly label: string; readonly count: number }[];
  readonly chosen: T | undefined;
  readonly choose: (value: T | undefined) => void;
}

/** One of a few, or none: pressing the chosen one lets go of it. */
export function Choices<T extends string>({ title, entries, chosen, choose }: ChoicesProps<T>) {
  return (
    <fieldset className="filter">
      <legend>{title}</legend>
      {entries.map(({ value, label, count }) => (
        <button
          key={value}
          type="button"
          className="filter-entry"
          aria-pressed={value === chosen}
          onClick={() => choose(value === chosen ? undefined : value)}
        >
          <span>{label}</span>
          <span className="count">{count}</span>
        </button>
      ))}
    </fieldset>
  );
}
