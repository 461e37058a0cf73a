import { describe, expect, it } from "vitest";
import { trigger } from "../../shared/checks/trigger";
import { analyze } from "../../shared/extract/analyze";
import { parseReportText } from "../../shared/text/parse";

const may = trigger("may ", "possibl", "no ");
const block = (text: string) => {
  const [found] = analyze(parseReportText(`FINDINGS: ${text}`)).blocksOf("findings");
  if (found === undefined) throw new Error("no block");
  return found;
};

describe("trigger", () => {
  it.each(["This may be scar.", "MAY be scar", "Scar possibly.", "It is (possible)", "é-may", "no"])(
    "sees its words in %j",
    (text) => {
      expect(may(block(text))).toBe(true);
    },
  );

  it.each(["Mayor and Maybe", "impossible", "nodule", "dismay", "may_be", "7may", "ma y"])(
    "sees none in %j",
    (text) => {
      expect(may(block(text))).toBe(false);
    },
  );

  it("knows blocks that were read before it was made", () => {
    const read = block("A nodule.");
    expect(may(read)).toBe(false);
    const late = Array.from({ length: 70 }, (_, i) => trigger(i === 69 ? "nodul" : "zebra"));
    expect(late.map((test) => test(read)).filter(Boolean)).toEqual([true]);
  });
});
