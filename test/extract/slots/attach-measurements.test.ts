import { describe, expect, it } from "vitest";
import { analyze } from "../../../shared/extract/analyze";
import type { Measurement } from "../../../shared/extract/types";
import { parseReportText } from "../../../shared/text/parse";
import { ATTACHMENT_LINES } from "./attachment-lines";

const cases = ATTACHMENT_LINES.trim()
  .split(/(?<==> .*)\n/)
  .map((line) => line.split(" => "));

const measurementsOf = (findings: string): readonly Measurement[] =>
  analyze(parseReportText(`FINDINGS:\n${findings}\n`))
    .blocksOf("findings")
    .flatMap((block) => block.measurements);

/** The notation of the table; a finding is given by the word of `expected` that it holds. */
function shown({ values, finding, structure }: Measurement, expected: string | undefined): string {
  const noun = expected?.split(">")[1] ?? "";
  const words = finding?.text.toLowerCase();
  const owner = words?.includes(noun) ? noun : (words ?? (structure === undefined ? "?" : `@${structure}`));
  return `${values.join("x")}>${owner}`;
}

describe("what a measurement measures", () => {
  it.each(cases)("%s => %s", (text = "", expected = "") => {
    const owners = expected.split(/ (?=\d)/);
    expect(measurementsOf(text).map((found, i) => shown(found, owners[i]))).toEqual(owners);
  });

  it("stands in the list of its finding", () => {
    for (const measurement of measurementsOf("There is a 3 cm mass in the liver. It extends to the hilum."))
      expect(measurement.finding?.measurements).toContain(measurement);
  });
});
