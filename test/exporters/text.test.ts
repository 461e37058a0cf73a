import { expect, it } from "vitest";
import { exportText } from "../../shared/exporters/text";
import { documentFromText } from "../../shared/text/to-document";

it("exports a report for people, without escapes and empty parts", () => {
  const text =
    "DOB:\nExam: CT CHEST\nHistory: cough\nFINDINGS:\nLungs:\nClear.\n\u2060IMPRESSION: of a mass\nIMPRESSION:\n1. A mass of\n[__ mm].\n   a. New.\n2. Scoliosis.";
  expect(exportText(documentFromText(text).doc)).toBe(`Exam: CT CHEST

HISTORY:
cough

TECHNIQUE:

COMPARISON:

FINDINGS:
Lungs:
Clear.
IMPRESSION: of a mass

IMPRESSION:
1. A mass of
   [__ mm].
   a. New.
2. Scoliosis.
`);
});
