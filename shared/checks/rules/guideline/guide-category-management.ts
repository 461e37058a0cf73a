import type { BlockAnalysis, Category } from "../../../extract/types";
import type { BlockRule, Severity } from "../../types";
import { type Advice, adviceIn } from "./advice";

export const guideCategoryManagement: BlockRule = {
  id: "guide-category-management",
  title: "Category and advice disagree",
  why: "BI-RADS 4 with routine screening leaves a possible cancer for a year; the reader cannot know which of the two was meant.",
  source:
    "BI-RADS 5th ed. 2013, Lung-RADS v2022, ACR TI-RADS 2017, PI-RADS v2.1, Bosniak 2019; not endorsed by these societies",
  severity: "error",
  scope: "block",
  sections: ["impression"],
  needs: "categories",
  examples: {
    flagged: [
      "IMPRESSION: BI-RADS 4. «Return to routine annual screening».",
      "IMPRESSION: Lung-RADS 4A. «Continue annual low-dose CT in 12 months».",
      "IMPRESSION: BI-RADS 2. «Biopsy is recommended».",
      "IMPRESSION: BI-RADS 5. «Short-interval follow-up mammogram in 6 months is recommended».",
      "IMPRESSION: Lung-RADS 2. «Low-dose CT in 3 months is recommended».",
      "IMPRESSION: TR2 nodule of the right lobe. «Recommend FNA».",
      "IMPRESSION: PI-RADS 2. «Targeted biopsy is recommended».",
      "IMPRESSION: BI-RADS category 5: «Return to annual screening mammography».",
      "IMPRESSION: BI-RADS 4A. «Next screening mammogram in one year».",
      "IMPRESSION: BI-RADS 3, probably benign. «Return to annual screening».",
      "IMPRESSION: LR-5 observation. «No further follow-up needed».",
      "IMPRESSION: O-RADS 5. «Routine follow-up ultrasound in 12 months».",
    ],
    clean: [
      "IMPRESSION: BI-RADS 3. Short-interval follow-up mammogram in 6 months.",
      "IMPRESSION: BI-RADS 4B. Ultrasound-guided biopsy recommended.",
      "IMPRESSION: BI-RADS 4 on the right, BI-RADS 1 on the left. Right breast biopsy is recommended.",
      "IMPRESSION: BI-RADS 1. Routine annual screening mammography is recommended.",
      "IMPRESSION: Lung-RADS 4A. Low-dose CT in 3 months.",
      "IMPRESSION: BI-RADS 5. Known cancer. Annual screening of the contralateral breast.",
      "IMPRESSION: TI-RADS 5, 4 mm. No follow-up is required by size criteria.",
      "IMPRESSION: BI-RADS 2. No biopsy is recommended.",
      "IMPRESSION: Previously BI-RADS 4, biopsy proven benign. Return to routine screening.",
      "IMPRESSION: Lung-RADS 4B. Tissue sampling is recommended. If benign, return to annual screening in 12 months.",
    ],
  },
  *check(block) {
    const graded = block.categories.filter(({ system }) => system !== "Breast density");
    const [category] = graded;
    // Two sides or two lesions: which advice belongs to which stays open.
    if (category === undefined || graded.some((one) => one.value !== category.value)) return;
    if (isQuoted(category)) return;
    const advice = adviceIn(block, category);
    for (const one of advice) {
      const severity = conflict(category, one, advice, block);
      if (severity === undefined) continue;
      const { from, to, text } = one;
      yield { from, to, severity, message: `"${text}" does not go with ${category.text}.`, related: [category] };
    }
  },
};

const QUOTED = ["previous", "prior", "formerly", "earlier", "proven"];

function isQuoted({ sentence }: Category): boolean {
  const text = sentence.text.toLowerCase();
  return QUOTED.some((word) => text.includes(word));
}

/** Cancer that is known or treated, or the other breast, has advice of its own. */
const SETTLED = ["known", "proven", "treat", "therapy", "contralateral", "other breast", "surveillance of", "resected"];
const MOST_DAYS_UNTIL_WORKUP = 150;

type Class = "benign" | "probably benign" | "suspicious" | "incomplete";

