import fc from "fast-check";
import type { Node } from "prosemirror-model";
import { schema } from "../../shared/report/schema";

/** Words that a reader of plain text may take for something else. */
const TRAPS = [
  "IMPRESSION: x",
  "Impression",
  "FINDINGS",
  "Findings:",
  "RECOMMENDATION: CT",
  "NOTE: x",
  "EXAM: x",
  "1. x",
  "2) y",
  "a. z",
  "A. z",
  "- dash",
  "• dot",
  "(1) z",
  "1.5 cm",
  "Liver:",
  "Liver: normal",
  "**Liver**",
  "# IMPRESSION",
  "-----",
  "=====",
  "***",
  "___",
  "[ ]",
  "[size]",
  "[__ mm]",
  "[right|left]",
  "[sic]",
  "DOB: 1",
  "Patient: A   MRN: 2",
  "x  MRN: 2",
  "REPORT",
  "INTERPRETATION:",
  "ADDENDUM",
  "OTHER: x",
  " leading",
  "trailing ",
  "\ttab",
  "a\nb",
  "a\n\nb",
  "a\n1. b",
  "a.\nB",
  "a\r\nb",
  "a\rb",
  "\n",
  " ",
  "\u00a0x",
  "\ufeffx",
  "\u2060x",
  "x\u2060",
  "\u2060\u2060",
  "\u2063x",
  "x\u2063\u2060",
  "\u2060{}\u2063x\u2063\u2060",
  "\u2028x",
  "\u{1f600}",
  '{"a":1}',
  "The heart is normal.",
  "No pleural effusion",
  "and more",
  "1. A. 2. B",
  "Mass. 2. Node",
  "FINDINGS AND IMPRESSION:",
  "x:",
  ":",
  "-",
  "1.",
];
const words = fc.constantFrom(...TRAPS, "the lungs are clear", "T2", "Right", "of", "measuring 3 mm");
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: words },
  {
    weight: 3,
    arbitrary: fc
      .array(words, { minLength: 1, maxLength: 4 })
      .chain((list) => fc.constantFrom(" ", "\n", ". ", "").map((gap) => list.join(gap))),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  { weight: 1, arbitrary: fc.constant("") },
);

const field = fc
  .record({
    kind: fc.constantFrom("text", "number", "choice", "side", "date"),
    name: fc.constantFrom("", "size", "a b", "x\u2063"),
    options: fc.constantFrom("", "right|left", "a|b"),
    unit: fc.constantFrom("", "mm", "[hnsf'U]"),
  })
  .map((attrs) => schema.mark("field", attrs));
const notation = fc.constantFrom("[size]", "[__ mm]", "[right|left]", "[date]", "[ ]", "free");
const run = fc.oneof(
  { weight: 4, arbitrary: anyText.map((text) => (text === "" ? [] : [schema.text(text)])) },
  { weight: 1, arbitrary: fc.tuple(notation, field).map(([text, mark]) => [schema.text(text, [mark])]) },
  { weight: 1, arbitrary: anyText.map((text) => (text === "" ? [] : [schema.text(text, [schema.mark("inserted")])])) },
);
const inline = fc.array(run, { maxLength: 3 }).map((runs) => runs.flat());

const paragraph = inline.map((content) => schema.node("paragraph", null, content));
const organ = inline.map((content) => schema.node("organ", null, content));
const item = fc
  .tuple(fc.constantFrom(0, 0, 0, 1, 1, 2), inline)
  .map(([depth, content]) => schema.node("item", { depth }, content));
const headerField = fc
  .tuple(
    fc.constantFrom("PatientName", "StudyDescription", "StudyDate", "", "Ward", "x y z", "Patient", "a:b", "FINDINGS"),
    inline,
  )
  .map(([name, content]) => schema.node("header_field", { name }, content));
const heading = fc.constantFrom(
  "",
  "",
  "",
  "CLINICAL HISTORY",
  "Conclusion",
  "INTERPRETATION",
  "FINDINGS",
  "FINDINGS AND IMPRESSION",
  "Results",
  "x",
  "a\nb",
  " FINDINGS",
  "NOTE",
);
const section = (kind: string, block: fc.Arbitrary<Node>): fc.Arbitrary<Node> =>
  fc
    .tuple(heading, fc.array(block, { minLength: 1, maxLength: 4 }))
    .map(([h, blocks]) => schema.node(kind, { heading: h }, blocks));

/** Any document that the schema allows, traps for the reader preferred. */
export const anyDocument: fc.Arbitrary<Node> = fc
  .tuple(
    fc.array(headerField, { minLength: 1, maxLength: 4 }).map((fields) => schema.node("header", null, fields)),
    section("indication", paragraph),
    section("technique", paragraph),
    section("comparison", paragraph),
    section("findings", fc.oneof(paragraph, organ)),
    section("impression", item),
    fc.option(section("other", paragraph)),
    fc.array(section("addendum", paragraph), { maxLength: 2 }),
  )
  .map(([header, indication, technique, comparison, findings, impression, other, addenda]) =>
    schema.node("doc", null, [
      header,
      indication,
      technique,
      comparison,
      findings,
      impression,
      ...(other ? [other] : []),
      ...addenda,
    ]),
  );
