import { perBlocks } from "../../../extract/keep";
import type { BlockAnalysis } from "../../../extract/types";
import { modalitiesIn } from "../../exam-words";
import { NO_FLAGS } from "../../no-flags";
import type { ReportRule } from "../../types";
import { comparisonOf } from "./prior-exams";

export const compDetailMissing: ReportRule = {
  id: "comp-detail-missing",
  title: "Prior exam without a date",
  why: "Without the date nobody can tell over which time a change took place, nor which prior was looked at.",
  source: "ACR Communication Practice Parameter, rev. 2020 (comparison with relevant priors); catalogue S2, E18",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "COMPARISON: «Prior CT».\nFINDINGS: Clear lungs.",
      "COMPARISON: «Previous exams».",
      "COMPARISON: «2023-11-20».",
    ],
    clean: [
      "COMPARISON: CT chest 2024-03-14.",
      "COMPARISON: None.",
      "COMPARISON: CT of the same day.",
      "COMPARISON: Chest radiograph from earlier today.",
      "COMPARISON: Prior CT of [date].",
      "COMPARISON: MRI brain, March 2023.",
      "COMPARISON: Yesterday's radiograph.",
      "COMPARISON: Pain in the left shoulder and neck.",
    ],
  },
  check(analysis) {
    const { state, blocks } = comparisonOf(analysis);
    const first = blocks[0];
    const last = blocks.at(-1);
    if (state !== "given" || first === undefined || last === undefined) return NO_FLAGS;
    const lacks = lackOf(blocks);
    if (lacks === NOTHING) return NO_FLAGS;
    const range = { from: first.from, to: last.to };
    const text = first.block.text.trim();
    if (lacks === EXAM) return [{ ...range, severity: "info", message: `"${text}" does not say which exam.` }];
    const fixes = [{ label: "Insert the date […]", edits: [{ from: last.to, to: last.to, insert: " of [date]" }] }];
    return [{ ...range, message: `"${text}" gives no date.`, fixes }];
  },
};

// What the Comparison does not say.
const NOTHING = { name: "nothing" } as const;
const DATE = { name: "date" } as const;
const EXAM = { name: "exam" } as const;

const lackOf = perBlocks(
  (block) => block,
  (blocks) => {
    if (blocks.some(isOpen)) return NOTHING;
    if (blocks.every(({ dates }) => dates.length === 0))
      return blocks.some(namesTime) || !blocks.some(namesPrior) ? NOTHING : DATE;
    return blocks.every((block) => block.words <= 3 && !namesExam(block)) ? EXAM : NOTHING;
  },
);

/** A place still to be filled, or one that was blanked out: another rule's affair. */
function isOpen({ block }: BlockAnalysis): boolean {
  const { text, openFields } = block;
  return (
    (openFields?.length ?? 0) > 0 ||
    text.includes("[") ||
    text.includes("__") ||
    text.includes("XX") ||
    text.includes("**")
  );
}

/** An exam, or a word for one: what was dictated into the wrong field is no comparison without a date. */
const namesPrior = ({ block }: BlockAnalysis): boolean => PRIOR.test(block.text) || modalitiesIn(block.text) !== 0;

const PRIOR =
  /\b(?:prior|previous|old|exam|stud(?:y|ies)|film|image|imaging|scan|radiograph|report|x-?ray|view|compar)/i;

const TIMES = [
  "today",
  "yesterday",
  "same",
  "earlier",
  "ago",
  "last ",
  "concurrent",
  "recent",
  "multiple",
  "unavailable",
  "not available",
  "baseline",
  "outside",
  "first exam",
  "prior to",
  "admission",
  "postop",
  "preop",
];

function namesTime({ block, phrases, measurements }: BlockAnalysis): boolean {
  const text = block.text.toLowerCase();
  return (
    phrases.some(({ group }) => group === "comp-same-day" || group === "comp-none") ||
    measurements.some(({ quantity }) => quantity === "time") ||
    TIMES.some((word) => text.includes(word)) ||
    hasYear(text)
  );
}

/** A number that may be a year or part of a date, in whatever form. */
function hasYear(text: string): boolean {
  let digits = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    digits = code >= 48 && code <= 57 ? digits + 1 : 0;
    if (digits === 4) return true;
  }
  return false;
}

const namesExam = ({ phrases, block }: BlockAnalysis): boolean =>
  phrases.some(({ group }) => group.startsWith("contrast")) || EXAM_LETTERS.test(block.text);

const EXAM_LETTERS = /[A-Za-z]{2}/;
