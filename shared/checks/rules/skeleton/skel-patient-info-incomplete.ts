import type { Analysis, BlockAnalysis } from "../../../extract/types";
import type { Range } from "../../../report/report";
import { placeholdersIn } from "../../placeholders";
import type { ReportRule } from "../../types";

export const skelPatientInfoIncomplete: ReportRule = {
  id: "skel-patient-info-incomplete",
  title: "Incomplete patient data",
  why: "A report that cannot be tied to a patient and a day ends in the wrong chart.",
  source:
    "ACR Practice Parameter for Communication of Diagnostic Imaging Findings, 2020; RANZCR written-report guideline, 2011",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "«Name: \nMRN: 44121\nExam: CT head»\n\nFINDINGS: No bleed.",
      "«Name: Roe, Jane\nSex: F\nExam: CT chest»\n\nFINDINGS: Lungs are clear.",
      "«Patient: Roe, Jane\nMRN: 1\nDOB: 1960-02-01\nSex: F\nExam: CT chest»\n\nFINDINGS: Lungs are clear.",
    ],
    clean: [
      "Name: Doe, Jane\nMRN: 44121\nDOB: 1960-02-01\nSex: F\nExam date: 2024-05-02\nExam: CT chest\nReferring physician: Dr. Roe\nAccession number: 77\n\nFINDINGS: Lungs are clear.",
      "EXAM: CT chest\n\nFINDINGS: Lungs are clear.",
      "FINDINGS: Lungs are clear.",
    ],
  },
  *check(analysis, settings) {
    if (settings.deidentified) return;
    const fields = analysis.blocksOf("header").filter(({ block }) => block.kind === "field");
    // A header that names the exam alone gets its patient data from the information system.
    if (!fields.some(({ block }) => IDENTITY.has(block.name ?? ""))) return;
    const missing = REQUIRED.filter((required) => !required.isThere(fields, analysis));
    if (missing.length === 0) return;
    const serious = missing.some(({ name }) => name === "exam date") || isNobody(fields);
    yield {
      ...extentOf(fields),
      message: `Patient data without ${missing.map(({ name }) => name).join(", ")}.`,
      ...(serious && { severity: "error" }),
    };
  },
};

const IDENTITY = new Set(["PatientName", "PatientID", "PatientBirthDate", "PatientSex", "PatientAge"]);

interface Required {
  readonly name: string;
  readonly isThere: (fields: readonly BlockAnalysis[], analysis: Analysis) => boolean;
}

const REQUIRED: readonly Required[] = [
  { name: "patient name", isThere: (fields) => isFilled(fields, "PatientName") },
  {
    name: "second identifier",
    isThere: (fields) => isFilled(fields, "PatientID") || isFilled(fields, "PatientBirthDate"),
  },
  {
    name: "date of birth or age",
    isThere: (fields, { exam }) =>
      isFilled(fields, "PatientBirthDate") || isFilled(fields, "PatientAge") || exam.ageYears !== undefined,
  },
  { name: "sex", isThere: (fields, { exam }) => isFilled(fields, "PatientSex") || exam.sex !== undefined },
  { name: "exam date", isThere: (fields) => isFilled(fields, "StudyDate") },
  {
    name: "exam name",
    isThere: (fields) => isFilled(fields, "StudyDescription") || fields.some(({ block }) => block.name === undefined),
  },
];

function isNobody(fields: readonly BlockAnalysis[]): boolean {
  return !isFilled(fields, "PatientName") && !isFilled(fields, "PatientID") && !isFilled(fields, "PatientBirthDate");
}

function isFilled(fields: readonly BlockAnalysis[], name: string): boolean {
  return fields.some(({ block }) => {
    if (block.name !== name) return false;
    const open = placeholdersIn(block.text).reduce((sum, { from, to }) => sum + to - from, 0);
    return block.text.trim().length > open && (block.openFields ?? []).length === 0;
  });
}

function extentOf(fields: readonly BlockAnalysis[]): Range {
  return { from: fields[0]?.from ?? 0, to: fields.at(-1)?.to ?? 0 };
}
