import type { TemplateEntry, TemplateList } from "../host";
import { readTemplate } from "./read-template";
import { type StudyTemplate, TEMPLATE_MODALITIES, type TemplateProblem, type TemplateSide } from "./study-template";

/** A template's file with what it says, or with what keeps it from being read. */
export interface LibraryEntry extends TemplateEntry {
  /** "own/knee.txt": one for each file. */
  readonly key: string;
  readonly template: LibraryTemplate | undefined;
  readonly problems: readonly TemplateProblem[];
}

/** A template that can be used. */
export interface LibraryTemplate extends StudyTemplate {
  readonly key: string;
  readonly origin: TemplateEntry["origin"];
}

export interface TemplateLibrary {
  /** The user's own first, then the department's, then those that come with Readout; by modality and name within. */
  readonly entries: readonly LibraryEntry[];
  /** Those that can be used, in the same order. */
  readonly templates: readonly LibraryTemplate[];
  readonly folder: TemplateList["folder"];
}

/** A template with the side that it is used for. */
export interface TemplateChoice {
  /** "own/knee.txt right": what is remembered of it. */
  readonly id: string;
  readonly template: LibraryTemplate;
  readonly side: TemplateSide | undefined;
}

/** Reads what the host lists. A file that is as it was at the last reading is not read again. */
export function readLibrary(list: TemplateList, before?: TemplateLibrary): TemplateLibrary {
  const known = new Map(before?.entries.map((entry) => [entry.key, entry]));
  const entries = list.templates
    .map((entry): LibraryEntry => {
      const key = `${entry.origin}/${entry.file}`;
      const old = known.get(key);
      if (old !== undefined && old.text === entry.text && old.problem === entry.problem) return old;
      return readEntry(entry, key);
    })
    .sort(byPlace);
  return { entries, templates: entries.flatMap(({ template }) => template ?? []), folder: list.folder };
}

function readEntry(entry: TemplateEntry, key: string): LibraryEntry {
  if (entry.problem !== undefined)
    return { ...entry, key, template: undefined, problems: [{ line: 1, message: entry.problem, severity: "error" }] };
  const read = readTemplate(entry.file, entry.text);
  if (!read.ok) return { ...entry, key, template: undefined, problems: read.problems };
  return { ...entry, key, template: { ...read.value, key, origin: entry.origin }, problems: [] };
}

const ORIGINS: readonly TemplateEntry["origin"][] = ["own", "shared", "built-in"];

function byPlace(a: LibraryEntry, b: LibraryEntry): number {
  return (
    ORIGINS.indexOf(a.origin) - ORIGINS.indexOf(b.origin) ||
    rankOf(a) - rankOf(b) ||
    compare(a.template?.name ?? a.file, b.template?.name ?? b.file) ||
    compare(a.file, b.file)
  );
}

const rankOf = ({ template }: LibraryEntry): number =>
  template === undefined ? TEMPLATE_MODALITIES.length : TEMPLATE_MODALITIES.indexOf(template.modality);

/** By code units: the same order on every system. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** One for each side of the template, or one where it has none. Only the side asked for, where the template serves it. */
export function choicesOf(template: LibraryTemplate, wanted?: TemplateSide): readonly TemplateChoice[] {
  if (template.sides.length === 0) return [{ id: template.key, template, side: undefined }];
  const sides = template.sides.filter((side) => wanted === undefined || side === wanted);
  return (sides.length > 0 ? sides : template.sides).map((side) => ({ id: `${template.key} ${side}`, template, side }));
}

/** The choice that an id stands for; undefined where its template is gone. */
export function choiceById(library: TemplateLibrary, id: string): TemplateChoice | undefined {
  return library.templates.flatMap((template) => choicesOf(template)).find((choice) => choice.id === id);
}
