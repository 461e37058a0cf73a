import { describe, expect, it } from "vitest";
import { missingCitation, priorProblem, readPrior, timeBetween } from "../../renderer/prior/prior-report";
import { analyze } from "../../shared/extract/analyze";
import { reportFromDocument } from "../../shared/report/from-document";
import { DEFAULT_CHECK_SETTINGS } from "../../shared/settings";
import { documentFromText } from "../../shared/text/to-document";

const doc = (header: string, comparison = "") =>
  documentFromText(`${header}\n\nCOMPARISON:\n${comparison}\n\nFINDINGS: Clear lungs.\n`).doc;
const prior = (header: string) => readPrior("prior", doc(header), undefined, DEFAULT_CHECK_SETTINGS);
const analysisOf = (node: ReturnType<typeof doc>) => analyze(reportFromDocument(node));

describe("whether two reports can be compared", () => {
  const problem = (now: string, before: string) => {
    const current = doc(now);
    return priorProblem(current, analysisOf(current), prior(before));
  };
  it.each([
    ["Patient: Doe, Jane\nPatient ID: 12\nExam: CT", "Patient: DOE^JANE\nPatient ID: 12\nExam: CT"],
    ["Patient: Doe, Jane\nExam: CT", "Patient: Jane Doe\nExam: CT"],
    ["Patient: Doe-Roe, Jane\nPatient ID: 12", "Patient: Doe, Jane\nPatient ID: 12"],
    ["Exam: CT\nExam date: 2026-03-02", "Exam: CT\nExam date: 2025-03-02"],
    ["Exam: CT", "Exam: CT"],
    ["Patient: Doe, Jane\nDate of birth: 1961-02-03", "Patient: Roe, Jane\nDate of birth: 1961-02-03"],
  ])("%j and %j can", (now, before) => expect(problem(now, before)).toBeUndefined());

  it.each([
    ["Patient: Doe, Jane\nPatient ID: 12", "Patient: Doe, Jane\nPatient ID: 13", "another patient: ID 13"],
    ["Date of birth: 1961-02-03\nExam: CT", "Date of birth: 1971-02-03\nExam: CT", "born 1971-02-03"],
    ["Patient: Doe, Jane\nExam: CT", "Patient: Roe, Jane\nExam: CT", "may be another patient: Roe, Jane"],
    ["Exam: CT\nExam date: 2025-03-02", "Exam: CT\nExam date: 2026-03-02", "later"],
  ])("%j and %j cannot", (now, before, said) => expect(problem(now, before)).toContain(said));
});

describe("what Comparison lacks", () => {
  const lacks = (comparison: string, before = "Exam: CT chest\nExam date: 2025-08-14") =>
    missingCitation(analysisOf(doc("Exam: CT chest", comparison)), prior(before));
  it("is the prior's exam and date", () =>
    expect(lacks("")).toEqual({ citation: "CT chest 2025-08-14.", instead: false }));
  it("goes beside another exam", () => expect(lacks("CT chest 2024-01-05.")?.instead).toBe(false));
  it("takes the place of none available", () => expect(lacks("None available.")?.instead).toBe(true));
  it.each(["CT chest 2025-08-14.", "CT of August 14, 2025.", "Compared to 08/14/2025."])(
    "is nothing where its date is named: %s",
    (comparison) => expect(lacks(comparison)).toBeUndefined(),
  );
  it("is nothing where the prior has no date", () => expect(lacks("", "Exam: CT chest")).toBeUndefined());
});

it.each([
  ["2026-03-01", "2026-03-02", "1 day earlier"],
  ["2026-02-10", "2026-03-02", "3 weeks earlier"],
  ["2025-08-14", "2026-03-02", "7 months earlier"],
  ["2020-03-02", "2026-03-02", "6 years earlier"],
  ["2026-03-02", "2026-03-02", ""],
  ["2027-03-02", "2026-03-02", ""],
  [undefined, "2026-03-02", ""],
])("from %s to %s: %s", (earlier, later, said) => expect(timeBetween(earlier, later)).toBe(said));
