import { describe, expect, it } from "vitest";
import { isSlipOf, misspelt, spelledTerms } from "../../shared/checks/spelling";
import { spelling } from "../../shared/lexicons/tables";
import { said } from "./said";

describe("a medical term that is one letter off", () => {
  it.each([
    ["cholelithasis", "cholelithiasis"],
    ["pnuemothorax", "pneumothorax"],
    ["lymphadneopathy", "lymphadenopathy"],
    ["atelectassis", "atelectasis"],
    ["hepatomegally", "hepatomegaly"],
    ["subcrainal", "subcarinal"],
  ])("%s is taken for %s", (written, meant) => {
    expect(misspelt(written)).toBe(meant);
  });

  it.each([
    ["anaemia", "anemia"],
    ["oesophageal", "esophageal"],
    ["labelled", "labeled"],
    ["visualised", "visualized"],
    ["thoracotomy", "thoracostomy"],
    ["calcifies", "calcified"],
    ["spondylitic", "spondylotic"],
    ["infraorbital", "intraorbital"],
  ])("%s is no slip of %s, but a word or spelling of its own", (written, term) => {
    expect(isSlipOf(written, term) && misspelt(written) === term).toBe(false);
  });

  it("is none where an English word is meant", () => {
    expect(spelling().filter(({ word }) => misspelt(word) !== undefined)).toEqual([]);
  });

  it("is never a term of the tables", () => {
    const flagged = spelledTerms().filter((term) => said("dict-misspelling", `FINDINGS: There is ${term}.`).length > 0);
    expect(flagged).toEqual([]);
  });
});
