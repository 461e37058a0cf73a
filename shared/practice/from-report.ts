import { analyze } from "../extract/analyze";
import type { Analysis } from "../extract/types";
import type { Report, SectionKind } from "../report/report";
import { DEFAULT_CHECK_SETTINGS } from "../settings";
import { writeFrontMatter } from "../text/front-matter";
import { parseReportText } from "../text/parse";
import { CASE_REGIONS, type CaseRegion } from "./case";
import { CASE_DATE, type CleanSection, deidentify, type Taken } from "./deidentify";
import { type ProposedPoint, proposePoints } from "./propose-points";
import { readCase } from "./read-case";
import { scoreText } from "./score/score";
import { type CaseProblem, validateCase } from "./validate-case";

export interface FromReportOptions {
  /** The name of the case's file without ".txt". */
  readonly id: string;
  /** What the list shows; the study where it is absent. */
  readonly title?: string;
}

/** A case made of a report, for its author to read once more. */
export interface ReportCase {
  /** The case's file. */
  readonly text: string;
  readonly taken: readonly Taken[];
  /** Points that were thought of and left out, since the Impression itself does not meet them. */
  readonly leftOut: readonly string[];
  /** What is still wrong with the file. */
  readonly problems: readonly CaseProblem[];
  /** What the author must know, in a sentence. */
  readonly notice: string;
}

/** Makes a case of a finished report: its Impression becomes the reference, points are proposed, the patient is taken out. */
export function caseFromReport(report: Report, options: FromReportOptions): ReportCase {
  const analysis = analyze(report, DEFAULT_CHECK_SETTINGS);
  const { sections, taken } = deidentify(analysis, KEPT);
  const all = [...taken, ...headerTaken(analysis), ...sectionsTaken(analysis)];
  const body = bodyOf(analysis, sections, options.id);
  const clean = analyze(parseReportText(body), DEFAULT_CHECK_SETTINGS);
  const { points, leftOut } = checkedPoints(proposePoints(clean), clean, body, options);
  const text = fileOf(points, clean, body, options);
  const read = readCase(options.id, text);
  const problems = read.ok
    ? validateCase(read.value, text)
    : read.problems.map((one): CaseProblem => ({ ...one, severity: "error" }));
  return { text, taken: all, leftOut, problems, notice: noticeOf(all) };
}

const KEPT: readonly SectionKind[] = ["indication", "technique", "comparison", "findings", "impression"];
const HEADINGS: Readonly<Partial<Record<SectionKind, string>>> = {
  indication: "INDICATION",
  technique: "TECHNIQUE",
  comparison: "COMPARISON",
  findings: "FINDINGS",
  impression: "IMPRESSION",
};

function noticeOf(taken: readonly Taken[]): string {
  const count = taken.length;
  return `${count === 0 ? "Nothing was found that tells who the patient is" : `${count} ${count === 1 ? "place was" : "places were"} taken out or changed`}. Rules find names and numbers by how they look, and they miss some: read the whole case once more before anybody else sees it.`;
}

/** The header is made anew; sex and age stay, for they belong to the case. */
function bodyOf(analysis: Analysis, sections: readonly CleanSection[], id: string): string {
  const { sex, ageYears } = analysis.exam;
  const study = fieldOf(analysis, "StudyDescription") ?? "Study";
  const birthYear = ageYears === undefined ? undefined : Number(CASE_DATE.slice(0, 4)) - Math.min(ageYears, 90);
  const header = [
    "Patient: Case, A",
    `Patient ID: CASE-${id}`,
    ...(birthYear === undefined ? [] : [`Date of birth: ${birthYear}-01-01`]),
    ...(sex === undefined ? [] : [`Sex: ${sex}`]),
    `Exam: ${study}`,
    `Exam date: ${CASE_DATE}`,
    `Accession number: P-${id}`,
    "Referring physician: Dr. A. Roe",
  ];
  const parts = sections.map(
    ({ kind, blocks }) => `${HEADINGS[kind] ?? kind}:\n${kind === "impression" ? items(blocks) : paragraphs(blocks)}`,
  );
  return `${header.join("\n")}\n\n${parts.join("\n\n")}\n`;
}

