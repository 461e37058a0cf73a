import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Report, SectionKind } from "../../shared/report/report";
import { sectionText } from "../../shared/report/section-text";
import { parseReportText } from "../../shared/text/parse";
import { anyText } from "./arbitrary";

const kinds = (text: string) => parseReportText(text).sections.map(({ kind }) => kind);
const texts = (text: string, kind: SectionKind) =>
  parseReportText(text)
    .sections.filter((section) => section.kind === kind)
    .flatMap((section) => section.blocks.map((block) => block.text));

/** What of the text lies in no section, white space aside. */
function leftOut(text: string, { sections }: Report): string {
  let rest = "";
  let at = 0;
  for (const { from, to } of sections) {
    expect(from).toBeGreaterThanOrEqual(at);
    rest += text.slice(at, from);
    at = to;
  }
  return (rest + text.slice(at)).trim();
}

describe("headings", () => {
  it.each<[string, SectionKind]>([
    ["HISTORY: fall", "indication"],
    ["Clinical Information: fall", "indication"],
    ["clinical data:\nfall", "indication"],
    ["CLINICAL STATEMENT: fall", "indication"],
    ["REASON FOR EXAM: fall", "indication"],
    ["Indication(s): fall", "indication"],
    ["PROCEDURE: axial images", "technique"],
    ["Protocol\naxial images", "technique"],
    ["TECHNIQUE\naxial images", "technique"],
    ["COMPARISONS: none", "comparison"],
    ["Prior studies: none", "comparison"],
    ["FINDINGS: clear", "findings"],
    ["Findings\nclear", "findings"],
    ["**FINDINGS**\nclear", "findings"],
    ["**Findings:** clear", "findings"],
    ["## Findings\nclear", "findings"],
    ["--- FINDINGS ---\nclear", "findings"],
    ["FINDINGS - clear", "findings"],
    ["  findings:\nclear", "findings"],
    ["RESULT:\nclear", "findings"],
    ["Observations: clear", "findings"],
    ["CT CHEST FINDINGS: clear", "findings"],
    ["IMPRESSIONS: clear", "impression"],
    ["Conclusion: clear", "impression"],
    ["OPINION\nclear", "impression"],
    ["SUMMARY: clear", "impression"],
    ["FINAL DIAGNOSIS: clear", "impression"],
    ["ADDENDUM: clear", "addendum"],
    ["RECOMMENDATION: CT", "other"],
    ["TECHNICAL NOTE: motion", "other"],
  ])("%j opens a section of kind %s", (text, kind) => {
    expect(kinds(`COMPARISON: none\n\n${text}`)).toEqual(["comparison", kind]);
  });

  it.each([
    "Findings are unchanged: none is new.",
    "History of breast cancer.",
    "The impression: is of a mass.",
    "1.5 cm: a nodule",
    "Lungs: clear",
    "Liver:",
    "Assessment: benign",
    "Bone findings: none",
  ])("%j stays a line of the Findings", (line) => {
    expect(kinds(`FINDINGS:\nx.\n${line}`)).toEqual(["findings"]);
  });

  it.each<[string, SectionKind, SectionKind[]]>([
    ["FINDINGS/IMPRESSION: clear", "findings", ["impression"]],
    ["Findings and Impression: clear", "findings", ["impression"]],
    ["TECHNIQUE AND COMPARISON: axial", "technique", ["comparison"]],
    ["HISTORY, TECHNIQUE & COMPARISON: axial", "technique", ["indication", "comparison"]],
    ["IMPRESSION AND RECOMMENDATIONS: clear", "impression", []],
  ])("%j stands for more than one kind", (text, kind, alsoKinds) => {
    expect(parseReportText(text).sections).toMatchObject([{ kind, alsoKinds }]);
  });

  it.each([
    ["INTERPRETATION: a\nIMPRESSION: b", ["findings", "impression"]],
    ["FINDINGS: a\nINTERPRETATION: b", ["findings", "impression"]],
    ["INTERPRETATION: a", ["findings"]],
  ])("reads INTERPRETATION by the other headings: %j", (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it("keeps the heading as it is written, with its place", () => {
    const text = "**Clinical  History:** fall";
    const [section] = parseReportText(text).sections;
    expect(section?.heading).toEqual({ from: 2, to: 19, text: "Clinical  History" });
    expect(section?.blocks).toMatchObject([{ text: "fall", from: 23, to: 27 }]);
  });

  it("keeps the text's own order, repeats and gaps", () => {
    expect(kinds("IMPRESSION: a\nFINDINGS: b\nIMPRESSION: c")).toEqual(["impression", "findings", "impression"]);
  });

  it("keeps a line with an unknown heading as the first block of `other`", () => {
    expect(texts("IMPRESSION: a\nNOTE: see\nbelow.\n\nMore.", "other")).toEqual(["NOTE: see\nbelow.", "More."]);
  });

  it("puts a text without headings into `other` and guesses nothing", () => {
    expect(kinds("The lungs are clear. Normal.")).toEqual(["other"]);
    expect(kinds("Patient: A\nThe lungs are clear.")).toEqual(["header", "other"]);
    expect(kinds("")).toEqual([]);
    expect(kinds(" \n\t\n")).toEqual([]);
  });
});

describe("the header", () => {
  const fields = (text: string) =>
    parseReportText(`${text}\n\nFINDINGS: x`).sections[0]?.blocks.map(({ name, text }) => [name, text]);

  it("names its fields by DICOM keyword", () => {
    expect(
      fields("Patient name: DOE, JANE\nMRN: 12\nDate of birth: 1950-02-01\nReferring physician: Dr. A\nWard: 4"),
    ).toEqual([
      ["PatientName", "DOE, JANE"],
      ["PatientID", "12"],
      ["PatientBirthDate", "1950-02-01"],
      ["ReferringPhysicianName", "Dr. A"],
      ["InstitutionalDepartmentName", "4"],
    ]);
  });

  it.each([
    ["EXAM: CT CHEST", [["StudyDescription", "CT CHEST"]]],
    ["EXAM:\n\nCT CHEST", [["StudyDescription", "CT CHEST"]]],
    [
      "Study: CT CHEST WITH CONTRAST, HIGH RESOLUTION AND\nRECONSTRUCTIONS",
      [["StudyDescription", "CT CHEST WITH CONTRAST, HIGH RESOLUTION AND\nRECONSTRUCTIONS"]],
    ],
    ["CT CHEST", [[undefined, "CT CHEST"]]],
    [
      "Name: A   MRN: 1\tDOB: 2",
      [
        ["PatientName", "A"],
        ["PatientID", "1"],
        ["PatientBirthDate", "2"],
      ],
    ],
    [
      "Name: A | MRN: 1",
      [
        ["PatientName", "A"],
        ["PatientID", "1"],
      ],
    ],
    [
      "DOB:\nSex: F",
      [
        ["PatientBirthDate", ""],
        ["PatientSex", "F"],
      ],
    ],
    ["Shoe size: 44", [["Shoe size", "44"]]],
    ["Seen at 21:05", [[undefined, "Seen at 21:05"]]],
  ])("reads %j", (text, expected) => {
    expect(fields(text)).toEqual(expected);
  });
});

describe("the Impression", () => {
  const items = (body: string) =>
    parseReportText(`IMPRESSION:\n${body}`).sections[0]?.blocks.map(({ text, number, depth }) => [text, number, depth]);

  it.each<[string, unknown[]]>([
    [
      "1. One.\n2. Two.",
      [
        ["One.", 1, 0],
        ["Two.", 2, 0],
      ],
    ],
    [
      "1) One\n2) Two",
      [
        ["One", 1, 0],
        ["Two", 2, 0],
      ],
    ],
    [
      "(1) One\n(2) Two",
      [
        ["One", 1, 0],
        ["Two", 2, 0],
      ],
    ],
    [
      "1.One\n2.Two",
      [
        ["One", 1, 0],
        ["Two", 2, 0],
      ],
    ],
    [
      "1 - One\n2 - Two",
      [
        ["One", 1, 0],
        ["Two", 2, 0],
      ],
    ],
    [
      "- One\n- Two",
      [
        ["One", undefined, 0],
        ["Two", undefined, 0],
      ],
    ],
    [
      "• One\n• Two",
      [
        ["One", undefined, 0],
        ["Two", undefined, 0],
      ],
    ],
    [
      "* One\n  * Two",
      [
        ["One", undefined, 0],
        ["Two", undefined, 1],
      ],
    ],
    [
      "A. One\nB. Two",
      [
        ["One", undefined, 0],
        ["Two", undefined, 0],
      ],
    ],
    [
      "1. One\n   a. Sub\n   b) Sub\n2. Two",
      [
        ["One", 1, 0],
        ["Sub", undefined, 1],
        ["Sub", undefined, 1],
        ["Two", 2, 0],
      ],
    ],
    [
      "1. One\n- Sub\n2. Two",
      [
        ["One", 1, 0],
        ["Sub", undefined, 1],
        ["Two", 2, 0],
      ],
    ],
    [
      "1. A mass of\n1.5 cm.\n2. Two",
      [
        ["A mass of\n1.5 cm.", 1, 0],
        ["Two", 2, 0],
      ],
    ],
    [
      "1. One.\nMore of one.\n2. Two",
      [
        ["One.\nMore of one.", 1, 0],
        ["Two", 2, 0],
      ],
    ],
    [
      "1. One. 2. Two; 3. Three.",
      [
        ["One.", 1, 0],
        ["Two;", 2, 0],
        ["Three.", 3, 0],
      ],
    ],
    [
      "1.5 cm nodule.\n2.1 cm cyst.",
      [
        ["1.5 cm nodule.", undefined, 0],
        ["2.1 cm cyst.", undefined, 0],
      ],
    ],
    [
      "3-cm mass.\n-5 HU cyst.",
      [
        ["3-cm mass.", undefined, 0],
        ["-5 HU cyst.", undefined, 0],
      ],
    ],
    [
      "C. difficile colitis.\nE. coli.",
      [
        ["C. difficile colitis.", undefined, 0],
        ["E. coli.", undefined, 0],
      ],
    ],
    [
      "One.\nTwo.",
      [
        ["One.", undefined, 0],
        ["Two.", undefined, 0],
      ],
    ],
    [
      "One\n\nTwo",
      [
        ["One", undefined, 0],
        ["Two", undefined, 0],
      ],
    ],
    ["One line that\nis wrapped.", [["One line that\nis wrapped.", undefined, 0]]],
    [
      "1.\n2. Two",
      [
        ["", 1, 0],
        ["Two", 2, 0],
      ],
    ],
  ])("%j", (body, expected) => {
    expect(items(body)).toEqual(expected);
  });
});

describe("paragraphs and organs", () => {
  const blocks = (body: string) =>
    parseReportText(`FINDINGS:\n${body}`).sections[0]?.blocks.map(({ kind, text }) => `${kind}: ${text}`);

  it.each([
    ["Liver:\nNormal.", ["organ: Liver", "paragraph: Normal."]],
    ["**Liver**\nNormal.", ["organ: Liver", "paragraph: Normal."]],
    ["Liver: normal\nSpleen: normal", ["paragraph: Liver: normal", "paragraph: Spleen: normal"]],
    [
      "Two of the lesions in the liver are new:\nx",
      ["paragraph: Two of the lesions in the liver are new:", "paragraph: x"],
    ],
    ["1. Left ventricle\n2. Right ventricle", ["paragraph: 1. Left ventricle", "paragraph: 2. Right ventricle"]],
    ["A mass, which is\nlarge.", ["paragraph: A mass, which is\nlarge."]],
    ["No mass.\nNo cyst.", ["paragraph: No mass.", "paragraph: No cyst."]],
    [
      "There is a large mass in the right upper lobe with\nspiculated margins, likely a primary tumor of it.\nThere is no effusion.",
      [
        "paragraph: There is a large mass in the right upper lobe with\nspiculated margins, likely a primary tumor of it.\nThere is no effusion.",
      ],
    ],
  ])("%j", (body, expected) => {
    expect(blocks(body)).toEqual(expected);
  });

  it("reads CRLF, tabs, no-break spaces and a byte order mark as white space", () => {
    const text = "\ufeffFINDINGS:\r\n\tA mass, which is\r\n\u00a0large.\r\n\r\nIMPRESSION:\u00a0Mass.\r\n";
    expect(texts(text, "findings")).toEqual(["A mass, which is\r\n\u00a0large."]);
    expect(texts(text, "impression")).toEqual(["Mass."]);
  });
});

describe("any text", () => {
  const report = fc
    .array(fc.oneof(anyText, fc.constantFrom("FINDINGS:", "IMPRESSION:", "EXAM:", "\n", "\r\n", "Name: A  MRN: 1")), {
      maxLength: 12,
    })
    .map((parts) => parts.join("\n"));

  it("is read without an exception and without losing a character", () => {
    fc.assert(
      fc.property(report, (text) => {
        expect(leftOut(text, parseReportText(text))).toBe("");
      }),
      { numRuns: 500 },
    );
  });

  it("gives blocks whose text stands where they say, in order, inside their section", () => {
    fc.assert(
      fc.property(report, (text) => {
        for (const section of parseReportText(text).sections) {
          let at = section.heading?.to ?? section.from;
          for (const block of section.blocks) {
            expect(block.text).toBe(text.slice(block.from, block.to));
            expect(block.from).toBeGreaterThanOrEqual(at);
            at = block.to;
          }
          expect(section.to).toBeGreaterThanOrEqual(at);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("may be 5 MB long, whatever it is made of", () => {
    for (const part of ["x", "# ", "1. A. ", "FINDINGS: a\n"]) {
      const text = part.repeat(Math.ceil(5_000_000 / part.length));
      expect(parseReportText(text).length).toBe(text.length);
    }
  });
});

it("gives a section's text for comparing", () => {
  const report = parseReportText("FINDINGS:\nA.\n\nB.\nIMPRESSION:\n1. C.\n2. D.");
  expect([
    sectionText(report, "findings"),
    sectionText(report, "impression"),
    sectionText(report, "technique"),
  ]).toEqual(["A.\nB.", "C.\nD.", ""]);
});
