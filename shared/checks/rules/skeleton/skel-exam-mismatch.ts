import { perBlock, perBlocks } from "../../../extract/keep";
import type { BlockAnalysis, Sentence } from "../../../extract/types";
import { firstModality, firstRegion, LIMBS, modalitiesIn, regionsIn } from "../../exam-words";
import { NO_FLAGS } from "../../no-flags";
import { sentencesOf } from "../../sentences";
import type { Flag, ReportRule } from "../../types";

export const skelExamMismatch: ReportRule = {
  id: "skel-exam-mismatch",
  title: "Exam and text do not match",
  why: "A report dictated under the wrong exam belongs to another study, often to another patient.",
  source: "Zoltani, RSNA 2017 (speech recognition errors); expert practice",
  severity: "error",
  scope: "report",
  examples: {
    flagged: [
      "EXAM: CT head without contrast\n\nTECHNIQUE: Multiplanar «MR» images of the brain were obtained.\n\nFINDINGS: No bleed.",
      "EXAM: XR left knee 3 views\n\nFINDINGS:\n«RIGHT HIP:» No fracture.\n",
      "EXAM: MRI of the lumbar spine\n\nTECHNIQUE: «CT of the lumbar spine» without contrast.\n\nFINDINGS: Normal alignment.",
      "EXAM: CT of the head\n\nTECHNIQUE: CT images of the «abdomen» were obtained.\n\nFINDINGS: Normal liver.",
    ],
    clean: [
      "EXAM: CT neck with contrast\n\nTECHNIQUE: CT from the skull base to the aortic arch was performed.",
      "EXAM: CT chest abdomen pelvis\n\nTECHNIQUE: CT of the thorax and abdomen-pelvis.\n\nFINDINGS: Normal.",
      "EXAM: PET/CT skull base to mid-thigh\n\nTECHNIQUE: Low-dose CT for attenuation correction.\n\nFINDINGS: Normal.",
      "EXAM: MRI brain\n\nTECHNIQUE: Multiplanar images were obtained. Correlated with CT of the same day.\n\nFINDINGS: Normal.",
      "EXAM: CT-guided biopsy\n\nTECHNIQUE: Ultrasound was used to mark the site.\n\nFINDINGS: Sample taken.",
      "EXAM: XR left knee 3 views\n\nFINDINGS:\nBONES: No fracture.\nJOINT: Small effusion.\n",
      "EXAM: MR arthrogram of the right shoulder\n\nTECHNIQUE: Fluoroscopy-guided injection of the shoulder.\n\nFINDINGS: Labral tear.",
    ],
  },
  check(analysis) {
    const exam = examOf(analysis.blocksOf("header"));
    if (exam.modalities === 0 && exam.regions === 0) return NO_FLAGS;
    const technique = techniqueMismatch(exam, techniqueOf(analysis.blocksOf("technique")));
    const heading = headingMismatch(exam, analysis.blocksOf("findings"));
    if ((technique === undefined && heading === undefined) || COMBINED.test(exam.name)) return NO_FLAGS;
    return [technique, heading].filter((flag) => flag !== undefined);
  },
};

/** Modalities and regions that a text names, as bits. */
interface Named {
  readonly modalities: number;
  readonly regions: number;
}

interface Exam extends Named {
  readonly name: string;
}

/** Exams that need a second modality or another region by their nature. */
const COMBINED =
  /\b(?:guid(?:ed|ance)|biops\w{1,3}|aspirat\w{1,3}|inject\w{1,3}|drain\w{0,4}|arthrogra\w{1,3}|fusion|SPECT|PET|placement|ablation|emboli[sz]\w{2,5}|intervention\w{0,2}|procedure|myelogra\w{1,3}|swallow|whole[- ]body|survey|total spine|trauma)\b|\/CT|PET/i;

const itself = (block: BlockAnalysis): BlockAnalysis => block;

const examOf = perBlocks(itself, (header): Exam => {
  let name = "";
  for (const { block } of header)
    if (block.name === "StudyDescription" || block.name === undefined)
      name = name === "" ? block.text : `${name} ; ${block.text}`;
  return { name, modalities: modalitiesIn(name), regions: regionsIn(name) };
});

