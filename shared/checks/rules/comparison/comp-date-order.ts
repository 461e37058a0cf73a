import type { CalendarDate } from "../../../extract/types";
import type { ReportRule } from "../../types";

export const compDateOrder: ReportRule = {
  id: "comp-date-order",
  title: "Prior exam later than this one",
  why: "A prior that is dated after the exam is a slip in one of the two dates, and every statement of change hangs on them.",
  source: "Report error classes, wrong dates (catalogue E14, E18)",
  severity: "error",
  scope: "report",
  examples: {
    flagged: [
      "EXAM DATE: 2024-05-02\n\nCOMPARISON: CT chest «2024-06-11».",
      "COMPARISON: Ultrasound «2023-02-30».",
      "DATE OF EXAM: 2024-05-02\n\nCOMPARISON: MRI brain of «17 August 2025».",
    ],
    clean: [
      "EXAM DATE: 2024-05-02\n\nCOMPARISON: CT chest 2024-05-02 at 08:10.",
      "EXAM DATE: 2024-05-02\n\nCOMPARISON: CT chest 2023-11-20.",
      "EXAM DATE: 2024-05-02\n\nCOMPARISON: CT chest 11/04/2024.",
      "COMPARISON: CT chest 2024-06-11.",
    ],
  },
  *check(analysis) {
    const { date } = analysis.exam;
    for (const block of analysis.blocksOf("comparison"))
      for (const prior of block.dates) {
        const { from, to, text } = prior;
        if (prior.iso === undefined) {
          yield { from, to, message: `"${text}" is no date of the calendar.` };
        } else if (date !== undefined && isAfter(prior, date)) {
          yield { from, to, message: `The comparison of ${text} is later than the exam of ${date}.` };
        }
      }
  },
};

/** By each reading: 11/04 may be the 11th of April or the 4th of November. */
function isAfter({ iso, text }: CalendarDate, exam: string): boolean {
  if (iso === undefined || iso <= exam.slice(0, iso.length)) return false;
  const swapped =
    iso.length === 10 && !text.includes(iso) ? `${iso.slice(0, 5)}${iso.slice(8)}-${iso.slice(5, 7)}` : iso;
  const isDate = Number(swapped.slice(5, 7)) <= 12;
  return !isDate || NAMED_MONTH.test(text) || swapped > exam;
}

const NAMED_MONTH = /[A-Za-z]{3}/;
