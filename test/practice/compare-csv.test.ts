import { describe, expect, it } from "vitest";
import { compareTexts } from "../../shared/practice/compare/compare";
import { comparisonCsv } from "../../shared/practice/compare/export-csv";

describe("the table of pairs as a file", () => {
  it("has a line a pair with its kinds, and the sums at the end", () => {
    const csv = comparisonCsv([
      { name: "one", comparison: compareTexts("Left renal mass.", "Right renal mass.") },
      { name: 'a "second", one', comparison: compareTexts("Renal mass.", "Renal mass.") },
    ]);
    const [head, ...lines] = csv.trimEnd().split("\r\n");
    const side = head?.split(",").indexOf("side") ?? -1;
    expect(head).toMatch(/^pair,changes,words changed,item-added,/);
    expect(lines.map((line) => line.replace(/^"(?:[^"]|"")*"/, "x").split(",")[side])).toEqual(["1", "0", "1"]);
    expect(lines[1]).toMatch(/^"a ""second"", one",0,0\.000,/);
    expect(lines[2]).toMatch(/^all pairs,1,/);
  });

  it("lets no spreadsheet take a name for a formula", () => {
    const same = compareTexts("Renal mass.", "Renal mass.");
    expect(comparisonCsv([{ name: "=1+1", comparison: same }])).toContain("\r\n'=1+1,");
  });
});
