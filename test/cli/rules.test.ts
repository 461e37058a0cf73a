import { describe, expect, it } from "vitest";
import { figureLines } from "../../cli/format/rule-figures";
import type { RuleFigures } from "../../shared/figures/rule-figures";
import { readout } from "./program";

const FIGURES: RuleFigures = {
  measuredOn: "2026-01-02",
  ruleSet: "aaaaaaaaaaaa",
  recall: { count: 38, of: 40 },
  ownRecall: { count: 38, of: 40 },
  alerts: { ct: { count: 2, of: 50 }, chest: { count: 0, of: 200 } },
};

describe("the measured figures on a card", () => {
  it("stand with their counts, and the rule set they were measured with", () => {
    expect(figureLines(FIGURES, "aaaaaaaaaaaa")).toEqual([
      "Measured on 2026-01-02 with this rule set (aaaaaaaaaaaa):",
      "  staged errors found  95.0 % of 40",
      "  alerts per 1,000     untouched reports: ct 40.0 (2 in 50), chest 0.0 (0 in 200)",
      "  judged right         not measured",
    ]);
  });

  it("say that the rules have changed since", () => {
    expect(figureLines(FIGURES, "cccccccccccc")[0]).toBe(
      "Measured on 2026-01-02 with rule set aaaaaaaaaaaa; this is cccccccccccc:",
    );
  });

  it("say what a rule finds by itself where others count for the same errors", () => {
    const lines = figureLines({ ...FIGURES, ownRecall: { count: 10, of: 40 } }, "aaaaaaaaaaaa");
    expect(lines[1]).toBe(
      "  staged errors found  95.0 % of 40, by this rule or one that counts as well; 25.0 % by this one",
    );
  });

  it("date verdicts that are older than the rest", () => {
    const judgedRight = { count: 9, of: 10, measuredOn: "2026-01-01", ruleSet: "bbbbbbbbbbbb" };
    expect(figureLines({ ...FIGURES, judgedRight }, "aaaaaaaaaaaa")[3]).toBe(
      "  judged right         90.0 % of 10 errors and warnings judged, on 2026-01-01 with rule set bbbbbbbbbbbb; this is aaaaaaaaaaaa",
    );
  });

  it("say so where there are none", () => {
    expect(figureLines(undefined, "aaaaaaaaaaaa")).toEqual(["Measured: not measured"]);
  });
});

describe("readout rules", () => {
  it("ends a card with its figures, the same as in JSON", async () => {
    const { rules } = JSON.parse((await readout(["rules", "meas-unit-missing", "--json"])).out);
    const { code, out } = await readout(["rules", "meas-unit-missing"]);
    expect(code).toBe(0);
    const { recall, measuredOn } = rules[0].figures;
    expect(out).toContain(`Measured on ${measuredOn} with `);
    expect(out).toContain(`% of ${recall.of}\n`);
    expect(out).toMatch(/alerts per 1,000 {5}untouched reports: \w+ \d+\.\d \(\d+ in \d+\)/);
  });

  it("gives figures for every rule in JSON, null where there are none", async () => {
    const { rules } = JSON.parse((await readout(["rules", "--json"])).out);
    for (const { figures } of rules) if (figures !== null) expect(figures.ruleSet).toMatch(/^[0-9a-f]{12}$/);
    expect(rules.every((rule: object) => "figures" in rule)).toBe(true);
  });
});
