import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyze } from "../../../shared/extract/analyze";
import type { BlockAnalysis } from "../../../shared/extract/types";
import { parseReportText } from "../../../shared/text/parse";
import { MEASUREMENT_FORMS } from "./measurement-forms";
import { RECOMMENDATION_LINES } from "./recommendation-lines";
import { rows } from "./rows";

const blocksOf = (text: string): readonly BlockAnalysis[] => analyze(parseReportText(text)).blocks;

const mentionsOf = (block: BlockAnalysis) => [
  ...block.measurements,
  ...block.dates,
  ...block.categories,
  ...block.recommendations,
];

const WORDS = [...rows(MEASUREMENT_FORMS), ...rows(RECOMMENDATION_LINES)].flatMap(([text]) => text.split(" "));
const texts = fc.array(
  fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom("\n", "(", "-", "x", "3", "BI-RADS", "May", "/")),
  {
    maxLength: 60,
  },
);

describe("all slots of a text", () => {
  it("stand inside their sentence, and their words are the text's at their place", () => {
    fc.assert(
      fc.property(texts, (words) => {
        const text = `FINDINGS:\n${words.join(" ")}\n`;
        for (const block of blocksOf(text))
          for (const { from, to, text: own, sentence } of mentionsOf(block)) {
            expect(own).toBe(text.slice(from, to));
            expect(from >= sentence.from && to <= sentence.to && from < to).toBe(true);
          }
      }),
      { numRuns: 300 },
    );
  });

  it("have finite values, as many as numbers were written", () => {
    fc.assert(
      fc.property(texts, (words) => {
        for (const block of blocksOf(`FINDINGS:\n${words.join(" ")}\n`))
          for (const { values, raw, units } of block.measurements) {
            expect(values.every(Number.isFinite)).toBe(true);
            expect([raw.length, units.length]).toEqual([values.length, values.length]);
          }
      }),
      { numRuns: 300 },
    );
  });

  it("read a size across the break of a wrapped line", () => {
    const [block] = blocksOf(
      "FINDINGS:\nThere is an enhancing mass in the right kidney which measures 3.5 x\n3.1 x 2.9 cm.",
    ).filter(({ kind }) => kind === "findings");
    expect(block?.measurements.map(({ values }) => values)).toEqual([[35, 31, 29]]);
  });

  it("know the unit of a block that says it once", () => {
    const [block] = blocksOf("FINDINGS:\nAll measurements are in mm. Nodule 12 x 9 in the liver.").filter(
      ({ kind }) => kind === "findings",
    );
    expect(block?.measurements.map(({ values, unit }) => [values, unit])).toEqual([[[12, 9], "mm"]]);
  });

  it.each(["INDICATION", "TECHNIQUE", "COMPARISON"])("order nothing in %s", (heading) => {
    const text = `${heading}: Follow-up CT recommended in 6 months.\nFINDINGS: Clear.`;
    expect(blocksOf(text).flatMap((block) => block.recommendations)).toEqual([]);
  });

  it("name the row of the measurement table that a size belongs to", () => {
    const text = "FINDINGS: The common bile duct measures 6 cm. The infrarenal aorta measures 24 cm.";
    expect(
      blocksOf(text)
        .flatMap((block) => block.measurements)
        .map(({ structure }) => structure),
    ).toEqual(["common bile duct", "abdominal aorta"]);
  });
});
