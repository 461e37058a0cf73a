import fc from "fast-check";
import { Fragment, type Node } from "prosemirror-model";
import { describe, expect, it } from "vitest";
import { reportFromDocument } from "../../shared/report/from-document";
import type { Report } from "../../shared/report/report";
import { parseReportText } from "../../shared/text/parse";
import { serializeReport } from "../../shared/text/serialize";
import { documentFromText } from "../../shared/text/to-document";
import { anyDocument } from "./arbitrary";

/** The document without `inserted` marks: where a text came from is no text. */
function withoutInserted(node: Node): Node {
  if (node.isText) return node.mark(node.marks.filter((mark) => mark.type.name !== "inserted"));
  return node.copy(Fragment.fromArray(node.children.map(withoutInserted)));
}

const blocks = (report: Report) =>
  report.sections.flatMap((section) =>
    section.blocks
      .filter((block) => block.text !== "")
      .map((block) => ({ section: section.kind, kind: block.kind, text: block.text })),
  );

describe("serializeReport", () => {
  it("writes what documentFromText reads back as the same document", () => {
    fc.assert(
      fc.property(anyDocument, (doc) => {
        const back = documentFromText(serializeReport(doc)).doc;
        expect(back.toJSON()).toEqual(withoutInserted(doc).toJSON());
        back.check();
      }),
      { numRuns: 300 },
    );
  });

  it("gives the blocks that the document has, one for one", () => {
    fc.assert(
      fc.property(anyDocument, (doc) => {
        expect(blocks(parseReportText(serializeReport(doc)))).toEqual(blocks(reportFromDocument(doc)));
      }),
      { numRuns: 300 },
    );
  });
});
