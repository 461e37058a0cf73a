import { describe, expect, it } from "vitest";
import { caseFromReport } from "../../shared/practice/from-report";
import { readCase } from "../../shared/practice/read-case";
import { scoreText } from "../../shared/practice/score/score";
import { isValidCase } from "../../shared/practice/validate-case";
import { parseReportText } from "../../shared/text/parse";

const REPORT = `Patient: Whitcombe, Harold
MRN: 00482913
DOB: 1931-03-22
Sex: M
Exam: CT abdomen and pelvis with contrast
Exam date: 2025-06-14
Accession: A7733219
Referring physician: Dr. Ingrid Solvang
Hospital: Lakeview General Hospital

INDICATION: 94-year-old man, Mr. Whitcombe, with hematuria. Evaluate for renal mass. Call back 555-201-8842.

TECHNIQUE: CT of the abdomen and pelvis with intravenous contrast.

COMPARISON: CT abdomen of 2024-06-01 at Mercy Valley Hospital.

FINDINGS:
Kidneys: 34 mm enhancing mass in the upper pole of the right kidney. No hydronephrosis.
Adrenals: 12 mm left adrenal adenoma, unchanged since 2024-06-01.

IMPRESSION:
1. 3.4 cm enhancing right renal mass in the upper pole, suspicious for renal cell carcinoma. Urology referral is recommended.
2. Unchanged 12 mm left adrenal adenoma since 2024-06-01.
3. Discussed with Dr. Solvang by telephone at 14:20 on 2025-06-14.

Electronically signed by Peter Langley, MD
`;

const made = caseFromReport(parseReportText(REPORT), { id: "renal-mass", title: "Blood in the urine" });

describe("a case made of a report", () => {
  it("is valid, and its own Impression meets it", () => {
    expect(made.problems).toEqual([]);
    const read = readCase("renal-mass", made.text);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(scoreText(read.value, read.value.reference).score).toBe(100);
    expect(isValidCase(made.problems)).toBe(true);
    expect(read.value).toMatchObject({ title: "Blood in the urine", modality: "CT", region: "abdomen" });
  });

  it("proposes the findings with side, size and place, the step and the call, the heavier the more it matters", () => {
    const read = readCase("renal-mass", made.text);
    const points = read.ok ? read.value.points : [];
    expect(points.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      "renal-mass finding",
      "renal-mass-side side",
      "renal-mass-size size",
      "renal-mass-place place",
      "adrenal-adenoma finding",
      "adrenal-adenoma-side side",
      "adrenal-adenoma-size size",
      "renal-mass-next next",
      "communicated critical",
    ]);
    expect(points[0]?.weight).toBeGreaterThan(points[4]?.weight ?? 9);
    expect(points[0]?.wordings).toContain("renal cell carcinoma");
  });

  it.each([
    "Whitcombe",
    "Harold",
    "00482913",
    "1931",
    "2025-06-14",
    "2024-06-01",
    "A7733219",
    "Solvang",
    "Ingrid",
    "Lakeview",
    "Mercy",
    "555-201-8842",
    "14:20",
    "Langley",
    "94-year",
  ])("does not hold %j any more", (secret) => {
    expect(made.text).not.toContain(secret);
  });

  it("keeps the time between its dates, and the age up to ninety", () => {
    expect(made.text).toContain("CT abdomen of 1998-12-21");
    expect(made.text).toContain("90-year-old");
  });

  it("says what was taken out, and that its author must read it once more", () => {
    expect(new Set(made.taken.map(({ what }) => what))).toEqual(
      new Set(["name", "contact", "institution", "date", "time", "age", "header", "signature"]),
    );
    expect(made.notice).toMatch(/read the whole case once more/);
  });

  it("leaves out a point that its own Impression does not meet", () => {
    const odd = caseFromReport(parseReportText(REPORT.replace("No hydronephrosis", "The bladder is empty")), {
      id: "odd",
    });
    expect(odd.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});
