import { describe, expect, it } from "vitest";
import { draftFile, writeReportFile } from "../../shared/report-file";
import { preliminary, signed } from "../../shared/signing";
import { documentFromText } from "../../shared/text/to-document";
import { CLEAN_REPORT, readout } from "./program";

const { doc } = documentFromText(CLEAN_REPORT);
const { doc: _, ...draft } = draftFile(doc);
const act = { by: "Dr. N. Example", at: "2026-03-02T14:05:30+01:00" };
const exported = async (record: typeof draft) =>
  (await readout(["export", "-", "--to", "text"], writeReportFile({ ...record, doc }))).out;

describe("readout export says how a report stands", () => {
  it("above a preliminary one", async () => {
    expect((await exported(preliminary(draft, act))).split("\n")[0]).toBe("PRELIMINARY REPORT: not signed");
  });

  it("below a signed one, by whom and when", async () => {
    expect(await exported(signed(draft, doc, act))).toMatch(/\n\nSigned by Dr\. N\. Example, 2026-03-02 14:05\n$/);
  });

  it("not at all of a draft", async () => {
    expect(await exported(draft)).not.toMatch(/signed|preliminary/i);
  });
});
