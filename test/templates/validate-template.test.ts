import { describe, expect, it } from "vitest";
import { BUILT_IN_TEMPLATES } from "../../shared/templates/built-in";
import { readTemplate } from "../../shared/templates/read-template";
import { problemLine, type StudyTemplate } from "../../shared/templates/study-template";
import { validateTemplate } from "../../shared/templates/validate-template";
import { KNEE, lineOfWords } from "./fixtures";

function templateOf(text: string, file = "knee.txt"): StudyTemplate {
  const read = readTemplate(file, text);
  if (!read.ok) throw new Error(read.problems.map((one) => problemLine(file, one)).join("\n"));
  return read.value;
}

const problemsOf = (text: string, file?: string) =>
  validateTemplate(templateOf(text, file)).map(({ line, message }) => `${line}: ${message}`);

describe("a template that is valid", () => {
  it("has no problem", () => {
    expect(problemsOf(KNEE)).toEqual([]);
  });
});

/** What is changed, how, the words of the line that is named, and words of the message. */
const FLAWS: readonly [name: string, change: (text: string) => string, at: string, words: string][] = [
  ["a field without a normal value", (t) => t.replace(/^fill indication.*\n/m, ""), "[indication]", "no normal value"],
  ["a fill without a field", (t) => t.replace("---", "fill size: 3\n---"), "fill size", 'no field "size"'],
  ["a field without a name", (t) => t.replace("[effusion depth: __ mm]", "[__ mm]"), "[__ mm]", "has no name"],
  ["a number that is none", (t) => t.replace("depth: 3", "depth: deep"), "depth: deep", "is no number"],
  [
    "a date that is none",
    (t) => t.replace("[prior: None|Radiographs]", "Radiographs of [date]").replace("---", "fill date: May\n---"),
    "fill date",
    "is no date",
  ],
  ["an entry that is none", (t) => t.replace("---", "fill prior: CT\n---"), "fill prior", "is no entry of [prior"],
  [
    "an open place that is no field",
    (t) => t.replace("menisci are intact", "menisci are {intact}"),
    "{intact}",
    "looks open, but is no field",
  ],
  [
    "a field in the header",
    (t) => t.replace("knee without contrast\nM", "knee [contrast: with|without]\nM"),
    "Exam:",
    "The header has no fields",
  ],
  [
    "a measurement that nobody asks for",
    (t) => t.replace("[effusion depth: __ mm]", "3 mm").replace(/^fill eff.*\n/m, ""),
    "measurements:",
    "no number field",
  ],
  [
    "a heading that is no organ of the list",
    (t) => t.replace("Cartilage:", "Gristle:"),
    "Gristle:",
    "missing among the",
  ],
  [
    "an organ without its heading",
    (t) => t.replace("; Joint fluid", "; Joint fluid; Muscles"),
    "organs:",
    'no heading "Muscles:"',
  ],
  [
    "organs in another order",
    (t) => t.replace("Menisci; Ligaments", "Ligaments; Menisci"),
    "Menisci:",
    "in another place",
  ],
  ["an organ that nobody knows", (t) => t.replaceAll("Cartilage", "Quux"), "organs:", "names no organ"],
  [
    "a heading with nothing under it",
    (t) => t.replace("Cartilage:\nNo cartilage defect.\n", "Cartilage:\n"),
    "Cartilage:",
    "Nothing stands under",
  ],
  [
    "text above the first heading",
    (t) => t.replace("Menisci:", "Normal study.\n\nMenisci:"),
    "Normal study",
    "above the first organ heading",
  ],
  [
    "a missing section",
    (t) => t.replace("COMPARISON:\n[prior: None|Radiographs]\n\n", ""),
    "Exam:",
    "COMPARISON is missing",
  ],
  ["an empty section", (t) => t.replace("[prior: None|Radiographs]\n", ""), "COMPARISON", "COMPARISON is empty"],
  [
    "sections in another order",
    (t) => `${t.replace("INDICATION:\n[indication]\n\n", "")}\nINDICATION:\n[indication]\n`,
    "INDICATION",
    "stands too late",
  ],
  [
    "another header line",
    (t) => t.replace("Modality: MR\n\n", "Modality: MR\nPatient: Roe\n\n"),
    "Patient: Roe",
    "the only header lines",
  ],
  [
    "another modality in the header",
    (t) => t.replace("\nModality: MR", "\nModality: CT"),
    "Modality: CT",
    "The header says CT",
  ],
  ["a side that nothing uses", (t) => t.replaceAll("{side}", "right"), "sides:", "stands nowhere"],
  ["a side without the key", (t) => t.replace(/^sides.*\n/m, ""), "#", '"sides" is missing'],
  [
    "an unknown category system",
    (t) => t.replace("categories:", "categories: KNEE-RADS"),
    "categories:",
    "is no system",
  ],
  [
    "a category system that is not stated",
    (t) => t.replace("categories:", "categories: BI-RADS"),
    "categories:",
    "does not state BI-RADS",
  ],
  [
    "an expected organ that is not described",
    (t) => t.replace("; Tendons", "").replace(/Tendons:\n.*\n\n/, ""),
    "organs:",
    "nothing of tendons, which MR knee",
  ],
  [
    "a contradiction in its normal text",
    (t) => t.replace("1. No internal derangement of the {side} knee.", "1. Fracture of the {side} knee."),
    "1. Fracture",
    "Filled in as normal (left), error",
  ],
];

describe("a template that is not", () => {
  it.each(FLAWS)("with %s is told by line", (_name, change, at, words) => {
    const text = change(KNEE);
    expect(text).not.toBe(KNEE);
    const line = lineOfWords(text, at);
    const found = problemsOf(text);
    expect(
      found.some((one) => one.startsWith(`${line}: `) && one.includes(words)),
      found.join("\n"),
    ).toBe(true);
  });

  it("has a file name that a list can show and an address can hold", () => {
    expect(problemsOf(KNEE, "Knee MR.txt").join()).toContain("small letters");
  });

  it("has the problems of one side only where one is asked for", () => {
    const text = KNEE.replace("No internal derangement of the {side} knee", "No internal derangement of the left knee");
    expect(problemsOf(text).join()).toContain("(right)");
    expect(validateTemplate(templateOf(text), "left")).toEqual([]);
  });
});

describe("the templates that come with Readout", () => {
  it.each(BUILT_IN_TEMPLATES.map(({ file, text }) => [file, text]))("%s is valid for every side", (file, text) => {
    const read = readTemplate(file, text);
    const problems = read.ok ? validateTemplate(read.value) : read.problems;
    expect(problems.map((one) => problemLine(file, one))).toEqual([]);
  });
});