interface Technique extends Named {
  readonly sentences: readonly Sentence[];
}

const techniqueOf = perBlocks(itself, (blocks): Technique => {
  const sentences = sentencesOf(blocks);
  const text = sentences.map((sentence) => sentence.text).join(" ");
  return { sentences, modalities: modalitiesIn(text), regions: regionsOutside(text) };
});

/** Scans of the neck and of the spine begin there: it is a border, not a region. */
const BORDER = /\b(?:skull base|base of (?:the )?skull)\b/gi;

const regionsOutside = (text: string): number => regionsIn(text.replace(BORDER, ""));

/** Sentences that say how this exam was made; those on other studies say nothing about it. */
const OTHER_STUDY =
  /\b(?:compar\w{2,5}|correlat\w{2,4}|prior|previous\w{0,2}|same[- ]day|reference|fus(?:ed|ion)|attenuation correction|localizer|scout|guidance|guided|subsequent\w{0,2}|additional\w{0,2}|separate\w{0,2}|reported)\b/i;
const ACQUIRED =
  /\b(?:images?|imaging|obtained|acquired|performed|scans?|scanned|sequences?|views?|of the|examination|study|with|without)\b/i;

function techniqueMismatch(exam: Exam, technique: Technique): Flag | undefined {
  const wanted = firstModality(exam.modalities);
  const disjoint =
    isOne(exam.modalities) &&
    isOne(technique.modalities) &&
    exam.modalities !== technique.modalities &&
    !areKin(wanted, firstModality(technique.modalities));
  if (!disjoint && !areApart(exam.regions, technique.regions)) return undefined;
  for (const { text, from, to } of technique.sentences) {
    if (OTHER_STUDY.test(text) || !ACQUIRED.test(text)) continue;
    if (disjoint) {
      const code = firstModality(modalitiesIn(text));
      if (code === undefined) continue;
      const name = NAMES[wanted ?? ""] ?? "another one";
      return { from, to, message: `The exam is ${name} and Technique describes ${NAMES[code] ?? code}.` };
    }
    const told = regionsOutside(text);
    if (!areApart(exam.regions, told)) continue;
    const message = `The exam is of the ${firstRegion(exam.regions)} and Technique names the ${firstRegion(told)}.`;
    return { from, to, message };
  }
  return undefined;
}

const isOne = (bits: number): boolean => bits !== 0 && (bits & (bits - 1)) === 0;

/** Both name a region, and neither names one of the other's. */
const areApart = (a: number, b: number): boolean => a !== 0 && b !== 0 && (a & b) === 0;

const NAMES: Readonly<Record<string, string>> = {
  CT: "CT",
  MR: "MRI",
  US: "ultrasound",
  DX: "radiography",
  MG: "mammography",
  PT: "PET",
  NM: "scintigraphy",
  RF: "fluoroscopy",
};

/** Modalities that go by each other's names or are used in one exam. */
function areKin(a = "", b = ""): boolean {
  return KIN.some((pair) => pair.includes(a) && pair.includes(b));
}

const KIN: readonly (readonly string[])[] = [
  ["DX", "RF", "MG"],
  ["NM", "PT", "CT"],
  ["MG", "US"],
];

/** A sub-heading that names a joint which the exam does not cover. Organ headings of other regions are often asides. */
function headingMismatch({ regions: wanted }: Exam, blocks: readonly BlockAnalysis[]): Flag | undefined {
  if (wanted === 0 || (wanted & ~LIMBS) !== 0) return undefined;
  for (const block of blocks) {
    const { length, limbs } = headingOf(block);
    if (limbs === 0 || (limbs & wanted) !== 0) continue;
    return {
      from: block.from,
      to: block.from + length,
      message: `The exam is of the ${firstRegion(wanted)} and the Findings describe the ${firstRegion(limbs)}.`,
    };
  }
  return undefined;
}

/** How long the heading is that the block is or starts with, and the limbs that it names. */
const headingOf = perBlock(({ block: { kind, text } }) => {
  const heading = kind === "organ" ? text : (/^[A-Za-z ]{3,30}:/.exec(text)?.[0] ?? "");
  return { length: heading.length, limbs: heading === "" ? 0 : regionsIn(heading) & LIMBS };
});
