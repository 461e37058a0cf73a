import { perAnalysis } from "../../../extract/keep";
import type { Analysis, Finding } from "../../../extract/types";
import {
  ADNEXAL_MASS,
  CIRRHOSIS,
  COMPLEX_RENAL_CYST,
  findingSignsInReport,
  LIVER_LESION,
  THYROID_NODULE,
} from "../../finding-signs";
import { NO_FLAGS } from "../../no-flags";
import type { Flag, ReportRule } from "../../types";
import { editionOf } from "./editions";

export const guideCategoryMissing: ReportRule = {
  id: "guide-category-missing",
  title: "No assessment category",
  why: "Breast and screening reports are followed up by their category; without one the patient drops out of the recall.",
  source:
    "BI-RADS 5th ed. 2013 and v2025 (US law: MQSA asks for an assessment); Lung-RADS v2022; PI-RADS v2.1; CAD-RADS 2.0; ACR TI-RADS 2017; O-RADS US v2022; LI-RADS v2018; Bosniak 2019",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "EXAM: Screening mammogram\n\nIMPRESSION: «No mammographic evidence of malignancy».",
      "EXAM: Low-dose CT lung screening\n\nIMPRESSION: «4 mm nodule, annual screening».",
      "EXAM: Mammographic screening FFDM\n\nTECHNIQUE: CC and MLO views.\nIMPRESSION: «Cluster of calcifications».",
      "EXAM: Screening mammogram\n\nFINDINGS: No mass.\nIMPRESSION: «BI-RADS 1: negative.»",
      "EXAM: Thyroid ultrasound\nFINDINGS: 2.1 cm solid hypoechoic nodule in the right thyroid lobe.\nIMPRESSION: «Right thyroid nodule, 2.1 cm».",
      "EXAM: Pelvic ultrasound\nIMPRESSION: «6 cm multilocular right adnexal mass».",
      "EXAM: CT abdomen\nIMPRESSION: «Complex cyst of the left kidney with thick septa».",
      "EXAM: MRI abdomen\nINDICATION: Cirrhosis.\nIMPRESSION: «2 cm arterially enhancing lesion of the liver with washout».",
      "EXAM: Multiparametric MRI of the prostate\n\nIMPRESSION: «Lesion in the left peripheral zone».",
    ],
    clean: [
      "EXAM: Screening mammogram\n\nIMPRESSION: BI-RADS 1: negative. Density b.",
      "EXAM: CT chest for trauma\n\nIMPRESSION: 4 mm nodule.",
      "EXAM: Screening mammogram\n\nFINDINGS: Scattered fibroglandular tissue. ACR category 2.\nIMPRESSION: Benign, BIRADS category two.",
      "EXAM: Breast ultrasound\n\nIMPRESSION: BI-RADS 2.",
      "EXAM: Low-dose CT lung screening\n\nIMPRESSION: Lung-RADS 2, annual screening.",
      "EXAM: Ultrasound-guided breast biopsy\n\nIMPRESSION: Successful biopsy.",
      "EXAM: MRI pelvis\n\nIMPRESSION: Enlarged prostate.",
      "EXAM: Thyroid ultrasound\nIMPRESSION: No thyroid nodule.",
      "EXAM: Thyroid ultrasound\nIMPRESSION: Right thyroid nodule, EU-TIRADS 4.",
      "EXAM: Pelvic ultrasound\nIMPRESSION: Simple right adnexal cyst.",
      "EXAM: MRI abdomen\nINDICATION: Cirrhosis.\nIMPRESSION: No suspicious liver lesion.",
      "EXAM: CT abdomen\nIMPRESSION: 2 cm lesion of the liver.",
      "EXAM: CT abdomen\nIMPRESSION: Simple renal cyst.",
    ],
  },
  check(analysis, settings) {
    const first = analysis.items[0]?.block;
    const last = analysis.items.at(-1)?.block;
    const need = first === undefined ? undefined : systemFor(analysis);
    if (need === undefined || first === undefined || last === undefined) return NO_FLAGS;
    if (namesOne(analysis, need.system)) {
      const edition = editionOf(settings, "bi-rads");
      if (need.system === "BI-RADS" && lacksDensity(analysis, edition))
        return [
          {
            from: first.from,
            to: first.to,
            severity: "info",
            message: `${need.exam} says nothing of the breast density, which BI-RADS ${edition} asks for.`,
          },
        ];
      return NO_FLAGS;
    }
    const flag: Flag = {
      from: first.from,
      to: first.to,
      severity: need.severity,
      message: `${need.exam} has no ${need.system} category.`,
      fixes: [
        {
          label: `Insert ${need.system} […]`,
          edits: [{ from: last.to, to: last.to, insert: ` ${need.system} [category].` }],
        },
      ],
    };
    return [flag];
  },
};

