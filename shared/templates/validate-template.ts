import type { StudyTemplate, TemplateProblem, TemplateSide } from "./study-template";
import { checkFields } from "./validate/fields";
import { checkFrontMatter } from "./validate/front-matter";
import { checkReports } from "./validate/reports";
import { checkStructure } from "./validate/structure";

/**
 * Everything that is wrong with a template, by line: fields without a normal value, headings of Findings that are not its
 * organs, organs that no table knows, sections that are missing or elsewhere, expected organs that are not described, and what
 * the checks say of the report filled in as normal and of the one with its fields left open. `side`: only this one; else
 * all that the template serves.
 */
export function validateTemplate(template: StudyTemplate, side?: TemplateSide): readonly TemplateProblem[] {
  const sides = side === undefined ? template.sides : template.sides.filter((one) => one === side);
  const shape = [...checkFrontMatter(template), ...checkFields(template), ...checkStructure(template, sides[0])];
  const found = [
    ...shape,
    ...(sides.length > 0 ? sides : [undefined]).flatMap((one) => [...checkReports(template, one)]),
  ];
  const seen = new Set<string>();
  return found
    .filter(({ line, message }) => {
      const key = `${line} ${message}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => a.line - b.line);
}

/** The problems that keep a template from being good; warnings aside. */
export function isValid(problems: readonly TemplateProblem[]): boolean {
  return problems.every(({ severity }) => severity === "warning");
}
