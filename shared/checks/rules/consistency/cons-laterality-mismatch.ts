import type { Finding, Laterality } from "../../../extract/types";
import { alignmentOf, type Candidate } from "../../alignment/alignment";
import { placesOf, sidesDiffer } from "../../alignment/same-lesion";
import type { Fix, ReportRule } from "../../types";

export const consLateralityMismatch: ReportRule = {
  id: "cons-laterality-mismatch",
  title: "Side differs between Findings and Impression",
  why: "Treatment on the wrong side; side errors were found in up to 1.2 % of reports that name a side, most of them clinically important.",
  source: "Side errors in signed reports and their addenda (catalogue E1, E2, E3)",
  severity: "error",
  scope: "report",
  examples: {
    flagged: [
      "FINDINGS: 3 cm left renal mass.\nIMPRESSION: 3 cm «right» renal mass.",
      "FINDINGS: Moderate right pleural effusion.\nIMPRESSION: Moderate «left» pleural effusion.",
      "FINDINGS: There is a 6 mm calculus in the right proximal ureter with moderate right hydronephrosis.\nIMPRESSION: Obstructing 6 mm «left» ureteral calculus.",
    ],
    clean: [
      "FINDINGS: Bilateral effusions, left greater than right.\nIMPRESSION: Bilateral pleural effusions.",
      "FINDINGS: Right breast mass; status post left mastectomy.\nIMPRESSION: Right breast mass.",
      "FINDINGS: Right and left pleural effusions.\nIMPRESSION: Left pleural effusion.",
      "FINDINGS: Enlarged left ventricle. Right pleural effusion.\nIMPRESSION: Right pleural effusion.",
      "FINDINGS: Right pleural effusion. No left pleural effusion.\nIMPRESSION: Right pleural effusion.",
      "FINDINGS: 3 cm right renal mass. Simple cyst in the left kidney.\nIMPRESSION: 3 cm right renal mass.",
    ],
  },
  *check(analysis) {
    const { concluded, seen, candidates } = alignmentOf(analysis);
    for (const finding of concluded) {
      const { laterality, lateralityAt } = finding;
      if (laterality === undefined || laterality === "bilateral" || lateralityAt === undefined) continue;
      const other = contradicted(finding, candidates(finding, seen));
      if (other?.lateralityAt === undefined || other.laterality === undefined) continue;
      yield {
        ...lateralityAt,
        message: `${upperFirst(other.laterality)} in Findings ("${other.text}"), ${laterality} in Impression ("${finding.text}").`,
        related: [other.lateralityAt],
        evidence: [finding, other].map(({ from, to }) => ({ from, to })),
        fixes: [
          swap(`Impression: ${other.laterality}`, lateralityAt, laterality, other.laterality),
          swap(`Findings: ${laterality}`, other.lateralityAt, other.laterality, laterality),
        ],
      };
    }
  },
};

/** The mention on the other side; undefined where any related mention fits the Impression's side or leaves room for it. */
function contradicted(finding: Finding, candidates: readonly Candidate[]): Finding | undefined {
  let opposite: Finding | undefined;
  for (const { finding: other, relation } of candidates) {
    if (!sidesDiffer(finding.laterality, other.laterality)) {
      if (other.laterality !== undefined || hasSide(other, finding.laterality)) return undefined;
      continue;
    }
    if (hasSide(other, finding.laterality)) return undefined;
    if (placesOf(finding, other) !== "disjoint" && (relation === "same" || opposite === undefined)) opposite = other;
  }
  return opposite;
}

/** Whether the mention's sentence names that side at all, be it for something else. */
function hasSide({ sentence }: Finding, side: Laterality | undefined): boolean {
  return sentence.block.sides.some(
    (word) => word.sentence === sentence && (word.laterality === side || word.laterality === "bilateral"),
  );
}

function swap(label: string, at: { from: number; to: number }, written: Laterality, insert: Laterality): Fix {
  return { label, edits: [{ from: at.from, to: at.from + written.length, insert }] };
}

const upperFirst = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
