import { describe, expect, it } from "vitest";
import { said } from "../said";

describe("advice that is not complete", () => {
  it.each([
    ["rec-modality-missing", "IMPRESSION: Edema. Follow-up is recommended.", "info"],
    ["rec-modality-missing", "IMPRESSION: Edema. Follow-up imaging is recommended.", "warning"],
    ["rec-modality-missing", "IMPRESSION: Nodule. Follow-up in 3 months is recommended.", "warning"],
    ["rec-modality-missing", "IMPRESSION: Pneumonia. Follow-up to resolution is recommended.", "info"],
    ["rec-modality-missing", "IMPRESSION: Edema. Clinical evaluation is recommended.", "info"],
    ["rec-modality-missing", "IMPRESSION: Edema. Additional evaluation may be of value.", "warning"],
    ["rec-timeframe-missing", "IMPRESSION: Nodule. Follow-up CT is recommended.", "warning"],
    ["rec-timeframe-missing", "IMPRESSION: Nodule. Characterization with MRI is recommended.", "info"],
    ["rec-contingent", "IMPRESSION: Cyst. Further workup as clinically warranted.", "info"],
    ["rec-clinical-correlation", "IMPRESSION: No acute findings Correlate clinically.", "warning"],
  ])("%s in %j is %s", (rule, text, severity) => {
    expect(said(rule, text).map((line) => line.split(":")[0])).toEqual([severity]);
  });

  it.each([
    ["rec-modality-missing", "IMPRESSION: Comparison with prior studies is recommended."],
    ["rec-modality-missing", "IMPRESSION: Endoscopic examination is recommended."],
    ["rec-clinical-correlation", "IMPRESSION: Clinical and laboratory correlation is recommended."],
    [
      "rec-missing-for-actionable",
      "IMPRESSION:\n1. Suspicious liver lesion.\n2. Cyst.\n3. MRI of the liver in 2 weeks.",
    ],
    ["rec-conflict", "IMPRESSION: Liver lesion, MRI in 3 months, then MRI in 12 months."],
  ])("%s is silent in %j", (rule, text) => {
    expect(said(rule, text)).toEqual([]);
  });
});