/** What the category says of the lesion; undefined where its size or the rest of the report decides what follows. */
function classOf({ system, value }: Category): Class | undefined {
  const grade = gradeOf(value);
  switch (system) {
    case "BI-RADS":
      return (["incomplete", "benign", "benign", "probably benign", "suspicious", "suspicious"] as const)[grade];
    case "Lung-RADS":
      return ([undefined, "benign", "benign", "probably benign", "suspicious"] as const)[grade];
    case "TI-RADS":
      return grade === 1 || grade === 2 ? "benign" : undefined;
    case "PI-RADS":
    case "O-RADS":
      return grade === 1 || grade === 2 ? "benign" : grade === 4 || grade === 5 ? "suspicious" : undefined;
    case "LI-RADS":
      return value === "1" || value === "2" ? "benign" : "45M".includes(value) ? "suspicious" : undefined;
    case "CAD-RADS":
      return grade >= 0 && grade <= 2 ? "benign" : grade === 4 || grade === 5 ? "suspicious" : undefined;
    case "Bosniak":
      return value === "I" || value === "II" ? "benign" : value === "III" || value === "IV" ? "suspicious" : undefined;
    default:
      return undefined;
  }
}

function conflict(
  category: Category,
  advice: Advice,
  all: readonly Advice[],
  block: BlockAnalysis,
): Severity | undefined {
  switch (classOf(category)) {
    case "benign":
      return benignConflict(category, advice);
    case "probably benign":
      return probablyBenignConflict(category, advice, all);
    case "suspicious":
      return suspiciousConflict(category, advice, all, block);
    case "incomplete":
      return isRoutine(advice) && all.length === 1 ? "error" : undefined;
    default:
      return undefined;
  }
}

function benignConflict({ system, value }: Category, { kind, days, text }: Advice): Severity | undefined {
  if (system === "CAD-RADS") return kind === "invasive" && gradeOf(value) < 2 ? "error" : undefined;
  if (kind === "sampling") return system === "Bosniak" ? "warning" : "error";
  const words = text.toLowerCase();
  if (system === "O-RADS") return kind === "referral" && words.includes("oncolog") ? "error" : undefined;
  if (kind !== "imaging") return kind === "referral" && system === "Bosniak" ? "warning" : undefined;
  if (system === "Bosniak") return days !== undefined ? "warning" : undefined;
  const isEarly = days !== undefined && days > 30 && days < 200;
  if (system === "Lung-RADS") return isEarly ? "error" : undefined;
  // A high-risk screening by MRI half a year after the mammogram is no control of a finding.
  return system === "BI-RADS" && !words.includes("screening") && (isEarly || words.includes("short-interval"))
    ? "warning"
    : undefined;
}

function probablyBenignConflict({ system }: Category, advice: Advice, all: readonly Advice[]): Severity | undefined {
  if (advice.kind === "sampling") return system === "BI-RADS" ? "info" : undefined;
  // "In 6 months, then annual screening".
  if (all.some(({ kind, days }) => kind === "sampling" || (days !== undefined && days > 30 && days < 200)))
    return undefined;
  if (advice.kind === "none") return "error";
  if (system === "Lung-RADS") return (advice.days ?? 0) > 300 || isRoutine(advice) ? "error" : undefined;
  return isRoutine(advice) ? "error" : undefined;
}

function suspiciousConflict(
  { system }: Category,
  advice: Advice,
  all: readonly Advice[],
  block: BlockAnalysis,
): Severity | undefined {
  if (all.some(({ kind, days }) => isWorkup(kind) || (days !== undefined && days < MOST_DAYS_UNTIL_WORKUP)))
    return undefined;
  const words = block.block.text.toLowerCase();
  if (SETTLED.some((word) => words.includes(word))) return undefined;
  if (advice.kind === "none") return "error";
  if (advice.kind !== "imaging" || system === "CAD-RADS") return undefined;
  if (system === "Bosniak") return isRoutine(advice) ? "warning" : undefined;
  return (advice.days ?? 0) >= MOST_DAYS_UNTIL_WORKUP || isRoutine(advice) ? "error" : undefined;
}

const isWorkup = (kind: Advice["kind"]): boolean =>
  kind === "sampling" || kind === "referral" || kind === "invasive" || kind === "treatment";

const gradeOf = (value: string): number => {
  const grade = value.charCodeAt(0) - 48;
  return grade >= 0 && grade <= 9 ? grade : -1;
};

const ROUTINE = ["routine", "annual", "yearly", "screening"];

/** Back to screening. */
function isRoutine({ kind, days, text }: Advice): boolean {
  if (kind !== "imaging" || (days !== undefined && days < MOST_DAYS_UNTIL_WORKUP)) return false;
  const words = text.toLowerCase();
  return ROUTINE.some((word) => words.includes(word));
}
