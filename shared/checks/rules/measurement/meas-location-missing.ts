import { perBlock } from "../../../extract/keep";
import type { Analysis, BlockAnalysis, Finding } from "../../../extract/types";
import { relationOf } from "../../alignment/same-lesion";
import { findingSigns, isSpinal, NEEDS_PLACE, signsOf } from "../../finding-signs";
import { NO_FLAGS } from "../../no-flags";
import type { Flag, ReportRule } from "../../types";

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
  check(analysis) {
    if (analysis.exam.laterality !== undefined) return NO_FLAGS;
    const flags: Flag[] = [];
    const told: Finding["concept"][] = [];
    for (const block of analysis.blocks) {
      if ((block.kind !== "findings" && block.kind !== "impression") || (findingSigns(block) & NEEDS_PLACE) === 0)
        continue;
      for (const finding of unplacedIn(block)) {
        if (told.includes(finding.concept) || isPlacedElsewhere(analysis, finding)) continue;
        told.push(finding.concept);
        const { from, to, text } = finding;
        flags.push({ from, to, message: `"${text}" has no ${placeName(finding)}.` });
      }
    }
    return flags;
  },
};

/** The block's findings that need a place, with none in the sentences around. */
const unplacedIn = perBlock((block) =>
  block.findings.filter((finding) => needsPlace(finding) && !isPlaced(block, finding)),
);

const WHERE: ReadonlyMap<string, string> = new Map([["pulmonary nodule", "lobe"]]);

function needsPlace({ concept, assertion, locations, laterality, change }: Finding): boolean {
  if (assertion !== "present" || laterality !== undefined || locations.length > 0 || change === "resolved")
    return false;
  return (signsOf(concept) & NEEDS_PLACE) !== 0;
}

/** A word that stands for the place, or any other side or place in the sentence or the one behind it. */
function isPlaced({ phrases, sides, findings, block }: BlockAnalysis, { sentence, text }: Finding): boolean {
  if (isPlural(text)) return true;
  if (phrases.some((phrase) => phrase.group === "location-satisfies" && phrase.sentence === sentence)) return true;
  const near = (other: { readonly sentence: Finding["sentence"] }) =>
    other.sentence.block === sentence.block && Math.abs(other.sentence.index - sentence.index) <= 1;
  return (
    sides.some(near) ||
    findings.some((other) => near(other) && other.locations.length > 0) ||
    block.text.includes("segment")
  );
}

function isPlacedElsewhere({ blocks }: Analysis, finding: Finding): boolean {
  for (const block of blocks)
    for (const concept of placedIn(block)) if (relationOf(concept, finding.concept) !== undefined) return true;
  return false;
}

/** What the block gives a side or a place of, each once. */
const placedIn = perBlock(({ findings }): readonly Finding["concept"][] => {
  const placed: Finding["concept"][] = [];
  for (const { concept, laterality, locations } of findings)
    if ((laterality !== undefined || locations.length > 0) && !placed.includes(concept)) placed.push(concept);
  return placed;
});

const placeName = ({ concept }: Finding): string =>
  isSpinal(concept) ? "level" : (WHERE.get(concept.family) ?? "side");

const isPlural = (text: string): boolean => text.endsWith("s") && !text.endsWith("ss") && !text.endsWith("us");
