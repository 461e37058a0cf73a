import {
  bitOfGroup,
  CONTRAST_GIVEN,
  CONTRAST_WITHOUT,
  ENHANCEMENT,
  GADOLINIUM,
  IODINATED,
} from "../../../extract/phrase-groups";
import { assertionAt } from "../../../extract/span-assertions";
import type { Analysis, BlockAnalysis, Phrase } from "../../../extract/types";
import { NO_FLAGS } from "../../no-flags";
import { groupsInReport } from "../../phrase-groups";
import type { Flag, ReportRule } from "../../types";

export const techContrastConflict: ReportRule = {
  id: "tech-contrast-conflict",
  title: "Contrast said and not given",
  why: "Enhancement on an exam without contrast is from another patient, another exam or a template; a decision on the lesion would rest on it.",
  source: "ACR Communication Practice Parameter, rev. 2020 (contrast agent, route, dose); catalogue S1",
  severity: "error",
  scope: "report",
  examples: {
    flagged: [
      "TECHNIQUE: CT without contrast.\nFINDINGS: «Hyperenhancing» lesion in segment VI.",
      "EXAM: CT abdomen without contrast\n\nTECHNIQUE: Axial images after 100 mL «Omnipaque» 350.\nFINDINGS: Normal liver.",
      "TECHNIQUE: CT of the abdomen without intravenous contrast.\nFINDINGS: Heterogeneous «enhancement» of the 2.4 cm renal mass.",
      "TECHNIQUE: Contrast-enhanced CT of the chest with 10 mL «gadobutrol».\nFINDINGS: Clear lungs.",
      "TECHNIQUE: Noncontrast MRI of the brain.\nFINDINGS: A ring-«enhancing» lesion in the left frontal lobe.",
      "TECHNIQUE: Axial images. No IV contrast was given.\nFINDINGS: The «aorta is well opacified».",
      "TECHNIQUE: Non-enhanced CT of the abdomen.\nFINDINGS: Splenic laceration with a «contrast blush».",
      "TECHNIQUE: CT abdomen. Contrast: nil.\nFINDINGS: «Delayed nephrogram» on the right.",
      "TECHNIQUE: Plain CT of the chest.\nFINDINGS: Lesion with «absolute washout» of 70%.",
      "TECHNIQUE: CT; contrast was withheld for renal failure.\nFINDINGS: «Endoleak» with growth of the sac.",
    ],
    clean: [
      "TECHNIQUE: CT with IV contrast. No oral contrast was given.\nFINDINGS: The liver enhances.",
      "TECHNIQUE: CT of the sinuses without contrast.\nFINDINGS: Complete opacification of the left maxillary sinus.",
      "TECHNIQUE: Contrast: non-ionic, 100 mL.\nFINDINGS: Enhancing renal mass.",
      "TECHNIQUE: Non-enhanced CT followed by portal venous phase images.\nFINDINGS: The liver enhances.",
      "TECHNIQUE: CT without contrast.\nFINDINGS: Assessment of the vessels is limited without contrast opacification of the lumen.",
      "TECHNIQUE: CT without contrast.\nFINDINGS: Oral contrast fills the colon.",
      "TECHNIQUE: CT without contrast.\nFINDINGS: Enhancement cannot be assessed.",
      "TECHNIQUE: MRI without contrast.\nFINDINGS: Lesion enhanced on the prior MRI of 2024-01-02.",
      "TECHNIQUE: CT with and without contrast.\nFINDINGS: Enhancing lesion.",
      "TECHNIQUE: CT without contrast.\nIMPRESSION: Renal mass. Contrast-enhanced CT is recommended to look for enhancement.",
      "TECHNIQUE: Ultrasound without contrast.\nFINDINGS: Cyst with posterior acoustic enhancement.",
      "TECHNIQUE: CT without contrast. Residual contrast from the prior study.\nFINDINGS: The kidneys enhance.",
    ],
  },
  check(analysis) {
    const { modalities, contrast } = analysis.exam;
    // "CT KUB": the second name is one of a radiograph as well.
    const isKub = modalities.length === 2 && modalities.includes("CT") && modalities.includes("DX");
    const only = isKub ? "CT" : modalities.length === 1 ? modalities[0] : undefined;
    if (contrast === undefined) return NO_FLAGS;
    // Whoever says that none was given speaks of an exam that might have had it.
    if (modalities.length === 0 && contrast === "without" && !analysis.blocks.some(hasOddContrast))
      return holds(groupsInReport(analysis), ENHANCEMENT) ? enhancementIn(analysis) : NO_FLAGS;
    if (only !== "CT" && only !== "MR") return NO_FLAGS;
    const agents = only === "CT" ? AGENTS : { right: AGENTS.wrong, wrong: AGENTS.right };
    const { header, technique } = groupsOfHow(analysis);
    const isWrong = holds(header | technique, agents.wrong) && !holds(header | technique, agents.right);
    const isAgainst =
      holds(technique, IODINATED | GADOLINIUM) &&
      holds(header, CONTRAST_WITHOUT) &&
      !holds(header, CONTRAST_GIVEN) &&
      !holds(technique, CONTRAST_WITHOUT);
    const isSeenWithout = contrast === "without" && holds(groupsInReport(analysis), ENHANCEMENT);
    if ((!isWrong && !isAgainst && !isSeenWithout) || analysis.blocks.some(hasOddContrast)) return NO_FLAGS;
    if (isWrong) return wrongAgent(analysis, agents.wrong, only);
    return [...(isAgainst ? nameAgainstTechnique(analysis) : []), ...(isSeenWithout ? enhancementIn(analysis) : [])];
  },
};

