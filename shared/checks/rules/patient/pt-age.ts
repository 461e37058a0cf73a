import type { Analysis } from "../../../extract/types";
import type { ReportRule } from "../../types";

export const ptAge: ReportRule = {
  id: "pt-age",
  title: "Ages disagree",
  why: "Two ages in one report mean that one of them is mistyped or belongs to another patient; risk and normal values hang on it.",
  source: "ACR Communication Practice Parameter, rev. 2020 (demographics); catalogue S1",
  severity: "error",
  scope: "report",
  examples: {
    flagged: [
      "DATE OF BIRTH: 1950-03-01\nEXAM DATE: 2024-05-02\n\nINDICATION: «47-year-old» female with cough.",
      "AGE: 34\n\nINDICATION: «71-year-old» man with cough.",
      "AGE: 22\n\nFINDINGS: Mild «age-related» degenerative change.",
      "AGE: 27\nSEX: F\n\nINDICATION: «Postmenopausal» bleeding.",
    ],
    clean: [
      "DATE OF BIRTH: 1950-12-30\nEXAM DATE: 2024-01-10\n\nINDICATION: 73-year-old female.",
      "DATE OF BIRTH: 2024-03-01\nEXAM DATE: 2024-04-19\n\nINDICATION: 7-week-old boy.",
      "AGE: 61\n\nINDICATION: 20-year history of smoking.",
      "AGE: 61\n\nINDICATION: Mother had breast cancer as a 45-year-old woman.",
      "AGE: 74\n\nFINDINGS: Mild age-related volume loss.",
      "DATE OF BIRTH: 1950-03-01\nEXAM DATE: 2024-05-02\n\nINDICATION: 74-year-old female.",
    ],
  },
  *check(analysis) {
    const age = headerAge(analysis);
    if (age === undefined) return;
    for (const { block } of analysis.blocksOf("indication")) {
      const said = AGE.exec(block.text);
      if (said === null || KIN.test(block.text)) continue;
      const years = Number(said[1]) * (YEARS[(said[2] ?? "y").charAt(0).toLowerCase()] ?? 1);
      if (Math.abs(years - age) < 2) continue;
      const from = block.from + said.index;
      yield {
        from,
        to: from + said[0].length,
        message: `The patient is ${yearsText(age)}, the Indication says ${said[0]}.`,
      };
    }
    if (age >= 35) return;
    yield* unlikelyAt(analysis, age);
  },
};

const AGE = /\b(\d{1,3})[- ]?(years?|yrs?|months?|weeks?|days?|yo|y)[-/ ]?(?:olds?|o|of age)\b/i;
const KIN = /\b(?:mother|father|sister|brother|family|aunt|uncle|daughter|son|history of|since|at the age)\b/i;
const YEARS: Readonly<Record<string, number>> = { y: 1, m: 1 / 12, w: 7 / 365, d: 1 / 365 };

/** By the header alone: its dates, else its age. */
function headerAge({ blocks, exam }: Analysis): number | undefined {
  let born: string | undefined;
  let given: string | undefined;
  for (const { kind, block, dates } of blocks) {
    if (kind !== "header") continue;
    if (block.name === "PatientBirthDate") born = dates[0]?.iso;
    if (block.name === "PatientAge") given = block.text;
  }
  if (born?.length === 10 && exam.date !== undefined && born <= exam.date) {
    const years = Number(exam.date.slice(0, 4)) - Number(born.slice(0, 4));
    return exam.date.slice(5) < born.slice(5) ? years - 1 : years;
  }
  const match = given === undefined ? null : /^\s*(\d{1,3})\s*(?:-\s*)?(y|m|w|d|$)/i.exec(given);
  return match === null ? undefined : Number(match[1]) * (YEARS[(match[2] || "y").toLowerCase()] ?? 1);
}

/** Words that fit no young patient. */
function* unlikelyAt({ blocks }: Analysis, age: number) {
  for (const { kind, block, phrases } of blocks) {
    if (kind === "header") continue;
    const late = phrases.find(({ group, text }) => group === "sex-F" && /^post-?menopausal$/i.test(text));
    if (late !== undefined)
      yield {
        from: late.from,
        to: late.to,
        severity: "warning" as const,
        message: `"${late.text}" at ${yearsText(age)}.`,
      };
    const at = age < 30 ? block.text.toLowerCase().indexOf("age-related") : -1;
    if (at >= 0) {
      const from = block.from + at;
      yield { from, to: from + 11, severity: "warning" as const, message: `"Age-related" at ${yearsText(age)}.` };
    }
  }
}

const yearsText = (age: number): string =>
  age < 2 ? `${Math.round(age * 12)} months old` : `${Math.floor(age)} years old`;
