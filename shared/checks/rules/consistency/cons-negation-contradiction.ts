import type { Finding } from "../../../extract/types";
import { type Alignment, alignmentOf } from "../../alignment/alignment";
import { placesOf, sidesDiffer } from "../../alignment/same-lesion";
import type { ReportRule } from "../../types";

export const consNegationContradiction: ReportRule = {
  id: "cons-negation-contradiction",
  title: "Affirmed in one section, denied in the other",
  why: 'Nobody can act on a report that both states and denies a finding; a dropped or added "no" turns its meaning round.',
  source: "Negation errors as a documented class (catalogue E13, E17); affirmed and negated terms in one report (E21)",
  severity: "error",
  scope: "report",
  examples: {
    flagged: [
      "FINDINGS: Small right apical pneumothorax.\nIMPRESSION: No «pneumothorax».",
      "FINDINGS: Filling defect in the right lower lobe artery consistent with pulmonary embolism.\nIMPRESSION: No evidence of «pulmonary embolism».",
      "FINDINGS: There is no pleural effusion.\nIMPRESSION: «Pleural effusion».",
      "FINDINGS: No hydronephrosis on either side.\nIMPRESSION: Moderate left «hydronephrosis».",
    ],
    clean: [
      "FINDINGS: Small right pneumothorax. No left pneumothorax.\nIMPRESSION: Small right pneumothorax.",
      "FINDINGS: Old lacunar infarct.\nIMPRESSION: No acute infarct.",
      "FINDINGS: 5 mm nodule in the right upper lobe. No other nodule.\nIMPRESSION: 5 mm right upper lobe nodule.",
      "FINDINGS: Small pleural effusion.\nIMPRESSION: No large pleural effusion.",
      "FINDINGS: No rib fracture. Fracture of the left clavicle.\nIMPRESSION: Left clavicle fracture.",
      "FINDINGS: No focal consolidation.\nIMPRESSION: Possible early consolidation at the left base.",
    ],
  },
  *check(analysis) {
    const alignment = alignmentOf(analysis);
    const { concluded, excluded, seen, denied } = alignment;
    for (const finding of concluded)
      if (finding.assertion === "present") {
        const other = opposite(alignment, finding, denied, seen);
        if (other !== undefined)
          yield flag(finding, other, `"${finding.text}" in Impression, "${denial(other)}" in Findings.`);
      }
    for (const finding of excluded)
      if (!finding.scoped) {
        const other = opposite(alignment, finding, seen, denied);
        if (other?.assertion === "present")
          yield flag(finding, other, `"${denial(finding)}" in Impression, "${other.text}" in Findings.`);
      }
  },
};

/** The mention that says the contrary; undefined where another mention of the section agrees or the denial is a narrow one. */
function opposite(
  { candidates }: Alignment,
  finding: Finding,
  contrary: readonly Finding[],
  agreeing: readonly Finding[],
): Finding | undefined {
  if (candidates(finding, agreeing).length > 0) return undefined;
  const found = candidates(finding, contrary).filter(
    ({ finding: other, relation }) => relation === "same" && !other.scoped && compatible(finding, other),
  );
  return found.length === candidates(finding, contrary).length ? found[0]?.finding : undefined;
}

function compatible(finding: Finding, other: Finding): boolean {
  if (sidesDiffer(finding.laterality, other.laterality) || placesOf(finding, other) === "disjoint") return false;
  return finding.concept === other.concept;
}

function flag(finding: Finding, other: Finding, message: string) {
  const evidence = [finding, other].map(({ from, to }) => ({ from, to }));
  return { from: finding.from, to: finding.to, message, related: [{ from: other.from, to: other.to }], evidence };
}

const denial = ({ text, cue, from }: Finding) =>
  cue !== undefined && cue.from < from ? `no … ${text}` : `${text} … not`;
