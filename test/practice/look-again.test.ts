import { describe, expect, it } from "vitest";
import { BUILT_IN_CASES } from "../../shared/practice/built-in";
import { doubtsOf } from "../../shared/practice/look-again";

const file = (findings: string) => `title: A case
---
Exam: CT chest

FINDINGS:
${findings}

IMPRESSION:
1. Normal.
`;

describe("what a person must look at once more", () => {
  it.each([
    ["a name inside a sentence", "The study was shown to Larkspur at once.", "Larkspur", "name"],
    ["two capitals in a row", "Wendelin Ostrow was told.", "Wendelin Ostrow", "name"],
    ["a long number", "Slide 4471123 was seen.", "4471123", "number"],
    ["a number with letters", "See AB44711.", "AB44711", "number"],
    ["a day", "Compared with 3/14.", "3/14", "date"],
    ["a day in words", "Fell on March 14.", "March 14", "date"],
    ["a day of the week", "Fell last Tuesday.", "Tuesday", "date"],
  ])("is %s, with its line", (_, findings, text, may) => {
    expect(doubtsOf(file(findings))).toContainEqual({ line: 6, text, may });
  });

  it.each([
    "No pleural effusion. Heart size is normal.",
    "Signs of Crohn disease in the terminal ileum.",
    "Nodule of 6 mm, Lung-RADS 3.",
    "Discussed with Dr. A. Roe.",
    "Mass of 34 mm with 120 HU.",
  ])("is nothing of %j", (findings) => {
    expect(doubtsOf(file(findings))).toEqual([]);
  });

  it("is a word that was taken out elsewhere, wherever it still begins a sentence", () => {
    const taken = [{ what: "name", section: "indication", was: "Ms. Okoye", now: "the patient" }] as const;
    expect(doubtsOf(file("Okoye fell."), taken)).toEqual([{ line: 6, text: "Okoye", may: "name" }]);
  });

  it("is told once, however often it stands there", () => {
    expect(doubtsOf(file("Shown to Larkspur, then to Larkspur again."))).toHaveLength(1);
  });

  it("is little in cases that name nobody: else nobody would look", () => {
    const doubts = BUILT_IN_CASES.flatMap(({ text }) => doubtsOf(text));
    expect(doubts.length).toBeLessThan(BUILT_IN_CASES.length / 3);
  });
});
