import type { ReportRule } from "../../types";

export const saneDateTime: ReportRule = {
  id: "sane-date-time",
  title: "Date that cannot be",
  why: "A date that does not exist or a birth after the exam means that a field was mistyped or belongs to another patient.",
  source: "Report error classes, wrong dates (catalogue E10, E18)",
  severity: "error",
  scope: "report",
  examples: {
    flagged: [
      "FINDINGS: Nodule first seen on «2023-02-30».",
      "DATE OF BIRTH: «2025-01-01»\nEXAM DATE: 2024-05-02\n\nFINDINGS: Clear lungs.",
      "TECHNIQUE: CT of «31 April 2024».",
      "IMPRESSION: Discussed with Dr. Lee on «2024-13-05».",
    ],
    clean: [
      "COMPARISON: CT 2024-02-29.\nFINDINGS: Clear lungs.",
      "EXAM DATE: 2024-05-02\n\nFINDINGS: Unchanged since 2019.",
      "DATE OF BIRTH: 1950-03-01\nEXAM DATE: 2024-05-02\n\nFINDINGS: Clear lungs.",
      "FINDINGS: L4-5 disc; series 13/45.",
    ],
  },
  *check(analysis) {
    for (const { kind, dates } of analysis.blocks) {
      if (kind === "comparison" || dates.length === 0) continue;
      for (const { iso, from, to, text } of dates)
        if (iso === undefined) yield { from, to, message: `"${text}" is no date of the calendar.` };
    }
    const exam = analysis.exam.date;
    if (exam === undefined) return;
    for (const { block, dates } of analysis.blocksOf("header")) {
      const born = block.name === "PatientBirthDate" ? dates[0] : undefined;
      if (born?.iso !== undefined && born.iso > exam)
        yield {
          from: born.from,
          to: born.to,
          message: `The birth date ${born.text} is later than the exam of ${exam}.`,
        };
    }
  },
};
