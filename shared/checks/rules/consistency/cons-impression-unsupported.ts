import type { Analysis, BlockAnalysis, Finding } from "../../../extract/types";
import { alignmentOf } from "../../alignment/alignment";
import { isGeneric, isMisplaced, someIn } from "../../alignment/same-lesion";
import { overlaps } from "../../sentences";
import type { Flag, ReportRule } from "../../types";

export const consImpressionUnsupported: ReportRule = {
  id: "cons-impression-unsupported",
  title: "Impression names what the Findings do not describe",
  why: "A conclusion without its finding is a slip, a line of another report, or a finding whose size and place nobody can look up.",
  source: "Unsupported conclusions as an error class (catalogue S2, E12, E13)",
  // Findings describe in words that no table holds all of; only what needs care within hours is worth a warning.
  severity: "info",
  scope: "report",
  examples: {
    flagged: [
      "FINDINGS: The liver, spleen, pancreas and both kidneys are normal in size. No hydronephrosis or calculus is seen. The bowel is unremarkable, without dilatation.\nIMPRESSION: 1.5 cm left «adrenal nodule».",
      "FINDINGS: The lungs are clear. The heart is normal in size. No pleural effusion or pneumothorax is seen. The bones are intact and unremarkable.\nIMPRESSION: Right lower lobe «pneumonia».",
    ],
    clean: [
      "FINDINGS: Filling defect in the right lower lobe pulmonary artery. The lungs are clear and the heart is normal in size. No pleural effusion or pneumothorax is seen here.\nIMPRESSION: Acute pulmonary embolism.",
      "FINDINGS: 3.5 cm enhancing right renal mass. The left kidney is normal. Liver, spleen and pancreas are unremarkable. No ascites and no enlarged lymph node is seen.\nIMPRESSION: Renal cell carcinoma suspected.",
      "FINDINGS: The lungs are clear.\nIMPRESSION: Right lower lobe pneumonia.",
      "FINDINGS: The cardiac silhouette remains markedly enlarged. The lungs are clear. No pleural effusion or pneumothorax is seen. The bones are intact and unremarkable.\nIMPRESSION: Severe cardiomegaly.",
      "FINDINGS: The lungs are clear. The heart is normal in size. No pleural effusion or pneumothorax is seen. The bones are intact and unremarkable.\nIMPRESSION: Known breast cancer. No evidence of metastatic disease in the chest.",
    ],
  },
  *check(analysis) {
    if (words(analysis.blocksOf("findings")) < FEWEST_WORDS) return;
    let described: string | undefined;
    const told = new Set<string>();
    const { concluded, seen, candidates } = alignmentOf(analysis);
    for (const finding of concluded) {
      if (told.has(finding.concept.family) || !isClaim(finding, analysis)) continue;
      if (candidates(finding, seen)?.length !== 0) continue;
      described ??= textOf(analysis);
      if (isWritten(finding, described) || seen.some(({ organ }) => organ === finding.organ)) continue;
      if (isDescribed(finding, described, analysis)) continue;
      told.add(finding.concept.family);
      yield flag(finding);
    }
  },
};

/** Findings of fewer words leave their description to the Impression. */
const FEWEST_WORDS = 20;

const words = (blocks: readonly BlockAnalysis[]): number => blocks.reduce((sum, block) => sum + block.words, 0);

/** Said firmly of what the images show now: no history, no advice, no category, no name for the whole. */
function isClaim(finding: Finding, { items }: Analysis): boolean {
  const { assertion, certainty, concept, level, modifiers, sentence, change } = finding;
  if (assertion !== "present" || certainty < 5 || level < (isMeasured(finding) ? 2 : 3) || change === "resolved")
    return false;
  if (finding.organ === undefined || isMisplaced(finding) || concept.family === "infection") return false;
  if (concept.kind !== "diagnosis" && !isMeasured(finding)) return false;
  if (modifiers.some(({ name }) => WAIVING.has(name)) || items.length === 0) return false;
  if (CAVEATS.some((word) => sentence.text.includes(word))) return false;
  return !sentence.block.recommendations.some((advice) => overlaps(advice, finding));
}

const isMeasured = ({ concept, measurements }: Finding): boolean => concept.lesion && measurements.length > 0;

/** Words of a sentence that says what the images may fail to show. */
const CAVEATS = ["may not", "Please note", "please note", "not be demonstrated", "cannot", "history of", "known"];

const WAIVING: ReadonlySet<string> = new Set([
  "known",
  "chronic",
  "healed",
  "expected-postoperative",
  "resolved",
  "stable",
]);

/** The most of the text that is searched for the words. */
const MOST = 20_000;

/** What stands outside the Impression, in lower case. */
function textOf({ blocks, blocksOf }: Analysis): string {
  const impression = new Set(blocksOf("impression"));
  let text = "";
  for (const block of blocks) {
    if (impression.has(block) || text.length > MOST) continue;
    text += `${block.block.text.slice(0, MOST).toLowerCase()}\n`;
  }
  return text;
}

/** A word of the finding's name stands in the rest of the report: then something of the kind is described there. */
function isWritten(finding: Finding, described: string): boolean {
  const { text, concept } = finding;
  const last = text.slice(text.lastIndexOf(" ") + 1).toLowerCase();
  const stem = last.length > 6 ? last.slice(0, last.length - 2) : last;
  const family = concept.family.slice(concept.family.lastIndexOf(" ") + 1);
  return isGeneric(finding) || described.includes(stem) || described.includes(family);
}

/** What Findings call it that do not name it, by the last word of its family or organ. */
const OTHER_WORDS: Readonly<Record<string, RegExp>> = {
  effusion: /blunt|opaci|layering|hemithorax|meniscus|fluid/,
  fracture: /irregularit|deform|cortical|lucen|step-?off|discontinu|height/,
  nodule: /densit|opaci|nodul|mass|lesion|focus/,
  mass: /densit|opaci|nodul|mass|lesion|focus/,
  lesion: /densit|opaci|nodul|mass|focus|focal|signal/,
  embolism: /perfusion defect|mismatch/,
  artery: /promin|dilat|enlarg|diameter|calib/,
  bronchiolitis: /interstiti|peribronch|marking|thicken/,
  pneumonia: /opaci|consolid|infiltrat|densit|airspace|ground|interstiti/,
};

/** The organ is spoken of in a sentence that does not call it normal, or the thing in other words. */
function isDescribed(finding: Finding, described: string, analysis: Analysis): boolean {
  const { organ, concept } = finding;
  for (const name of [concept.id, concept.family, organ ?? ""]) {
    const words = OTHER_WORDS[name.slice(name.lastIndexOf(" ") + 1)];
    if (words?.test(described)) return true;
  }
  return analysis
    .blocksOf("findings")
    .some(({ anatomy, findings }) =>
      anatomy.some(
        (mention) =>
          mention.organ === organ &&
          !SAYS_NORMAL.test(mention.sentence.text) &&
          !someIn(
            findings,
            mention.sentence,
            (other) => other.concept.kind === "normal" || other.assertion === "absent",
          ),
      ),
    );
}

const SAYS_NORMAL = /\b(?:normal|unremarkable|clear|natural|intact|negative|no)\b/i;

function flag({ from, to, text, level, concept }: Finding): Flag {
  return {
    from,
    to,
    message: `"${text}" is not described in Findings.`,
    ...(level >= 4 && concept.level >= 4 && { severity: "warning" }),
  };
}
