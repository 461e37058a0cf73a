import type { LineProblem } from "../text/front-matter";

/** DICOM modality codes that a template may have; BMD is densitometry. */
export const TEMPLATE_MODALITIES = ["CT", "MR", "US", "DX", "MG", "NM", "PT", "RF", "XA", "BMD"] as const;
export type TemplateModality = (typeof TEMPLATE_MODALITIES)[number];

export const TEMPLATE_SIDES = ["right", "left", "bilateral"] as const;
export type TemplateSide = (typeof TEMPLATE_SIDES)[number];

export const POPULATIONS = ["adult", "paediatric", "any"] as const;
export type Population = (typeof POPULATIONS)[number];

/** A study template as its file says it: see templates/README.md. */
export interface StudyTemplate {
  /** The file's name without its ending. */
  readonly id: string;
  readonly name: string;
  readonly modality: TemplateModality;
  readonly regions: readonly string[];
  /** The sides that one file serves; empty where the study has none. */
  readonly sides: readonly TemplateSide[];
  readonly population: Population;
  readonly sex: "F" | "M" | undefined;
  /** Study descriptions under which the information system orders it. */
  readonly study: readonly string[];
  /** The organ headings of Findings, in order. */
  readonly organs: readonly string[];
  /** Names of the number fields that must be filled. */
  readonly measurements: readonly string[];
  readonly categories: readonly string[];
  readonly source: string;
  /** What a normal study would say in each field, by the field's name. */
  readonly fills: Readonly<Record<string, string>>;
  /** The report's text, with `{side}` and its fields as they stand in the file. */
  readonly body: string;
  /** The line of the file on which the body begins, from 1. */
  readonly bodyLine: number;
  /** The line of each key of the front matter. */
  readonly keyLines: Readonly<Record<string, number>>;
}

/** What is wrong with a template. A `warning` does not keep it from being used. */
export interface TemplateProblem extends LineProblem {
  readonly severity: "error" | "warning";
}

/** "file.txt:12: what is wrong" for people. */
export function problemLine(file: string, { line, message, severity }: TemplateProblem): string {
  return `${file}:${line}: ${severity === "warning" ? "warning: " : ""}${message}`;
}
