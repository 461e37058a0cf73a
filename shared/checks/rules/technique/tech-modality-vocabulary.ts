import type { Analysis, BlockAnalysis, Phrase } from "../../../extract/types";
import type { Range } from "../../../report/report";
import { modalitiesIn } from "../../exam-words";
import type { ReportRule } from "../../types";

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
    const own = modalityOf(analysis);
    const allowed = own === undefined ? undefined : ALLOWED[own];
    if (own === undefined || allowed === undefined) return;
    for (const block of analysis.blocks) {
      if (block.kind !== "findings" && block.kind !== "impression") continue;
      const hit = block.phrases.find((phrase) => isForeign(phrase, allowed) && isOfThisExam(block, phrase, own));
      if (hit === undefined) continue;
      const { from, to, text } = hit;
      const insert = TERMS[own]?.[text.toLowerCase()];
      const fixes =
        insert === undefined
          ? []
          : [{ label: `Replace by "${insert}"`, edits: [{ from, to, insert: likeCase(insert, text) }] }];
      yield { from, to, message: `"${text}" is no word for what ${NAMES[own]} shows.`, fixes };
    }
  },
};

/**
 * The exam's only modality. Where neither header nor Technique names one, the only one that the text itself names; asked
 * last, since it reads the whole text.
 */
function modalityOf({ exam, blocks }: Analysis): string | undefined {
  if (exam.modalities.length > 0) return exam.modalities.length === 1 ? exam.modalities[0] : undefined;
  if (!blocks.some(({ phrases }) => phrases.some(({ group }) => group.startsWith("vocab-")))) return undefined;
  // What the text advises is another exam; what it compares with is often of the same kind.
  const named = new Set<string>();
  for (const { block, recommendations, from } of blocks)
    for (const code of modalitiesIn(textOutside(block.text, recommendations, from))) named.add(code);
  return named.size === 1 && named.has("CT") ? "CT" : undefined;
}

function textOutside(text: string, advised: readonly Range[], from: number): string {
  let rest = text;
  for (const one of advised) rest = rest.replace(text.slice(one.from - from, one.to - from), " ");
  return rest;
}

const NAMES: Readonly<Record<string, string>> = { CT: "CT", MR: "MRI", US: "ultrasound", DX: "a radiograph" };

/** The word groups that a modality may use; exams with more than one modality are left alone. */
const ALLOWED: Readonly<Record<string, ReadonlySet<string>>> = {
  CT: new Set(["vocab-CT"]),
  MR: new Set(["vocab-MR"]),
  US: new Set(["vocab-US"]),
  DX: new Set(["vocab-CT"]),
};

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

const isForeign = ({ group }: Phrase, allowed: ReadonlySet<string>): boolean =>
  group.startsWith("vocab-") && group !== "vocab-exempt" && !allowed.has(group);

function isOfThisExam(block: BlockAnalysis, { from, to, sentence }: Phrase, own: string): boolean {
  const { phrases, recommendations } = block;
  if (phrases.some((other) => other.group === "vocab-exempt" && other.from < to && from < other.to)) return false;
  if (recommendations.some((one) => one.from < to && from < one.to)) return false;
  const text = sentence.text.toLowerCase();
  if (text.includes("prior") || text.includes("previous")) return false;
  const named = modalitiesIn(sentence.text);
  return named.size === 0 || (named.size === 1 && named.has(own));
}

const likeCase = (word: string, like: string): string =>
  like.charAt(0) === like.charAt(0).toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
