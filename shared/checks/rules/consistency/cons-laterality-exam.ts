import type { Analysis, BlockAnalysis, Side } from "../../../extract/types";
import { sidesDiffer } from "../../alignment/same-lesion";
import type { Flag, ReportRule } from "../../types";

export const consLateralityExam: ReportRule = {
  id: "cons-laterality-exam",
  title: "Side of the exam differs from the side described",
  why: "A report on the wrong side of the exam belongs to another patient or another study, or sends the surgeon to the healthy side.",
  source: "Side errors in signed reports (catalogue E1, E3)",
  severity: "error",
  scope: "report",
  examples: {
    flagged: [
      "EXAM: XR left wrist\nFINDINGS: Fracture of the «right» distal radius.\nIMPRESSION: Distal radius fracture.",
      "EXAM: MRI left knee\nINDICATION: «Right» knee pain.\nFINDINGS: Tear of the medial meniscus.",
      "TECHNIQUE: Three views of the left wrist.\nFINDINGS: Fracture of the «right» distal radius.\nIMPRESSION: Distal radius fracture.",
      "EXAM: Right shoulder radiographs\nFINDINGS: The «left» humeral head is dislocated anteriorly.\nIMPRESSION: Anterior dislocation of the left shoulder.",
    ],
    clean: [
      "EXAM: XR left wrist\nFINDINGS: Comparison view of the right wrist is normal. Left distal radius fracture.",
      "EXAM: Bilateral knees\nFINDINGS: Right knee effusion.",
      "EXAM: MRI left knee\nINDICATION: Left knee pain.\nFINDINGS: Tear of the medial meniscus.",
      "EXAM: CT abdomen\nFINDINGS: Right renal calculus.",
      "EXAM: XR left hip\nINDICATION: Right-handed patient, pain after fall.\nFINDINGS: No fracture.",
      "EXAM: MRI left hip\nINDICATION: Pain in the left hip after right hip replacement.\nFINDINGS: Labral tear.",
      "EXAM: CT abdomen\nTECHNIQUE: Contrast was injected via the left arm.\nFINDINGS: Right renal calculus.",
      "EXAM: Chest radiograph\nTECHNIQUE: PA and left lateral views.\nFINDINGS: Right pleural effusion.",
      "TECHNIQUE: Three views of the right and left hand.\nFINDINGS: Fracture of the left fifth metacarpal.",
      "EXAM: Left breast ultrasound\nINDICATION: History of right mastectomy.\nFINDINGS: Simple cyst.",
    ],
  },
  *check(analysis) {
    const side = analysis.exam.laterality;
    if (side === undefined || side === "bilateral") return;
    const described = sidesOf([...analysis.blocksOf("findings"), ...analysis.blocksOf("impression")]);
    const first = described[0];
    if (first !== undefined && described.every((other) => sidesDiffer(other.laterality, side)))
      yield flag(first, side, "is described");
    const asked = sidesOf(analysis.blocksOf("indication"));
    const reason = asked[0];
    if (
      reason !== undefined &&
      asked.every((other) => sidesDiffer(other.laterality, side)) &&
      isReason(reason, analysis)
    )
      yield { ...flag(reason, side, "is in Indication"), severity: "warning" };
  },
};

function sidesOf(blocks: readonly BlockAnalysis[]): readonly Side[] {
  const sides: Side[] = [];
  for (const block of blocks) for (const side of block.sides) sides.push(side);
  return sides;
}

/** Words of an Indication that speaks of something other than what is examined now. */
const ASIDE = [
  "history",
  "prior",
  "previous",
  "status post",
  "s/p",
  "ectomy",
  "replacement",
  "known",
  "comparison",
  "hemi",
  "stroke",
  "radiat",
  "referred",
];

/** The Indication names the complaint on that side: the exam's own region, and no old story. */
function isReason({ sentence }: Side, { exam }: Analysis): boolean {
  const text = sentence.text.toLowerCase();
  if (ASIDE.some((word) => text.includes(word))) return false;
  return exam.regions.length <= 2;
}

function flag({ from, to, laterality, sentence }: Side, side: string, where: string): Flag {
  const words = sentence.text.slice(from - sentence.from, from - sentence.from + 40).replaceAll("!", "");
  const end = words.length < 40 ? words.length : words.lastIndexOf(" ");
  return {
    from,
    to,
    message: `Exam is of the ${side} side, but ${laterality} ${where} ("${words.slice(0, end > 0 ? end : words.length).trimEnd()}").`,
  };
}
