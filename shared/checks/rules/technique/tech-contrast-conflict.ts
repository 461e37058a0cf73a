import { assertionAt } from "../../../extract/span-assertions";
import type { Analysis, BlockAnalysis, Phrase } from "../../../extract/types";
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
    ],
    clean: [
      "TECHNIQUE: CT without contrast.\nFINDINGS: Enhancement cannot be assessed.",
      "TECHNIQUE: MRI without contrast.\nFINDINGS: Lesion enhanced on the prior MRI of 2024-01-02.",
      "TECHNIQUE: CT with and without contrast.\nFINDINGS: Enhancing lesion.",
      "TECHNIQUE: CT without contrast.\nIMPRESSION: Renal mass. Contrast-enhanced CT is recommended to look for enhancement.",
      "TECHNIQUE: Ultrasound without contrast.\nFINDINGS: Cyst with posterior acoustic enhancement.",
      "TECHNIQUE: CT without contrast. Residual contrast from the prior study.\nFINDINGS: The kidneys enhance.",
    ],
  },
  *check(analysis) {
    const { modalities, contrast } = analysis.exam;
    const only = modalities.length === 1 ? modalities[0] : undefined;
    if (contrast === undefined || (only !== "CT" && only !== "MR")) return;
    const how = analysis.blocks.filter(({ kind }) => kind === "header" || kind === "technique");
    if (how.some(hasOddContrast)) return;
    const agent = wrongAgent(how, only);
    if (agent !== undefined) {
      yield {
        from: agent.from,
        to: agent.to,
        message: `"${agent.text}" is no contrast agent of ${only === "CT" ? "CT" : "MRI"}.`,
      };
      return;
    }
    const given = nameAgainstTechnique(how);
    if (given !== undefined) yield given;
    if (contrast !== "without") return;
    for (const block of analysis.blocks) {
      if (block.kind !== "findings" && block.kind !== "impression") continue;
      const hit = block.phrases.find(
        (phrase) => phrase.group === "enhancement-word" && isSeen(analysis, block, phrase),
      );
      if (hit !== undefined)
        yield { from: hit.from, to: hit.to, message: `"${hit.text}" on an exam without contrast.` };
    }
  },
};

const ODD = [
  "residual",
  "myelogr",
  "arthrogr",
  "oral",
  "excreted",
  "perfusion",
  "test bolus",
  "cystogr",
  "intrathecal",
];

/** Contrast that came another way: what it opacifies is said to enhance. */
function hasOddContrast({ block }: BlockAnalysis): boolean {
  const text = block.text.toLowerCase();
  return ODD.some((word) => text.includes(word));
}

function wrongAgent(how: readonly BlockAnalysis[], modality: string): Phrase | undefined {
  const wrong = modality === "CT" ? "agent-gadolinium" : "agent-iodinated";
  const right = modality === "CT" ? "agent-iodinated" : "agent-gadolinium";
  const phrases = how.flatMap((block) => block.phrases);
  return phrases.some(({ group }) => group === right) ? undefined : phrases.find(({ group }) => group === wrong);
}

/** "CT abdomen without contrast" above, "after 100 mL Omnipaque" below. */
function nameAgainstTechnique(how: readonly BlockAnalysis[]): Flag | undefined {
  const header = how.filter(({ kind }) => kind === "header").flatMap((block) => block.phrases);
  const technique = how.filter(({ kind }) => kind === "technique").flatMap((block) => block.phrases);
  if (!header.some(({ group }) => group === "contrast-without") || header.some(isGiven)) return undefined;
  if (technique.some(({ group }) => group === "contrast-without")) return undefined;
  const agent = technique.find(({ group }) => group === "agent-iodinated" || group === "agent-gadolinium");
  return (
    agent && {
      from: agent.from,
      to: agent.to,
      message: `"${agent.text}" is given, but the exam's name says without contrast.`,
    }
  );
}

const isGiven = ({ group }: Phrase): boolean => group === "contrast-with" || group === "contrast-both";

const ELSEWHERE = ["prior", "previous", "outside", "contrast-enhanced", "mri of", "ct of", "recommend", "prominen"];

/** Said of this exam: not denied, not of a prior one, not in a recommendation. */
function isSeen({ exam }: Analysis, block: BlockAnalysis, phrase: Phrase): boolean {
  const { sentence, from, to } = phrase;
  // "Enhanced image quality" is a manner of speaking; without contrast MR angiography shows flow.
  if (exam.modalities[0] === "MR" && phrase.text.toLowerCase() === "filling defect") return false;
  const text = sentence.text.toLowerCase();
  if (ELSEWHERE.some((word) => text.includes(word))) return false;
  if (block.phrases.some((other) => other.sentence === sentence && other.group === "enhancement-exempt")) return false;
  if (block.recommendations.some((one) => one.from < to && from < one.to)) return false;
  const said = assertionAt(block.block.text, [[from - block.from, to - block.from]])[0];
  return said === "present" || said === "possible";
}
