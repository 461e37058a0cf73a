import type { Analysis, BlockAnalysis } from "../../../extract/types";
import { modalitiesIn, regionsIn } from "../../exam-words";
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
  *check(analysis) {
    const exam = examTextOf(analysis);
    if (exam === undefined || COMBINED.test(exam)) return;
    yield* techniqueMismatch(exam, analysis.blocksOf("technique"));
    yield* headingMismatch(exam, analysis.blocksOf("findings"));
  },
};

/** Exams that need a second modality or another region by their nature. */
const COMBINED =
  /\b(?:guid(?:ed|ance)|biops\w{1,3}|aspirat\w{1,3}|inject\w{1,3}|drain\w{0,4}|arthrogra\w{1,3}|fusion|SPECT|PET|placement|ablation|emboli[sz]\w{2,5}|intervention\w{0,2}|procedure|myelogra\w{1,3}|swallow|whole[- ]body|survey|total spine|trauma)\b|\/CT|PET/i;

function examTextOf(analysis: Analysis): string | undefined {
  const named = analysis
    .blocksOf("header")
    .filter(({ block }) => block.name === "StudyDescription" || block.name === undefined);
  const text = named.map(({ block }) => block.text).join(" ; ");
  return text.trim() === "" ? undefined : text;
}

/** Sentences that say how this exam was made; those on other studies say nothing about it. */
const OTHER_STUDY =
  /\b(?:compar\w{2,5}|correlat\w{2,4}|prior|previous\w{0,2}|same[- ]day|reference|fus(?:ed|ion)|attenuation correction|localizer|scout|guidance|guided|subsequent\w{0,2}|additional\w{0,2}|separate\w{0,2}|reported)\b/i;
const ACQUIRED =
  /\b(?:images?|imaging|obtained|acquired|performed|scans?|scanned|sequences?|views?|of the|examination|study|with|without)\b/i;

function* techniqueMismatch(exam: string, blocks: readonly BlockAnalysis[]): Iterable<Flag> {
  const sentences = blocks.flatMap(({ sentences }) => sentences);
  if (sentences.length === 0) return;
  const text = sentences.map((sentence) => sentence.text).join(" ");
  const wanted = modalitiesIn(exam);
  const told = modalitiesIn(text);
  const disjoint =
    wanted.size === 1 &&
    told.size === 1 &&
    ![...told].some((code) => wanted.has(code)) &&
    !areKin([...wanted][0], [...told][0]);
  if (!disjoint && regionMismatch(exam, text) === undefined) return;
  for (const sentence of sentences) {
    if (OTHER_STUDY.test(sentence.text) || !ACQUIRED.test(sentence.text)) continue;
    if (disjoint) {
      const [code] = modalitiesIn(sentence.text);
      if (code === undefined) continue;
      yield {
        from: sentence.from,
        to: sentence.to,
        message: `The exam is ${NAMES[[...wanted][0] ?? ""] ?? "another one"} and Technique describes ${NAMES[code] ?? code}.`,
      };
      return;
    }
    const mismatch = regionMismatch(exam, sentence.text);
    if (mismatch === undefined || regionMismatch(exam, text) === undefined) continue;
    yield {
      from: sentence.from,
      to: sentence.to,
      message: `The exam is of the ${mismatch[0]} and Technique names the ${mismatch[1]}.`,
    };
    return;
  }
}

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

/** Scans of the neck and of the spine begin there: it is a border, not a region. */
const BORDER = /\b(?:skull base|base of (?:the )?skull)\b/gi;

/** The two regions, where neither text names a region of the other. */
function regionMismatch(exam: string, text: string): readonly [string, string] | undefined {
  const wanted = regionsIn(exam);
  const told = regionsIn(text.replace(BORDER, ""));
  if (wanted.size === 0 || told.size === 0 || [...told].some((region) => wanted.has(region))) return undefined;
  const [a] = wanted;
  const [b] = told;
  return a === undefined || b === undefined ? undefined : [a, b];
}

const LIMB = new Set(["shoulder", "elbow", "hand", "hip", "knee", "foot"]);

/** A sub-heading that names a joint which the exam does not cover. Organ headings of other regions are often asides. */
function* headingMismatch(exam: string, blocks: readonly BlockAnalysis[]): Iterable<Flag> {
  const wanted = [...regionsIn(exam)];
  if (wanted.length === 0 || !wanted.every((region) => LIMB.has(region))) return;
  for (const { block } of blocks) {
    const heading = block.kind === "organ" ? block.text : /^[A-Za-z ]{3,30}:/.exec(block.text)?.[0];
    if (heading === undefined) continue;
    const told = [...regionsIn(heading)].filter((region) => LIMB.has(region));
    if (told.length === 0 || told.some((region) => wanted.includes(region))) continue;
    yield {
      from: block.from,
      to: block.from + heading.length,
      message: `The exam is of the ${wanted[0]} and the Findings describe the ${told[0]}.`,
    };
    return;
  }
}
