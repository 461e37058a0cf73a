import type { Analysis, BlockAnalysis, Finding } from "../../../extract/types";
import { relationOf } from "../../alignment/same-lesion";
import type { ReportRule } from "../../types";

export const measLocationMissing: ReportRule = {
  id: "meas-location-missing",
  title: "Finding without a place",
  why: "A renal mass without a side or a lung nodule without a lobe cannot be found again on the next exam.",
  source: "RCR standards BFCR(18)1, 2018; catalogue S2",
  severity: "info",
  scope: "report",
  examples: {
    flagged: [
      "FINDINGS: 6 mm «pulmonary nodule».",
      "FINDINGS: Kidneys as imaged.\nIMPRESSION: «Renal mass» measuring 3 cm.",
      "FINDINGS: Acute «vertebral compression fracture».",
    ],
    clean: [
      "FINDINGS: 6 mm right upper lobe nodule.",
      "FINDINGS: Bilateral simple renal cysts.",
      "FINDINGS: 3 cm mass in the left kidney.\nIMPRESSION: Renal mass.",
      "FINDINGS: Multiple scattered pulmonary nodules.",
      "EXAM: Left renal ultrasound\n\nFINDINGS: 3 cm renal mass.",
      "FINDINGS: No pulmonary nodule.",
    ],
  },
  *check(analysis) {
    if (analysis.exam.laterality !== undefined) return;
    let told: Finding["concept"][] | undefined;
    for (const block of analysis.blocks) {
      if (block.kind !== "findings" && block.kind !== "impression") continue;
      for (const finding of block.findings) {
        if (!needsPlace(finding) || isPlaced(block, finding) || told?.includes(finding.concept)) continue;
        if (isPlacedElsewhere(analysis, finding)) continue;
        told = [...(told ?? []), finding.concept];
        const { from, to, text } = finding;
        yield { from, to, message: `"${text}" has no ${placeName(finding)}.` };
      }
    }
  },
};

const WHERE: ReadonlyMap<string, string> = new Map([["pulmonary nodule", "lobe"]]);

function needsPlace({ concept, assertion, locations, laterality, change }: Finding): boolean {
  if (assertion !== "present" || laterality !== undefined || locations.length > 0 || change === "resolved")
    return false;
  if (concept.kind === "normal" || concept.kind === "category") return false;
  return (concept.sideRequired && concept.lesion) || WHERE.has(concept.family) || isSpinal(concept.id);
}

/** A word that stands for the place, or any other side or place in the sentence or the one behind it. */
function isPlaced({ phrases, sides, findings, block }: BlockAnalysis, { sentence, to, text }: Finding): boolean {
  if (isPlural(text)) return true;
  if (phrases.some((phrase) => phrase.group === "location-satisfies" && phrase.sentence === sentence)) return true;
  const near = (other: { readonly sentence: Finding["sentence"] }) =>
    other.sentence.block === sentence.block && Math.abs(other.sentence.index - sentence.index) <= 1;
  return (
    sides.some(near) ||
    findings.some((other) => near(other) && other.locations.length > 0) ||
    block.text.includes("segment") ||
    to < 0
  );
}

function isPlacedElsewhere({ blocks }: Analysis, finding: Finding): boolean {
  return blocks.some((block) =>
    block.findings.some(
      (other) =>
        other !== finding &&
        relationOf(other.concept, finding.concept) !== undefined &&
        (other.laterality !== undefined || other.locations.length > 0),
    ),
  );
}

const isSpinal = (id: string): boolean => id.includes("compression fracture") || id.includes("burst fracture");

const placeName = ({ concept }: Finding): string =>
  isSpinal(concept.id) ? "level" : (WHERE.get(concept.family) ?? "side");

const isPlural = (text: string): boolean => text.endsWith("s") && !text.endsWith("ss") && !text.endsWith("us");