/** The edition of 2013 asks for the density in mammography, that of 2025 in every modality. */
function lacksDensity(analysis: Analysis, edition: string): boolean {
  const { exam, blocks } = analysis;
  const isAsked = exam.modalities.includes("MG") || names(analysis, "mammogra") || edition === "2025";
  return isAsked && !blocks.some(({ kind, block }) => kind !== "indication" && DENSITY.test(block.text));
}

const DENSITY =
  /\b(?:densit(?:y|ies):? (?:category )?[a-d]\b|(?:breast|category) densit|density category|composition|fatty|fibroglandular|(?:heterogeneously|extremely|very|not) dense|dense (?:breast|tissue|parenchyma|glandular)|breasts? (?:is|are) (?:\w+ )?dense|predominantly fat)/i;

interface Need {
  readonly system: string;
  readonly exam: string;
  readonly severity: "error" | "warning" | "info";
}

function systemFor(analysis: Analysis): Need | undefined {
  const { modalities, regions, screening } = analysis.exam;
  const mammogram = regions.includes("breast") && names(analysis, "mammogra");
  const has = (code: string) => modalities.includes(code) || (code === "MG" && mammogram);
  const breast = regions.includes("breast") || (has("MG") && regions.length === 0);
  const need: Need | undefined =
    has("MG") || (breast && (has("US") || has("MR")))
      ? { system: "BI-RADS", exam: has("MG") ? "This mammogram" : "This breast exam", severity: "warning" }
      : screening && has("CT") && regions.includes("chest")
        ? { system: "Lung-RADS", exam: "This lung screening CT", severity: "warning" }
        : has("MR") && regions.includes("pelvis") && names(analysis, "prostate")
          ? { system: "PI-RADS", exam: "This prostate MRI", severity: "warning" }
          : has("CT") && regions.includes("chest") && names(analysis, "coronary ct")
            ? { system: "CAD-RADS", exam: "This coronary CT", severity: "info" }
            : lesionSystem(analysis);
  // An intervention is no assessment.
  return need === undefined || PROCEDURES.some((word) => names(analysis, word)) ? undefined : need;
}

/**
 * Systems that grade a lesion and are asked for only where one is there. Which of them a department uses differs, so that
 * they are hints: elsewhere EU-TIRADS or none is the rule.
 */
function lesionSystem(analysis: Analysis): Need | undefined {
  const { exam, blocks } = analysis;
  const has = (code: string, region: string) => exam.modalities.includes(code) && exam.regions.includes(region);
  const isAbdominal = has("CT", "abdomen") || has("MR", "abdomen");
  if (!isAbdominal && !has("US", "neck") && !has("US", "pelvis")) return undefined;
  const signs = findingSignsInReport(analysis);
  const holds = (sign: number) => (signs & sign) !== 0;
  if (holds(THYROID_NODULE) && has("US", "neck") && shows(blocks, "thyroid nodule", OPEN_NODULE))
    return { system: "TI-RADS", exam: "The thyroid nodule of this ultrasound", severity: "info" };
  if (holds(ADNEXAL_MASS) && has("US", "pelvis") && shows(blocks, "adnexal mass", LESION))
    return { system: "O-RADS", exam: "The adnexal lesion of this ultrasound", severity: "info" };
  if (!isAbdominal) return undefined;
  if (holds(COMPLEX_RENAL_CYST) && showsNamed(blocks, "complex renal cyst"))
    return { system: "Bosniak", exam: "The complex renal cyst", severity: "info" };
  if (holds(LIVER_LESION) && shows(blocks, "liver lesion", OPEN_LESION) && isAtRisk(blocks, holds(CIRRHOSIS)))
    return { system: "LI-RADS", exam: "The observation in this liver at risk", severity: "info" };
  return undefined;
}

