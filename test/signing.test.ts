import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { draftFile, readReportFile, writeReportFile } from "../shared/report-file";
import jsonSchema from "../shared/report-file.schema.json";
import {
  dateAndTime,
  hasOpenAddendum,
  maySet,
  newAddendum,
  preliminary,
  type ReportRecord,
  signatures,
  signed,
  signedSections,
  statusLines,
  unsigned,
} from "../shared/signing";
import { documentFromText } from "../shared/text/to-document";

const { doc } = documentFromText("FINDINGS: The lungs are clear.\n\nIMPRESSION: Normal chest.\n");
const { doc: _, ...draft } = draftFile(doc);
const act = { by: "Dr. N. Example", at: "2026-03-02T14:05:30+01:00" };
const later = { by: "Dr. M. Second", at: "2026-03-03T09:00:00+01:00" };
const withAddendum = doc.copy(doc.content.addToEnd(newAddendum(later)));
const final = signed(draft, doc, act);
const addended = signed(final, withAddendum, later);

describe("the steps that a report may take", () => {
  const records: Readonly<Record<string, readonly [ReportRecord, typeof doc]>> = {
    draft: [draft, doc],
    preliminary: [preliminary(draft, act), doc],
    final: [final, doc],
    "final with an open addendum": [final, withAddendum],
    addended: [addended, withAddendum],
  };
  it.each([
    ["draft", ["preliminary", "sign"]],
    ["preliminary", ["sign", "unsigned"]],
    ["final", ["addendum", "unsigned"]],
    ["final with an open addendum", ["sign"]],
    ["addended", ["addendum"]],
  ] as const)("from %s: %j", (name, steps) => {
    const [record, at] = records[name] ?? [draft, doc];
    const allowed = (["preliminary", "sign", "addendum", "unsigned"] as const).filter((step) =>
      maySet(record, at, step),
    );
    expect(allowed).toEqual(steps);
  });
});

describe("signing", () => {
  it("keeps the document as it was signed, with who and when", () => {
    expect(final.status).toBe("final");
    expect(final.history).toEqual([{ ...act, doc }]);
  });

  it("locks the sections that were signed and leaves what stands behind them open", () => {
    expect(signedSections(draft, doc)).toBeUndefined();
    expect(signedSections(final, doc)).toBe(6);
    expect(hasOpenAddendum(final, doc)).toBe(false);
    expect(signedSections(final, withAddendum)).toBe(6);
    expect(hasOpenAddendum(final, withAddendum)).toBe(true);
    expect(hasOpenAddendum(addended, withAddendum)).toBe(false);
  });

  it("locks all of a signed report of which no version was kept", () => {
    expect(signedSections({ ...draft, status: "final" }, doc)).toBe(6);
  });

  it("clears where inserted text came from", () => {
    const dictated = { ...draft, provenance: [{ by: "dictation", source: "microphone", at: act.at }] };
    expect(signed(dictated, doc, act).provenance).toEqual([]);
  });

  it("keeps every step and the reason for going back through the file", () => {
    const back = unsigned(final, later, "Wrong patient in the header");
    expect(back.status).toBe("draft");
    expect(back.history).toHaveLength(1);
    const read = readReportFile(writeReportFile({ ...back, doc }));
    if (!read.ok) throw new Error(read.message);
    expect(read.value.statusChanges).toEqual([
      { ...act, from: "draft", to: "final", reason: "" },
      { ...later, from: "final", to: "draft", reason: "Wrong patient in the header" },
    ]);
  });

  it("writes what the file's JSON Schema describes", () => {
    const validate = new Ajv({ strictTuples: false }).compile(jsonSchema);
    for (const record of [draft, final, addended, unsigned(final, later, "Wrong side")])
      expect(validate(JSON.parse(writeReportFile({ ...record, doc }))), JSON.stringify(validate.errors)).toBe(true);
  });

  it("refuses a file whose steps are not steps", () => {
    const text = writeReportFile({ ...final, doc }).replace('"to": "final"', '"to": "gone"');
    expect(readReportFile(text)).toMatchObject({ ok: false, code: "damaged" });
  });
});

describe("what an export says of the status", () => {
  it("says nothing for a draft", () => expect(statusLines(draft)).toEqual([]));

  it("says that a preliminary report is not signed", () =>
    expect(statusLines(preliminary(draft, act))).toEqual(["PRELIMINARY REPORT: not signed"]));

  it("names each signature in the time of its place", () =>
    expect(statusLines(addended)).toEqual([
      "Signed by Dr. N. Example, 2026-03-02 14:05",
      "Addendum signed by Dr. M. Second, 2026-03-03 09:00",
    ]));

  it("leaves out a signature that was taken back", () => {
    const again = signed(unsigned(final, later, "Wrong side"), doc, later);
    expect(signatures(again)).toEqual([later]);
    expect(signatures(unsigned(final, later, "Wrong side"))).toEqual([]);
  });

  it("shows what it cannot read as it stands", () => expect(dateAndTime("yesterday")).toBe("yesterday"));
});
