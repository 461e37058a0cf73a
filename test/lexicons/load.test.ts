import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { REMOVED_PARTS } from "../../shared/checks/removed-parts";
import * as lexicons from "../../shared/lexicons/load";
import { conceptNames, locations, organNames } from "../../shared/lexicons/names";
import { readTable } from "../../shared/lexicons/table";

const FOLDER = join(import.meta.dirname, "../../shared/lexicons");
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".tsv"));
const tables = Object.entries(lexicons);
/** All that a concept is called. */
const namesOf = (concept: string) => [concept, ...(conceptNames().get(concept) ?? [])];
const organs = new Set(lexicons.anatomy().map((row) => row.organ));
const families = new Set(lexicons.concepts().map((row) => row.family));

describe("tables", () => {
  it.each(tables)("%s has rows", (_name, load) => {
    expect(load().length).toBeGreaterThan(0);
  });

  it.each([conceptNames, organNames, locations])("%o has rows", (load) => {
    expect([...load()].length).toBeGreaterThan(0);
  });

  it.each(files)("%s names the source of each row", (name) => {
    const sources = readTable(readFileSync(join(FOLDER, name), "utf8"), (row) => row.source);
    expect(sources.filter((source) => source === "" || source === undefined)).toEqual([]);
  });

  it("is parsed once", () => {
    expect(lexicons.concepts()).toBe(lexicons.concepts());
  });

  it.each([
    ["concepts", lexicons.concepts().map((row) => namesOf(row.concept))],
    ["locations", locations().map((row) => row.words)],
    ["idioms", lexicons.lateralityIdioms().map((row) => [row.phrase])],
    ["abbreviations", lexicons.abbreviations().map((row) => [row.abbreviation])],
  ])("%s name nothing twice", (_name, rows) => {
    const caseMatters = _name === "abbreviations";
    const names = rows.flat().map((name) => (caseMatters ? name : name.toLowerCase()));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it("has no cell with white space around it, and no empty alternative", () => {
    const cells = [
      ...[...conceptNames().values()].flat(),
      ...[...organNames().values()].flat(),
      ...lexicons.assertionTriggers().map((row) => row.trigger),
      ...lexicons.phrases().map((row) => row.phrase),
    ];
    expect(cells.filter((cell) => cell === "" || cell !== cell.trim())).toEqual([]);
  });
});

describe("references", () => {
  it("name organs of the anatomy table, or parts of one that an operation takes", () => {
    const named = [
      ...lexicons.concepts().map((row) => row.organ),
      ...lexicons.anatomy().map((row) => row.parent),
      ...lexicons.surgery().map((row) => row.organ),
    ].filter((organ) => organ !== undefined);
    expect(named.filter((organ) => !organs.has(organ) && !REMOVED_PARTS.has(organ))).toEqual([]);
  });

  it("name families of the concept table", () => {
    const named = lexicons.concepts().flatMap((row) => [...row.describedBy, ...row.covers]);
    expect(
      [...named, ...lexicons.sizeRules().flatMap((row) => row.families)].filter((f) => f !== "*" && !families.has(f)),
    ).toEqual([]);
  });

  it("name concepts that exist", () => {
    const known = new Set(lexicons.concepts().map((row) => row.concept));
    expect(lexicons.contextTerms().filter((row) => row.needsRegion[0] !== "none" && !known.has(row.concept))).toEqual(
      [],
    );
  });

  it("ask of a symptom only what some concept can answer", () => {
    const families = new Set(lexicons.concepts().map((row) => row.family));
    expect(lexicons.symptoms().flatMap((row) => row.families.filter((family) => !families.has(family)))).toEqual([]);
  });

  it("lead from every organ to the body", () => {
    const parents = new Map(lexicons.anatomy().map((row) => [row.organ, row.parent]));
    const lost = [...organs].filter((organ) => {
      let at: string | undefined = organ;
      for (let step = 0; step < 8 && at !== "body"; step++) at = parents.get(at ?? "");
      return at !== "body";
    });
    expect(lost).toEqual([]);
  });
});

describe("bounds and sizes", () => {
  it("keep the normal range inside the plausible one", () => {
    const wrong = lexicons
      .measurementBounds()
      .filter(
        (row) =>
          (row.normalHigh ?? 0) > (row.plausibleMax ?? Infinity) ||
          (row.plausibleMin ?? 0) > (row.plausibleMax ?? Infinity),
      );
    expect(wrong).toEqual([]);
  });

  it("give each size rule one level for each size", () => {
    expect(lexicons.sizeRules().filter((row) => row.fromMm >= (row.belowMm ?? Infinity))).toEqual([]);
  });
});

describe("concepts", () => {
  const concept = (name: string) =>
    lexicons.concepts().find((row) => namesOf(row.concept).some((word) => word.toLowerCase() === name));

  it.each([
    ["saddle embolus", "pulmonary embolism", 5],
    ["free air", "pneumoperitoneum", 5],
    ["ground-glass densities", "ground-glass opacity", 3],
    ["millimetric nodules", "micronodules", 2],
    ["birads 4b", "BI-RADS 4", 3],
    ["haemorrhage", "hemorrhage", 4],
    ["gallstones", "cholelithiasis", 2],
    ["simple renal cyst", "renal cyst", 1],
    ["lungs are clear", "clear lungs", 0],
  ])("takes %s for %s at level %i", (word, name, level) => {
    expect(concept(word)).toMatchObject({ concept: name, level });
  });

  it("lets the Findings describe what the Impression names", () => {
    expect(concept("pneumonia")?.describedBy).toContain("airspace opacity");
    expect(concept("pulmonary embolism")?.describedBy).toContain("filling defect");
    expect(concept("renal cell carcinoma")?.family).toBe(concept("renal mass")?.family);
  });

  it.each(["mass effect", "body mass index", "pe protocol", "lymph node dissection"])(
    "keeps %s apart from what it contains",
    (word) => {
      expect(concept(word)?.concept).not.toMatch(/^(mass|pulmonary embolism|lymph node)$/);
    },
  );

  it.each(["rcc", "aml", "nec", "no evidence of", "collection of data"])("does not take %s for a finding", (word) => {
    expect(concept(word)).toBeUndefined();
  });
});

describe("assertion triggers", () => {
  it("know one meaning for each direction", () => {
    const keys = lexicons.assertionTriggers().map((row) => `${row.trigger.toLowerCase()}/${row.direction}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it.each([
    ["no evidence of", "negation-pre"],
    ["is not seen", "negation-post"],
    ["has resolved", "resolved-post"],
    ["no significant interval change", "pseudo"],
    ["cannot exclude", "uncertain-pre"],
    ["to exclude", "hypothetical-pre"],
    ["family history of", "experiencer"],
    ["status post", "historical-pre"],
  ])("takes %s for %s", (trigger, category) => {
    expect(lexicons.assertionTriggers().find((row) => row.trigger === trigger)?.category).toBe(category);
  });
});
