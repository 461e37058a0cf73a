import { describe, expect, it } from "vitest";
import { compareReports, compareTexts } from "../../shared/practice/compare/compare";
import { statisticsOf } from "../../shared/practice/compare/statistics";
import { reportFromDocument } from "../../shared/report/from-document";
import { documentFromText } from "../../shared/text/to-document";

const FINAL = `FINDINGS:
Kidneys: 34 mm enhancing mass in the upper pole of the right kidney.

IMPRESSION:
1. 3.4 cm right renal mass in the upper pole, suspicious for renal cell carcinoma. Urology referral is recommended.
2. Left adrenal adenoma.
3. No hydronephrosis.
`;
const draftWith = (was: string, now: string) => FINAL.replace(was, now);
const kindsOf = (draft: string, final = FINAL) => compareTexts(draft, final).changes.map(({ kind }) => kind);

describe("a draft against its final, in meaning", () => {
  it("finds nothing between a report and itself", () => {
    const { changes, words, items } = compareTexts(FINAL, FINAL);
    expect(changes).toEqual([]);
    expect(words.every(({ removed, added }) => removed === 0 && added === 0)).toBe(true);
    expect(items).toEqual([0, 1, 2].map((at) => ({ draft: at, final: at })));
  });

  it.each([
    ["the side", draftWith("right renal mass", "left renal mass"), "side"],
    ["the size", draftWith("3.4 cm", "4.3 cm"), "size"],
    ["a size that was not there", draftWith("3.4 cm ", ""), "size"],
    ["the certainty", draftWith("suspicious for", "possible"), "certainty"],
    ["a denial", draftWith("No hydronephrosis", "Hydronephrosis"), "assertion"],
    ["another name for it", draftWith("Left adrenal adenoma", "Left adrenal nodule"), "diagnosis"],
    ["an item that was added", draftWith("\n3. No hydronephrosis.", ""), "item-added"],
    ["an item that was dropped", `${FINAL}4. Gallstones.\n`, "item-dropped"],
    ["a recommendation that was added", draftWith(" Urology referral is recommended.", ""), "recommendation-added"],
    [
      "a recommendation that was dropped",
      draftWith("Left adrenal adenoma.", "Left adrenal adenoma. MRI in 6 months is recommended."),
      "recommendation-dropped",
    ],
    ["another step", draftWith("Urology referral", "Nephrology referral"), undefined],
  ])("tells %s", (_, draft, kind) => {
    if (kind === undefined) expect(compareTexts(draft, FINAL).words.at(-1)?.added).toBe(1);
    else expect(kindsOf(draft)).toContain(kind);
  });

  it("tells a vertebra from any other place", () => {
    const final = "IMPRESSION: Compression fracture of L3.";
    expect(kindsOf(final.replace("L3", "L2"), final)).toContain("level");
  });

  it("tells the interval that changed", () => {
    const final = "IMPRESSION: 8 mm right upper lobe nodule. CT in 6 months is recommended.";
    const { changes } = compareTexts(final.replace("6 months", "12 months"), final);
    expect(changes).toEqual([
      expect.objectContaining({ kind: "recommendation-changed", message: expect.stringContaining("interval") }),
    ]);
  });

  it("tells an item that moved, and no others", () => {
    const final = "IMPRESSION:\n1. Pneumothorax.\n2. Rib fracture.\n3. Gallstones.\n";
    const draft = "IMPRESSION:\n1. Gallstones.\n2. Pneumothorax.\n3. Rib fracture.\n";
    const { changes } = compareTexts(draft, final);
    expect(changes.map(({ kind, message }) => [kind, message])).toEqual([
      ["item-moved", "Item 1 of the draft is item 3."],
    ]);
  });

  it("reads an Impression alone", () => {
    expect(kindsOf("Right pneumothorax.", "Left pneumothorax.")).toEqual(["side"]);
  });
});

describe("a draft against its final, in words", () => {
  const draft = draftWith("3.4 cm right", "4.3 cm left");

  it("has a place for every run in the text that it stands in", () => {
    const { words } = compareTexts(draft, FINAL);
    const fits = (text: string, place: { readonly from: number; readonly to: number; readonly text: string }) => {
      const written = text.slice(place.from, place.to);
      const tokens = place.text.split(" ");
      expect(written.startsWith(tokens[0] ?? "") && written.endsWith(tokens.at(-1) ?? "")).toBe(true);
    };
    for (const { changes } of words)
      for (const { kind, draft: own, final: other } of changes) {
        if (own !== undefined) fits(draft, own);
        if (other !== undefined) fits(FINAL, other);
        expect([own === undefined, other === undefined]).toEqual([kind === "added", kind === "removed"]);
      }
  });

  it("counts the words that changed", () => {
    const impression = compareTexts(draft, FINAL).words.find(({ section }) => section === "impression");
    expect(impression).toMatchObject({ removed: 2, added: 2 });
    expect(impression?.changes.filter(({ kind }) => kind === "removed").map((one) => one.draft?.text)).toEqual([
      "4.3",
      "left",
    ]);
  });

  it("gives document positions for documents", () => {
    const [own, other] = [draft, FINAL].map((text) => documentFromText(text).doc);
    if (own === undefined || other === undefined) throw new Error("no documents");
    const { changes } = compareReports(reportFromDocument(own), reportFromDocument(other));
    const side = changes.find(({ kind }) => kind === "side");
    expect(own.textBetween(side?.draft?.from ?? 0, side?.draft?.to ?? 0)).toBe("left");
    expect(other.textBetween(side?.final?.from ?? 0, side?.final?.to ?? 0)).toBe("right");
  });
});

describe("statistics over pairs", () => {
  it("count the pairs by what changed, and name the most changed first", () => {
    const pairs = [
      { name: "a", comparison: compareTexts(FINAL, FINAL) },
      { name: "b", comparison: compareTexts(draftWith("right renal", "left renal"), FINAL) },
      { name: "c", comparison: compareTexts(draftWith("right renal", "left renal").replace("3.4", "4.3"), FINAL) },
    ];
    const statistics = statisticsOf(pairs);
    expect(statistics).toMatchObject({ pairs: 3, sameMeaning: 1, sameWords: 1 });
    expect(statistics.counts[0]).toEqual({ kind: "side", changes: 2, pairs: 2 });
    expect(statistics.byPair.map(({ name }) => name)).toEqual(["c", "b", "a"]);
    expect(statisticsOf([]).wordsChanged).toBe(0);
  });
});
