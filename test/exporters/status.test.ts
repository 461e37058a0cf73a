import { describe, expect, it } from "vitest";
import { pdfContent } from "../../shared/exporters/pdf/content";
import { exportText } from "../../shared/exporters/text";
import { draftFile } from "../../shared/report-file";
import { preliminary, signed, statusLines } from "../../shared/signing";
import { documentFromText } from "../../shared/text/to-document";

const { doc } = documentFromText("Patient: Doe, Jane\n\nFINDINGS: Clear lungs.\n\nIMPRESSION: Normal chest.\n");
const { doc: _, ...draft } = draftFile(doc);
const act = { by: "Dr. N. Example", at: "2026-03-02T14:05:30+01:00" };
const SIGNED = "Signed by Dr. N. Example, 2026-03-02 14:05";

describe("the status in an export", () => {
  it("is nothing for a draft", () => {
    expect(exportText(doc, statusLines(draft))).toBe(exportText(doc));
  });

  it("stands above a preliminary report", () => {
    expect(exportText(doc, statusLines(preliminary(draft, act)))).toBe(
      `PRELIMINARY REPORT: not signed\n\n${exportText(doc)}`,
    );
  });

  it("stands below a signed one: who and when", () => {
    expect(exportText(doc, statusLines(signed(draft, doc, act)))).toBe(`${exportText(doc)}\n${SIGNED}\n`);
  });

  it("goes to the PDF's first page", () => {
    expect(pdfContent(doc, "final", statusLines(signed(draft, doc, act))).statusLines).toEqual([SIGNED]);
  });
});
