import { describe, expect, it } from "vitest";
import { exportedDocument, exportedStatus } from "../../shared/exporters/profile";
import { exportText } from "../../shared/exporters/text";
import { DEFAULT_SETTINGS } from "../../shared/settings";
import { documentFromText } from "../../shared/text/to-document";

const USUAL = DEFAULT_SETTINGS.exportProfile;
const { doc } = documentFromText(
  "Patient: Doe, Jane\nPatient ID: 12\nExam: CT chest\n\nINDICATION: Cough.\n\nFINDINGS: Clear.\n\nIMPRESSION:\n1. Normal.",
);

describe("what the profile lets out", () => {
  it("is everything as it comes", () => {
    expect(exportedDocument(doc, USUAL)).toBe(doc);
  });

  it.each([
    [["PatientName"], ["Patient ID: 12", "Exam: CT chest"]],
    [["PatientName", "PatientID", "StudyDescription"], ["INDICATION:"]],
    [["Unknown"], ["Patient: Doe, Jane", "Patient ID: 12", "Exam: CT chest"]],
  ])("leaves %j out of the header", (hiddenFields, first) => {
    const text = exportText(exportedDocument(doc, { ...USUAL, hiddenFields }));
    expect(text.split("\n").filter(Boolean).slice(0, first.length)).toEqual(first);
    expect(text).toContain("IMPRESSION:\n1. Normal.");
  });

  it("names empty sections or not", () => {
    expect(exportText(doc, [])).toContain("TECHNIQUE:");
    expect(exportText(doc, [], { emptySections: false })).not.toContain("TECHNIQUE:");
  });

  it.each([
    ["final", []],
    ["addended", []],
    ["preliminary", ["line"]],
    ["draft", ["line"]],
  ] as const)("without the status line a %s report says %j", (status, expected) => {
    expect(exportedStatus(status, ["line"], { ...USUAL, statusLine: false })).toEqual(expected);
    expect(exportedStatus(status, ["line"], USUAL)).toEqual(["line"]);
  });
});
