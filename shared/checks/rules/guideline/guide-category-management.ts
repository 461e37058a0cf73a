import type { BlockAnalysis, Category, Recommendation } from "../../../extract/types";
import type { BlockRule, Severity } from "../../types";

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
    ],
    clean: [
      "IMPRESSION: BI-RADS 3. Short-interval follow-up mammogram in 6 months.",
      "IMPRESSION: BI-RADS 4B. Ultrasound-guided biopsy recommended.",
      "IMPRESSION: BI-RADS 4 on the right, BI-RADS 1 on the left. Right breast biopsy is recommended.",
      "IMPRESSION: BI-RADS 1. Routine annual screening mammography is recommended.",
      "IMPRESSION: Lung-RADS 4A. Low-dose CT in 3 months.",
      "IMPRESSION: Previously BI-RADS 4, biopsy proven benign. Return to routine screening.",
      "IMPRESSION: Lung-RADS 4B. Tissue sampling is recommended. If benign, return to annual screening in 12 months.",
    ],
  },
  *check(block) {
    const [category, another] = block.categories;
    // Two sides or two lesions: which advice belongs to which stays open.
    if (
      category === undefined ||
      (another !== undefined && block.categories.some((one) => one.value !== category.value))
    )
      return;
    if (isQuoted(category)) return;
    for (const recommendation of block.recommendations) {
      const severity = conflict(category, recommendation, block);
      if (severity === undefined) continue;
      const { from, to, text } = recommendation;
      yield { from, to, severity, message: `"${text}" does not go with ${category.text}.`, related: [category] };
    }
  },
};

const QUOTED = ["previous", "prior", "formerly", "earlier", "proven"];

function isQuoted({ sentence }: Category): boolean {
  const text = sentence.text.toLowerCase();
  return QUOTED.some((word) => text.includes(word));
}

const MOST_DAYS_UNTIL_WORKUP = 150;

function conflict({ system, value }: Category, advice: Recommendation, block: BlockAnalysis): Severity | undefined {
  if (advice.condition !== undefined) return undefined;
  const grade = gradeOf(value);
  const sampling = advice.action === "tissue";
  const waits = isWait(advice);
  const sampled = block.recommendations.some(({ action }) => action === "tissue" || action === "referral");
  const days = advice.interval?.fromDays;
  switch (system) {
    case "BI-RADS":
      if (grade === 1 || grade === 2) return sampling ? "error" : undefined;
      if (grade === 3) return sampling ? "info" : undefined;
      return (grade === 4 || grade === 5) && waits && !sampled ? "error" : undefined;
    case "Lung-RADS":
      if (grade === 1 || grade === 2)
        return sampling || (days !== undefined && days > 30 && days < 200) ? "error" : undefined;
      if (grade === 3) return days !== undefined && days > 300 ? "error" : undefined;
      return grade === 4 && days !== undefined && days > MOST_DAYS_UNTIL_WORKUP && !sampled ? "error" : undefined;
    case "TI-RADS":
      return (grade === 1 || grade === 2) && sampling ? "error" : undefined;
    case "PI-RADS":
      return (grade === 1 || grade === 2) && sampling ? "error" : undefined;
    case "LI-RADS":
      return (value === "1" || value === "2") && sampling ? "error" : undefined;
    case "Bosniak":
      return (value === "I" || value === "II") && (sampling || days !== undefined) ? "warning" : undefined;
    default:
      return undefined;
  }
}

const gradeOf = (value: string): number => {
  const grade = value.charCodeAt(0) - 48;
  return grade >= 0 && grade <= 9 ? grade : -1;
};

const ROUTINE = ["routine", "annual", "yearly", "screening"];

/** Back to screening, or a control after months. */
function isWait({ action, interval, text }: Recommendation): boolean {
  if (action === "tissue" || action === "referral" || action === "treatment") return false;
  if (interval !== undefined) return interval.toDays >= MOST_DAYS_UNTIL_WORKUP;
  const words = text.toLowerCase();
  return ROUTINE.some((word) => words.includes(word));
}
