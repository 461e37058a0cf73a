import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reportFromDocument } from "../../shared/report/from-document";
import type { SectionKind } from "../../shared/report/report";
import { parseReportText } from "../../shared/text/parse";
import { serializeReport } from "../../shared/text/serialize";
import { documentFromText } from "../../shared/text/to-document";

const folder = join(import.meta.dirname, "../fixtures/reports");
const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));
const read = (name: string) => readFileSync(join(folder, name), "utf8");

/** The kinds in the text's order, with the number of blocks of each. */
const OUTLINES: Readonly<Record<string, readonly `${SectionKind} ${number}`[]>> = {
  "addendum-first.txt": [
    "addendum 1",
    "header 1",
    "indication 1",
    "impression 2",
    "comparison 1",
    "findings 1",
    "other 1",
    "other 1",
  ],
  "ct-chest-numbered.txt": ["header 1", "indication 1", "technique 1", "comparison 1", "findings 4", "impression 2"],
  "ct-head-markdown.txt": ["header 1", "indication 1", "technique 1", "comparison 1", "findings 4", "impression 4"],
  "cxr-terse.txt": ["header 1", "indication 1", "comparison 1", "findings 1", "impression 1"],
  "knee-mr-lettered.txt": ["header 1", "indication 1", "technique 1", "comparison 1", "findings 1", "impression 3"],
  "mammography-combined.txt": ["header 1", "indication 1", "technique 1", "findings 3"],
  "mr-brain-wrapped.txt": ["header 1", "indication 1", "technique 1", "comparison 1", "findings 2", "impression 2"],
  "no-headings.txt": ["other 2"],
  "obstetric-labels.txt": ["header 1", "indication 1", "technique 1", "findings 7", "impression 2", "other 1"],
  "pet-ct-inline-list.txt": ["header 1", "indication 1", "technique 1", "comparison 1", "findings 1", "impression 2"],
  "template-open-fields.txt": ["header 1", "indication 1", "technique 1", "comparison 1", "findings 2", "impression 1"],
  "us-abdomen-organs.txt": ["header 6", "indication 1", "findings 9", "impression 2"],
};

describe.each(names)("%s", (name) => {
  const text = read(name);

  it("is read as its outline says", () => {
    const outline = parseReportText(text).sections.map(({ kind, blocks }) => `${kind} ${blocks.length}`);
    expect(outline).toEqual(OUTLINES[name]);
  });

  it("stays the same document when it is written and read again", () => {
    const { doc } = documentFromText(text);
    const again = documentFromText(serializeReport(doc));
    expect(again.doc.toJSON()).toEqual(doc.toJSON());
    expect(again.moved.filter(({ code }) => code !== "combined")).toEqual([]);
  });

  it("is written without any escape", () => {
    expect(serializeReport(documentFromText(text).doc)).not.toMatch(/[\u2060\u2063]/);
  });

  it("has the same words in the document as in the text", () => {
    const words = (parts: readonly string[]) => parts.flatMap((part) => part.match(/\S+/g) ?? []).sort();
    const blocks = (report: ReturnType<typeof parseReportText>) =>
      report.sections.flatMap((section) => section.blocks.map((block) => block.text));
    expect(words(blocks(reportFromDocument(documentFromText(text).doc)))).toEqual(words(blocks(parseReportText(text))));
  });
});
