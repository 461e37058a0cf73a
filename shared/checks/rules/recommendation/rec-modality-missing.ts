import type { Recommendation } from "../../../extract/types";
import { modalitiesIn } from "../../exam-words";
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
      "IMPRESSION: Mosaic attenuation; «follow-up is recommended».",
    ],
    clean: [
      "IMPRESSION: Recommend renal mass protocol CT or MRI.",
      "IMPRESSION: Urologic consultation recommended.",
      "IMPRESSION: Indeterminate lesion. MRI would characterize it. Further evaluation is recommended.",
      "IMPRESSION: No follow-up imaging is needed.",
      "IMPRESSION: Stable on follow-up imaging.",
      "IMPRESSION: Recommend follow-up with gastroenterology.",
      "IMPRESSION: Further evaluation with ultrasound-guided biopsy is recommended.",
      "IMPRESSION: Recommend follow-up radiographically until cleared.",
      "IMPRESSION: Comparison evaluation with the old imaging is recommended.",
      "IMPRESSION: Findings can be evaluated as secondary to the infection.",
      "IMPRESSION: Consider oblique views to exclude a nodule.",
    ],
  },
  *check({ recommendations }) {
    for (const recommendation of recommendations) {
      if (!wantsModality(recommendation) || recommendations.some(({ modality }) => modality !== undefined)) continue;
      if (namesTestInWords(recommendation) || isOffered(recommendation)) continue;
      const { from, to, text } = recommendation;
      const fixes = [
        { label: "Name the test […]", edits: [{ from: to, to, insert: " with [CT|MRI|ultrasound|radiograph]" }] },
      ];
      const isPlain = isClinical(recommendation) || isQuestion(recommendation) || isBareFollowUp(recommendation);
      const severity = isPlain ? "info" : "warning";
      yield { from, to, severity, message: `"${text}" does not name the test.`, fixes };
    }
  },
};

function wantsModality({ action, modality }: Recommendation): boolean {
  return modality === undefined && (action === "imaging" || action === "follow-up" || action === "evaluation");
}

/** Tests that are named by an adjective or a view, gaps of blanked-out text, and looking at what is there already. */
const WORDS = [
  "radiographic",
  "sonographic",
  "fluoroscop",
  "histolog",
  "patholog",
  "endoscop",
  "tissue",
  "oblique",
  " view",
  "dedicated images",
  "old imaging",
  "comparative",
  "old exam",
  "previous exam",
  "prior",
  "outside",
  "xxxx",
  "___",
  "secondary to",
  "evaluated as",
  "in favor of",
  "together with",
  "surg",
  "bronchoscop",
  "audiolog",
  "lordotic",
  "decubitus",
  "scanogram",
];

function namesTestInWords({ from, to, sentence }: Recommendation): boolean {
  const words = sentence.text.slice(Math.max(0, from - sentence.from - BEFORE), to - sentence.from).toLowerCase();
  return WORDS.some((word) => words.includes(word));
}

const BEFORE = 20;

const OFFERS = ["would", "could", "should", "may", "can", "recommend", "consider", "suggest"];

/** "MRI would characterize it. Further evaluation is recommended.": the sentence before offers the test. */
function isOffered({ sentence }: Recommendation): boolean {
  const before = sentence.block.sentences[sentence.index - 1];
  if (before === undefined) return false;
  const words = before.text.toLowerCase();
  return OFFERS.some((word) => words.includes(word)) && modalitiesIn(before.text) !== 0;
}

/** What follows a treatment is the exam that showed the finding. */
const SAME_AGAIN = ["treatment", "therapy", "resolution", "resolve", "antibiotic", "postop", "post-op"];

const CLINICAL = [
  ...SAME_AGAIN,
  "clinical and",
  "clinical eval",
  "clinically eval",
  "clinical assess",
  "clinical exam",
  "physical exam",
  "clinical findings",
];

/** The referrer's own examination, or the same exam again: vague, but the test is clear. */
function isClinical({ from, to, sentence }: Recommendation): boolean {
  const words = sentence.text.slice(Math.max(0, from - sentence.from - BEFORE), to - sentence.from).toLowerCase();
  return CLINICAL.some((word) => words.includes(word));
}

/**
 * "Follow-up is recommended": of nine such alerts on real reports (2026-11-22) two readers held most to be house style,
 * since the exam's own test is meant. With an interval or the word imaging somebody is to order something.
 */
const isBareFollowUp = ({ action, interval, text }: Recommendation): boolean =>
  action === "follow-up" && interval === undefined && !ORDERED.test(text);

const ORDERED = /imag|interval|exam|scan|study|studies|surveil|short/i;

/** "Evaluate for interstitial lung disease": the question is clear, and its test often too. */
const isQuestion = ({ action, target }: Recommendation): boolean => action === "evaluation" && target !== undefined;
