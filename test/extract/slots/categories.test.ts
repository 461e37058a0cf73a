import { describe, expect, it } from "vitest";
import { findCategories } from "../../../shared/extract/slots/categories";
import type { Category } from "../../../shared/extract/types";
import { CATEGORY_LINES } from "./category-lines";
import { oneSentence, rows } from "./rows";

function categoriesOf(text: string): Category[] {
  const { tokens, sentence } = oneSentence(text);
  const found: Category[] = [];
  findCategories(tokens, 0, tokens.count, sentence, 0, found);
  return found;
}

describe("guideline categories", () => {
  it.each(rows(CATEGORY_LINES))("%s => %s", (text, expected) => {
    const found = categoriesOf(text).map(({ system, value }) => `${system} ${value}`);
    expect(found.join(" | ") || "none").toBe(expected);
  });

  it("names the place of system and value", () => {
    const text = "Assessment: BI-RADS category 4A, suspicious.";
    expect(categoriesOf(text).map(({ from, to }) => text.slice(from, to))).toEqual(["BI-RADS category 4A"]);
  });
});
