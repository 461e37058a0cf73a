import { describe, expect, it } from "vitest";
import { analyze } from "../../shared/extract/analyze";
import type { Analysis } from "../../shared/extract/types";
import { measurementLedger } from "../../shared/ledger/measurement-ledger";
import { matchPrior } from "../../shared/ledger/prior-match";
import { changeInWords, changeText } from "../../shared/ledger/size-change";
import { reportFromDocument } from "../../shared/report/from-document";
import { documentFromText } from "../../shared/text/to-document";

const read = (findings: string, impression = "None."): Analysis =>
  analyze(
    reportFromDocument(
      documentFromText(`Exam: CT chest and abdomen\n\nFINDINGS:\n${findings}\n\nIMPRESSION:\n1. ${impression}\n`).doc,
    ),
  );

/** "subject | place | value < prior change". */
const lines = (analysis: Analysis, prior?: Analysis) =>
  measurementLedger(analysis, prior === undefined ? undefined : matchPrior(analysis, prior)).map(
    ({ subject, place, value = "-", prior: before = "-", change, reported }) =>
      [subject, place, `${value} < ${before}`, change === undefined ? "" : changeText(change), reported ?? ""]
        .join(" | ")
        .replace(/(?: \| )+$/, ""),
  );

describe("the rows of the ledger", () => {
  it.each([
    ["12 mm left adrenal nodule, previously 10 mm.", ["Adrenal nodule | left | 12 mm < 10 mm | ↑ 2 mm (+20 %)"]],
    [
      "Hypodense lesion in segment VII of the liver decreased from 2.0 cm to 1.2 cm.",
      ["Hypodense lesion | segment VII of the liver | 1.2 cm < 2.0 cm | ↓ 8 mm (−40 %)"],
    ],
    [
      "A 6 mm solid nodule in the right upper lobe, unchanged from 6 mm on 2024-01-02.",
      ["Solid nodule | right upper lobe | 6 mm < 6 mm | = unchanged"],
    ],
    ["Disc protrusion at L4-L5 measures 4 mm.", ["Disc protrusion | L4-L5 | 4 mm < -"]],
    ["The abdominal aorta measures 31 mm.", ["Abdominal aorta |  | 31 mm < -"]],
    ["Previously seen 8 mm pulmonary nodule has resolved.", ["Pulmonary nodule |  | - < 8 mm"]],
    ["Liver lesion of less than 1 cm, previously 2 cm.", ["Liver lesion |  | 1 cm < 2 cm"]],
    ["Two stones in the left kidney, 3 mm and 5 mm, previously 2 mm.", 3],
    ["The lesion measures 45 HU.", []],
  ])("%s", (findings, expected) => {
    const found = lines(read(findings));
    if (typeof expected === "number") expect(found).toHaveLength(expected);
    else expect(found).toEqual(expected);
  });

  it("stand in the order of the text, each where its value stands", () => {
    const doc = documentFromText(
      "FINDINGS: Right renal cyst 3.2 cm. Spleen measures 13 cm.\n\nIMPRESSION: 1. Renal cyst, 3.2 cm.\n",
    ).doc;
    const rows = measurementLedger(analyze(reportFromDocument(doc)));
    expect(rows.map(({ kind, from, to }) => `${kind} ${doc.textBetween(from, to)}`)).toEqual([
      "findings 3.2 cm",
      "findings 13 cm",
      "impression 3.2 cm",
    ]);
  });
});

it("leaves out how the exam was done", () => {
  const { doc } = documentFromText(
    "TECHNIQUE: 5 mm axial slices, 100 mL of contrast.\n\nFINDINGS: Renal cyst, 3.2 cm.\n",
  );
  expect(measurementLedger(analyze(reportFromDocument(doc))).map(({ value }) => value)).toEqual(["3.2 cm"]);
});

describe("the prior report's values", () => {
  it.each([
    [
      "Left adrenal nodule, 12 mm.",
      "Left adrenal nodule, 10 mm.",
      "Adrenal nodule | left | 12 mm < 10 mm | ↑ 2 mm (+20 %)",
    ],
    [
      "Nodule in the right upper lobe, 8 mm.",
      "Right upper lobe nodule, 5 mm. Left lower lobe nodule, 4 mm.",
      "Nodule | right upper lobe | 8 mm < 5 mm | ↑ 3 mm (+60 %)",
    ],
    [
      "The abdominal aorta measures 31 mm.",
      "The abdominal aorta measures 29 mm.",
      "Abdominal aorta |  | 31 mm < 29 mm | ↑ 2 mm (+7 %)",
    ],
  ])("%s after %s", (now, before, expected) => {
    expect(lines(read(now), read(before))).toEqual([expected]);
  });

  it.each([
    ["the other side", "Left adrenal nodule, 12 mm.", "Right adrenal nodule, 10 mm."],
    ["another lobe", "Nodule in the right upper lobe, 8 mm.", "Nodule in the left lower lobe, 5 mm."],
    [
      "two that could be meant",
      "Nodule in the right upper lobe, 8 mm.",
      "Two nodules: right upper lobe nodule, 5 mm. Another right upper lobe nodule, 3 mm.",
    ],
    [
      "two now",
      "Nodule in the right upper lobe, 8 mm. Second right upper lobe nodule, 4 mm.",
      "Right upper lobe nodule, 5 mm.",
    ],
    ["no place to go by and other words", "Subcarinal node, 14 mm.", "Right paratracheal node, 10 mm."],
    ["words that differ", "Subcarinal lymph node, 14 mm.", "Aortopulmonary lymph node, 10 mm."],
    ["a place in one of them only", "Nodule in the right upper lobe, 8 mm.", "Pulmonary nodule, 5 mm."],
    ["something else of the organ", "Left renal cyst, 30 mm.", "Left renal stone, 5 mm."],
    ["a lesion that was denied", "Left adrenal nodule, 12 mm.", "No left adrenal nodule larger than 10 mm."],
    ["the other kidney", "The right kidney measures 11 cm.", "The left kidney measures 10 cm."],
    ["both kidneys in one sentence", "The right kidney measures 11 cm.", "The right and left kidneys measure 10 cm."],
  ])("are not taken from %s", (_name, now, before) => {
    for (const line of lines(read(now), read(before))) expect(line).toMatch(/< -$/);
  });

  it("leave the value that the text gives, and say where the prior report has another", () => {
    const now = read("Left adrenal nodule, 12 mm, previously 10 mm.");
    expect(lines(now, read("Left adrenal nodule, 11 mm."))).toEqual([
      "Adrenal nodule | left | 12 mm < 10 mm | ↑ 2 mm (+20 %) | 11 mm",
    ]);
    expect(lines(now, read("Left adrenal nodule, 10 mm."))).toEqual([
      "Adrenal nodule | left | 12 mm < 10 mm | ↑ 2 mm (+20 %)",
    ]);
  });

  it("are taken from the Impression where the Findings have none", () => {
    const prior = read("No pleural effusion.", "Left adrenal nodule, 10 mm.");
    expect(lines(read("Left adrenal nodule, 12 mm."), prior)).toEqual([
      "Adrenal nodule | left | 12 mm < 10 mm | ↑ 2 mm (+20 %)",
    ]);
  });
});

it("says a change in words for those who hear it", () => {
  expect(changeInWords({ direction: "up", by: 2, unit: "mm", percent: 20 })).toBe("larger by 2 mm, 20 %");
  expect(changeInWords({ direction: "same", by: 0, unit: "mm", percent: 0 })).toBe("unchanged");
});
