import { perBlock } from "../../../extract/keep";
import { bitOfGroup } from "../../../extract/phrase-groups";
import type { Analysis, BlockAnalysis, Phrase } from "../../../extract/types";
import { bitsOfModalities, modalitiesIn } from "../../exam-words";
import { NO_FLAGS } from "../../no-flags";
import { groupsInReport } from "../../phrase-groups";
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
      "FINDINGS: The lungs are clear and well expanded. Heart size is normal. A «hypoechoic» band lies at the left base.",
      "EXAM: Chest radiograph\n\nFINDINGS: Nodule of 9 mm with 42 «HU».",
      "TECHNIQUE: Noncontrast CT of the head.\nFINDINGS: Lesion with «restricted diffusion».",
    ],
    clean: [
      "EXAM: MRI brain\n\nFINDINGS: T2 hyperintense lesion in the left thalamus.",
      "EXAM: MRI abdomen\n\nFINDINGS: Lesion was hypodense on the prior CT.",
      "EXAM: PET/CT whole body\n\nFINDINGS: FDG-avid hypodense liver lesion.",
      "EXAM: CT abdomen\n\nFINDINGS: Hypodense liver lesion.",
      "FINDINGS: Hypoechoic nodule in the right lobe of the liver. The spleen is normal.",
      "EXAM: Chest radiograph\n\nFINDINGS: Soft tissue density in the right apex.",
      "EXAM: CT abdomen\n\nIMPRESSION: MRI is recommended to look for restricted diffusion.",
    ],
  },
  check(analysis) {
    const { exam, blocks } = analysis;
    const foreign = foreignWords(exam.modalities);
    if ((groupsInReport(analysis) & foreign) === 0) return NO_FLAGS;
    const known = exam.modalities[0];
    const flags: Flag[] = [];
    for (const block of blocks) {
      if ((block.kind !== "findings" && block.kind !== "impression") || (block.groups & foreign) === 0) continue;
      for (const phrase of spokenOfNow(block)) {
        if ((bitOfGroup(phrase.group) & foreign) === 0) continue;
        if (known === undefined && !isAlien(analysis, phrase.group)) continue;
        flags.push(flagOf(phrase, known ?? "CT", known === undefined ? "this exam" : (NAMES[known] ?? "this exam")));
        break;
      }
    }
    return flags;
  },
};

/** The groups of words that none of these modalities uses. */
function foreignWords(modalities: readonly string[]): number {
  let groups = 0;
  for (const [group, codes] of WORDS_OF)
    if (isForeign(group, modalities) && !codes.some((code) => modalities.includes(code))) groups |= bitOfGroup(group);
  return groups;
}

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
  // Numbers that no radiograph gives.
  ["vocab-HU", ["CT", "PT", "NM", "XA", "BMD"]],
  ["vocab-MR", ["MR"]],
  ["vocab-US", ["US"]],
  ["vocab-PT", ["PT", "NM"]],
]);

/** Exams without a tracer. */
const NO_TRACER: ReadonlySet<string> = new Set(["CT", "MR", "US", "DX", "MG"]);

const NAMES: Readonly<Record<string, string>> = {
  CT: "CT",
  MR: "MRI",
  US: "ultrasound",
  DX: "a radiograph",
  PT: "PET/CT",
  NM: "a nuclear medicine exam",
  MG: "a mammogram",
};

const NAMED_BY: ReadonlyMap<string, number> = new Map(
  [...WORDS_OF].map(([group, codes]) => [group, bitsOfModalities(codes)]),
);

/**
 * Echo words on a PET or MR are as foreign as on CT; uptake may be spoken of wherever a PET is known. Of an exam that nothing
 * names only the words of MRI and ultrasound can be.
 */
function isForeign(group: string, modalities: readonly string[]): boolean {
  if (modalities.length === 0) return group === "vocab-MR" || group === "vocab-US";
  return group !== "vocab-PT" || modalities.every((code) => NO_TRACER.has(code));
}

/**
 * Where nothing says what exam it is: a single sentence in the words of MRI or ultrasound, in a text that names other
 * modalities and never that one. With more such sentences the exam itself is likely to be one.
 */
function isAlien({ blocks }: Analysis, group: string): boolean {
  let sentence: Phrase["sentence"] | undefined;
  for (const { phrases } of blocks)
    for (const phrase of phrases) {
      if (phrase.group !== group) continue;
      if (sentence !== undefined && sentence !== phrase.sentence) return false;
      sentence = phrase.sentence;
    }
  let named = 0;
  for (const block of blocks) named |= modalitiesNamed(block);
  if (named === 0) return blocks.some((block) => chestIn(block).some((one) => one !== sentence));
  return (named & (NAMED_BY.get(group) ?? 0)) === 0;
}

/** Lungs and heart are described on radiographs and CT; ultrasound and MRI of them are named as such. */
const chestIn = perBlock(({ kind, sentences }) =>
  kind === "findings" ? sentences.filter(({ text }) => CHEST.test(text)) : [],
);

const CHEST = /\b(?:lungs?|cardiac silhouette|heart size|cardiomediastinal)\b/i;

const modalitiesNamed = perBlock(({ block }) => modalitiesIn(block.text));

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

/** The block's words of any modality that are said of this exam. */
const spokenOfNow = perBlock((block): readonly Phrase[] =>
  block.phrases.filter((phrase) => {
    const own = NAMED_BY.get(phrase.group);
    return own !== undefined && isOfThisExam(block, phrase, own);
  }),
);

/** Not said of another exam: by a word for "before", or by the name of its modality here or in the sentence before. */
function isOfThisExam(block: BlockAnalysis, { from, to, sentence }: Phrase, own: number): boolean {
  const { phrases, recommendations } = block;
  if (phrases.some((other) => other.group === "vocab-exempt" && other.from < to && from < other.to)) return false;
  if (recommendations.some((one) => one.from < to && from < one.to)) return false;
  const text = sentence.text.toLowerCase();
  if (text.includes("prior") || text.includes("previous")) return false;
  const before = block.sentences[sentence.index - 1]?.text ?? "";
  return (modalitiesIn(`${before} ${sentence.text}`) & own) === 0;
}

const likeCase = (word: string, like: string): string =>
  like.charAt(0) === like.charAt(0).toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
