import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyze, createAnalyzer } from "../../shared/extract/analyze";
import type { Analysis, Finding } from "../../shared/extract/types";
import type { Block, Report, SectionKind } from "../../shared/report/report";
import { DEFAULT_CHECK_SETTINGS } from "../../shared/settings";

const keys = new Map<string, object>();
const keyOf = (text: string): object => {
  const key = keys.get(text) ?? {};
  keys.set(text, key);
  return key;
};

/** A report with one section of paragraphs; equal texts are the same node. */
function reportOf(
  texts: readonly string[],
  kind: SectionKind = "findings",
  block: Block["kind"] = "paragraph",
): Report {
  let at = 0;
  const blocks = texts.map((text) => {
    const from = at;
    at += text.length + 2;
    return { kind: block, from, to: from + text.length, text, key: keyOf(text) };
  });
  return { origin: "document", length: at, sections: [{ kind, alsoKinds: [], from: 0, to: at, blocks }] };
}

const findingsIn = (text: string, kind: SectionKind = "findings"): readonly Finding[] =>
  analyze(reportOf([text], kind)).blocks.flatMap((block) => block.findings);

const named = (text: string, concept: string): Finding => {
  const found = findingsIn(text).find((finding) => finding.concept.id === concept);
  if (found === undefined) throw new Error(`no ${concept} in: ${text}`);
  return found;
};

/** Everything in an analysis but cycles, as plain data. */
const plain = (analysis: Analysis): unknown =>
  analysis.blocks.map((block) => ({
    from: block.from,
    sentences: block.sentences.map(({ from, to, text }) => [from, to, text]),
    findings: block.findings.map((f) => [
      f.from,
      f.to,
      f.text,
      f.concept.id,
      f.assertion,
      f.organ,
      f.laterality,
      f.lateralityAt,
      f.cue,
      f.locations,
      f.modifiers,
      f.level,
      f.measurements.map((m) => [m.from, m.text]),
    ]),
    anatomy: block.anatomy.map((a) => [a.from, a.to, a.organ, a.laterality]),
    sides: block.sides.map((s) => [s.from, s.laterality]),
    phrases: block.phrases.map((p) => [p.from, p.to, p.group]),
    measurements: block.measurements.map((m) => [m.from, m.to, m.values]),
    dates: block.dates.map((d) => [d.from, d.iso]),
  }));

const SENTENCES = [
  "There is a 3.5 x 2.1 cm mass in the upper pole of the right kidney.",
  "No pneumothorax, small left pleural effusion.",
  "Right upper lobe nodule measures 6 mm.",
  "This lesion is stable.",
  "Compared with 01/02/2023.",
  "No acute fracture or dislocation.",
  "",
];

