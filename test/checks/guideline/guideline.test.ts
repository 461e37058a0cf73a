import { describe, expect, it } from "vitest";
import { guideCategoryMissing } from "../../../shared/checks/rules/guideline/guide-category-missing";
import { runChecks } from "../../../shared/checks/run-checks";
import { analyze } from "../../../shared/extract/analyze";
import { DEFAULT_CHECK_SETTINGS } from "../../../shared/settings";
import { parseReportText } from "../../../shared/text/parse";
import { said } from "../said";

describe("categories and what follows from them", () => {
  it.each([
    ["IMPRESSION: BI-RADS 5. Annual screening mammography is recommended.", "error"],
    ["IMPRESSION: BI-RADS 3. Biopsy is recommended.", "info"],
    ["IMPRESSION: Lung-RADS 3. Low-dose CT in 12 months is recommended.", "error"],
    ["IMPRESSION: Bosniak II cyst. Follow-up ultrasound in 6 months is recommended.", "warning"],
  ])("%j is %s", (text, severity) => {
    expect(said("guide-category-management", text)[0]).toMatch(new RegExp(`^${severity}`));
  });

  it.each([
    "IMPRESSION: BI-RADS 0. Additional views are recommended.",
    "IMPRESSION: BI-RADS 6. Follow-up in 6 months with surgery.",
    "IMPRESSION: Lung-RADS 1. Low-dose CT in 12 months is recommended.",
  ])("%j is sound", (text) => {
    expect(said("guide-category-management", text)).toEqual([]);
  });
});

describe("the edition that the department goes by", () => {
  it.each([
    ["2013", "Breast ultrasound", 0],
    ["2025", "Breast ultrasound", 1],
    ["2013", "Diagnostic mammogram", 1],
    ["2025", "Diagnostic mammogram", 1],
  ])("BI-RADS %s: a %s without the density is told of %i times", (edition, exam, count) => {
    const settings = { ...DEFAULT_CHECK_SETTINGS, guidelines: { "bi-rads": edition } };
    const text = `EXAM: ${exam}\nFINDINGS: No mass.\nIMPRESSION: BI-RADS 2.`;
    const found = runChecks(analyze(parseReportText(text)), settings, [guideCategoryMissing]);
    expect(found.map(({ message }) => message)).toHaveLength(count);
    for (const { message } of found) expect(message).toContain(`BI-RADS ${edition}`);
  });
});
