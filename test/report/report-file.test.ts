import Ajv from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schema } from "../../shared/report/schema";
import { draftFile, openReportText, type ReportFile, readReportFile, writeReportFile } from "../../shared/report-file";
import jsonSchema from "../../shared/report-file.schema.json";
import { documentFromText } from "../../shared/text/to-document";
import { anyDocument } from "../text/arbitrary";

const validate = new Ajv({ allErrors: true, strictTuples: false }).compile(jsonSchema);
const { doc } = documentFromText("EXAM: CT\nFINDINGS: A [size] mass.\nIMPRESSION: Mass.");
const full: ReportFile = {
  ...draftFile(doc),
  status: "addended",
  dismissed: [{ ruleId: "meas-missing", scope: "here", context: "A mass", reason: "not measurable" }],
  provenance: [{ by: "template", source: "ct-chest", at: "2024-05-02T10:00:00Z" }],
  history: [{ at: "2024-05-02T11:00:00Z", by: "Dr. A", doc }],
};
const edited = (change: (json: Record<string, unknown>) => void): string => {
  const json: Record<string, unknown> = JSON.parse(writeReportFile(full));
  change(json);
  return JSON.stringify(json);
};

describe("the report file", () => {
  it("reads what it wrote, and writes the same bytes again", () => {
    const text = writeReportFile(full);
    const read = readReportFile(text);
    expect(read.ok && writeReportFile(read.value)).toBe(text);
    expect(read.ok && read.value.doc.eq(doc)).toBe(true);
    expect(read.ok && read.value.doc.type.schema).toBe(schema);
  });

  it("writes what its JSON Schema describes, for any document", () => {
    fc.assert(
      fc.property(anyDocument, (any) => {
        const text = writeReportFile({ ...full, doc: any });
        expect(validate(JSON.parse(text)) ? [] : validate.errors).toEqual([]);
        const read = readReportFile(text);
        expect(read.ok && read.value.doc.eq(any)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it.each<[string, string, string]>([
    ["half written", writeReportFile(full).slice(0, 300), "damaged"],
    ["empty", "", "damaged"],
    ["other JSON", '{"name":"x"}', "not-a-report"],
    ["a JSON list", "[1]", "not-a-report"],
    [
      "a newer version",
      edited((json) => {
        json.version = 2;
      }),
      "newer-version",
    ],
    [
      "no version",
      edited((json) => {
        delete json.version;
      }),
      "damaged",
    ],
    [
      "an unknown status",
      edited((json) => {
        json.status = "signed";
      }),
      "damaged",
    ],
    [
      "no document",
      edited((json) => {
        delete json.doc;
      }),
      "damaged",
    ],
    [
      "a document out of order",
      edited((json) => {
        json.doc = { type: "doc", content: [{ type: "paragraph" }] };
      }),
      "damaged",
    ],
    [
      "an unknown node",
      edited((json) => {
        json.doc = { type: "doc", content: [{ type: "table" }] };
      }),
      "damaged",
    ],
    [
      "a document that is a section",
      edited((json) => {
        json.doc = { type: "paragraph" };
      }),
      "damaged",
    ],
    [
      "a dismissal without reason",
      edited((json) => {
        json.dismissed = [{ ruleId: "x", scope: "here", context: "" }];
      }),
      "damaged",
    ],
    [
      "a history that is no list",
      edited((json) => {
        json.history = {};
      }),
      "damaged",
    ],
  ])("refuses %s with a sentence that says what to do", (_, text, code) => {
    const read = readReportFile(text);
    expect(read).toMatchObject({ ok: false, code });
    expect(!read.ok && read.message).toMatch(/(Open|Choose|Update) .+\.$/);
  });

  it.each([
    ["half.json", '{"format": "readout-report", "ver'],
    ["half.txt", '{"format": "readout-report", "ver'],
  ])("does not take a damaged report file for plain text: %s", (name, text) => {
    expect(openReportText(name, text)).toMatchObject({ ok: false, code: "damaged" });
  });

  it("opens plain text as a new draft and says what moved", () => {
    const opened = openReportText("a.txt", "IMPRESSION: a\nFINDINGS: b");
    expect(opened).toMatchObject({
      ok: true,
      value: { wasPlainText: true, file: { status: "draft" }, moved: [{ code: "moved" }] },
    });
  });

  it("opens a report file whatever its name is", () => {
    expect(openReportText("a.txt", writeReportFile(full))).toMatchObject({
      ok: true,
      value: { wasPlainText: false, moved: [] },
    });
  });

  it("takes braces in a text for text", () => {
    expect(openReportText("a.txt", "{size} mass")).toMatchObject({ ok: true, value: { wasPlainText: true } });
  });
});
