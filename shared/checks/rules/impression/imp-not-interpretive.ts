import { perBlock } from "../../../extract/keep";
import type { BlockAnalysis, Finding, ImpressionItem } from "../../../extract/types";
import { isAsserted } from "../../impression";
import { NO_FLAGS } from "../../no-flags";
import type { Flag, ReportRule } from "../../types";

export const impNotInterpretive: ReportRule = {
  id: "imp-not-interpretive",
  title: "Impression item without interpretation",
  why: "An opacity can be anything from a vessel to a cancer; the referrer asked what it is.",
  source: "RadioGraphics 2020 (writing the Impression); Emergency Radiology 2022",
  severity: "info",
  scope: "report",
  examples: {
    flagged: [
      "IMPRESSION: Hypodense «lesion» in the liver.",
      "IMPRESSION: «Opacity» at the right lung base.",
      "IMPRESSION:\n1. Cholelithiasis.\n2. «Opacity» in the left upper lobe.\n",
    ],
    clean: [
      "IMPRESSION: Right basilar opacity, likely atelectasis.",
      "IMPRESSION: Indeterminate 1.2 cm lesion in the liver. Consider follow-up MRI in 3-6 months.",
      "IMPRESSION: Unchanged opacity at the right lung base.",
      "IMPRESSION: No focal opacity.",
      "IMPRESSION: Benign-appearing lesion in the liver.",
      "INDICATION: Screening.\n\nTECHNIQUE: Screening mammogram.\n\nIMPRESSION: Asymmetry in the left breast. BI-RADS 0.",
    ],
  },
  check({ items, exam }) {
    if (exam.screening) return NO_FLAGS;
    const flags: Flag[] = [];
    for (const { block, index } of items) {
      const { head } = describedIn(block);
      if (head === undefined || isAdvice(items[index + 1])) continue;
      flags.push({ from: head.from, to: head.to, message: `"${head.text}" is described and not interpreted.` });
    }
    return flags;
  },
};

const NOTHING: { readonly head: Finding | undefined } = { head: undefined };

/** What is seen first in the item, where it says no more than what is seen. */
const describedIn = perBlock((block): typeof NOTHING => {
  const head = descriptorOf(block);
  return head === undefined || interprets(block) ? NOTHING : { head };
});

/** What may be nearly anything. Low lung volumes, a stone, an effusion say what they are. */
const OPEN_HEADS: ReadonlySet<string> = new Set([
  "airspace opacity",
  "opacity",
  "ground-glass opacity",
  "lesion",
  "bone lesion",
  "liver lesion",
  "renal mass",
  "mass",
  "nodule",
  "hyperdensity",
  "lucency",
  "signal abnormality",
  "marrow signal abnormality",
  "white matter change",
  "abnormal enhancement",
  "restricted diffusion",
  "wall thickening",
  "bowel wall thickening",
  "thickening",
  "fat stranding",
  "collection",
  "filling defect",
  "breast asymmetry",
]);

/** The first thing seen, where the item names nothing but what is seen. */
function descriptorOf({ findings }: BlockAnalysis): Finding | undefined {
  let head: Finding | undefined;
  for (const finding of findings) {
    const { kind, family } = finding.concept;
    if (kind === "normal" || !isAsserted(finding)) continue;
    if (kind !== "descriptor") return undefined;
    if (head === undefined && OPEN_HEADS.has(family)) head = finding;
  }
  return head;
}

/** Words by which a sentence says what something is, what became of it, or what follows from it. */
const INTERPRETATION =
  /\b(?:likely|probabl\w|possibl\w|suggest\w{0,4}|consistent|compatible|represent\w{0,4}|reflect\w{0,3}|indeterminate|nonspecific|suspicious|suspected|concern\w{0,3}|worrisome|benign|malignan\w{1,2}|unchanged|stable|interval|increas\w{1,3}|decreas\w{1,3}|regress\w{2,3}|progress\w{2,3}|change|complication|improv\w{2,6}|resolv\w{2,3}|resolution|worse\w{0,4}|new|versus|vs|differential|may|might|could|favor\w{0,2}|favour\w{0,2}|compared|prior|previous\w{0,2}|chronic|old|post-?operative|post-?surgical|post-?traumatic|due to|related to|secondary to|from|artifact\w{0,2}|infectious|inflammatory|neoplastic|degenerative|congenital|normal|variant|physiologic|known|score|grade|category|recommend\w{0,6}|advis\w{1,3}|correlat\w{1,4}|follow-?up|question\w{0,4}|diagnos\w{2,4}|evidence|therapy|treatment|measur\w{1,4} up to)\b/i;

function interprets(block: BlockAnalysis): boolean {
  return (
    block.recommendations.length > 0 ||
    block.categories.length > 0 ||
    block.findings.some(
      ({ assertion, change, certainty, concept }) =>
        change !== undefined ||
        assertion === "possible" ||
        certainty < 5 ||
        concept.kind === "category" ||
        concept.kind === "diagnosis",
    ) ||
    block.block.text.includes("?") ||
    INTERPRETATION.test(block.block.text)
  );
}

function isAdvice(item: ImpressionItem | undefined): boolean {
  return item !== undefined && item.block.recommendations.length > 0 && !item.block.findings.some(isAsserted);
}
