import type { BlockAnalysis, Finding } from "../../../extract/types";
import type { BlockRule } from "../../types";
import { isImaging, subjectOf } from "./subject";

export const recForBenign: BlockRule = {
  id: "rec-for-benign",
  title: "Follow-up of something benign",
  why: "Follow-up of a simple cyst costs exams and worry and finds nothing; saying that none is needed is the better sentence.",
  source: "ACR Incidental Findings, renal 2018 and liver 2017; catalogue R6",
  severity: "info",
  scope: "block",
  sections: ["impression"],
  needs: "recommendations",
  examples: {
    flagged: [
      "IMPRESSION: Simple 2 cm renal cyst. «Recommend ultrasound in 6 months».",
      "IMPRESSION: Calcified granuloma; «follow-up CT in 12 months».",
    ],
    clean: [
      "IMPRESSION: 6.2 cm simple left ovarian cyst, premenopausal; ultrasound in 12 months.",
      "IMPRESSION: Probable hemangioma; MRI for confirmation.",
      "IMPRESSION: Simple renal cyst. No follow-up needed.",
      "IMPRESSION: Simple renal cyst. 8 mm lung nodule, follow-up CT in 6 months.",
    ],
  },
  trigger: ({ recommendations }) => recommendations.some(({ interval }) => interval !== undefined),
  *check(block) {
    for (const recommendation of block.recommendations) {
      if (!isImaging(recommendation) || recommendation.interval === undefined || recommendation.condition !== undefined)
        continue;
      const subject = subjectOf(block, recommendation);
      if (subject === undefined || !isBenign(block, subject)) continue;
      const { from, to } = recommendation;
      yield { from, to, message: `Imaging is advised for "${subject.text}", which needs none as described.` };
    }
  },
};

const BENIGN = new Set([
  "renal cyst",
  "simple renal cyst",
  "hepatic cyst",
  "simple cyst",
  "calcified granuloma",
  "granuloma",
  "hemangioma",
  "lipoma",
]);
const LARGE_MM = 50;

/** Definite, small, unchanged, and the only finding that the advice could be about. */
function isBenign({ findings }: BlockAnalysis, { concept, level, certainty, measurements, change }: Finding): boolean {
  if (!BENIGN.has(concept.id) && !BENIGN.has(concept.family)) return false;
  if (level > 1 || certainty < 5 || (change !== undefined && change !== "stable")) return false;
  if (measurements.some(({ values }) => values.some((value) => value >= LARGE_MM))) return false;
  return findings.every((finding) => finding.concept.family === concept.family || finding.level <= 1);
}
