import fc from "fast-check";
import type { Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { describe, expect, it } from "vitest";
import { RULES } from "../../shared/checks/rules/index";
import { createChecker, runChecks } from "../../shared/checks/run-checks";
import { analyze, createAnalyzer } from "../../shared/extract/analyze";
import { reportFromDocument } from "../../shared/report/from-document";
import { schema } from "../../shared/report/schema";
import { DEFAULT_CHECK_SETTINGS } from "../../shared/settings";
import { documentFromText } from "../../shared/text/to-document";

const SENTENCES = [
  "Acute pulmonary embolism.",
  "Simple renal cyst.",
  "The the liver is normal.",
  "Malignancy cannot be excluded.",
  "Nodule measures [ ] mm.",
  "Findings as above.",
  "Normal examination.",
  "The terminal ilium is thickened.",
  "",
] as const;

/** Sentences by section: what a document is made of, and what an edit changes. */
type Bodies = readonly (readonly string[])[];

const KINDS = ["indication", "technique", "comparison", "findings", "impression"] as const;

// One node a sentence, kept, as the editor keeps the nodes that an edit leaves alone.
const nodes = new Map<string, ReturnType<typeof schema.node>>();

function textblock(type: string, text: string) {
  const key = `${type}:${text}`;
  const known = nodes.get(key) ?? schema.node(type, undefined, text === "" ? [] : [schema.text(text)]);
  nodes.set(key, known);
  return known;
}

function reportOf(bodies: Bodies) {
  const header = schema.node("header", undefined, [schema.node("header_field", { name: "PatientName" })]);
  const sections = KINDS.map((kind, index) =>
    schema.node(
      kind,
      undefined,
      (bodies[index] ?? [""]).map((text) => textblock(kind === "impression" ? "item" : "paragraph", text)),
    ),
  );
  return reportFromDocument(schema.node("doc", undefined, [header, ...sections]));
}

const body = fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 4 });
const versions = fc.array(fc.tuple(body, body, body, body, body), { minLength: 2, maxLength: 6 });

describe("checking while a report is edited", () => {
  it("gives after every edit what checking the whole report from nothing gives", () => {
    fc.assert(
      fc.property(versions, (edits) => {
        const analyzer = createAnalyzer(DEFAULT_CHECK_SETTINGS);
        const checker = createChecker(DEFAULT_CHECK_SETTINGS);
        for (const bodies of edits) {
          const report = reportOf(bodies);
          const incremental = checker.check(analyzer.analyze(report));
          expect(incremental).toEqual(runChecks(analyze(report), DEFAULT_CHECK_SETTINGS));
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each(RULES.flatMap(({ id, examples }) => examples.flagged.map((text) => [id, text] as const)))(
    "says the same of %s where it then stands when words are written before, into and behind it",
    (_, example) => {
      const analyzer = createAnalyzer(DEFAULT_CHECK_SETTINGS);
      const checker = createChecker(DEFAULT_CHECK_SETTINGS);
      let { doc } = documentFromText(example.replace(/[«»]/g, ""));
      for (let round = 0; round <= textblocksOf(doc).length; round += 1) {
        const report = reportFromDocument(doc);
        const incremental = checker.check(analyzer.analyze(report));
        expect(incremental).toEqual(runChecks(analyze(report), DEFAULT_CHECK_SETTINGS));
        const place = textblocksOf(doc)[round];
        if (place !== undefined) doc = new Transform(doc).insert(place, doc.type.schema.text("Again seen. ")).doc;
      }
    },
  );
});

/** Where the text of each block starts. */
function textblocksOf(doc: Node): readonly number[] {
  const places: number[] = [];
  doc.descendants((node, at) => {
    if (node.isTextblock) places.push(at + 1);
  });
  return places;
}
