import { perBlock } from "../../../extract/keep";
import { CONTRAST_GIVEN, CONTRAST_WITHOUT } from "../../../extract/phrase-groups";
import { NO_FLAGS } from "../../no-flags";
import { groupsInReport } from "../../phrase-groups";
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
  check(analysis) {
    const { modalities, contrast } = analysis.exam;
    if (contrast !== undefined || modalities.length !== 1 || (modalities[0] !== "CT" && modalities[0] !== "MR"))
      return NO_FLAGS;
    const block = analysis.blocksOf("technique").find(({ words }) => words > 2);
    if (block === undefined || (groupsInReport(analysis) & (CONTRAST_WITHOUT | CONTRAST_GIVEN)) !== 0) return NO_FLAGS;
    for (const one of analysis.blocks)
      if ((one.kind === "header" || one.kind === "technique" || one.kind === "indication") && saysContrast(one))
        return NO_FLAGS;
    const name = modalities[0] === "CT" ? "CT" : "MRI";
    const message = `The technique of this ${name} does not say whether contrast was given.`;
    return [{ from: block.from, to: block.to, message }];
  },
};

const saysContrast = perBlock(({ block }) => {
  const text = block.text.toLowerCase();
  return SAYS.some((word) => text.includes(word));
});

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
