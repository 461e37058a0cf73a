import { placeholdersIn } from "../../placeholders";
import { mayBeOpen } from "../../trigger";
import type { BlockRule } from "../../types";

export const dictUnfilledField: BlockRule = {
  id: "dict-unfilled-field",
  title: "Unfilled field",
  why: "A blank that a template left open reaches the referrer as a missing size, side or date.",
  source: "RSNA report template syntax; template errors in signed reports, J Digit Imaging 2012",
  severity: "error",
  scope: "block",
  sections: ["indication", "technique", "comparison", "findings", "impression", "other", "addendum"],
  examples: {
    flagged: [
      "FINDINGS: The nodule measures «[ ]» mm.",
      "COMPARISON: «***»\n\nFINDINGS: Lungs are clear.",
      "FINDINGS: A «[size]» cyst in the left kidney.",
      "FINDINGS: The aorta measures «[__ mm]» at the hiatus.",
      "FINDINGS: The aorta measures «___» cm.",
      "FINDINGS: The spleen measures «__» cm.",
      "FINDINGS: Fracture of the «{bone}».",
      "FINDINGS: Fracture of the «{{bone}}».",
      "FINDINGS: Nodule in the «<lobe>».",
      "FINDINGS: Nodule of «[<measurement>]» in the «[lobe of the lung]».",
      "FINDINGS: Compared with «[insert date]».",
      "IMPRESSION: Discussed with «[Dr. name]».",
      "FINDINGS: Nodule measures «XX» mm.",
      "FINDINGS: Volume «[# mL]».",
      "FINDINGS: Volume «#» mL.",
      "FINDINGS: Nodule of «[ mm]» in the left lobe.",
      "FINDINGS: Lesion in segment «??».",
      "IMPRESSION: Follow-up «TBD».",
      "FINDINGS: Seen by «$physician$» and «@NAME@».",
    ],
    clean: [
      "FINDINGS: Marker [R] is present on the image.",
      "FINDINGS: See reference [2] and [3-5].",
      "FINDINGS: Lesion in the dome [series 3, image 45].",
      "FINDINGS: Attenuation [HU] is 12.",
      "INDICATION: ??PE, chest pain.",
      "FINDINGS: Nodule < 6 mm and > 3 mm.",
      "FINDINGS: Karyotype 46,XX. Contrast X-ray, XXXX artifact.",
      "*** PRELIMINARY ***\n\nFINDINGS: Lungs are clear.\n**********************\nIMPRESSION: Normal.",
      "FINDINGS: Images #4 and #5. Nodule #2.",
    ],
  },
  trigger: mayBeOpen,
  *check({ block }) {
    const { from, text, openFields = [] } = block;
    for (const field of openFields)
      yield { ...field, message: `Open field "${text.slice(field.from - from, field.to - from)}".` };
    for (const place of placeholdersIn(text)) {
      if (place.kind !== "field") continue;
      const at = { from: from + place.from, to: from + place.to };
      if (openFields.some((field) => field.from < at.to && at.from < field.to)) continue;
      yield { ...at, message: `Unfilled field "${text.slice(place.from, place.to)}".` };
    }
  },
};
