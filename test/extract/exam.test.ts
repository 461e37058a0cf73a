import { describe, expect, it } from "vitest";
import { createExamReader } from "../../shared/extract/exam";
import type { Exam } from "../../shared/extract/types";
import { parseReportText } from "../../shared/text/parse";
import { EXAM_HEADERS } from "./exam-headers";
import { rows } from "./slots/rows";

/** The head of a report, its lines parted by `;`, with Findings behind. */
const reportOf = (head: string) => parseReportText(`${head.replaceAll(";", "\n")}\n\nFINDINGS: No abnormality.\n`);

function shown(exam: Exam): string {
  const { modalities, regions, laterality, contrast, sex, ageYears, date, screening } = exam;
  const lists = [modalities.join(" "), regions.join(" ")];
  const rest = [laterality, contrast, sex, ageYears, date, screening ? "screening" : undefined];
  return [...lists, ...rest].map((part) => part || "-").join(" / ");
}

describe("the exam's profile", () => {
  it.each(rows(EXAM_HEADERS))("%s => %s", (head, expected) => {
    expect(shown(createExamReader()(reportOf(head)))).toBe(expected);
  });

  it("answers with the same object while header, Technique and Indication stand", () => {
    const read = createExamReader();
    const head = "EXAM: CT chest\nINDICATION: Cough.\n\n";
    const first = read(parseReportText(`${head}FINDINGS: Clear.`));
    expect(read(parseReportText(`${head}FINDINGS: A nodule.`))).toBe(first);
    expect(read(parseReportText(`EXAM: CT head\n\nFINDINGS: A nodule.`))).not.toBe(first);
  });
});