describe("analyze", () => {
  it.each([
    ["a general name in an organ", "Mass in the upper pole of the right kidney.", "renal mass"],
    ["a general name behind its organ", "Right kidney: 3 cm mass.", "renal mass"],
    ["a lobe and a noun", "There is a nodule in the RUL.", "pulmonary nodule"],
    ["a lobe before the noun", "Right upper lobe pulmonary nodule.", "pulmonary nodule"],
  ])("gives %s its particular concept", (_, text, concept) => {
    expect(findingsIn(text).map((finding) => finding.concept.id)).toContain(concept);
  });

  it("finds the same lobe in both ways to write it", () => {
    const written = named("Right upper lobe pulmonary nodule.", "pulmonary nodule");
    const short = named("RUL nodule.", "pulmonary nodule");
    expect(written.locations.map(({ set }) => set)).toEqual(short.locations.map(({ set }) => set));
    expect(written.laterality ?? short.laterality).toBe("right");
  });

  it.each([
    ["before it", "Small left pleural effusion.", "left"],
    ["behind it", "Pleural effusion is seen on the left.", "left"],
    ["in a comparison of sides", "Pleural effusions, left greater than right.", "bilateral"],
    ["nowhere", "Pleural effusion.", undefined],
    ["for another finding", "Left rib fracture; pleural effusion.", undefined],
  ])("attaches the side that stands %s", (_, text, side) => {
    expect(named(text, "pleural effusion").laterality).toBe(side);
  });

  it("leaves idioms of left and right out of the sides", () => {
    const { blocks } = analyze(reportOf(["The left ventricle is normal. Left lateral decubitus view."]));
    expect(blocks.flatMap((block) => block.sides)).toEqual([]);
  });

  it("says of a narrowed denial that it is one", () => {
    expect(named("No acute fracture is seen.", "fracture").scoped).toBe(true);
    expect(named("No fracture is seen.", "fracture").scoped).toBe(false);
  });

  it("lets 'this lesion' mean what stands before it", () => {
    const [first, second] = findingsIn("3 cm renal mass. This lesion is new.");
    expect(second?.antecedent).toBe(first);
    expect(second?.concept.id).toBe("renal mass");
  });

  it("takes nothing in the Indication for seen", () => {
    expect(findingsIn("Pleural effusion.", "indication").map(({ assertion }) => assertion)).toEqual(["hypothetical"]);
  });

  it.each([
    ["denied", "No pulmonary embolism.", "pulmonary embolism", 0],
    ["never lowered for being small", "Small pulmonary embolism.", "pulmonary embolism", 5],
    ["raised for being new and large", "Large new pleural effusion.", "pleural effusion", 4],
    ["sized below the threshold", "4 mm pulmonary nodule.", "pulmonary nodule", 2],
    ["sized above the threshold", "9 mm pulmonary nodule.", "pulmonary nodule", 3],
  ])("gives what is %s its level", (_, text, concept, level) => {
    expect(named(text, concept).level).toBe(level);
  });

  it("follows the level that a site has set", () => {
    const settings = { ...DEFAULT_CHECK_SETTINGS, levels: { "renal mass": 5 as const } };
    const analysis = analyze(reportOf(["Right renal mass."], "impression", "item"), settings);
    expect(analysis.items[0]?.level).toBe(5);
  });

  it("holds text[i] at from + i for every mention", () => {
    const text = SENTENCES.join(" ");
    const { blocks } = analyze(reportOf(["Header.", text]));
    for (const block of blocks)
      for (const mention of [
        ...block.findings,
        ...block.anatomy,
        ...block.sides,
        ...block.phrases,
        ...block.measurements,
        ...block.sentences,
      ])
        expect(block.block.text.slice(mention.from - block.from, mention.to - block.from)).toBe(mention.text);
  });
});

describe("createAnalyzer", () => {
  it("answers like a fresh analysis after any edits", () => {
    const texts = fc.array(fc.constantFrom(...SENTENCES), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 6 }), (rounds) => {
        const analyzer = createAnalyzer();
        for (const round of rounds)
          expect(plain(analyzer.analyze(reportOf(round)))).toEqual(plain(analyze(reportOf(round))));
      }),
    );
  });

  it("keeps the analysis of a block that only moved", () => {
    const analyzer = createAnalyzer();
    const before = analyzer.analyze(reportOf(["One.", "Right renal mass."])).blocks[1];
    const after = analyzer.analyze(reportOf(["One more word.", "Right renal mass."])).blocks[1];
    expect(after).toBe(before);
    expect(after?.findings[0]?.from).toBe("One more word.".length + 2 + "Right ".length);
  });

  it("tells apart two places of one node", () => {
    const { blocks } = createAnalyzer().analyze(reportOf(["Right renal mass.", "Right renal mass."]));
    expect(blocks.map((block) => block.findings[0]?.from)).toEqual([6, 6 + "Right renal mass.".length + 2]);
  });

  it("reads a block anew when its section changes", () => {
    const analyzer = createAnalyzer();
    const text = "Pleural effusion.";
    expect(analyzer.analyze(reportOf([text])).blocks[0]?.findings[0]?.assertion).toBe("present");
    expect(analyzer.analyze(reportOf([text], "indication")).blocks[0]?.findings[0]?.assertion).toBe("hypothetical");
  });
});

describe("a text that never ends a sentence", () => {
  it.each([
    ["words", "mass and effusion "],
    ["denials in a list", "no mass, "],
    ["one word", "x"],
    ["brackets", "("],
    ["levels", "L4-"],
  ])("is cut into sentences of bounded length: %s", (_, unit) => {
    const [block] = analyze(reportOf([unit.repeat(4000)])).blocks;
    const longest = Math.max(...(block?.sentences.map(({ text }) => text.split(/\s+/).length) ?? []));
    expect(longest).toBeLessThanOrEqual(330);
  });
});
