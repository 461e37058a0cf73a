import type { BlockAnalysis, Recommendation } from "../../../extract/types";
import type { ReportRule } from "../../types";
import { isImaging } from "./subject";

export const recTargetMissing: ReportRule = {
  id: "rec-target-missing",
  title: "Follow-up of what?",
  why: "With several findings, advice that stands alone is not tied to the one that needs it, and cannot be tracked.",
  source: "Elements of a recommendation: what, when, why, where (catalogue R2, R6)",
  severity: "info",
  scope: "report",
  examples: {
    flagged: [
      "IMPRESSION:\n1. 7 mm right upper lobe nodule.\n2. 2 cm adrenal nodule.\n3. «Follow-up CT in 6 months».",
      "IMPRESSION:\n1. Liver lesion.\n2. Renal lesion.\n3. «Recommend MRI».",
    ],
    clean: [
      "IMPRESSION:\n1. Liver lesion.\n2. Renal lesion.\n3. Recommend MRI of the liver to characterize the segment VII lesion.",
      "IMPRESSION: 7 mm right upper lobe nodule. Follow-up CT in 6-12 months.",
      "IMPRESSION:\n1. 7 mm right upper lobe nodule.\n2. Follow-up CT in 6 months.",
      "IMPRESSION:\n1. Liver lesion.\n2. Renal lesion.\n3. Nephrology referral.",
    ],
  },
  *check({ items }) {
    if (items.length < 3) return;
    for (const { block, index } of items) {
      const [advice, another] = block.recommendations;
      if (advice === undefined || another !== undefined || index < 2 || !isImaging(advice)) continue;
      if (advice.target !== undefined || advice.condition !== undefined || !standsAlone(block, advice)) continue;
      const before = items.filter(({ block: own, lead }) => own.from < block.from && (lead?.level ?? 0) >= 2);
      if (before.length < 2) continue;
      const { from, to, text } = advice;
      yield { from, to, message: `"${text}" does not say which finding is meant.` };
    }
  },
};

/** Neither a finding, an organ nor a category beside it, and no other sentence. */
const standsAlone = ({ findings, anatomy, categories, sentences }: BlockAnalysis, { text }: Recommendation): boolean =>
  findings.length === 0 &&
  anatomy.length === 0 &&
  categories.length === 0 &&
  sentences.length === 1 &&
  text.length < 80;
