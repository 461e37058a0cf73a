import type { Analysis } from "../../../extract/types";
import type { Flag, ReportRule } from "../../types";

export const guideCategoryMissing: ReportRule = {
  id: "guide-category-missing",
  title: "No assessment category",
  why: "Breast and screening reports are followed up by their category; without one the patient drops out of the recall.",
  source: "BI-RADS 5th ed. 2013 (US law: MQSA asks for an assessment); Lung-RADS v2022; PI-RADS v2.1; CAD-RADS 2.0",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "EXAM: Screening mammogram\n\nIMPRESSION: «No mammographic evidence of malignancy».",
      "EXAM: Low-dose CT lung screening\n\nIMPRESSION: «4 mm nodule, annual screening».",
      "EXAM: Mammographic screening FFDM\n\nTECHNIQUE: CC and MLO views.\nIMPRESSION: «Cluster of calcifications».",
      "EXAM: Multiparametric MRI of the prostate\n\nIMPRESSION: «Lesion in the left peripheral zone».",
    ],
    clean: [
      "EXAM: Screening mammogram\n\nIMPRESSION: BI-RADS 1: negative. Density b.",
      "EXAM: CT chest for trauma\n\nIMPRESSION: 4 mm nodule.",
      "EXAM: Screening mammogram\n\nFINDINGS: ACR category 2.\nIMPRESSION: Benign, BIRADS category two.",
      "EXAM: Low-dose CT lung screening\n\nIMPRESSION: Lung-RADS 2, annual screening.",
      "EXAM: Ultrasound-guided breast biopsy\n\nIMPRESSION: Successful biopsy.",
      "EXAM: MRI pelvis\n\nIMPRESSION: Enlarged prostate.",
    ],
  },
  *check(analysis) {
    const need = systemFor(analysis);
    if (need === undefined || namesOne(analysis, need.system)) return;
    const first = analysis.items[0]?.block;
    const last = analysis.items.at(-1)?.block;
    if (first === undefined || last === undefined) return;
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
    yield flag;
  },
};

interface Need {
  readonly system: string;
  readonly exam: string;
  readonly severity: "error" | "warning" | "info";
}

function systemFor({ exam, blocks }: Analysis): Need | undefined {
  const { modalities, regions, screening } = exam;
  const mammogram = regions.includes("breast") && names(blocks, "mammogra");
  const has = (code: string) => modalities.includes(code) || (code === "MG" && mammogram);
  const breast = regions.includes("breast") || (has("MG") && regions.length === 0);
  const need: Need | undefined =
    has("MG") || (breast && (has("US") || has("MR")))
      ? { system: "BI-RADS", exam: has("MG") ? "This mammogram" : "This breast exam", severity: "warning" }
      : screening && has("CT") && regions.includes("chest")
        ? { system: "Lung-RADS", exam: "This lung screening CT", severity: "warning" }
        : has("MR") && regions.includes("pelvis") && names(blocks, "prostate")
          ? { system: "PI-RADS", exam: "This prostate MRI", severity: "warning" }
          : has("CT") && regions.includes("chest") && names(blocks, "coronary ct")
            ? { system: "CAD-RADS", exam: "This coronary CT", severity: "info" }
            : undefined;
  // An intervention is no assessment.
  return need === undefined || PROCEDURES.some((word) => names(blocks, word)) ? undefined : need;
}

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
function names(blocks: Analysis["blocks"], word: string): boolean {
  return blocks.some(({ kind, block }) => kind === "header" && block.text.toLowerCase().includes(word));
}

const LETTERS: Readonly<Record<string, readonly string[]>> = {
  "BI-RADS": ["birad", "bi-rad", "bi rad", "acr category", "assessment category", "category"],
  "Lung-RADS": ["lung-rads", "lungrads", "lung rads"],
  "PI-RADS": ["pi-rads", "pirads", "pi rads"],
  "CAD-RADS": ["cad-rads", "cadrads", "cad rads"],
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