const paragraphs = (blocks: CleanSection["blocks"]): string =>
  blocks.length === 0
    ? "None."
    : blocks.map(({ kind, text }) => (kind === "organ" ? `${text.replace(/:$/, "")}:` : text)).join("\n");

function items(blocks: CleanSection["blocks"]): string {
  let number = 0;
  return blocks.map(({ depth, text }) => (depth > 0 ? `   - ${text}` : `${++number}. ${text}`)).join("\n");
}

function fieldOf(analysis: Analysis, name: string): string | undefined {
  for (const { blocks } of analysis.sectionsOf("header"))
    for (const block of blocks) if (block.name === name && block.text.trim() !== "") return block.text.trim();
  return undefined;
}

const KEPT_FIELDS = new Set(["StudyDescription", "Modality", "PatientSex", "BodyPartExamined"]);

function headerTaken(analysis: Analysis): readonly Taken[] {
  return analysis
    .sectionsOf("header")
    .flatMap(({ blocks }) =>
      blocks.flatMap(({ name, text }): Taken[] =>
        text.trim() === "" || (name !== undefined && KEPT_FIELDS.has(name))
          ? []
          : [{ what: "header", section: "header", was: text, now: "" }],
      ),
    );
}

function sectionsTaken(analysis: Analysis): readonly Taken[] {
  return analysis.report.sections.flatMap(({ kind, blocks }): Taken[] =>
    kind === "other" || kind === "addendum"
      ? blocks.map(({ text }) => ({ what: "section", section: kind, was: text, now: "" }))
      : [],
  );
}

/** Leaves out, one after the other, what the Impression itself does not meet. */
function checkedPoints(
  proposed: readonly ProposedPoint[],
  analysis: Analysis,
  body: string,
  options: FromReportOptions,
): { readonly points: readonly ProposedPoint[]; readonly leftOut: readonly string[] } {
  let points = proposed;
  const leftOut: string[] = [];
  for (let round = 0; round <= proposed.length; round += 1) {
    const read = readCase(options.id, fileOf(points, analysis, body, options));
    if (!read.ok) break;
    const unmet = scoreText(read.value, read.value.reference).points.find(
      ({ id, verdict }) => verdict !== "met" && points.some((point) => point.id === id),
    );
    if (unmet === undefined) break;
    leftOut.push(unmet.id);
    points = points.filter(({ id, of }) => id !== unmet.id && of !== unmet.id);
  }
  return { points, leftOut };
}

function fileOf(
  points: readonly ProposedPoint[],
  analysis: Analysis,
  body: string,
  { title }: FromReportOptions,
): string {
  const study = fieldOf(analysis, "StudyDescription") ?? "Study";
  const words = analysis.blocks.reduce((sum, block) => sum + block.words, 0);
  const heaviest = Math.max(0, ...points.map(({ weight }) => weight));
  const mains = points.filter(({ of }) => of === undefined).length;
  const difficulty = mains > 5 ? 3 : mains > 2 || heaviest >= 5 ? 2 : 1;
  return writeFrontMatter(
    [
      { key: "title", value: title ?? study },
      { key: "modality", value: analysis.exam.modalities[0] ?? "OT" },
      { key: "region", value: regionOf(analysis) },
      { key: "difficulty", value: String(difficulty) },
      { key: "minutes", value: String(Math.min(20, 2 + Math.ceil(words / 60))) },
      ...(analysis.exam.ageYears !== undefined && analysis.exam.ageYears < 18
        ? [{ key: "population", value: "paediatric" }]
        : []),
      { key: "source", value: "A finished report, de-identified" },
      ...points.map(({ id, kind, of, weight, wordings }) => ({
        key: `point ${id}`,
        value: `${kind}${of === undefined ? "" : ` of ${of}`} weight ${weight} = ${wordings.join("; ")}`,
      })),
    ],
    body,
  );
}

const regionOf = ({ exam }: Analysis): CaseRegion =>
  CASE_REGIONS.find((region) => exam.regions.includes(region)) ?? "body";
