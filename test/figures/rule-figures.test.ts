import { describe, expect, it } from "vitest";
import { RULES } from "../../shared/checks/rules/index";
import { figuresOf, readFigures } from "../../shared/figures/rule-figures";

const HEAD =
  "rule\tstaged\tfound\town\talerts:ct\talerts:chest\tmeasured_on\trules\tjudged\tright\tjudged_on\tjudged_rules";
const TABLE = [
  HEAD,
  "(reports)\t\t\t\t50\t200\t2026-01-02\taaaaaaaaaaaa\t\t\t\t",
  "one\t40\t38\t30\t2\t0\t2026-01-02\taaaaaaaaaaaa\t10\t9\t2026-01-01\tbbbbbbbbbbbb",
  "two\t\t\t\t0\t4\t2026-01-02\taaaaaaaaaaaa\t\t\t\t",
].join("\n");

describe("the table of measured figures", () => {
  it("gives parts with their wholes", () => {
    expect(readFigures(TABLE).get("one")).toEqual({
      measuredOn: "2026-01-02",
      ruleSet: "aaaaaaaaaaaa",
      recall: { count: 38, of: 40 },
      ownRecall: { count: 30, of: 40 },
      alerts: { ct: { count: 2, of: 50 }, chest: { count: 0, of: 200 } },
      judgedRight: { count: 9, of: 10, measuredOn: "2026-01-01", ruleSet: "bbbbbbbbbbbb" },
    });
  });

  it("leaves out what was not measured: zero of none is not zero", () => {
    const two = readFigures(TABLE).get("two");
    expect(two).toBeDefined();
    expect(two).not.toHaveProperty("recall");
    expect(two).not.toHaveProperty("judgedRight");
    expect(two?.alerts.chest).toEqual({ count: 4, of: 200 });
  });

  it("knows rules only, not the row of the reports", () => {
    expect([...readFigures(TABLE).keys()]).toEqual(["one", "two"]);
    expect(figuresOf("(reports)")).toBeUndefined();
    expect(figuresOf("no-such-rule")).toBeUndefined();
  });

  it("throws where a cell is no number", () => {
    expect(() => readFigures(TABLE.replace("\t38\t", "\tmany\t"))).toThrow(/many/);
  });

  it("holds counts that can be: no part is larger than its whole", () => {
    const measured = RULES.map(({ id }) => figuresOf(id)).filter((one) => one !== undefined);
    expect(measured.length).toBeGreaterThan(0);
    for (const { recall, ownRecall, judgedRight } of measured) {
      for (const part of [recall, ownRecall, judgedRight])
        if (part !== undefined) expect(part.count).toBeLessThanOrEqual(part.of);
      if (recall !== undefined && ownRecall !== undefined) expect(ownRecall.count).toBeLessThanOrEqual(recall.count);
    }
  });
});
