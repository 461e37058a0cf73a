import { describe, expect, it } from "vitest";
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
