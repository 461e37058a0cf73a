import { dictPicklist } from "../../checks/rules/dictation/dict-picklist";
import { dictUnfilledField } from "../../checks/rules/dictation/dict-unfilled-field";
import { runChecks } from "../../checks/run-checks";
import type { Rule } from "../../checks/types";
import { analyze } from "../../extract/analyze";
import { reportFromDocument } from "../../report/from-document";
import type { Report } from "../../report/report";
import { DEFAULT_CHECK_SETTINGS } from "../../settings";
import { parseReportText } from "../../text/parse";
import { fieldsOfText, filledIn } from "../fill-in";
import { instantiate, textFor } from "../instantiate";
import type { Population, StudyTemplate, TemplateProblem, TemplateSide } from "../study-template";
import { error } from "./front-matter";

/** What the checks say of the normal report, and whether they catch the one whose fields were left open. */
export function* checkReports(template: StudyTemplate, side: TemplateSide | undefined): Iterable<TemplateProblem> {
  yield* checkNormal(template, side);
  yield* checkOpen(template, side);
}

/** The report with every field filled in as normal, for an invented patient, has nothing above info. */
function* checkNormal(template: StudyTemplate, side: TemplateSide | undefined): Iterable<TemplateProblem> {
  const patient = patientFor(template);
  const text = `${patient}${filledIn(template, side)}`;
  for (const { severity, from, to, message, ruleId } of check(parseReportText(text))) {
    if (severity === "info" || isStillOpen(text, from, to)) continue;
    const line = lineBreaks(text.slice(patient.length, from));
    const where = side === undefined ? "" : ` (${side})`;
    yield error(
      template.bodyLine + line,
      `Filled in as normal${where}, ${severity} ${ruleId}: ${message} At "${shortened(text.slice(from, to))}".`,
    );
  }
}

/** A field without a normal value is told as such. */
const isStillOpen = (text: string, from: number, to: number): boolean =>
  fieldsOfText(text).some((field) => from < field.to && field.from < to && to - from <= field.to - field.from);

const BORN = { adult: "1968-04-02", any: "1968-04-02", paediatric: "2020-04-02" } as const satisfies Record<
  Population,
  string
>;

/** The header that the information system adds. Who serves both sexes is tried on a woman. */
function patientFor({ population, sex }: StudyTemplate): string {
  return `Patient: Roe, Robin
Patient ID: 4711
Date of birth: ${BORN[population]}
Sex: ${sex ?? "F"}
Exam date: 2026-01-15
`;
}

/**
 * Left open, each field is told: in the editor by its mark, in a plain text by its brackets. Asked of the two rules alone: in
 * the report's own list a section that says nothing else speaks for its field.
 */
function* checkOpen(template: StudyTemplate, side: TemplateSide | undefined): Iterable<TemplateProblem> {
  const text = textFor(template, side);
  const fields = fieldsOfText(text);
  const unnoticed = fields.length - check(reportFromDocument(instantiate(template, side)), OPEN_PLACES).length;
  if (unnoticed > 0) yield error(template.bodyLine, `Left open, ${unnoticed} of its fields go unnoticed.`);
  const inText = check(parseReportText(text), OPEN_PLACES);
  for (const field of fields)
    if (!inText.some(({ from, to }) => from < field.to && field.from < to))
      yield error(template.bodyLine + field.bodyLine, `Left open, ${field.text} is not noticed in a plain text.`);
}

const OPEN_PLACES: readonly Rule[] = [dictUnfilledField, dictPicklist];

const check = (report: Report, rules?: readonly Rule[]) =>
  runChecks(analyze(report, DEFAULT_CHECK_SETTINGS), DEFAULT_CHECK_SETTINGS, rules);

const lineBreaks = (text: string): number => text.split("\n").length - 1;

function shortened(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
