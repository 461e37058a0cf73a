import { categorySystems } from "../../../lexicons/tables";
import type { BlockRule } from "../../types";

export const guideCategoryInvalid: BlockRule = {
  id: "guide-category-invalid",
  title: "Category that does not exist",
  why: "The category decides what happens next; one that the system does not have leaves the referrer without an instruction.",
  source:
    "BI-RADS 5th ed. 2013, Lung-RADS v2022, ACR TI-RADS 2017, LI-RADS v2018, PI-RADS v2.1, O-RADS v2022, CAD-RADS 2.0, Bosniak 2019",
  severity: "error",
  scope: "block",
  needs: "categories",
  examples: {
    flagged: [
      "IMPRESSION: «BI-RADS 7».",
      "IMPRESSION: «Bosniak V» cyst.",
      "IMPRESSION: «Lung-RADS 6».",
      "IMPRESSION: «PI-RADS 6» lesion in the left peripheral zone.",
      "IMPRESSION: «LR-7» observation in segment VIII.",
      "IMPRESSION: «CAD-RADS 8».",
    ],
    clean: [
      "IMPRESSION: BI-RADS 4C.",
      "IMPRESSION: Lung-RADS 4X; LR-TIV; Bosniak 2F.",
      "IMPRESSION: BI-RADS: 1. Negative.",
      "IMPRESSION: BI-RADS category 2, benign. 7 mm calcification on the right.",
      "IMPRESSION: Bosniak IIF cyst of the left kidney.",
    ],
  },
  *check({ categories }) {
    for (const { system, value, from, to, text } of categories) {
      const valid = validValues().get(system);
      if (valid === undefined || valid.has(value.toUpperCase())) continue;
      yield { from, to, message: `"${text}" is no category of ${system}.` };
    }
  },
};

let table: ReadonlyMap<string, ReadonlySet<string>> | undefined;

function validValues(): ReadonlyMap<string, ReadonlySet<string>> {
  table ??= new Map(
    categorySystems()
      .filter(({ valid }) => valid.length > 0)
      .map(({ system, valid }) => [system, new Set(valid.map((value) => value.toUpperCase()))]),
  );
  return table;
}
