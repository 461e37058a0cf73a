import { describe, expect, it } from "vitest";
import { alignmentOf } from "../../../shared/checks/alignment/alignment";
import { analyze } from "../../../shared/extract/analyze";
import { parseReportText } from "../../../shared/text/parse";
import { PAIRS } from "./pairs";

const aligned = (text: string) => alignmentOf(analyze(parseReportText(text)));

/** The kinds of all verdicts that are no agreement, in order; "fits" where there are none. */
function kindsOf(findings: string, impression: string): string {
  const { verdicts } = aligned(`FINDINGS: ${findings}\nIMPRESSION: ${impression}`);
  const kinds = verdicts.map(({ kind }) => kind).filter((kind) => kind !== "fits");
  return verdicts.length === 0 ? "nothing concluded" : kinds.length === 0 ? "fits" : [...new Set(kinds)].join("+");
}

describe("what the Findings say of a conclusion", () => {
  it.each(PAIRS)("%j → %j: %s", (findings, impression, expected) => {
    expect(expected.split("|")).toContain(kindsOf(findings, impression));
  });

  it("compares at least eighty pairs", () => {
    expect(PAIRS.length).toBeGreaterThanOrEqual(80);
  });
});

describe("both ends", () => {
  it("names the mention in the Findings that is meant, among several", () => {
    const text =
      "FINDINGS: 4 mm nodule in the left lower lobe. 2.2 cm spiculated nodule in the left upper lobe.\nIMPRESSION: 2.2 cm spiculated right upper lobe nodule.";
    const [verdict] = aligned(text).verdicts;
    expect(verdict?.kind).toBe("side");
    expect(verdict?.other?.sentence.text).toContain("2.2 cm");
  });

  it("gives the two sizes that differ", () => {
    const [verdict] = aligned("FINDINGS: 2.4 x 2.1 cm left renal mass.\nIMPRESSION: 4.2 cm left renal mass.").verdicts;
    expect(verdict?.sizes?.map(({ text }) => text)).toEqual(["4.2 cm", "2.4 x 2.1 cm"]);
  });

  it("takes nothing for a slip that another item gets right", () => {
    const text =
      "FINDINGS: Infiltrate in the right lower lobe.\nIMPRESSION:\n1. Right lower lobe infiltrate.\n2. Left lower lobe infiltrate.\n";
    expect(aligned(text).verdicts.map(({ kind }) => kind)).toEqual(["fits", "unclear"]);
  });

  it("has nothing to align in a combined section", () => {
    expect(aligned("FINDINGS AND IMPRESSION: 3 cm left renal mass. 3 cm right renal mass.").seen).toEqual([]);
  });

  it("is made once an analysis", () => {
    const analysis = analyze(parseReportText("FINDINGS: Left renal mass.\nIMPRESSION: Left renal mass."));
    expect(alignmentOf(analysis)).toBe(alignmentOf(analysis));
  });
});

describe("a text that names one thing ten thousand times", () => {
  it("gives up on what nobody could tell, and looks at no pair twice", () => {
    const findings = Array.from({ length: 10_000 }, (_, i) => `${(i % 40) + 3} mm nodule in the left upper lobe.`).join(
      " ",
    );
    const items = Array.from({ length: 2_000 }, (_, i) => `${(i % 40) + 3} mm right upper lobe nodule.`).join(" ");
    const { verdicts } = aligned(`FINDINGS: ${findings}\nIMPRESSION: ${items}`);
    expect(verdicts.length).toBeGreaterThanOrEqual(2_000);
    expect(new Set(verdicts.map(({ kind }) => kind))).toEqual(new Set(["unclear"]));
  });
});
