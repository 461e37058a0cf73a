import type { Recommendation } from "../../../extract/types";
import type { BlockRule } from "../../types";

export const recModalityMissing: BlockRule = {
  id: "rec-modality-missing",
  title: "Follow-up with no test named",
  why: "The referrer must guess the test; the modality was missing in 47 % of follow-up recommendations and such advice is often not carried out.",
  source: "Study of 4,819 follow-up recommendations (catalogue R1); ACR Communication Practice Parameter, rev. 2020",
  severity: "warning",
  scope: "block",
  sections: ["impression"],
  needs: "recommendations",
  examples: {
    flagged: [
      "IMPRESSION: «Recommend follow-up imaging in 6 months».",
      "IMPRESSION: «Further evaluation is recommended».",
      "IMPRESSION: 9 mm nodule. «Short-interval follow-up is advised».",
      "IMPRESSION: «Additional imaging is suggested».",
    ],
    clean: [
      "IMPRESSION: Recommend renal mass protocol CT or MRI.",
      "IMPRESSION: Urologic consultation recommended.",
      "IMPRESSION: Indeterminate lesion. MRI would characterize it. Further evaluation is recommended.",
      "IMPRESSION: No follow-up imaging is needed.",
      "IMPRESSION: Stable on follow-up imaging.",
      "IMPRESSION: Recommend follow-up with gastroenterology.",
      "IMPRESSION: Further evaluation with ultrasound-guided biopsy is recommended.",
    ],
  },
  *check({ recommendations }) {
    for (const recommendation of recommendations) {
      if (!wantsModality(recommendation) || recommendations.some(({ modality }) => modality !== undefined)) continue;
      const { from, to, text } = recommendation;
      const fixes = [
        { label: "Name the test […]", edits: [{ from: to, to, insert: " with [CT|MRI|ultrasound|radiograph]" }] },
      ];
      yield { from, to, message: `"${text}" does not name the test.`, fixes };
    }
  },
};

function wantsModality({ action, modality }: Recommendation): boolean {
  return modality === undefined && (action === "imaging" || action === "follow-up" || action === "evaluation");
}
