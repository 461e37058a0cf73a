import { describe, expect, it } from "vitest";
import { parseReportText } from "../../shared/text/parse";
import { serializeReport } from "../../shared/text/serialize";
import { documentFromText } from "../../shared/text/to-document";

const names = (text: string) => documentFromText(text).doc.children.map((node) => node.type.name);
const codes = (text: string) => documentFromText(text).moved.map(({ code, section }) => `${code} ${section}`);
const SKELETON = ["header", "indication", "technique", "comparison", "findings", "impression"];

describe("documentFromText", () => {
  it.each(["", "The lungs are clear.", "FINDINGS: clear", "IMPRESSION: a\nFINDINGS: b", "ADDENDUM: a", "NOTE: a"])(
    "makes the whole skeleton of %j",
    (text) => {
      const { doc } = documentFromText(text);
      doc.check();
      expect(names(text).slice(0, 6)).toEqual(SKELETON);
    },
  );

  it("puts sections in order, joins repeats and says so", () => {
    const text = "IMPRESSION:\n1. a\nFINDINGS: b\nIMPRESSION: c\nADDENDUM: d\nADDENDUM: e";
    const { doc } = documentFromText(text);
    expect(doc.child(4).textContent).toBe("b");
    expect(doc.child(5).children.map((item) => item.textContent)).toEqual(["a", "c"]);
    expect(names(text).slice(6)).toEqual(["addendum", "addendum"]);
    expect(codes(text)).toEqual(["moved findings", "joined impression"]);
  });

  it.each([
    ["INDICATION: a\nFINDINGS: b\nIMPRESSION: c", []],
    ["FINDINGS/IMPRESSION: a", ["combined findings"]],
    ["One line.", ["no-headings other"]],
    ["MRN: 1\nOne line.", ["no-headings other"]],
    ["ADDENDUM: a\nFINDINGS: b", ["moved addendum"]],
    ["FINDINGS: a\nNOTE: b\nIMPRESSION: c", ["moved other"]],
  ])("says of %j what became of it", (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it("keeps a heading's wording where it is not the usual one", () => {
    const { doc } = documentFromText("Clinical history: a\n\nFindings: b\n\nCONCLUSION: c");
    expect([1, 4, 5].map((i) => doc.child(i).attrs.heading)).toEqual(["Clinical history", "", "CONCLUSION"]);
  });

  it.each([
    ["[size]", { kind: "text", name: "size", options: "", unit: "" }],
    ["[ ]", { kind: "text", name: "", options: "", unit: "" }],
    ["[__ mm]", { kind: "number", name: "", options: "", unit: "mm" }],
    ["[density: __ HU]", { kind: "number", name: "density", options: "", unit: "[hnsf'U]" }],
    ["[right|left]", { kind: "side", name: "", options: "right|left", unit: "" }],
    ["[grade: mild | severe]", { kind: "choice", name: "grade", options: "mild|severe", unit: "" }],
    ["[date]", { kind: "date", name: "date", options: "", unit: "" }],
  ])("reads %s as an open field", (notation, attrs) => {
    const paragraph = documentFromText(`FINDINGS: A ${notation} b`).doc.child(4).child(0);
    const field = paragraph.children.find((node) => node.marks.length > 0);
    expect(field?.text).toBe(notation);
    expect(field?.marks[0]?.attrs).toEqual(attrs);
  });

  it.each(["[R]", "[2]", "[Image 4]", "[sic]", "___", "***", "[a|]", "[", "[1,2]"])("leaves %s as text", (text) => {
    const paragraph = documentFromText(`FINDINGS: A ${text} b`).doc.child(4).child(0);
    expect(paragraph.children.every((node) => node.marks.length === 0)).toBe(true);
  });
});

describe("serializeReport", () => {
  it("writes a report as people do", () => {
    const text = [
      "Patient: DOE, JANE",
      "Exam: CT CHEST",
      "",
      "CLINICAL HISTORY:",
      "Cough.",
      "",
      "TECHNIQUE:",
      "",
      "COMPARISON:",
      "None.",
      "",
      "FINDINGS:",
      "Lungs:",
      "Clear.",
      "",
      "IMPRESSION:",
      "1. Normal chest.",
      "   a. No mass.",
      "2. Scoliosis.",
      "",
    ].join("\n");
    expect(serializeReport(documentFromText(text).doc)).toBe(text);
  });

  it("marks a paragraph that would be taken for a heading, and only that", () => {
    const doc = documentFromText("FINDINGS:\nThe lungs are clear.\n\u2060IMPRESSION: x").doc;
    expect(doc.child(4).childCount).toBe(2);
    expect(serializeReport(doc).match(/\u2060/g)).toEqual(["\u2060"]);
    expect(parseReportText(serializeReport(doc)).sections.filter(({ kind }) => kind === "impression")).toHaveLength(1);
  });
});
