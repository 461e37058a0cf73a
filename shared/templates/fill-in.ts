import { type FieldAt, fieldsIn } from "../text/fields";
import { textFor } from "./instantiate";
import type { StudyTemplate, TemplateSide } from "./study-template";

/** A field of a template's text. */
export interface TemplateField extends FieldAt {
  /** The field as it stands in the text, with its brackets. */
  readonly text: string;
  /** The line of the template's body, from 0. */
  readonly bodyLine: number;
}

/** All fields of a text, in order. */
export function fieldsOfText(body: string): readonly TemplateField[] {
  let start = 0;
  return body.split("\n").flatMap((line, bodyLine) => {
    const before = start;
    start += line.length + 1;
    return fieldsIn(line).map((field) => ({
      ...field,
      from: before + field.from,
      to: before + field.to,
      text: line.slice(field.from, field.to),
      bodyLine,
    }));
  });
}

/**
 * The report of a normal study: every field has its normal value, on the same lines. A field for which the template gives
 * none stays as it is.
 */
export function filledIn(template: StudyTemplate, side?: TemplateSide): string {
  const text = textFor(template, side);
  let filled = "";
  let at = 0;
  for (const field of fieldsOfText(text)) {
    filled += text.slice(at, field.from) + (normalValue(template, field) ?? field.text);
    at = field.to;
  }
  return filled + text.slice(at);
}

/** What a normal study says in the field; undefined where the template does not tell. */
export function normalValue(template: StudyTemplate, field: TemplateField): string | undefined {
  const { name, options } = field.attrs;
  const fill = Object.hasOwn(template.fills, name) ? template.fills[name] : undefined;
  if (fill === undefined) return options === "" ? undefined : options.split("|", 1)[0];
  const unit = writtenUnit(field);
  return unit === "" || !/^[<>≤≥~]? ?[\d.,]+$/.test(fill) ? fill : `${fill} ${unit}`;
}

/** The unit as the field shows it: "HU", where the mark has its UCUM code. */
export function writtenUnit({ text }: TemplateField): string {
  const blank = text.lastIndexOf("_");
  return blank < 0 ? "" : text.slice(blank + 1, -1).trim();
}
