import { describe, expect, it } from "vitest";
import { compareTexts } from "../../shared/practice/compare/compare";

const kinds = (draft: string, final: string) => compareTexts(draft, final).changes.map(({ kind }) => kind);

describe("what changed in meaning", () => {
  it.each([
    ["the side", "Left renal mass of 34 mm.", "Right renal mass of 34 mm.", ["side"]],
    [
      "the side, though the final names the diagnosis as well",
      "Enhancing left renal mass of 34 mm.",
      "Enhancing right renal mass of 34 mm, suspicious for renal cell carcinoma.",
      ["side", "finding-added"],
    ],
    ["the size", "Right renal mass of 34 mm.", "Right renal mass of 3.9 cm.", ["size"]],
    ["nothing, in another unit", "Right renal mass of 34 mm.", "Right renal mass of 3.4 cm.", []],
    ["the level", "Compression fracture of L1.", "Compression fracture of L2.", ["level"]],
    [
      "the order of two that differ in side and size only",
      "1. Left renal mass of 20 mm.\n2. Right renal mass of 30 mm.",
      "1. Right renal mass of 30 mm.\n2. Left renal mass of 20 mm.",
      ["item-moved"],
    ],
  ])("is %s", (_, draft, final, expected) => {
    expect(kinds(draft, final)).toEqual(expected);
  });
});
