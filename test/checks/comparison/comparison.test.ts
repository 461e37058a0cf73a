import { describe, expect, it } from "vitest";
import { said } from "../said";

describe("change without a prior exam", () => {
  it.each([
    "COMPARISON: None.\nFINDINGS: Stable compared to the prior study.",
    "COMPARISON: None.\nFINDINGS: Not changed since the last examination.",
    "COMPARISON: No prior exams available.\nIMPRESSION: Effusion, increased from the previous study.",
  ])("is an error in %j", (text) => {
    expect(said("comp-change-without-prior", text)[0]).toMatch(/^error/);
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
