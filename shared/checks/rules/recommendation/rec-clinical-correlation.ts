import type { Sentence } from "../../../extract/types";
import type { BlockRule, Fix } from "../../types";

export const recClinicalCorrelation: BlockRule = {
  id: "rec-clinical-correlation",
  title: "Correlation with nothing named",
  why: "It hands the question back without an action; emergency physicians find it of little use, and the next step is lost.",
  source:
    "Survey of referrers and radiologists on recommendation wording (catalogue L5); ACR Communication Practice Parameter, rev. 2020",
  severity: "warning",
  scope: "block",
  sections: ["findings", "impression"],
  needs: "recommendations",
  examples: {
    flagged: [
      "IMPRESSION: Complex renal finding noted. «Clinical correlation suggested».",
      "IMPRESSION: Opacity may represent pneumonia. «Clinical correlation recommended».",
      "IMPRESSION: «Please correlate clinically».",
      "IMPRESSION: Small effusion; «correlation with clinical findings is advised».",
      "FINDINGS: Mild wall thickening. «Correlate clinically».",
      "IMPRESSION: «Recommend clinical correlation».",
    ],
    clean: [
      "IMPRESSION: Correlate with serum lipase.",
      "IMPRESSION: Correlate for point tenderness over the fifth metatarsal base.",
      "IMPRESSION: Correlation with prior mammograms is recommended.",
      "IMPRESSION: Clinical correlation with urinalysis is recommended.",
      "IMPRESSION: Findings correlate with the ultrasound of the same day.",
      "TECHNIQUE: Images were reviewed with clinical correlation.",
      "IMPRESSION: Clinical and laboratory correlation is recommended.",
      "IMPRESSION: Clinic and lab. correlation is recommended.",
    ],
  },
  trigger: ({ recommendations }) => recommendations.some(({ action }) => action === "correlation"),
  *check({ recommendations }) {
    for (const { action, object, from, to, text, sentence } of recommendations) {
      if (action !== "correlation" || object !== undefined || namesData(sentence, from)) continue;
      const alone = sentence.text.length - text.length <= 2;
      const fixes: Fix[] = [
        { label: "Correlate with […]", edits: [{ from, to, insert: "Correlate with [finding or test]" }] },
      ];
      if (alone) fixes.push({ label: "Delete", edits: [{ from: sentence.from, to: sentence.to, insert: "" }] });
      yield { from, to, message: `"${text}" names nothing to correlate with.`, fixes };
    }
  },
};

const DATA = ["laborat", " lab ", " lab.", "lab findings", "patholog", "histolog", "serolog", "culture", "biochem"];
const BEFORE = 14;
const ACROSS_A_STOP = 90;

/** Laboratory or tissue named beside it; "lab." may have ended the sentence before, and a small letter goes on with it. */
function namesData({ text, block, from }: Sentence, at: number): boolean {
  const goesOn = text.charAt(0) !== text.charAt(0).toUpperCase();
  const start = Math.max(0, from - block.from - (goesOn ? ACROSS_A_STOP : BEFORE));
  const before = block.block.text.slice(start, Math.max(start, at - block.from)).toLowerCase();
  const words = text.toLowerCase();
  return DATA.some((word) => words.includes(word) || before.includes(word));
}