/** Of CT. */
const AGENTS = { right: IODINATED, wrong: GADOLINIUM } as const;

const holds = (groups: number, wanted: number): boolean => (groups & wanted) !== 0;

/** The phrases of the exam's name and of its technique. */
function groupsOfHow({ blocks }: Analysis): { readonly header: number; readonly technique: number } {
  let header = 0;
  let technique = 0;
  for (const block of blocks)
    if (block.kind === "header") header |= block.groups;
    else if (block.kind === "technique") technique |= block.groups;
  return { header, technique };
}

const isHow = ({ kind }: BlockAnalysis): boolean => kind === "header" || kind === "technique";

const ODD =
  /residual|myelogr|arthrogr|(?<!\b(?:no|without|nor|intravenous or|iv or) )\b(?:oral|orally|per os|enteric|rectal)\b|excreted|perfusion|test bolus|cystogr|intrathecal/;

/** Contrast that came another way: what it opacifies is said to enhance. */
function hasOddContrast({ kind, block }: BlockAnalysis): boolean {
  if (kind !== "header" && kind !== "technique") return false;
  return ODD.test(block.text.toLowerCase());
}

function wrongAgent(analysis: Analysis, wrong: number, modality: "CT" | "MR"): readonly Flag[] {
  const agent = firstOf(analysis, isHow, wrong);
  if (agent === undefined) return NO_FLAGS;
  const { from, to, text } = agent;
  return [{ from, to, message: `"${text}" is no contrast agent of ${modality === "CT" ? "CT" : "MRI"}.` }];
}

/** "CT abdomen without contrast" above, "after 100 mL Omnipaque" below. */
function nameAgainstTechnique(analysis: Analysis): readonly Flag[] {
  const agent = firstOf(analysis, ({ kind }) => kind === "technique", IODINATED | GADOLINIUM);
  if (agent === undefined) return NO_FLAGS;
  const { from, to, text } = agent;
  return [{ from, to, message: `"${text}" is given, but the exam's name says without contrast.` }];
}

/** The first phrase of the groups in such blocks. */
function firstOf(
  { blocks }: Analysis,
  isWanted: (block: BlockAnalysis) => boolean,
  groups: number,
): Phrase | undefined {
  for (const block of blocks) {
    const phrase = isWanted(block) ? block.phrases.find(({ group }) => holds(bitOfGroup(group), groups)) : undefined;
    if (phrase !== undefined) return phrase;
  }
  return undefined;
}

/** What is said to enhance; each block says it once. */
function enhancementIn(analysis: Analysis): readonly Flag[] {
  const flags: Flag[] = [];
  for (const block of analysis.blocks) {
    if ((block.kind !== "findings" && block.kind !== "impression") || !holds(block.groups, ENHANCEMENT)) continue;
    const hit = block.phrases.find((phrase) => phrase.group === "enhancement-word" && isSeen(analysis, block, phrase));
    if (hit !== undefined)
      flags.push({ from: hit.from, to: hit.to, message: `"${hit.text}" on an exam without contrast.` });
  }
  return flags;
}

/** What MRI shows without contrast as well. */
const OF_FLOW = /filling defect|hypervascular|hypovascular|perfusion|phase|blush/i;

/** A vessel or duct is opacified by contrast, an air space by what fills it. */
const VESSEL =
  /arter|\bvein|venous|aort|vascul|vessel|lumen|\bsac\b|graft|ureter|collecting system|\bivc\b|\bsvc\b|\bsm[av]\b|contrast|cardiac chamber|atri(?:um|al)|vena cava/;
const AIR = /sinus(?:es)?\b|mastoid|air ?cell|lungs?\b|lobe|hemithorax|air ?space|bronch|middle ear|aerat/;

const ELSEWHERE = ["prior", "previous", "outside", "contrast-enhanced", "mri of", "ct of", "recommend", "prominen"];

/** Said of this exam: not denied, not of a prior one, not in a recommendation. */
function isSeen({ exam }: Analysis, block: BlockAnalysis, phrase: Phrase): boolean {
  const { sentence, from, to } = phrase;
  // "Enhanced image quality" is a manner of speaking; without contrast MR angiography shows flow.
  if (exam.modalities[0] === "MR" && OF_FLOW.test(phrase.text)) return false;
  const text = sentence.text.toLowerCase();
  if (/^opacif/i.test(phrase.text) && (!VESSEL.test(text) || AIR.test(text))) return false;
  if (ELSEWHERE.some((word) => text.includes(word))) return false;
  if (block.phrases.some((other) => other.sentence === sentence && other.group === "enhancement-exempt")) return false;
  if (block.recommendations.some((one) => one.from < to && from < one.to)) return false;
  const said = assertionAt(block.block.text, [[from - block.from, to - block.from]])[0];
  return said === "present" || said === "possible";
}
