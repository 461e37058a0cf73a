import { describe, expect, it } from "vitest";
import { mended, said } from "../said";

describe("a missing size", () => {
  it.each([
    ["FINDINGS: There is a mass in the liver.", ["warning: mass in the liver"]],
    ["EXAM: Chest radiograph\n\nFINDINGS: Nodule in the left upper lobe.", ["info: Nodule"]],
    ["FINDINGS: Simple cyst of the left kidney.", ["info: Simple cyst"]],
    ["FINDINGS: 9 mm nodule in the right upper lobe. The nodule is spiculated.", []],
    ["FINDINGS: Multiple nodules. The largest mass is 3 cm.", []],
  ])("%s", (text, expected) => {
    const words = said("meas-missing", text).map((line) => line.toLowerCase());
    expect(words).toHaveLength(expected.length);
    for (const [index, line] of expected.entries()) expect(words[index]?.split(":")[0]).toBe(line.split(":")[0]);
  });

  it("is told once for one thing, and again for the same kind elsewhere", () => {
    const one = "FINDINGS: Nodule in the right upper lobe. Nodule in the right upper lobe, smooth.";
    expect(said("meas-missing", one)).toHaveLength(1);
    const two = "FINDINGS: Nodule in the right upper lobe. Nodule in the left lower lobe.";
    expect(said("meas-missing", two)).toHaveLength(2);
  });
});

describe("an impossible size", () => {
  it("is an error where another unit explains it, and the fix writes that unit", () => {
    const text = "FINDINGS: The abdominal aorta measures 24 cm.";
    expect(said("meas-implausible", text)).toEqual(["error: 24 cm"]);
    expect(mended("meas-implausible", text)).toBe("FINDINGS: The abdominal aorta measures 24 mm.");
  });

  it("is let pass for a nodule that only grew", () => {
    expect(said("meas-implausible", "FINDINGS: 4.8 cm nodule in the left upper lobe.")).toEqual([]);
  });
});

describe("the writing of sizes", () => {
  it.each([
    ["FINDINGS: .5 cm nodule.", "FINDINGS: 0.5 cm nodule."],
    ["FINDINGS: 3.2x2.1cm mass.", "FINDINGS: 3.2 x 2.1 cm mass."],
    ["FINDINGS: 12 mms nodule.", "FINDINGS: 12 mm nodule."],
  ])("%s is mended to %s", (text, expected) => {
    expect(mended("meas-format", text)).toBe(expected);
  });

  it("converts mixed units to the first", () => {
    expect(mended("meas-unit-inconsistent", "FINDINGS: 3 cm x 12 mm lesion.")).toBe("FINDINGS: 3 x 1.2 cm lesion.");
  });
});
