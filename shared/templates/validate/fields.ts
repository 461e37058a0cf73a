import { placeholdersIn } from "../../checks/placeholders";
import { fieldsOfText, normalValue, type TemplateField } from "../fill-in";
import type { StudyTemplate, TemplateProblem } from "../study-template";
import { error, lineOf } from "./front-matter";

/** Every field has a name and a normal value of its kind, and every open place is a field that Readout knows. */
export function* checkFields(template: StudyTemplate): Iterable<TemplateProblem> {
  const fields = fieldsOfText(template.body);
  if (fields.length === 0)
    yield error(template.bodyLine, "There is no field: what the radiologist must state is left open, as [indication].");
  for (const field of fields) yield* checkField(template, field);
  yield* checkFills(template, fields);
  yield* checkStrayPlaces(template, fields);
}

const at = (template: StudyTemplate, { bodyLine }: { readonly bodyLine: number }) => template.bodyLine + bodyLine;

function* checkField(template: StudyTemplate, field: TemplateField): Iterable<TemplateProblem> {
  const { name, options, kind } = field.attrs;
  const line = at(template, field);
  if (/^(?:Exam|Modality):/.test(template.body.split("\n")[field.bodyLine] ?? "")) {
    yield error(line, `The header has no fields; ${field.text} is one.`);
    return;
  }
  if (name === "" && options === "") {
    yield error(line, `The field ${field.text} has no name; with one it is "[name: …]".`);
    return;
  }
  const value = normalValue(template, field);
  if (value === undefined)
    yield error(line, `The field ${field.text} has no normal value: "fill ${name}: …" is missing.`);
  else if (options !== "" && !options.split("|").includes(value))
    yield error(lineOf(template, `fill ${name}`), `"${value}" is no entry of ${field.text}.`);
  else if (kind === "number" && !/^[<>≤≥~]? ?\d+(?:[.,]\d+)?(?: ?\D.*)?$/.test(value))
    yield error(lineOf(template, `fill ${name}`), `"${value}" is no number, as ${field.text} asks for.`);
  else if (kind === "date" && !/^\d{4}-\d{2}-\d{2}$|^\d{1,2}[./]\d{1,2}[./]\d{4}$/.test(value))
    yield error(lineOf(template, `fill ${name}`), `"${value}" is no date; dates are written as 2025-11-03.`);
}

function* checkFills(template: StudyTemplate, fields: readonly TemplateField[]): Iterable<TemplateProblem> {
  const names = new Set(fields.map(({ attrs }) => attrs.name));
  for (const name of Object.keys(template.fills))
    if (!names.has(name)) yield error(lineOf(template, `fill ${name}`), `There is no field "${name}" in the text.`);
}

/** "{bone}", "___", "[Dr. Name]": they look open, but Tab does not stop at them. */
function* checkStrayPlaces(template: StudyTemplate, fields: readonly TemplateField[]): Iterable<TemplateProblem> {
  const text = template.body.replace(/\{(?:side|Side|SIDE)\}/g, (mark) => "x".repeat(mark.length));
  for (const place of placeholdersIn(text)) {
    if (fields.some(({ from, to }) => from < place.to && place.from < to)) continue;
    const before = text.slice(0, place.from).split("\n").length - 1;
    yield error(
      template.bodyLine + before,
      `"${text.slice(place.from, place.to)}" looks open, but is no field: [name], [name: __ mm], [name: one|other] and [date] are.`,
    );
  }
}
