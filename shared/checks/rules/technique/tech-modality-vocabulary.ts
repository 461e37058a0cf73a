import type { Analysis, BlockAnalysis, Phrase } from "../../../extract/types";
import { modalitiesIn } from "../../exam-words";
import type { Flag, ReportRule } from "../../types";

export const techModalityVocabulary: ReportRule = {
  id: "tech-modality-vocabulary",
  title: "Words of another modality",
  why: "A hypoechoic lesion on a CT was seen on another exam, or the sentence comes from another report.",
  source: "Speech recognition and template errors (catalogue E9, E13)",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "EXAM: MRI brain\n\nFINDINGS: «Hypodense» lesion in the left thalamus.",
      "EXAM: CT abdomen\n\nFINDINGS: «T2 hyperintense» liver lesion.",
      "EXAM: CT abdomen\n\nFINDINGS: A «hypoechoic» 1.4 cm lesion is present in the spleen.",
      "EXAM: Ultrasound abdomen\n\nFINDINGS: «Hypointense» lesion of the liver.",
      "FINDINGS: Unchanged since the CT of May. «Hypoechoic» nodule in the right lobe of the liver.",
      "TECHNIQUE: Noncontrast CT of the head.\nFINDINGS: Lesion with «restricted diffusion».",
    ],
    clean: [
      "EXAM: MRI brain\n\nFINDINGS: T2 hyperintense lesion in the left thalamus.",
      "EXAM: MRI abdomen\n\nFINDINGS: Lesion was hypodense on the prior CT.",
      "EXAM: PET/CT whole body\n\nFINDINGS: FDG-avid hypodense liver lesion.",
      "EXAM: CT abdomen\n\nFINDINGS: Hypodense liver lesion.",
      "EXAM: Chest radiograph\n\nFINDINGS: Soft tissue density in the right apex.",
      "EXAM: CT abdomen\n\nIMPRESSION: MRI is recommended to look for restricted diffusion.",
    ],
  },
  *check(analysis) {
    const { exam, blocks } = analysis;
    for (const block of blocks) {
      if (block.kind !== "findings" && block.kind !== "impression") continue;
      for (const phrase of block.phrases) {
        const own = WORDS_OF.get(phrase.group);
        if (own === undefined || own.some((code) => exam.modalities.includes(code))) continue;
        const known = exam.modalities[0];
        const fits =
          known === undefined ? isAlien(analysis, phrase.group, own) : isForeign(phrase.group, exam.modalities);
        if (!fits || !isOfThisExam(block, phrase, own)) continue;
        yield flagOf(phrase, known ?? "CT", known === undefined ? "this exam" : (NAMES[known] ?? "this exam"));
        break;
      }
    }
  },
};

function flagOf({ from, to, text }: Phrase, modality: string, name: string): Flag {
  const insert = TERMS[modality]?.[text.toLowerCase()];
  const message = `"${text}" is no word for what ${name} shows.`;
  if (insert === undefined) return { from, to, message };
  return {
    from,
    to,
    message,
    fixes: [{ label: `Replace by "${insert}"`, edits: [{ from, to, insert: likeCase(insert, text) }] }],
  };
}

/** The modalities that use a group's words. */
const WORDS_OF: ReadonlyMap<string, readonly string[]> = new Map([
  ["vocab-CT", ["CT", "PT", "DX", "MG", "NM", "RF", "XA", "BMD"]],
  ["vocab-MR", ["MR"]],
  ["vocab-US", ["US"]],
  ["vocab-PT", ["PT", "NM"]],
]);

const NAMES: Readonly<Record<string, string>> = {
  CT: "CT",
  MR: "MRI",
  US: "ultrasound",
  DX: "a radiograph",
  PT: "PET/CT",
  NM: "a nuclear medicine exam",
  MG: "a mammogram",
};

/** Echo words on a PET or MR are as foreign as on CT; uptake may be spoken of wherever a PET is known. */
function isForeign(group: string, modalities: readonly string[]): boolean {
  return group !== "vocab-PT" || modalities.every((code) => code === "CT" || code === "MR" || code === "US");
}

/**
 * Where nothing says what exam it is: a single sentence in the words of MRI or ultrasound, in a text that names other
 * modalities and never that one. With more such sentences the exam itself is likely to be one.
 */
function isAlien({ blocks }: Analysis, group: string, own: readonly string[]): boolean {
  if (group !== "vocab-MR" && group !== "vocab-US") return false;
  let sentence: Phrase["sentence"] | undefined;
  for (const { phrases } of blocks)
    for (const phrase of phrases) {
      if (phrase.group !== group) continue;
      if (sentence !== undefined && sentence !== phrase.sentence) return false;
      sentence = phrase.sentence;
    }
  let others = false;
  for (const { block } of blocks)
    for (const code of modalitiesIn(block.text)) {
      if (own.includes(code)) return false;
      others = true;
    }
  return others;
}

const MR_TERMS = {
  hypodense: "hypointense",
  hyperdense: "hyperintense",
  isodense: "isointense",
  hypodensity: "hypointensity",
  hyperdensity: "hyperintensity",
};
const CT_TERMS = {
  hypointense: "hypodense",
  hyperintense: "hyperdense",
  isointense: "isodense",
  hypoechoic: "hypodense",
  hyperechoic: "hyperdense",
};
const US_TERMS = {
  hypodense: "hypoechoic",
  hyperdense: "hyperechoic",
  hypointense: "hypoechoic",
  hyperintense: "hyperechoic",
};
const TERMS: Readonly<Record<string, Readonly<Record<string, string>>>> = { MR: MR_TERMS, CT: CT_TERMS, US: US_TERMS };

/** Not said of another exam: by a word for "before", or by the name of its modality here or in the sentence before. */
function isOfThisExam(block: BlockAnalysis, { from, to, sentence }: Phrase, own: readonly string[]): boolean {
  const { phrases, recommendations } = block;
  if (phrases.some((other) => other.group === "vocab-exempt" && other.from < to && from < other.to)) return false;
  if (recommendations.some((one) => one.from < to && from < one.to)) return false;
  const text = sentence.text.toLowerCase();
  if (text.includes("prior") || text.includes("previous")) return false;
  const before = block.sentences[sentence.index - 1]?.text ?? "";
  for (const code of modalitiesIn(`${before} ${sentence.text}`)) if (own.includes(code)) return false;
  return true;
}

const likeCase = (word: string, like: string): string =>
  like.charAt(0) === like.charAt(0).toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
