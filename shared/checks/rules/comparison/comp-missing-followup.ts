import type { BlockAnalysis } from "../../../extract/types";
import type { ReportRule } from "../../types";
import { comparisonOf } from "./prior-exams";

export const compMissingFollowup: ReportRule = {
  id: "comp-missing-followup",
  title: "Follow-up without comparison",
  why: "The question of a follow-up is what has changed; without the prior, or a word on why there is none, it stays unanswered.",
  source: "ACR Communication Practice Parameter, rev. 2020; RANZCR written report guideline, 2011",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "INDICATION: Follow-up lung nodule.\nCOMPARISON: «None».\nFINDINGS: 6 mm nodule.",
      "INDICATION: Restaging lymphoma.\n«COMPARISON»:\nFINDINGS: Normal nodes.",
      "INDICATION: Surveillance of treated renal cancer.\nCOMPARISON: «None.»",
    ],
    clean: [
      "INDICATION: Restaging lymphoma.\nCOMPARISON: None available; outside PET/CT requested.",
      "INDICATION: Cough.\nCOMPARISON: None.",
      "INDICATION: Abdominal pain, will follow up with PCP.\nCOMPARISON: None.",
      "INDICATION: Follow-up lung nodule.\nCOMPARISON: CT chest 2024-03-14.",
      "INDICATION: Follow-up lung nodule.\nFINDINGS: 6 mm nodule.",
    ],
  },
  *check(analysis) {
    const { state, blocks } = comparisonOf(analysis);
    if (state !== "none" && state !== "empty") return;
    if (!analysis.blocksOf("indication").some(asksForChange) || blocks.some(explains)) return;
    const section = analysis.sectionsOf("comparison")[0];
    const block = blocks[0] ?? section?.heading;
    if (block === undefined) return;
    const { from, to } = block;
    yield { from, to, message: "A follow-up exam has no prior exam under Comparison, and no reason why." };
  },
};

const asksForChange = ({ phrases }: BlockAnalysis): boolean =>
  phrases.some(({ group }) => group === "comp-followup-indication") &&
  !phrases.some(({ group }) => group === "comp-followup-exempt");

const REASONS = ["request", "outside", "avail", "retriev", "elsewhere", "pending", "obtain", "access"];

const explains = ({ block }: BlockAnalysis): boolean => {
  const text = block.text.toLowerCase();
  return REASONS.some((word) => text.includes(word));
};
