import { describe, expect, it } from "vitest";
import { runChecks } from "../../shared/checks/run-checks";
import { analyze } from "../../shared/extract/analyze";
import { reportFromDocument } from "../../shared/report/from-document";
import { DEFAULT_CHECK_SETTINGS } from "../../shared/settings";
import { documentFromText } from "../../shared/text/to-document";

const said = (text: string) => {
  const report = reportFromDocument(documentFromText(text).doc);
  return runChecks(analyze(report, DEFAULT_CHECK_SETTINGS), DEFAULT_CHECK_SETTINGS)
    .filter(({ ruleId }) => ruleId === "skel-section-missing" || ruleId === "dict-unfilled-field")
    .map(({ severity, message }) => `${severity}: ${message}`);
};
const report = (comparison: string, impression = "1. Knee effusion.") =>
  `Patient: Roe, Jan\n\nINDICATION: Fall.\n\nTECHNIQUE: Two views.\n\nCOMPARISON:\n${comparison}\n\nFINDINGS: Joint effusion.\n\nIMPRESSION:\n${impression}\n`;

describe("a section in which nothing but an open field stands", () => {
  it("is told as the error that an open field is, so that it is asked for before the report goes out", () => {
    expect(said(report("[comparison]"))).toEqual(['error: Open field "[comparison]".']);
    expect(said(report("[prior: None|Radiographs]"))).toEqual(['error: Open field "[prior: None|Radiographs]".']);
  });

  it("is told once, as the section, where that is an error too", () => {
    expect(said(report("None.", "1. [impression]"))).toEqual(["error: The Impression section is empty."]);
  });

  it("is told as empty where not even a field stands in it", () => {
    expect(said(report(""))).toEqual(["warning: The Comparison section is empty."]);
  });
});
