import type { Finding, Location } from "../../../extract/types";
import { alignmentOf } from "../../alignment/alignment";
import { levelTwins, rangeOfLevel } from "../../alignment/level-twins";
import { placeInCommon } from "../../alignment/places";
import { otherSidePlaces } from "../../alignment/side-words";
import type { Fix, ReportRule } from "../../types";

export const consLevelMismatch: ReportRule = {
  id: "cons-level-mismatch",
  title: "Level, lobe or segment differs between Findings and Impression",
  why: "Surgery and biopsy go by the Impression's level; a wrong disc, lobe or rib is treated in place of the diseased one.",
  source: "Location errors in reports (catalogue E13, E14)",
  severity: "error",
  scope: "report",
  examples: {
    flagged: [
      "FINDINGS: L4-L5 disc extrusion.\nIMPRESSION: «L5-S1» disc extrusion.",
      "FINDINGS: 6 mm right upper lobe nodule.\nIMPRESSION: 6 mm «right middle lobe» nodule.",
      "FINDINGS: Acute compression fracture of T12 with 40% height loss.\nIMPRESSION: Acute compression fracture of «L2».",
      "FINDINGS: There is a 1.6 cm hypervascular lesion in hepatic segment VII.\nIMPRESSION: 1.6 cm hypervascular lesion in «segment III» of the liver.",
      "FINDINGS: Nondisplaced fracture of the left seventh rib.\nIMPRESSION: Left «fifth rib» fracture.",
      "FINDINGS: Grade 1 anterolisthesis of L4 on L5.\nIMPRESSION: Grade 1 anterolisthesis of «L5 on S1».",
      "FINDINGS: At C5-C6 there is a disc herniation with cord contact.\nIMPRESSION: Disc herniation at «C6-C7».",
      "FINDINGS: Anterior fusion plate at C5-C6 with solid bridging bone.\nIMPRESSION: Solid anterior fusion at «C4-C5».",
      "FINDINGS:\nL4-L5:\nDisc protrusion causing moderate foraminal stenosis.\nL5-S1:\nDisc protrusion, moderate foraminal stenosis.\nIMPRESSION: Moderate foraminal stenoses at «L3-L4» and L5-S1.",
    ],
    clean: [
      "FINDINGS: Grade 1 anterolisthesis of L4 on L5.\nIMPRESSION: Grade 1 L4-L5 spondylolisthesis.",
      "FINDINGS: Retrolisthesis of L5 on S1.\nIMPRESSION: L5 retrolisthesis.",
      "FINDINGS: L3-L4, L4-L5 and L5-S1 disc bulges.\nIMPRESSION: Multilevel disc bulges, worst at L4-L5.",
      "FINDINGS: Segment VII lesion in the liver.\nIMPRESSION: Right hepatic lobe lesion.",
      "FINDINGS: Disc extrusion at L4-L5 reaching the L5 vertebral body.\nIMPRESSION: L4-5 disc extrusion.",
      "FINDINGS: Nodule in the right upper lobe. A second nodule lies in the right lower lobe.\nIMPRESSION: 5 mm right lower lobe nodule.",
      "FINDINGS: Opacity at the right lung base.\nIMPRESSION: Right middle lobe opacity.",
      "FINDINGS: L1 compression fracture, unchanged. L4-L5 disc bulge.\nIMPRESSION: Chronic L1 compression fracture.",
      "FINDINGS: Laminectomy from L3 to L5. Fusion hardware in place.\nIMPRESSION: Laminectomy at L4.",
      "FINDINGS: Plate and screws at C5 and C6.\nIMPRESSION: Fusion plate at C5-C6.",
      "FINDINGS: Consolidation in the lingula.\nIMPRESSION: Left upper lobe pneumonia.",
    ],
  },
  *check(analysis) {
    const alignment = alignmentOf(analysis);
    for (const { level, other } of levelTwins(analysis, alignment)) {
      const at = rangeOfLevel(level);
      const otherAt = rangeOfLevel(other);
      yield {
        ...at,
        message: `"${level.text}" in Impression is not named in Findings, which speak of "${other.text}".`,
        related: [otherAt],
        fixes: [
          { label: `Impression: ${other.text}`, edits: [{ ...at, insert: other.text }] },
          { label: `Findings: ${level.text}`, edits: [{ ...otherAt, insert: level.text }] },
        ],
      };
    }
    for (const { finding, kind, other } of alignment.verdicts) {
      if (kind !== "place" || other === undefined) continue;
      const at = placeInCommon(finding, other);
      const otherAt = placeInCommon(other, finding);
      if (at === undefined || otherAt === undefined || !within(at, finding)) continue;
      if (otherSidePlaces(finding, other) !== undefined) continue;
      yield {
        from: at.from,
        to: at.to,
        message: `"${otherAt.text}" in Findings, "${at.text}" in Impression ("${finding.text}").`,
        related: [{ from: otherAt.from, to: otherAt.to }],
        evidence: [finding, other].map(({ from, to }) => ({ from, to })),
        fixes: [copy("Impression", at, otherAt), ...(within(otherAt, other) ? [copy("Findings", otherAt, at)] : [])],
      };
    }
  },
};

/** A place that was taken over from "this lesion"'s first mention stands in another sentence. */
const within = ({ from, to }: Location, { sentence }: Finding): boolean => from >= sentence.from && to <= sentence.to;

function copy(section: string, at: Location, source: Location): Fix {
  return { label: `${section}: ${source.text}`, edits: [{ from: at.from, to: at.to, insert: source.text }] };
}
