import { perBlock } from "../../../extract/keep";
import type { Analysis, BlockAnalysis, Measurement } from "../../../extract/types";
import type { MeasurementRow } from "../../../lexicons/tables";
import { NO_FLAGS } from "../../no-flags";
import type { Flag, ReportRule } from "../../types";
import { boundsOfStructure, sameQuantity, scaleOf } from "./bounds";

export const measNormalConflict: ReportRule = {
  id: "meas-normal-conflict",
  title: "Word and number disagree",
  why: 'Family doctors do not know the normal ranges and follow the word; "normal-sized" beside 17 cm tells them the wrong thing.',
  source: "Normal values, adult (catalogue NV1, NV2, sources differ by some 10 %); GP survey (L15)",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "FINDINGS: Normal-sized spleen measuring «17 cm».",
      "FINDINGS: Dilated common bile duct measuring «4 mm».",
      "FINDINGS: The abdominal aorta is normal in caliber, measuring «4.1 cm».",
      "FINDINGS: The spleen is enlarged, measuring «9 cm».",
    ],
    clean: [
      "FINDINGS: Spleen is mildly enlarged at 14 cm.",
      "FINDINGS: Common bile duct 9 mm, within normal limits after cholecystectomy.",
      "AGE: 6\n\nFINDINGS: Spleen is enlarged, measuring 9 cm.",
      "FINDINGS: The spleen is normal in size, measuring 12 cm.",
      "FINDINGS: The liver is normal. The common bile duct measures 9 mm.",
      "FINDINGS: The spleen is not enlarged, measuring 11 cm.",
    ],
  },
  check(analysis) {
    if (isOther(analysis)) return NO_FLAGS;
    const flags: Flag[] = [];
    for (const block of analysis.blocks) {
      if (block.kind !== "findings" || block.measurements.length === 0) continue;
      for (const { measurement, message } of conflictsIn(block))
        flags.push({ from: measurement.from, to: measurement.to, message });
    }
    return flags;
  },
};

interface Conflict {
  readonly measurement: Measurement;
  readonly message: string;
}

const NONE: readonly Conflict[] = [];

const conflictsIn = perBlock((block): readonly Conflict[] => {
  let conflicts: Conflict[] | undefined;
  for (const measurement of block.measurements) {
    const message = conflictOf(block, measurement);
    if (message === undefined) continue;
    conflicts ??= [];
    conflicts.push({ measurement, message });
  }
  return conflicts ?? NONE;
});

/** Children and pregnant women have other normal values. */
function isOther({ exam }: Analysis): boolean {
  return (exam.ageYears !== undefined && exam.ageYears < 18) || exam.regions.includes("ob");
}

/** Structures whose normal value is one number that the sources agree on, and that are measured along the axis it is given for. */
const AGREED = new Set([
  "common bile duct",
  "spleen",
  "abdominal aorta",
  "main pancreatic duct",
  "ascending aorta",
  "main pulmonary artery",
  "portal vein",
  "gallbladder wall",
  "appendix",
]);

/** "Splenomegaly" is said of the spleen, "dilated common bile duct" of the duct. */
function structureOf({ structure, finding }: Measurement): string | undefined {
  if (structure !== undefined || finding === undefined) return structure;
  if (finding.concept.id === "splenomegaly") return "spleen";
  return finding.concept.id === "biliary dilatation" && /common bile duct|CBD/i.test(finding.sentence.text)
    ? "common bile duct"
    : undefined;
}

function conflictOf(block: BlockAnalysis, measurement: Measurement): string | undefined {
  const { values, text, sentence, role, unit } = measurement;
  const structure = structureOf(measurement);
  if (structure === undefined || !AGREED.has(structure) || role === "prior" || unit === undefined) return undefined;
  const row = boundsOfStructure(structure);
  if (row === undefined || !sameQuantity(row, measurement)) return undefined;
  const size = Math.max(...values);
  if (!conflicts("normal", size, row) && !conflicts("enlarged", size, row)) return undefined;
  if (
    block.measurements.some(
      (other) => other !== measurement && other.sentence === sentence && structureOf(other) !== structure,
    )
  )
    return undefined;
  const words = sentence.text.toLowerCase();
  const said = adjectiveOf(words);
  if (said === undefined || !conflicts(said, size, row) || REASONS.some((reason) => words.includes(reason)))
    return undefined;
  const high = (row.normalHigh ?? 0) * scaleOf(row);
  return `${text} is called ${said}; up to ${high} mm is usual for the ${structure}.`;
}

const REASONS = [
  "cholecyst",
  "for age",
  "for the patient",
  "postpartum",
  "transplant",
  "athlet",
  "previous",
  "prior",
  "post",
  "upper limit",
  "borderline",
  "stable",
  "wall",
  "mass",
  "nodule",
  "cyst",
  "lesion",
  "segment",
  "branch",
  "intrahepatic",
  "length of",
  "status",
];
const NORMAL = [
  "normal in size",
  "normal size",
  "normal-sized",
  "normal sized",
  "normal in calib",
  "normal calib",
  "normal-calib",
  "not enlarged",
  "not dilated",
  "nondilated",
  "non-dilated",
  "non dilated",
  "is normal",
  "unremarkable",
  "within normal limits",
  "normal in diameter",
];
const LARGE = ["enlarged", "dilated", "ectatic", "splenomegaly", "dilatation", "dilation", "aneurysm"];

/** What the sentence says; undefined where it says nothing or both. */
function adjectiveOf(words: string): "normal" | "enlarged" | undefined {
  const normal = NORMAL.some((word) => words.includes(word));
  const large = LARGE.some((word) => words.includes(word) && !denied(words, words.indexOf(word)));
  return normal === large ? undefined : normal ? "normal" : "enlarged";
}

const DENIALS = ["not ", "non", "no ", "without ", "isn't "];
const denied = (words: string, at: number): boolean => {
  const before = words.slice(Math.max(0, at - 14), at);
  return DENIALS.some((word) => before.includes(word));
};

function conflicts(said: "normal" | "enlarged", size: number, row: MeasurementRow): boolean {
  const high = (row.normalHigh ?? Number.NaN) * scaleOf(row);
  return said === "normal" ? size > high * 1.25 : size < high * 0.85;
}
