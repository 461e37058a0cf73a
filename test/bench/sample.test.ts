import { describe, expect, it } from "vitest";
import { sampleOf } from "../../bench/desk/sample.mjs";

const alerts = [
  ...Array.from({ length: 90 }, (_, id) => ({ rule: "often", source: "one", id })),
  ...Array.from({ length: 6 }, (_, id) => ({ rule: "often", source: "two", id: 100 + id })),
  ...Array.from({ length: 3 }, (_, id) => ({ rule: "seldom", source: "one", id: 200 + id })),
];
const count = (sample: readonly { rule: string; source: string }[], rule: string, source: string) =>
  sample.filter((one) => one.rule === rule && one.source === source).length;

describe("a sample of the alerts", () => {
  it("reads a rule with few alerts whole and shares the rest among the sources", () => {
    const sample = sampleOf(alerts, 13, 1);
    expect(sample).toHaveLength(13);
    expect(count(sample, "seldom", "one")).toBe(3);
    expect(count(sample, "often", "one")).toBe(5);
    expect(count(sample, "often", "two")).toBe(5);
  });

  it("is the same for the same seed and another for another, in the alerts' own order", () => {
    const sample = sampleOf(alerts, 20, 5);
    expect(sampleOf(alerts, 20, 5)).toEqual(sample);
    expect(sampleOf(alerts, 20, 6)).not.toEqual(sample);
    expect(sample.map((one) => alerts.indexOf(one))).toEqual(
      sample.map((one) => alerts.indexOf(one)).sort((a, b) => a - b),
    );
  });

  it("is everything where there is less", () => {
    expect(sampleOf(alerts, 500, 1)).toEqual(alerts);
    expect(sampleOf([], 5, 1)).toEqual([]);
  });
});
