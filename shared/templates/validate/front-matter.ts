import { groupsIn, namesKnownGroup, profileFor } from "../../checks/exam-profile";
import { categorySystems } from "../../lexicons/load";
import { allNames, organNames } from "../../lexicons/names";
import { once } from "../../lexicons/table";
import { readSections } from "../../text/parse";
import { fieldsOfText, filledIn } from "../fill-in";
import { sideOf } from "../instantiate";
import type { StudyTemplate, TemplateProblem } from "../study-template";

/** What the keys say, held against the tables and the text. */
export function* checkFrontMatter(template: StudyTemplate): Iterable<TemplateProblem> {
  yield* checkId(template);
  yield* checkSides(template);
  yield* checkOrgans(template);
  yield* checkMeasurements(template);
  yield* checkCategories(template);
  yield* checkProfile(template);
}

export const error = (line: number, message: string): TemplateProblem => ({ line, message, severity: "error" });
export const warning = (line: number, message: string): TemplateProblem => ({ line, message, severity: "warning" });

/** The line of a key; 1 where it is left out. */
export const lineOf = (template: StudyTemplate, key: string): number => template.keyLines[key] ?? 1;

function* checkId({ id }: StudyTemplate): Iterable<TemplateProblem> {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
    yield error(1, `The file's name "${id}" is not of small letters, digits and single hyphens.`);
}

function* checkSides(template: StudyTemplate): Iterable<TemplateProblem> {
  const uses = /\{(?:side|Side|SIDE)\}/.test(template.body);
  if (template.sides.length === 0 && uses) yield error(1, '"{side}" stands in the text, but "sides" is missing.');
  if (template.sides.length > 0 && !uses)
    yield error(
      lineOf(template, "sides"),
      '"{side}" stands nowhere in the text, so that every side has the same report.',
    );
}

function* checkOrgans(template: StudyTemplate): Iterable<TemplateProblem> {
  for (const organ of template.organs)
    if (!namesKnownGroup(organ) && !namesOrgan(organ))
      yield error(
        lineOf(template, "organs"),
        `"${organ}" names no organ of the tables anatomy.tsv and organ-groups.tsv.`,
      );
}

/** Any name of the anatomy table as whole words. */
const namesOfOrgans = once(() => new Set(allNames(organNames()).map((name) => name.toLowerCase())));

function namesOrgan(heading: string): boolean {
  const words = heading.toLowerCase().split(/[^a-z-]+/);
  for (let from = 0; from < words.length; from += 1)
    for (let to = words.length; to > from; to -= 1) {
      const name = words.slice(from, to).join(" ");
      if (namesOfOrgans().has(name) || namesOfOrgans().has(name.replace(/s$/, ""))) return true;
    }
  return false;
}

function* checkMeasurements(template: StudyTemplate): Iterable<TemplateProblem> {
  const numbers = new Set(
    fieldsOfText(template.body).flatMap(({ attrs }) => (attrs.kind === "number" ? attrs.name : [])),
  );
  for (const name of template.measurements)
    if (!numbers.has(name))
      yield error(lineOf(template, "measurements"), `There is no number field "[${name}: __ mm]" in the text.`);
}

function* checkCategories(template: StudyTemplate): Iterable<TemplateProblem> {
  for (const name of template.categories) {
    const system = categorySystems().find((row) => row.system === name);
    if (system === undefined) yield error(lineOf(template, "categories"), `"${name}" is no system of categories.tsv.`);
    else if (!system.spellings.some((spelling) => template.body.includes(spelling)))
      yield error(lineOf(template, "categories"), `The text does not state ${name}.`);
  }
}

/** What the exam is expected to describe, by the template's own name. */
function* checkProfile(template: StudyTemplate): Iterable<TemplateProblem> {
  const profile = profileFor(template.modality, template.name);
  if (profile === undefined) return;
  const text = filledIn(template, sideOf(template, undefined));
  const sections = readSections(text).filter(({ kind }) => kind === "findings");
  const findings = sections.flatMap(({ blocks }) => blocks.map((block) => block.text)).join("\n");
  const described = groupsIn(findings, profile.groups);
  const missing = profile.groups.filter((group) => !described.has(group));
  if (missing.length > 0)
    yield warning(
      lineOf(template, "organs"),
      `Findings say nothing of ${missing.join(", ")}, which ${profile.profile} is expected to describe (exam-profiles.tsv).`,
    );
}
