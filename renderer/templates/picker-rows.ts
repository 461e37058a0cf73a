import { rankForStudy, type StudyHeader, searchTemplates } from "../../shared/templates/choose";
import { choiceById, choicesOf, type TemplateChoice, type TemplateLibrary } from "../../shared/templates/library";
import { readStudyWords } from "../../shared/templates/study-words";

/** The choices under one heading; "" where there is only one list. */
export interface RowGroup {
  readonly title: string;
  readonly rows: readonly TemplateChoice[];
}

const MOST_SUGGESTED = 3;
/** A suggestion that is not near it is none: the list is there for that. */
const SURE = 0.55;
const MOST_RECENT = 5;

/**
 * What the picker lists. Without a query: what fits the study in the header, what was used lately, then all. With one: what it
 * finds, in the order of how well it fits; a side in it ("knee left") leaves that side only. No choice stands twice.
 */
export function pickerRows(
  library: TemplateLibrary,
  query: string,
  study: StudyHeader,
  recent: readonly string[],
): readonly RowGroup[] {
  if (query.trim() !== "") return [{ title: "", rows: found(library, query, study) }];
  const asked = readStudyWords(study.description ?? "").side;
  const suggested = rankForStudy(library.templates, study)
    .filter(({ score }, _, all) => score >= Math.max(SURE, (all[0]?.score ?? 0) - 0.3))
    .slice(0, MOST_SUGGESTED)
    .flatMap(({ template, side }) => choicesOf(template, side ?? asked));
  const lately = recent.flatMap((id) => choiceById(library, id) ?? []).slice(0, MOST_RECENT);
  const shown = new Set<string>();
  const groups = [
    { title: "For this study", rows: suggested },
    { title: "Used lately", rows: lately },
    { title: "All templates", rows: library.templates.flatMap((template) => choicesOf(template)) },
  ].map(({ title, rows }) => ({ title, rows: rows.filter(({ id }) => !shown.has(id) && shown.add(id)) }));
  return groups.filter(({ rows }) => rows.length > 0);
}

/** What fits the study stands before what fits as well but for another modality or side. */
function found(library: TemplateLibrary, query: string, study: StudyHeader): readonly TemplateChoice[] {
  const { side } = readStudyWords(query);
  // "R" and "L" begin words as often as they name a side.
  const plain = query.replace(/\b(?:left|right|bilateral|lt|rt|bilat|both)\b/gi, " ");
  const searched = plain.trim() === "" ? library.templates : searchTemplates(library.templates, plain);
  const bare = searched.length > 0 ? searched : searchTemplates(library.templates, query);
  const rows = bare.flatMap((template) => choicesOf(template, side));
  const asked = readStudyWords(study.description ?? "").side;
  const fitting = new Set(rankForStudy(library.templates, study).map(({ template }) => template.key));
  const misses = ({ template, side: own }: TemplateChoice) =>
    (fitting.size === 0 || fitting.has(template.key) ? 0 : 2) + (asked === undefined || own === asked ? 0 : 1);
  return fitting.size === 0 && asked === undefined ? rows : rows.toSorted((a, b) => misses(a) - misses(b));
}
