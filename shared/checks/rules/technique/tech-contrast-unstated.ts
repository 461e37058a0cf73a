import type { ReportRule } from "../../types";

export const techContrastUnstated: ReportRule = {
  id: "tech-contrast-unstated",
  title: "Contrast not stated",
  why: "Whether contrast was given decides what the exam can show and what the next one has to be.",
  source: "ACR Communication Practice Parameter, rev. 2020 (procedures and materials incl. contrast agent)",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "EXAM: CT abdomen pelvis\n\nTECHNIQUE: «Axial images of the abdomen and pelvis were obtained.»\nFINDINGS: Normal.",
      "EXAM: MRI brain\n\nTECHNIQUE: «Multiplanar multisequence imaging.»",
    ],
    clean: [
      "EXAM: CT abdomen pelvis\n\nTECHNIQUE: Axial images without intravenous contrast.",
      "EXAM: CT pulmonary angiogram\n\nTECHNIQUE: 80 mL iohexol 350.",
      "EXAM: Ultrasound abdomen\n\nTECHNIQUE: Gray-scale and Doppler images.",
      "EXAM: Unenhanced CT head\n\nTECHNIQUE: Axial images.",
      "EXAM: CT coronary calcium scoring\n\nTECHNIQUE: ECG-gated axial images.",
      "EXAM: CT head\n\nFINDINGS: No hemorrhage.",
    ],
  },
  *check(analysis) {
    const { modalities, contrast } = analysis.exam;
    if (contrast !== undefined || modalities.length !== 1 || (modalities[0] !== "CT" && modalities[0] !== "MR")) return;
    const blocks = analysis.blocksOf("technique").filter(({ words }) => words > 2);
    const block = blocks[0];
    if (block === undefined) return;
    for (const { kind, block: own, phrases } of analysis.blocks) {
      if (phrases.some(({ group }) => group.startsWith("contrast-"))) return;
      if (kind !== "header" && kind !== "technique" && kind !== "indication") continue;
      const text = own.text.toLowerCase();
      if (SAYS.some((word) => text.includes(word))) return;
    }
    const name = modalities[0] === "CT" ? "CT" : "MRI";
    yield {
      from: block.from,
      to: block.to,
      message: `The technique of this ${name} does not say whether contrast was given.`,
    };
  },
};

/** Words from which contrast follows, or that leave no room for it. */
const SAYS = [
  "contrast",
  "inject",
  "enhanc",
  "angio",
  "arthro",
  "myelo",
  "calcium",
  "urogra",
  "renal stone",
  "stone protocol",
  "low-dose",
  "low dose",
  "screening",
  "high-resolution",
  "high resolution",
  "hrct",
  "gad",
  "guid",
  "biopsy",
  "plain",
  "perfusion",
  "pre and post",
  "oral",
  "omnipaque",
  "isovue",
];
