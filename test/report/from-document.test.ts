import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportFromDocument } from "../../shared/report/from-document";
import { schema } from "../../shared/report/schema";
import { documentFromText } from "../../shared/text/to-document";
import { anyDocument } from "../text/arbitrary";

describe("reportFromDocument", () => {
  it("gives every block the position of its text in the document", () => {
    fc.assert(
      fc.property(anyDocument, (doc) => {
        for (const section of reportFromDocument(doc).sections)
          for (const block of section.blocks) {
            expect(doc.textBetween(block.from, block.to)).toBe(block.text);
            expect(doc.resolve(block.from).parent).toBe(block.key);
            expect(block.to - block.from).toBe(block.text.length);
          }
      }),
      { numRuns: 100 },
    );
  });

  it("keeps the objects of what an edit left alone and in place", () => {
    const { doc } = documentFromText("INDICATION: a\nFINDINGS: b\n\nc\nIMPRESSION: d");
    const before = reportFromDocument(doc);
    const findings = doc.child(4);
    const edited = doc.copy(
      doc.content.replaceChild(
        4,
        findings.copy(findings.content.replaceChild(1, schema.node("paragraph", null, [schema.text("cc")]))),
      ),
    );
    const after = reportFromDocument(edited);
    expect(after.sections[1]).toBe(before.sections[1]);
    expect(after.sections[4]?.blocks[0]).toBe(before.sections[4]?.blocks[0]);
    expect(after.sections[4]?.blocks[1]?.text).toBe("cc");
    expect(after.sections[5]?.blocks[0]?.key).toBe(before.sections[5]?.blocks[0]?.key);
    expect(after.sections[5]?.blocks[0]?.from).toBe((before.sections[5]?.blocks[0]?.from ?? 0) + 1);
    expect(reportFromDocument(doc).sections[5]).toEqual(before.sections[5]);
  });

  it("numbers main items and leaves sub-items without a number", () => {
    const { doc } = documentFromText("IMPRESSION:\n1. a\n   a. b\n2. c");
    const items = reportFromDocument(doc).sections[5]?.blocks;
    expect(items?.map(({ number, depth }) => [number, depth])).toEqual([
      [1, 0],
      [undefined, 1],
      [2, 0],
    ]);
  });

  it("names header fields and shows open fields", () => {
    const { doc } = documentFromText("MRN: 12\nFINDINGS: A [size] mass, [ ].");
    const report = reportFromDocument(doc);
    expect(report.sections[0]?.blocks[0]).toMatchObject({ kind: "field", name: "PatientID", text: "12" });
    const [block] = report.sections[4]?.blocks ?? [];
    expect(block?.openFields?.map(({ from, to }) => doc.textBetween(from, to))).toEqual(["[size]", "[ ]"]);
  });

  it("knows a combined heading", () => {
    const { doc } = documentFromText("FINDINGS AND IMPRESSION: a");
    expect(reportFromDocument(doc).sections[4]).toMatchObject({ kind: "findings", alsoKinds: ["impression"] });
  });
});
