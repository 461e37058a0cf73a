import { describe, expect, it } from "vitest";
import { mended, said } from "../said";

describe("words of another modality", () => {
  it("are replaced by the exam's own", () => {
    expect(
      mended("tech-modality-vocabulary", "EXAM: MRI brain\n\nFINDINGS: Hypodense lesion in the thalamus."),
    ).toContain("FINDINGS: Hypointense lesion");
  });

  it.each([
    ["an exam that nothing names", "FINDINGS: Hypoechoic lesion of the liver.", 0],
    ["a text that names another modality", "FINDINGS: Compared with the CT of May. Hypoechoic lesion of the liver.", 1],
    ["a text that names its own", "FINDINGS: The ultrasound of May is at hand. Hypoechoic lesion, as on CT.", 0],
    ["a radiograph", "EXAM: Chest radiograph\n\nFINDINGS: T2 hyperintense lesion of the rib.", 1],
  ])("are judged by the exam: %s", (_what, text, count) => {
    expect(said("tech-modality-vocabulary", text)).toHaveLength(count);
  });
});
