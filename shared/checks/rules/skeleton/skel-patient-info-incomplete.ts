import type { BlockAnalysis } from "../../../extract/types";
import type { Range } from "../../../report/report";
import { NO_FLAGS } from "../../no-flags";
import { placeholdersIn } from "../../placeholders";
import { mayBeOpen } from "../../trigger";
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
  check(analysis, settings) {
    if (settings.deidentified) return NO_FLAGS;
    const { named, filled } = fieldsOf(analysis.blocksOf("header"));
    // A header that names the exam alone gets its patient data from the information system.
    if ((named & IDENTITY) === 0) return NO_FLAGS;
    const { ageYears, sex } = analysis.exam;
    const known =
      filled |
      ((named & UNNAMED) === 0 ? 0 : StudyDescription) |
      (ageYears === undefined ? 0 : PatientAge) |
      (sex === undefined ? 0 : PatientSex);
    const missing = REQUIRED.filter(({ oneOf }) => (known & oneOf) === 0);
    if (missing.length === 0) return NO_FLAGS;
    const isNobody = (filled & (PatientName | PatientID | PatientBirthDate)) === 0;
    const fields = analysis.blocksOf("header").filter(({ block }) => block.kind === "field");
    return [
      {
        ...extentOf(fields),
        message: `Patient data without ${missing.map(({ name }) => name).join(", ")}.`,
        ...((isNobody || (filled & StudyDate) === 0) && { severity: "error" }),
      },
    ];
  },
};

// A bit for each field that matters, by its DICOM keyword.
const PatientName = 1 << 0;
const PatientID = 1 << 1;
const PatientBirthDate = 1 << 2;
const PatientSex = 1 << 3;
const PatientAge = 1 << 4;
const StudyDate = 1 << 5;
const StudyDescription = 1 << 6;
/** A line without a label, which names the exam. */
const UNNAMED = 1 << 7;
const BITS: ReadonlyMap<string, number> = new Map(
  Object.entries({ PatientName, PatientID, PatientBirthDate, PatientSex, PatientAge, StudyDate, StudyDescription }),
);
const IDENTITY = PatientName | PatientID | PatientBirthDate | PatientSex | PatientAge;

const REQUIRED: readonly { readonly name: string; readonly oneOf: number }[] = [
  { name: "patient name", oneOf: PatientName },
  { name: "second identifier", oneOf: PatientID | PatientBirthDate },
  { name: "date of birth or age", oneOf: PatientBirthDate | PatientAge },
  { name: "sex", oneOf: PatientSex },
  { name: "exam date", oneOf: StudyDate },
  { name: "exam name", oneOf: StudyDescription },
];

/** The fields that the header has, and those with something in them. */
function fieldsOf(header: readonly BlockAnalysis[]): { readonly named: number; readonly filled: number } {
  let named = 0;
  let filled = 0;
  for (const field of header) {
    const { kind, name } = field.block;
    if (kind !== "field") continue;
    const bit = name === undefined ? UNNAMED : (BITS.get(name) ?? 0);
    named |= bit;
    if ((filled & bit) !== bit && isFilled(field)) filled |= bit;
  }
  return { named, filled };
}

function isFilled(field: BlockAnalysis): boolean {
  const { text, openFields } = field.block;
  const open = mayBeOpen(field) ? placeholdersIn(text).reduce((sum, { from, to }) => sum + to - from, 0) : 0;
  return text.trim().length > open && (openFields ?? []).length === 0;
}

function extentOf(fields: readonly BlockAnalysis[]): Range {
  return { from: fields[0]?.from ?? 0, to: fields.at(-1)?.to ?? 0 };
}
