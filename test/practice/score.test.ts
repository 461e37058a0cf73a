import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreReport, scoreText } from "../../shared/practice/score/score";
import { reportFromDocument } from "../../shared/report/from-document";
import { documentFromText } from "../../shared/text/to-document";
import { exampleCase } from "./example-case";

const practice = exampleCase();
const verdictsOf = (answer: string) => {
  const { points } = scoreText(practice, answer);
  return Object.fromEntries(points.map(({ id, verdict }) => [id, verdict]));
};

const GOOD = `1. 3.4 cm right upper pole renal mass, suspicious for RCC. Urology referral.
2. No stones.
3. Left adrenal adenoma, 12 mm, stable.`;

describe("scoring an Impression", () => {
  it("gives the reference itself everything", () => {
    expect(scoreText(practice, practice.reference).score).toBe(100);
  });

  it.each([
    ["numbered items", GOOD],
    ["bullets", GOOD.replace(/^\d\./gm, "-")],
    ["prose", GOOD.replace(/^\d\. /gm, "").replaceAll("\n", " ")],
    ["a heading of its own", `IMPRESSION:\n${GOOD}`],
    ["a heading inside", GOOD.replace(" Urology referral.", "").concat("\nRECOMMENDATION: Urology referral.")],
    [
      "abbreviations",
      "R upper pole renal mass 34 mm, susp for RCC: urology consult. No urolithiasis. L adrenal adenoma.",
    ],
    [
      "other words",
      "Enhancing neoplasm of the right kidney at the superior pole, 34 mm; refer to a urologist. No calculi. Adenoma of the left adrenal gland.",
    ],
  ])("does not mind the lay-out: %s", (_, answer) => {
    const { score, points } = scoreText(practice, answer);
    expect(points.filter(({ verdict }) => verdict !== "met").map(({ id, reason }) => `${id}: ${reason}`)).toEqual([]);
    expect(score).toBe(100);
  });

  it.each([
    ["another side", GOOD.replace("right", "left"), { mass: "met", "mass-side": "missed", contradiction: "missed" }],
    ["another size", GOOD.replace("3.4 cm", "4.3 cm"), { mass: "met", "mass-size": "missed", contradiction: "missed" }],
    ["another place", GOOD.replace("upper", "lower"), { "mass-place": "missed", contradiction: "missed" }],
    ["no size", GOOD.replace("3.4 cm ", ""), { mass: "met", "mass-size": "missed", contradiction: "met" }],
    ["no next step", GOOD.replace(" Urology referral.", ""), { mass: "met", "mass-next": "missed" }],
    ["another next step", GOOD.replace("Urology referral.", "Follow-up in 6 months."), { "mass-next": "missed" }],
    [
      "only possible",
      GOOD.replace("renal mass, suspicious for RCC", "possible renal mass"),
      { mass: "partly", certainty: "missed" },
    ],
    [
      "a vaguer word",
      "1. 3.4 cm lesion in the right kidney, upper pole. Urology referral.",
      { mass: "partly", "mass-side": "met" },
    ],
    [
      "the trifle first",
      `1. Left adrenal adenoma.\n2. 3.4 cm right upper pole renal mass. Urology referral.\n3. No stones.`,
      { order: "missed", mass: "met" },
    ],
    ["the mass denied", GOOD.replace(/^1.*$/m, "1. No renal mass."), { mass: "missed", contradiction: "missed" }],
    [
      "the stones asserted",
      GOOD.replace("No stones", "Right renal stone"),
      { "no-stones": "missed", contradiction: "missed" },
    ],
    ["something invented", `${GOOD}\n4. Splenic laceration.`, { unsupported: "missed", mass: "met" }],
    ["filler", `${GOOD}\nFindings as above. Clinical correlation is recommended.`, { brevity: "missed" }],
    [
      "far too long",
      `${GOOD} ${"The remaining organs of the abdomen are within normal limits today. ".repeat(6)}`,
      { brevity: "missed" },
    ],
    ["hedged twice", GOOD.replace("suspicious for RCC", "which could possibly represent RCC"), { certainty: "missed" }],
    [
      "a normal study",
      "Normal CT of the abdomen.",
      { mass: "missed", order: "missed", brevity: "missed", contradiction: "missed" },
    ],
  ])("tells %s", (_, answer, expected) => {
    expect(verdictsOf(answer)).toMatchObject(expected);
  });

  it("gives nothing for nothing, and says so", () => {
    const card = scoreText(practice, "");
    expect(card.score).toBe(0);
    expect(
      card.points.every(
        ({ verdict, evidence, reason }) => verdict === "missed" && evidence.length === 0 && reason !== "",
      ),
    ).toBe(true);
  });

  it("counts the weights, a partly met point by half", () => {
    const { points, score } = scoreText(practice, GOOD.replace("renal mass, suspicious for RCC", "renal lesion"));
    const worth = { met: 1, partly: 0.5, missed: 0 };
    const all = points.reduce((sum, { weight }) => sum + weight, 0);
    const got = points.reduce((sum, { weight, verdict }) => sum + weight * worth[verdict], 0);
    expect(score).toBe(Math.round((100 * got) / all));
    expect(score).toBeLessThan(100);
  });

  it("shows the judged words where they stand in the answer, abbreviations as they were written", () => {
    const answer = "R upper pole renal mass w/ 34 mm, urology consult.";
    const { points } = scoreText(practice, answer);
    const evidence = points.flatMap((point) => point.evidence);
    expect(evidence.length).toBeGreaterThan(4);
    for (const { from, to, text } of evidence) expect(text).toBe(answer.slice(from, to));
    expect(points.find(({ id }) => id === "mass-side")?.evidence[0]?.text).toBe("R");
    expect(points.find(({ id }) => id === "mass")?.howReferenceSaysIt).toContain("3.4 cm enhancing mass");
  });

  it("says of a document what it says of its text, at the document's positions", () => {
    const { doc } = documentFromText(`${practice.presented}IMPRESSION:\n${GOOD}\n`);
    const fromDocument = scoreReport(practice, reportFromDocument(doc));
    const fromText = scoreText(practice, GOOD);
    expect(fromDocument.points.map(({ id, verdict }) => [id, verdict])).toEqual(
      fromText.points.map(({ id, verdict }) => [id, verdict]),
    );
    for (const { from, to, text } of fromDocument.points.flatMap((point) => point.evidence))
      expect(doc.textBetween(from, to, "\n")).toBe(text);
  });

  it("pairs the answer's items with the reference's", () => {
    const { alignment, answerItems, referenceItems } = scoreText(
      practice,
      `1. Left adrenal adenoma.\n2. Right renal mass.\n3. Thank you.`,
    );
    expect(answerItems).toHaveLength(3);
    expect(referenceItems).toHaveLength(3);
    expect(alignment.map(({ answer, reference }) => [answer, reference])).toEqual([
      [1, 0],
      [undefined, 1],
      [0, 2],
      [2, undefined],
    ]);
  });

  it("never throws, keeps the score within 0 and 100, and says the same twice", () => {
    const words = fc.constantFrom(
      ..."right left 3.4 cm renal mass no possible stone . ; , \n 1. - urology referral ( ) kidney L R w/ IMPRESSION: FINDINGS: 😀 é".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (list) => {
        const answer = list.join(" ");
        const card = scoreText(practice, answer);
        expect(card.score).toBeGreaterThanOrEqual(0);
        expect(card.score).toBeLessThanOrEqual(100);
        for (const { from, to, text } of card.points.flatMap((point) => point.evidence))
          expect(answer.slice(from, to)).toBe(text);
        expect(scoreText(practice, answer)).toEqual(card);
      }),
      { numRuns: 150 },
    );
  });
});
