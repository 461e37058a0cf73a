import { describe, expect, it } from "vitest";
import { analyze, createAnalyzer } from "../../shared/extract/analyze";
import { parseReportText } from "../../shared/text/parse";

const conceptsOf = (text: string) =>
  analyze(parseReportText(text))
    .blocksOf("findings")
    .flatMap(({ findings }) => findings.map(({ concept }) => concept.id));

describe("terms that need an exam", () => {
  it.each([
    ["CT ABDOMEN", "Known RCC of the left kidney.", "renal cell carcinoma", true],
    ["CT CHEST", "Known RCC on outside report.", "renal cell carcinoma", false],
    ["MRI BRAIN", "Findings suggest NPH.", "normal pressure hydrocephalus", true],
    ["MRI BRAIN", "The patient takes NPH insulin.", "normal pressure hydrocephalus", false],
    ["MRI BRAIN", "There is volume loss of the hippocampi.", "lung volume loss", false],
    ["CHEST RADIOGRAPH", "There is volume loss on the left.", "lung volume loss", true],
    ["ULTRASOUND PELVIS", "A follicle is seen.", "adnexal cyst", true],
    ["MRI PELVIS", "A follicle is seen.", "adnexal cyst", false],
  ])("%s: %s", (name, sentence, concept, found) => {
    expect(conceptsOf(`EXAM: ${name}\nFINDINGS: ${sentence}`).includes(concept)).toBe(found);
  });

  it.each([
    ["Known RCC of the left kidney.", "renal cell carcinoma", false],
    ["There is volume loss on the left.", "lung volume loss", true],
  ])("where nothing says what the exam is, abbreviations mean nothing: %s", (sentence, concept, found) => {
    expect(conceptsOf(`FINDINGS: ${sentence}`).includes(concept)).toBe(found);
  });

  it("are read again by an analyser once the exam's name changes", () => {
    const analyzer = createAnalyzer();
    const key = {};
    const withKeys = (name: string) => {
      const report = parseReportText(`EXAM: ${name}\nFINDINGS: There is volume loss.`);
      const sections = report.sections.map((section) =>
        section.kind === "findings"
          ? { ...section, blocks: section.blocks.map((block) => ({ ...block, key })) }
          : section,
      );
      return analyzer
        .analyze({ ...report, sections })
        .blocksOf("findings")
        .flatMap(({ findings }) => findings.map(({ concept }) => concept.id));
    };
    expect(withKeys("CT CHEST")).toContain("lung volume loss");
    expect(withKeys("MRI BRAIN")).not.toContain("lung volume loss");
    expect(withKeys("CT CHEST")).toContain("lung volume loss");
  });
});
