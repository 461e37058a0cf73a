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
      "IMPRESSION: «Bosniak category IX» cyst.",
      "IMPRESSION: Cystic mass, «Bosniak IIIF».",
      "IMPRESSION: «BI-RADS category nine».",
      "IMPRESSION: «Lung-RADS 4E».",
      "IMPRESSION: «CAD-RADS 2.0 category 7».",
      "IMPRESSION: «Deauville score of 8».",
      "IMPRESSION: «Kellgren-Lawrence grade 6» osteoarthritis.",
    ],
    clean: [
      "IMPRESSION: BI-RADS 4C.",
      "IMPRESSION: Lung-RADS 4X; LR-TIV; Bosniak 2F.",
      "IMPRESSION: BI-RADS: 1. Negative.",
      "IMPRESSION: BI-RADS category 2, benign. 7 mm calcification on the right.",
      "IMPRESSION: Bosniak IIF cyst of the left kidney.",
      "IMPRESSION: BI-RADS 3, one year of follow-up is complete.",
      "IMPRESSION: CAD-RADS 2.0 category 4A/P2.",
      "IMPRESSION: Salter-Harris type II fracture, 2 mm displaced.",
      "IMPRESSION: PI-RADS X; Deauville X; ASPECTS 10.",
      "IMPRESSION: Modic type 1 changes at L5-S1.",
    ],
  },
  *check({ categories }) {
    for (const { system, value, from, to, text } of categories) {
      const valid = validValues().get(NAMED.get(system) ?? system);
      if (valid === undefined || valid.has(value.toUpperCase())) continue;
      yield { from, to, message: `"${text}" is no category of ${system}.` };
    }
  },
};

/** Systems that the table calls otherwise. */
const NAMED: ReadonlyMap<string, string> = new Map([["Breast density", "BI-RADS density"]]);

let table: ReadonlyMap<string, ReadonlySet<string>> | undefined;

function validValues(): ReadonlyMap<string, ReadonlySet<string>> {
  table ??= new Map(
    categorySystems()
      .filter(({ valid }) => valid.length > 0)
      .map(({ system, valid }) => [system, new Set(valid.map((value) => value.toUpperCase()))]),
  );
  return table;
}
