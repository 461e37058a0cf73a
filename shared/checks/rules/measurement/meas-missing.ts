import type { Analysis, Finding } from "../../../extract/types";
import { alignmentOf } from "../../alignment/alignment";
import { sidesDiffer } from "../../alignment/same-lesion";
import type { ReportRule } from "../../types";

export const measMissing: ReportRule = {
  id: "meas-missing",
  title: "Finding without a size",
  why: "Management and follow-up of nodules, masses, aneurysms and stones go by their size; the next reader needs a number to compare with.",
  source:
    "ACR Communication Practice Parameter, rev. 2020; surgeons and oncologists read the Findings for measurements (catalogue S2, E20b)",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "FINDINGS: There is a «mass» in the upper pole of the right kidney.\nIMPRESSION: Right renal mass.",
      "FINDINGS: «Nodule» in the right upper lobe of the lung, spiculated.",
      "FINDINGS: There is an «abdominal aortic aneurysm».",
    ],
    clean: [
      "FINDINGS: Several subcentimeter hepatic hypodensities, too small to characterize.",
      "FINDINGS: No pulmonary nodule or mass.",
      "FINDINGS: There is a mass in the right kidney. It measures 3.5 x 3.1 cm.",
      "FINDINGS: 8 mm nodule in the right upper lobe. IMPRESSION: Right upper lobe nodule.",
      "FINDINGS: Multiple nodules in both lungs, the largest 9 mm.",
      "FINDINGS: Mass effect on the left lateral ventricle.",
      "INDICATION: Lung nodule.\nFINDINGS: The lungs are clear.",
      "FINDINGS: Innumerable nodules in both lungs.",
    ],
  },
  *check(analysis) {
    const { seen } = alignmentOf(analysis);
    const told = new Set<Finding["concept"]>();
    for (const finding of seen) {
      if (!finding.concept.sizeRequired || finding.assertion !== "present" || told.has(finding.concept)) continue;
      if (isSized(finding, seen) || isWaived(finding)) continue;
      told.add(finding.concept);
      const { from, to, text } = finding;
      const severity = finding.level <= 2 ? "info" : "warning";
      const fixes = [{ label: "Insert the size […]", edits: [{ from: to, to, insert: " measuring [size] cm" }] }];
      yield { from, to, severity, message: `"${text}" has no size.`, fixes };
    }
  },
};

/** A size with the finding itself or with any mention in the Findings that may be the same. */
function isSized(finding: Finding, seen: Analysis["blocks"][number]["findings"]): boolean {
  if (finding.measurements.length > 0 || hasLooseSize(finding)) return true;
  return seen.some(
    (other) =>
      other !== finding &&
      other.measurements.length > 0 &&
      (other.concept.lesion || other.concept.family === finding.concept.family) &&
      !sidesDiffer(finding.laterality, other.laterality),
  );
}

/** A length in the same sentence or the next one: whose it is may be open, and then the rule stays silent. */
function hasLooseSize({ sentence }: Finding): boolean {
  const { measurements } = sentence.block;
  return measurements.some(
    (measurement) =>
      (measurement.quantity === "length" || measurement.quantity === "volume" || measurement.unit === undefined) &&
      (measurement.sentence === sentence || measurement.sentence.index === sentence.index + 1),
  );
}

const WAIVING = new Set(["too-small", "multiple", "known", "stable", "resolved"]);

/** Words that stand for a size, or say that this is no single thing to be measured. */
function isWaived({ modifiers, change, sentence }: Finding): boolean {
  if (change === "resolved" || change === "stable") return true;
  return (
    modifiers.some(({ name }) => WAIVING.has(name)) ||
    sentence.block.phrases.some((phrase) => phrase.group === "size-waived" && phrase.sentence === sentence)
  );
}
