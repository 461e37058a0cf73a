import type { Measurement } from "../../../extract/types";
import { alignmentOf } from "../../alignment/alignment";
import { looseSlips } from "../../alignment/loose-sizes";
import type { Flag, ReportRule } from "../../types";

export const consMeasurementMismatch: ReportRule = {
  id: "cons-measurement-mismatch",
  title: "Size differs between Findings and Impression",
  why: "2.4 cm and 4.2 cm, 12 mm and 12 cm call for different care; the reader of the Impression alone takes the wrong path.",
  source: "Discrepant sizes and units in reports (catalogue S2, E15, E19); tolerance 2 mm or 20 %",
  severity: "error",
  scope: "report",
  examples: {
    flagged: [
      "FINDINGS: 2.4 x 2.1 cm right upper lobe mass.\nIMPRESSION: «4.2 cm» right upper lobe mass.",
      "FINDINGS: 12 mm left adrenal nodule.\nIMPRESSION: «12 cm» left adrenal nodule.",
      "FINDINGS: The infrarenal abdominal aorta is aneurysmal, measuring 4.8 cm.\nIMPRESSION: «8.4 cm» infrarenal abdominal aortic aneurysm.",
      "FINDINGS: In the pancreatic head there is a mass measuring 31 mm.\nIMPRESSION: Pancreatic head mass, «13 mm».",
      "FINDINGS: 6 mm obstructing calculus in the left distal ureter.\nIMPRESSION: Obstructing «16 mm» left distal ureteral calculus.",
      "FINDINGS: Right thyroid nodule measuring 1.5 x 1.2 x 1.1 cm.\nIMPRESSION: «15 cm» right thyroid nodule.",
    ],
    clean: [
      "FINDINGS: 3.5 x 3.1 x 2.9 cm right renal mass.\nIMPRESSION: 3.5 cm right renal mass.",
      "FINDINGS: 14 mm nodule, previously 9 mm.\nIMPRESSION: 1.4 cm nodule, increased from 0.9 cm.",
      "FINDINGS: 2.4 x 2.1 cm right upper lobe mass.\nIMPRESSION: 2.5 cm right upper lobe mass.",
      "FINDINGS: Right upper lobe nodule 8 mm. Left lower lobe nodule 4 mm.\nIMPRESSION: Pulmonary nodules measuring up to 8 mm.",
      "FINDINGS: 4 mm nodule in the right upper lobe and 9 mm nodule in the right lower lobe.\nIMPRESSION: 9 mm right lower lobe nodule.",
      "FINDINGS: 3.1 cm left renal mass.\nIMPRESSION: Left renal mass of more than 3 cm.",
      "FINDINGS: The abdominal aorta measures 4.1 cm in diameter and the aneurysm is 7 cm long.\nIMPRESSION: 4.1 cm abdominal aortic aneurysm.",
    ],
  },
  *check(analysis) {
    const alignment = alignmentOf(analysis);
    for (const { finding, kind, sizes } of alignment.verdicts)
      if ((kind === "size" || kind === "size-near") && sizes !== undefined)
        yield between(sizes[0], sizes[1], finding.text, kind === "size-near");
    for (const [own, other] of looseSlips(analysis, alignment)) yield between(own, other, undefined, false);
  },
};

function between(own: Measurement, other: Measurement, of: string | undefined, near: boolean): Flag {
  return {
    from: own.from,
    to: own.to,
    message: `${other.text} in Findings, ${own.text} in Impression${of === undefined ? "" : ` ("${of}")`}.`,
    ...(near && { severity: "info" }),
    related: [{ from: other.from, to: other.to }],
    fixes: [copy("Impression", own, other), copy("Findings", other, own)],
  };
}

function copy(section: string, at: Measurement, { text }: Measurement) {
  return { label: `${section}: ${text}`, edits: [{ from: at.from, to: at.to, insert: text }] };
}
