import type { BlockRule } from "../../types";

export const recContingent: BlockRule = {
  id: "rec-contingent",
  title: "Advice on an empty condition",
  why: '"If clinically indicated" hands the decision back without criteria; a quarter of recommendations carry such words, and they are carried out less.',
  source: "Study of 598 primary-care recommendations (catalogue R2); L9, L10",
  severity: "info",
  scope: "block",
  sections: ["impression"],
  needs: "recommendations",
  examples: {
    flagged: [
      "IMPRESSION: MRI may be considered «if clinically indicated».",
      "IMPRESSION: Further imaging could be performed «as warranted».",
      "IMPRESSION: Follow-up ultrasound «as needed».",
    ],
    clean: [
      "IMPRESSION: If symptoms persist beyond 6 weeks, recommend MRI of the knee.",
      "IMPRESSION: If high risk for lung cancer, optional chest CT at 12 months.",
      "IMPRESSION: Consider MRI in 3-6 months.",
      "IMPRESSION: Recommend MRI of the liver within 4 weeks.",
    ],
  },
  trigger: ({ recommendations }) => recommendations.some((one) => one.escape !== undefined),
  *check({ recommendations }) {
    for (const recommendation of recommendations) {
      const { escape: phrase, condition, interval, sentence } = recommendation;
      if (phrase === undefined || interval !== undefined) continue;
      if (condition !== undefined && (condition.from < phrase.from || condition.to > phrase.to)) continue;
      const { from, to } = phrase;
      const text = sentence.text.slice(from - sentence.from, to - sentence.from);
      yield { from, to, message: `"${text}" gives no criterion.` };
    }
  },
};
