import { perBlock } from "../../../extract/keep";
import type { Finding, Location, Side } from "../../../extract/types";
import { alignmentOf } from "../../alignment/alignment";
import { type LimbTwin, limbTwins } from "../../alignment/limb-sides";
import { impliedSide, sidesDiffer } from "../../alignment/same-lesion";
import { isMirrored, otherSidePlaces, sideEdit, sidePlace } from "../../alignment/side-words";
import { sideTwins, type Twin } from "../../alignment/twins";
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
      "FINDINGS: Thickening of the skin flap over the left patella.\nIMPRESSION: Skin flap thickening over the «right» patella.",
      "FINDINGS: Displaced fracture of the right clavicle.\nIMPRESSION: Displaced «left» clavicle fracture.",
      "FINDINGS: Right shoulder: alignment and soft tissues are normal.\nIMPRESSION: «Left» shoulder: negative.",
      "FINDINGS: 4 mm nodule in the superior segment of the lower lobe of the right lung.\nIMPRESSION: Scarring in both lungs and a nodule in the superior segment of the lower lobe of the «left» lung.",
      "FINDINGS: Hypodense lesion (cyst?) in the right lobe of the liver.\nIMPRESSION: Hypodense lesion (cyst?) in the «left lobe of the liver».",
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
      "FINDINGS: Right knee: joint effusion. Left knee: normal.\nIMPRESSION: Left knee normal, right knee effusion.",
      "EXAM: Both hips.\nFINDINGS: Right hip: narrowed joint space.\nIMPRESSION: Left hip not remarkable.",
      "FINDINGS: Right renal calculus. Left ureteral stent in place.\nIMPRESSION: Right nephrolithiasis.",
    ],
  },
  *check(analysis) {
    const alignment = alignmentOf(analysis);
    for (const { finding, kind, other } of alignment.verdicts)
      if (kind === "side" && other !== undefined) {
        const flag = between(finding, other);
        if (flag !== undefined) yield flag;
      } else if (kind === "place" && other !== undefined) {
        const places = otherSidePlaces(finding, other);
        if (places !== undefined) yield betweenPlaces(finding, other, ...places);
      }
    for (const twin of sideTwins(analysis, alignment)) yield repeated(twin);
    for (const twin of limbTwins(analysis, alignment)) yield ofLimb(twin);
    for (const block of analysis.blocks) for (const finding of flippedIn(block)) yield* flip(finding);
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

/** "Right lobe of the liver" against "left lobe of the liver": a side, though not of the body. */
function betweenPlaces(finding: Finding, other: Finding, at: Location, otherAt: Location): Flag {
  return {
    from: at.from,
    to: at.to,
    message: `"${otherAt.text}" in Findings ("${other.text}"), "${at.text}" in Impression ("${finding.text}").`,
    related: [{ from: otherAt.from, to: otherAt.to }],
    fixes: [...fix(`Impression: ${otherAt.text}`, finding, at), ...fix(`Findings: ${at.text}`, other, otherAt)],
  };
}

function ofLimb({ mention, other }: LimbTwin): Flag {
  const at = mention.lateralityAt ?? mention;
  const edit = sideEdit(mention.sentence, at);
  const side = other.laterality ?? "";
  return {
    from: at.from,
    to: at.to,
    message: `${upperFirst(side)} in Findings ("${other.text}"), ${mention.laterality} in Impression ("${mention.text}").`,
    related: [{ from: (other.lateralityAt ?? other).from, to: (other.lateralityAt ?? other).to }],
    fixes: edit === undefined ? [] : [{ label: `Impression: ${side}`, edits: [edit] }],
  };
}

/** The sentence of the Impression is the Findings' own, on the other side. */
function repeated({ side, other }: Twin): Flag {
  const own = sideEdit(side.sentence, side);
  const theirs = sideEdit(other.sentence, other);
  return {
    from: side.from,
    to: side.to,
    message: `${upperFirst(other.laterality)} in Findings ("${words(other)}"), ${side.laterality} in Impression.`,
    related: [{ from: other.from, to: other.to }],
    fixes: [
      ...(own === undefined ? [] : [{ label: `Impression: ${other.laterality}`, edits: [own] }]),
      ...(theirs === undefined ? [] : [{ label: `Findings: ${side.laterality}`, edits: [theirs] }]),
    ],
  };
}

/** The side with a few words behind it. */
function words({ sentence, from }: Side): string {
  const rest = sentence.text.slice(from - sentence.from, from - sentence.from + 40);
  const end = rest.length < 40 ? rest.length : rest.lastIndexOf(" ");
  return rest
    .slice(0, end > 0 ? end : rest.length)
    .replaceAll("\n", " ")
    .replaceAll("!", "")
    .trimEnd();
}

function fix(label: string, finding: Finding, at: { readonly from: number; readonly to: number }): readonly Fix[] {
  const edit = sideEdit(finding.sentence, at);
  return edit === undefined ? [] : [{ label, edits: [edit] }];
}

/** The most characters between the side and its noun: "left renal mass". */
const NEXT_TO = 12;

/** "This left lesion" of a lesion that was said to lie on the right. */
const flippedIn = perBlock(({ findings }) => findings.filter(isFlipped));

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
