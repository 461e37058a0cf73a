import type { BlockAnalysis, Category, Recommendation } from "../../../extract/types";
import type { Range } from "../../../report/report";

/** What an item with a category advises: an order that the engine reads, or a bare "routine mammogram in 1 year". */
export interface Advice extends Range {
  readonly text: string;
  readonly kind: "sampling" | "invasive" | "imaging" | "referral" | "treatment" | "none" | "other";
  /** Until it is due. */
  readonly days: number | undefined;
}

/** The advice that stands behind the category, without what holds on a condition only. */
export function adviceIn(block: BlockAnalysis, category: Category): readonly Advice[] {
  const advice: Advice[] = [];
  for (const recommendation of block.recommendations) {
    if (recommendation.condition !== undefined) continue;
    const { from, to, text } = recommendation;
    const days = recommendation.interval && daysOf(recommendation.interval);
    advice.push({ from, to, text, kind: kindOf(recommendation), days });
  }
  for (const sentence of block.sentences) {
    if (sentence.to <= category.to) continue;
    const { recommendations } = block;
    if (recommendations.some(({ from, to }) => from < sentence.to && to > Math.max(category.to, sentence.from)))
      continue;
    const bare = bareAdvice(sentence.text, Math.max(0, category.to - sentence.from));
    if (bare !== undefined) advice.push({ ...bare, from: bare.from + sentence.from, to: bare.to + sentence.from });
  }
  return advice;
}

/** "Short-interval, in 6 months" is due in 6 months. */
const daysOf = ({ fromDays, toDays }: { readonly fromDays: number; readonly toDays: number }): number =>
  fromDays === 0 ? toDays : fromDays;

function kindOf({ action, text, sentence, from }: Recommendation): Advice["kind"] {
  const before = sentence.text.slice(0, from - sentence.from).toLowerCase();
  const negative = NEGATIVE.findLast((word) => before.includes(word));
  // "No further cardiac workup is needed", of which the order is the end.
  if (negative !== undefined && from - sentence.from - before.lastIndexOf(negative) < 28) return "none";
  switch (action) {
    case "tissue":
      return "sampling";
    case "referral":
    case "treatment":
      return action;
    case "none-needed":
      return "none";
    case "imaging":
    case "follow-up":
      return isInvasive(text, before) ? "invasive" : "imaging";
    default:
      return "other";
  }
}

const isInvasive = (text: string, before: string): boolean =>
  text.toLowerCase().includes("angiography") &&
  (before.endsWith("invasive coronary ") || text.toLowerCase().includes("invasive"));

const NEGATIVE = ["no further ", "no additional ", "no other ", "no "];
/** What is told of the past, under a condition or as an offer is no advice. */
const NOT_ADVICE = [
  " if ",
  "prior",
  "previous",
  "proven",
  "history",
  "status post",
  "known",
  "not ",
  "may be ",
  "may need",
  "may help",
  "was ",
  "were ",
  "has ",
  "had ",
  "after ",
  "follows",
  "depend",
  "show",
  "demonstrat",
  "since",
];
const SAMPLING = ["biopsy", "tissue sampling", "tissue diagnosis", "fine needle aspiration", "fine-needle aspiration"];
const BACK = ["return to ", "resume ", "continue ", "next ", "routine ", "annual ", "yearly ", "screening mammogra"];
const EXAM = ["screening", "mammogra", "follow-up", "follow up", "low-dose", "low dose", "ldct", "surveillance"];
const YEAR = ["12 month", "1 year", "one year", "annual", "yearly"];
const LONGEST = 110;

/** Advice without a verb of advice; only what is short and says nothing else. */
function bareAdvice(sentence: string, start: number): Advice | undefined {
  let from = start;
  while (from < sentence.length && !isLetter(sentence.charCodeAt(from))) from += 1;
  let to = sentence.length;
  while (to > from && isStop(sentence.charCodeAt(to - 1))) to -= 1;
  if (to - from > LONGEST || to <= from) return undefined;
  const text = sentence.slice(from, to);
  const words = `${text.toLowerCase()} `;
  if (words.startsWith("no ") || words.startsWith("if ") || NOT_ADVICE.some((word) => words.includes(word)))
    return undefined;
  if (SAMPLING.some((word) => words.includes(word))) return { from, to, text, kind: "sampling", days: undefined };
  const isBack = BACK.some((word) => words.includes(word)) && EXAM.some((word) => words.includes(word));
  if (!isBack) return undefined;
  return { from, to, text, kind: "imaging", days: YEAR.some((word) => words.includes(word)) ? 365 : undefined };
}

const isLetter = (code: number): boolean => (code > 64 && code < 91) || (code > 96 && code < 123);
const isStop = (code: number): boolean => code === 46 || code === 59 || code <= 32;
