import { describe, expect, it } from "vitest";
import { applyEdits, editsOf } from "../../shared/checks/fixes";
import { significanceOrder } from "../../shared/checks/item-order";
import { RULES } from "../../shared/checks/rules/index";
import { runChecks } from "../../shared/checks/run-checks";
import type { Fix, Operation } from "../../shared/checks/types";
import { analyze } from "../../shared/extract/analyze";
import { DEFAULT_CHECK_SETTINGS } from "../../shared/settings";
import { parseReportText } from "../../shared/text/parse";
import { marked } from "./marked";

const analysisOf = (text: string) => analyze(parseReportText(text));

function run(text: string, operation: Operation): string {
  const fix: Fix = { label: "Do it", operation };
  return applyEdits(text, editsOf(fix, analysisOf(text), text));
}

describe("applyEdits", () => {
  it("makes edits at positions of the text before, in any order", () => {
    const edits = [
      { from: 4, to: 5, insert: "E" },
      { from: 0, to: 1, insert: "" },
      { from: 2, to: 2, insert: "-" },
    ];
    expect(applyEdits("abcdef", edits)).toBe("b-cdEf");
  });

  it("refuses edits that overlap or lie outside", () => {
    expect(() =>
      applyEdits("abc", [
        { from: 0, to: 2, insert: "" },
        { from: 1, to: 3, insert: "" },
      ]),
    ).toThrow(RangeError);
    expect(() => applyEdits("abc", [{ from: 2, to: 9, insert: "" }])).toThrow(RangeError);
  });
});

const LIST = "IMPRESSION:\n1. Simple renal cyst.\n2. Acute appendicitis.\n   a. With abscess.\n3. Cholelithiasis.\n";

