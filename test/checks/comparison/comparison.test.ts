import { describe, expect, it } from "vitest";
import { said } from "../said";

describe("change without a prior exam", () => {
  it.each([
    ["COMPARISON: None.\nFINDINGS: Stable compared to the prior study.", "warning"],
    ["COMPARISON: None.\nFINDINGS: Not changed since the last examination.", "warning"],
    ["COMPARISON: None.\nIMPRESSION: Stable compared to the prior study.", "error"],
    ["COMPARISON: None.\nFINDINGS: The mass has grown since the last examination.", "error"],
    ["COMPARISON: No prior exams available.\nIMPRESSION: Effusion, increased from the previous study.", "error"],
  ])("in %j is of severity %s", (text, severity) => {
    expect(said("comp-change-without-prior", text)[0]?.split(":")[0]).toBe(severity);
  });

  it.each([
    "COMPARISON: CT of 2023-01-02.\nFINDINGS: Stable compared to the prior study.",
    "FINDINGS: Stable compared to the prior study.",
    "COMPARISON: None.\nFINDINGS: Increased attenuation of the fat.",
  ])("is no matter in %j", (text) => {
    expect(said("comp-change-without-prior", text)).toEqual([]);
  });
});

describe("direction and sizes", () => {
  it.each([
    ["FINDINGS: The mass has grown from 3.1 cm to 2.2 cm.", 1],
    ["FINDINGS: The mass has grown from 2.2 cm to 3.1 cm.", 0],
    ["FINDINGS: Unchanged nodule, 9 mm, previously 8 mm.", 0],
  ])("%j has %i", (text, count) => {
    expect(said("comp-direction-mismatch", text)).toHaveLength(count);
  });
});