/** Not yet what somebody has looked into, and not called harmless. */
const OPEN_NODULE = /^(?![\s\S]*(?:biops|malignan|resect|spongiform|ablat))/i;
const OPEN_LESION =
  /^(?![\s\S]*(?:cyst|hemangioma|haemangioma|metasta|biops|ablat|embolis|emboliz|treated|too small))/i;
const LESION = /^(?![\s\S]*(?:simple|hydrosalpinx|torsion|abscess|ectopic))/i;

/** A finding of the family, seen now, in a sentence that passes. */
function shows(blocks: Analysis["blocks"], family: string, sentence: RegExp): boolean {
  return blocks.some(
    ({ kind, findings }) =>
      (kind === "findings" || kind === "impression") &&
      findings.some(
        (finding) =>
          finding.concept.family === family && isSeen(finding) && sentence.test(finding.sentence.text.slice(0, 400)),
      ),
  );
}

const showsNamed = (blocks: Analysis["blocks"], id: string): boolean =>
  blocks.some(
    ({ kind, findings }) =>
      kind === "impression" && findings.some((finding) => finding.concept.id === id && isSeen(finding)),
  );

const isSeen = ({ assertion, certainty, change }: Finding): boolean =>
  assertion === "present" && certainty === 5 && change !== "resolved";

/** LI-RADS is for adults with cirrhosis or chronic hepatitis B (v2018). */
const isAtRisk = (blocks: Analysis["blocks"], namesCirrhosis: boolean): boolean =>
  blocks.some(
    ({ kind, findings, block }) =>
      (namesCirrhosis &&
        findings.some(
          ({ concept, assertion }) => concept.family === "cirrhosis" && assertion !== "absent" && assertion !== "other",
        )) ||
      (kind === "indication" && /\b(?:hepatitis B|HBV)\b/i.test(block.text)),
  );

const PROCEDURES = [
  "biops",
  "aspirat",
  "locali",
  "guid",
  "galactogr",
  "ductogr",
  "specimen",
  "wire",
  "clip",
  "implant",
  "calcium scor",
];

/** In the exam's name; where the header has none, in the Technique. */
const names = (analysis: Analysis, word: string): boolean => headerText(analysis).includes(word);

const headerText = perAnalysis(({ blocks }) => {
  let text = "";
  for (const { kind, block } of blocks) if (kind === "header") text += `${block.text}\n`;
  return text.toLowerCase();
});

const LETTERS: Readonly<Record<string, readonly string[]>> = {
  "BI-RADS": ["birad", "bi-rad", "bi rad", "acr category", "assessment category", "category"],
  "Lung-RADS": ["lung-rads", "lungrads", "lung rads"],
  "PI-RADS": ["pi-rads", "pirads", "pi rads"],
  "CAD-RADS": ["cad-rads", "cadrads", "cad rads"],
  "TI-RADS": ["ti-rads", "tirads", "ti rads", "bethesda", "thy-rads", "ata "],
  "O-RADS": ["o-rads", "orads", "o rads", "iota"],
  Bosniak: ["bosniak"],
  "LI-RADS": ["li-rads", "lirads", "li rads", "lr-", "hepatocellular", "hcc"],
};

/** The category itself, or any sign of it in words or with a place still open. */
function namesOne({ blocks }: Analysis, system: string): boolean {
  const words = LETTERS[system] ?? [];
  return blocks.some(
    ({ kind, categories, block }) =>
      categories.some((category) => category.system === system) ||
      (kind !== "indication" && kind !== "comparison" && mentions(block.text.toLowerCase(), words)),
  );
}

const mentions = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word));