describe("operations as text edits", () => {
  it("moves an item with its sub-items and keeps the numbers in place", () => {
    expect(run(LIST, { name: "move-item", fromIndex: 1, toIndex: 0 })).toBe(
      "IMPRESSION:\n1. Acute appendicitis.\n   a. With abscess.\n2. Simple renal cyst.\n3. Cholelithiasis.\n",
    );
  });

  it("sorts by level and leaves an item of unknown level where it is", () => {
    const text = "IMPRESSION:\n1. Simple renal cyst.\n2. Qwertz asdf.\n3. Acute pulmonary embolism.\n";
    expect(run(text, { name: "sort-items" })).toBe(
      "IMPRESSION:\n1. Acute pulmonary embolism.\n2. Qwertz asdf.\n3. Simple renal cyst.\n",
    );
    expect(significanceOrder(analysisOf(text))).toEqual([2, 1, 0]);
  });

  it("puts a malignancy before what weighs the same, and else keeps the order", () => {
    const order = significanceOrder(analysisOf("IMPRESSION:\n1. Hiatal hernia.\n2. Simple renal cyst.\n"));
    expect(order).toEqual([0, 1]);
  });

  it.each([
    [
      "in front of a line",
      LIST,
      1,
      "1. Simple renal cyst.\n2. New.\n3. Acute appendicitis.\n   a. With abscess.\n4. Cho",
    ],
    ["behind the last line", "IMPRESSION:\n1. A cyst.\n2. A stone.\n", 2, "2. A stone.\n3. New.\n"],
    ["behind sub-items", "IMPRESSION:\n1. A cyst.\n   a. Simple.\n", 1, "1. A cyst.\n   a. Simple.\n2. New.\n"],
    ["among items on one line", "IMPRESSION: 1. A cyst. 2. A stone.", 1, "1. A cyst. 2. New. 3. A stone."],
    ["among bullets", "IMPRESSION:\n- A cyst.\n- A stone.\n", 0, "IMPRESSION:\n- New.\n- A cyst.\n- A stone.\n"],
    ["in front of an item without a number", "IMPRESSION: A cyst.\n", 0, "IMPRESSION: New. A cyst.\n"],
  ])("puts an item %s", (_name, text, index, expected) => {
    expect(run(text, { name: "insert-item", index, text: "New." })).toContain(expected);
  });

  it("numbers the items from 1", () => {
    expect(run("IMPRESSION:\n1. A stone.\n3. A cyst.\n7. A mass.\n", { name: "renumber" })).toBe(
      "IMPRESSION:\n1. A stone.\n2. A cyst.\n3. A mass.\n",
    );
  });

  it.each([
    ["a line with its sub-items", LIST, 1, "IMPRESSION:\n1. Simple renal cyst.\n2. Cholelithiasis.\n"],
    [
      "the first of several on one line",
      "IMPRESSION: 1. A cyst. 2. A stone. 3. A mass.",
      0,
      "IMPRESSION: 1. A stone. 2. A mass.",
    ],
    ["the last of several on one line", "IMPRESSION: 1. A cyst. 2. A stone.", 1, "IMPRESSION: 1. A cyst."],
    ["the last line without its end", "IMPRESSION:\n1. A cyst.\n2. A stone.", 1, "IMPRESSION:\n1. A cyst.\n"],
    ["a bullet", "IMPRESSION:\n- A cyst.\n- A stone.\n", 0, "IMPRESSION:\n- A stone.\n"],
    ["nothing where it is the only one", "IMPRESSION: A cyst.\n", 0, "IMPRESSION: A cyst.\n"],
    ["nothing where there is none", LIST, 9, LIST],
  ])("deletes an item: %s", (_what, text, index, left) => {
    expect(run(text, { name: "delete-item", index })).toBe(left);
  });

  it("moves a section to its place with nothing lost", () => {
    expect(
      run("INDICATION: Cough.\n\nIMPRESSION: Normal.\n\nFINDINGS: Lungs are clear.\n", {
        name: "move-section",
        kind: "impression",
      }),
    ).toBe("INDICATION: Cough.\n\nFINDINGS: Lungs are clear.\n\nIMPRESSION: Normal.\n");
    expect(
      run("FINDINGS: Clear.\n\nCOMPARISON: None.\n\nIMPRESSION: Normal.\n", {
        name: "move-section",
        kind: "comparison",
      }),
    ).toBe("COMPARISON: None.\n\nFINDINGS: Clear.\n\nIMPRESSION: Normal.\n");
  });

  it("inserts a section at its place, or fills the empty one", () => {
    expect(
      run("FINDINGS: Clear.\n\nIMPRESSION: Normal.\n", {
        name: "insert-section",
        kind: "comparison",
        text: "None available.",
      }),
    ).toBe("COMPARISON: None available.\n\nFINDINGS: Clear.\n\nIMPRESSION: Normal.\n");
    const filled = run("FINDINGS: Clear.\n\nIMPRESSION:\n", {
      name: "insert-section",
      kind: "impression",
      text: "Normal.",
    });
    expect(filled.match(/IMPRESSION/g)).toHaveLength(1);
    expect(filled).toContain("IMPRESSION: Normal.");
  });

  it.each([
    { name: "move-item", fromIndex: 9, toIndex: 0 },
    { name: "move-item", fromIndex: 0, toIndex: 9 },
    { name: "move-section", kind: "addendum" },
  ] as const)("has no edits for %j where there is nothing to do", (operation) => {
    expect(run(LIST, operation)).toBe(LIST);
  });
});

/** Fixes that leave a field for the writer to fill still say so afterwards, by design. */
const leavesFields = (text: string) => /\[[^\]]*\]/.test(text);

describe.each(RULES.map((rule) => [rule.id, rule] as const))("the fixes of %s", (_id, rule) => {
  it("leave its examples without the diagnostic", () => {
    for (const example of rule.examples.flagged) {
      const { text } = marked(example);
      const analysis = analysisOf(text);
      const found = runChecks(analysis, DEFAULT_CHECK_SETTINGS, [rule]);
      for (const diagnostic of found)
        for (const fix of diagnostic.fixes ?? []) {
          const mended = applyEdits(text, editsOf(fix, analysis, text));
          expect(mended).not.toBe(text);
          if (leavesFields(mended)) continue;
          const left = runChecks(analysisOf(mended), DEFAULT_CHECK_SETTINGS, [rule]);
          expect(left.length, `${fix.label}: ${JSON.stringify(mended)}`).toBeLessThan(found.length);
        }
    }
  });
});
