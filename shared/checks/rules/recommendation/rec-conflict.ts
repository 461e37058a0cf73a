import { perBlock } from "../../../extract/keep";
import type { Analysis, BlockAnalysis, Finding, Recommendation } from "../../../extract/types";
import { organsAgree, placesOf, relationOf, sidesDiffer } from "../../alignment/same-lesion";
import { NO_FLAGS } from "../../no-flags";
import type { ReportRule } from "../../types";
import { isImaging, subjectOf } from "./subject";

export const recConflict: ReportRule = {
  id: "rec-conflict",
  title: "Two different follow-ups",
  why: "With two intervals for one finding the shorter is missed or the longer done twice; nobody can tell which one is meant.",
  source: "Elements of a recommendation (catalogue R6); ACR Communication Practice Parameter, rev. 2020",
  severity: "error",
  scope: "report",
  examples: {
    flagged: [
      "FINDINGS: 7 mm lung nodule. Follow-up CT in 3 months for the nodule.\nIMPRESSION: 7 mm lung nodule; «follow-up CT in 12 months».",
      "IMPRESSION: Gallbladder polyp; no follow-up required. «Recommend ultrasound in 6 months for the polyp».",
    ],
    clean: [
      "IMPRESSION: Lung nodule. CT at 6-12 months, then CT at 18-24 months.",
      "IMPRESSION: Lung nodule, CT in 6 months. Adrenal nodule, CT in 12 months.",
      "FINDINGS: Lung nodule, follow-up CT in 6 months.\nIMPRESSION: Lung nodule, follow-up CT in 6-12 months.",
      "IMPRESSION: Lung nodule. If low risk, no follow-up is needed. If high risk, CT in 12 months.",
      "FINDINGS: Right adrenal nodule, CT in 3 months.\nIMPRESSION: Left adrenal nodule, CT in 12 months.",
    ],
  },
  check(analysis) {
    const given = adviceOf(analysis);
    for (let i = 1; i < given.length; i += 1) {
      const late = given[i];
      const early = late && given.slice(0, i).find((one) => disagree(one, late));
      if (late === undefined || early === undefined) continue;
      const { from, to, text } = late.advice;
      const message = `"${text}" does not go with "${early.advice.text}", said of the same finding.`;
      return [{ from, to, message, related: [early.advice] }];
    }
    return NO_FLAGS;
  },
};

interface Advice {
  readonly advice: Recommendation;
  readonly subject: Finding;
}

const MOST = 40;

function adviceOf(analysis: Analysis): readonly Advice[] {
  let given = NONE;
  for (const block of analysis.blocks) {
    if ((block.kind !== "findings" && block.kind !== "impression") || block.recommendations.length === 0) continue;
    const own = adviceIn(block);
    if (own.length > 0) given = [...given, ...own];
    if (given.length >= MOST) return given.slice(0, MOST);
  }
  return given;
}

const NONE: readonly Advice[] = [];

const adviceIn = perBlock((block): readonly Advice[] => {
  const given: Advice[] = [];
  for (const advice of block.recommendations) {
    const subject = given.length < MOST && counts(block, advice) ? subjectOf(block, advice) : undefined;
    if (subject?.concept.lesion) given.push({ advice, subject });
  }
  return given;
});

/** Unconditional, with a time or with a plain "none needed"; a sequence of steps is no conflict. */
function counts(
  { sentences }: BlockAnalysis,
  { action, condition, interval, escape: vague, sentence }: Recommendation,
): boolean {
  if (condition !== undefined || vague !== undefined) return false;
  if (action !== "none-needed" && interval === undefined) return false;
  return !sentences.some((one) => Math.abs(one.index - sentence.index) <= 1 && isStep(one.text));
}

const STEPS = [
  "then",
  "thereafter",
  "subsequent",
  "followed by",
  "high risk",
  "high-risk",
  "low risk",
  "low-risk",
  "and again",
  "additional",
];

function isStep(text: string): boolean {
  const words = text.toLowerCase();
  return STEPS.some((word) => words.includes(word));
}

function disagree(a: Advice, b: Advice): boolean {
  return sameLesion(a.subject, b.subject) && opposed(a.advice, b.advice);
}

function sameLesion(a: Finding, b: Finding): boolean {
  if (relationOf(a.concept, b.concept) !== "same" || !organsAgree(a.organ, b.organ)) return false;
  if (sidesDiffer(a.laterality, b.laterality) || placesOf(a, b) === "disjoint") return false;
  const [one, other] = [a.measurements[0]?.values[0], b.measurements[0]?.values[0]];
  return one === undefined || other === undefined || one === other;
}

function opposed(a: Recommendation, b: Recommendation): boolean {
  if (a.action === "none-needed" || b.action === "none-needed") {
    const asked = a.action === "none-needed" ? b : a;
    return asked.action !== "none-needed" && isImaging(asked) && asked.interval !== undefined;
  }
  if (!isImaging(a) || !isImaging(b) || a.interval === undefined || b.interval === undefined) return false;
  if (a.modality !== undefined && b.modality !== undefined && a.modality.code !== b.modality.code) return false;
  // Three months are 84 to 93 days.
  return a.interval.toDays * 1.15 < b.interval.fromDays || b.interval.toDays * 1.15 < a.interval.fromDays;
}
