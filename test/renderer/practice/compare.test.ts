import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeName, changeTitle, countsOf } from "../../../renderer/practice/compare/change-names";
import { pairsIn, partnerOf } from "../../../renderer/practice/compare/pairs";
import { alignTexts, comparedSections, segmentsOf } from "../../../renderer/practice/compare/rows";
import { compareTexts } from "../../../shared/practice/compare/compare";

const entry = (name: string, modifiedMs = 1) => ({ handle: `h-${name}`, name, modifiedMs });

describe("pairs of the listing", () => {
  it.each([
    ["plain texts", ["a.draft.txt", "a.final.txt"]],
    ["report files", ["a.draft.readout.json", "a.final.readout.json"]],
    ["one of each", ["a.draft.txt", "a.final.readout.json"]],
    ["names without an ending", ["a.draft", "a.final"]],
    ["other letters", ["A.Draft.TXT", "a.FINAL.txt"]],
  ])("are found by their names: %s", (_, names) => {
    expect(pairsIn(names.map((name) => entry(name))).pairs).toHaveLength(1);
  });

  it("leaves out halves that are alone, and says which", () => {
    const { pairs, alone } = pairsIn([entry("a.draft.txt"), entry("b.final.txt"), entry("c.txt"), entry("draft.txt")]);
    expect(pairs).toEqual([]);
    expect(alone).toEqual(["a.draft.txt", "b.final.txt"]);
  });

  it("takes the newer of two drafts", () => {
    const { pairs } = pairsIn([entry("a.draft.txt", 5), entry("a.draft.readout.json", 9), entry("a.final.txt", 1)]);
    expect(pairs[0]?.draft.name).toBe("a.draft.readout.json");
  });

  it("finds the other half of an open report, whichever it is", () => {
    const reports = [entry("a.draft.txt"), entry("a.final.txt"), entry("b.txt")];
    expect(partnerOf(reports, "h-a.draft.txt")).toMatchObject({ is: "draft", other: { name: "a.final.txt" } });
    expect(partnerOf(reports, "h-a.final.txt")).toMatchObject({ is: "final", other: { name: "a.draft.txt" } });
    expect(partnerOf(reports, "h-b.txt")).toBeUndefined();
  });
});

describe("paragraphs in rows", () => {
  it("stand beside what says much the same, and alone where nothing does", () => {
    const draft = ["Liver: Normal.", "Lungs: Nodule of 6 mm in the right lower lobe.", "Bones: Intact."];
    const final = ["Liver: Normal.", "Vessels: No aneurysm.", "Lungs: Nodule of 8 mm in the right lower lobe."];
    expect(alignTexts(draft, final)).toEqual([
      { draft: 0, final: 0 },
      { draft: undefined, final: 1 },
      { draft: 1, final: 2 },
      { draft: 2, final: undefined },
    ]);
  });

  it("keep every paragraph once and in its order, whatever the two say", () => {
    const words = fc.array(fc.constantFrom("liver", "lung", "normal", "nodule", "6"), { maxLength: 5 });
    const texts = fc.array(
      words.map((list) => list.join(" ")),
      { maxLength: 7 },
    );
    fc.assert(
      fc.property(texts, texts, (draft, final) => {
        const pairs = alignTexts(draft, final);
        const own = pairs.flatMap((pair) => pair.draft ?? []);
        const other = pairs.flatMap((pair) => pair.final ?? []);
        expect(own).toEqual(draft.map((_, index) => index));
        expect(other).toEqual(final.map((_, index) => index));
      }),
    );
  });
});

const DRAFT = `FINDINGS:
Kidneys: Mass of 34 mm in the left kidney.
Liver: Normal.

IMPRESSION:
1. Cholelithiasis.
2. Left renal mass.
`;
const FINAL = `FINDINGS:
Kidneys: Mass of 34 mm in the right kidney.
Liver: Normal.

IMPRESSION:
1. Right renal mass.
2. Cholelithiasis.
`;
const rowsOf = (draft: string, final: string) => comparedSections(draft, final, compareTexts(draft, final));

describe("two reports in rows", () => {
  it("mark the words that the other does not have, at their own positions", () => {
    const [impression, findings] = rowsOf(DRAFT, FINAL);
    const kidneys = findings?.rows[0];
    const words = (text: string, marks: readonly { from: number; to: number }[] = []) =>
      marks.map(({ from, to }) => text.slice(from, to));
    expect(words(DRAFT, kidneys?.draft?.marks)).toEqual(["left"]);
    expect(words(FINAL, kidneys?.final?.marks)).toEqual(["right"]);
    expect(findings?.rows[1]).toMatchObject({ changed: false });
    expect(findings).toMatchObject({ removed: 1, added: 1 });
    expect(impression?.rows.map(({ draft, final }) => [draft?.number, final?.number])).toEqual([
      [2, 1],
      [1, 2],
    ]);
  });

  it("count a moved item as changed though each of its words is the same", () => {
    const [impression] = rowsOf(DRAFT, FINAL.replace("Right renal", "Left renal"));
    expect(impression).toMatchObject({ removed: 0, added: 0 });
    expect(impression?.rows.map(({ changed }) => changed)).toEqual([true, true]);
  });

  it("take a text without headings for an Impression", () => {
    const sections = rowsOf("Left renal mass.", "Right renal mass.");
    expect(sections.map(({ kind }) => kind)).toEqual(["impression"]);
  });

  it("say that L1 became L2, not that a digit did", () => {
    const [impression] = rowsOf("Fracture of L1.", "Fracture of L2.");
    expect(impression?.rows[0]?.draft?.marks).toMatchObject([{ from: 12, to: 14 }]);
  });
});

describe("the runs of a cell", () => {
  it("hold its whole text, cut at each mark and at the words that are shown", () => {
    const text = "Mass in the left kidney.";
    const cell = { from: 100, to: 124, text, number: 1, marks: [{ from: 112, to: 116 }] };
    const segments = segmentsOf(cell, { from: 100, to: 116 });
    expect(segments.map((one) => one.text)).toEqual(["Mass in the ", "left", " kidney."]);
    expect(segments.map(({ marked, spotted }) => [marked, spotted])).toEqual([
      [false, true],
      [true, true],
      [false, false],
    ]);
  });

  it("are not disturbed by words of another cell", () => {
    const cell = { from: 10, to: 14, text: "Mass", number: undefined, marks: [] };
    expect(segmentsOf(cell, { from: 50, to: 60 })).toEqual([{ from: 10, text: "Mass", marked: false, spotted: false }]);
  });
});

describe("names of changes", () => {
  it("count what happened, in one order, and speak of one or many", () => {
    const { changes } = compareTexts(DRAFT, FINAL);
    expect(countsOf(changes).map(({ kind, count }) => `${count} ${changeName(kind, count)}`)).toEqual([
      "1 item moved",
      "1 side",
    ]);
    expect(changeName("item-added", 2)).toBe("items added");
    expect(changeTitle("item-added")).toBe("Item added");
  });
});
