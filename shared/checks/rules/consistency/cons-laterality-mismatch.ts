import type { Finding } from "../../../extract/types";
import { alignmentOf } from "../../alignment/alignment";
import { impliedSide, sidesDiffer } from "../../alignment/same-lesion";
import { isMirrored, sideEdit, sidePlace } from "../../alignment/side-words";
import type { Fix, Flag, ReportRule } from "../../types";

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
      "FINDINGS: Patchy opacity in the left lower lobe.\nIMPRESSION: «Right» lower lobe airspace disease, likely pneumonia.",
      "FINDINGS: 12 mm spiculated nodule in the RUL.\nIMPRESSION: 12 mm spiculated nodule in the «LUL».",
      "FINDINGS: Displaced fracture of the right clavicle.\nIMPRESSION: Displaced «left» clavicle fracture.",
    ],
    clean: [
      "FINDINGS: Bilateral effusions, left greater than right.\nIMPRESSION: Bilateral pleural effusions.",
      "FINDINGS: Right breast mass; status post left mastectomy.\nIMPRESSION: Right breast mass.",
      "FINDINGS: Right and left pleural effusions.\nIMPRESSION: Left pleural effusion.",
      "FINDINGS: Enlarged left ventricle. Right pleural effusion.\nIMPRESSION: Right pleural effusion.",
      "FINDINGS: Right pleural effusion. No left pleural effusion.\nIMPRESSION: Right pleural effusion.",
      "FINDINGS: 3 cm right renal mass. Simple cyst in the left kidney.\nIMPRESSION: 3 cm right renal mass.",
      "FINDINGS: Pleural effusion, larger on the left than on the right.\nIMPRESSION: Right pleural effusion.",
      "FINDINGS: Nodule in the left upper lobe.\nIMPRESSION: Calcified granuloma in the right lower lobe.",
      "FINDINGS: Right renal calculus. Left ureteral stent in place.\nIMPRESSION: Right nephrolithiasis.",
    ],
  },
  *check(analysis) {
    for (const { finding, kind, other } of alignmentOf(analysis).verdicts)
      if (kind === "side" && other !== undefined) {
        const flag = between(finding, other);
        if (flag !== undefined) yield flag;
      }
    for (const block of analysis.blocks)
      for (const finding of block.findings) if (isFlipped(finding)) yield* flip(finding);
  },
};

function between(finding: Finding, other: Finding): Flag | undefined {
  const at = sidePlace(finding);
  const side = finding.laterality;
  const otherSide = impliedSide(other);
  if (at === undefined || side === undefined || otherSide === undefined) return undefined;
  const otherAt = sidePlace(other);
  return {
    ...at,
    message: `${upperFirst(otherSide)} in Findings ("${other.text}"), ${side} in Impression ("${finding.text}").`,
    related: [otherAt ?? { from: other.from, to: other.to }],
    evidence: [finding, other].map(({ from, to }) => ({ from, to })),
    fixes: [
      ...fix(`Impression: ${otherSide}`, finding, at),
      ...(otherAt === undefined ? [] : fix(`Findings: ${side}`, other, otherAt)),
    ],
  };
}

function fix(label: string, finding: Finding, at: { readonly from: number; readonly to: number }): readonly Fix[] {
  const edit = sideEdit(finding.sentence, at);
  return edit === undefined ? [] : [{ label, edits: [edit] }];
}

/** The most characters between the side and its noun: "left renal mass". */
const NEXT_TO = 12;

/** "This left lesion" of a lesion that was said to lie on the right. */
function isFlipped({ antecedent, laterality, lateralityAt, from }: Finding): boolean {
  return (
    antecedent !== undefined &&
    lateralityAt !== undefined &&
    lateralityAt.from < from &&
    from - lateralityAt.to <= NEXT_TO &&
    sidesDiffer(laterality, antecedent.laterality)
  );
}

function* flip(finding: Finding): Generator<Flag> {
  const { antecedent, lateralityAt, laterality } = finding;
  if (antecedent?.laterality === undefined || lateralityAt === undefined || !isMirrored(laterality)) return;
  yield {
    ...lateralityAt,
    message: `"${finding.text}" is ${laterality} here, and ${antecedent.laterality} where it is first named ("${antecedent.text}").`,
    related: [antecedent.lateralityAt ?? { from: antecedent.from, to: antecedent.to }],
    fixes: fix(`Write "${antecedent.laterality}"`, finding, lateralityAt),
  };
}

const upperFirst = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
