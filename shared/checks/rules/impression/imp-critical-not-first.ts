import type { Analysis } from "../../../extract/types";
import { isCritical, isHedged, leadName, leadRange, type RankedItem, rankedItems } from "../../impression";
import { NO_FLAGS } from "../../no-flags";
import type { ReportRule } from "../../types";

export const impCriticalNotFirst: ReportRule = {
  id: "imp-critical-not-first",
  title: "Critical finding not first",
  why: "A finding that needs action within minutes is missed when it stands below others.",
  source: "Larson et al., JACR 2014 (ACR Actionable Reporting Work Group); AoMRC alerts guidance, 2022",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "IMPRESSION:\n1. Cholelithiasis.\n2. «Free intraperitoneal air.»\n",
      "IMPRESSION:\n1. Stable cardiomegaly.\n2. «New large left tension pneumothorax.»\n",
      "IMPRESSION:\n1. Degenerative changes of the spine.\n2. Renal cyst.\n3. «Acute pulmonary embolism in the right lower lobe.»\n",
      "IMPRESSION:\n1. No interval change.\n2. «Free intraperitoneal air.»\n",
      "IMPRESSION:\n1. No acute fracture.\n2. «Acute subdural hematoma along the left convexity.»\n",
    ],
    clean: [
      "IMPRESSION:\n1. Acute left MCA infarct.\n2. Left ICA terminus occlusion.\n",
      "IMPRESSION:\n1. No acute fracture.\n2. Unchanged chronic subdural hematoma.\n",
      "IMPRESSION:\n1. Acute pulmonary embolism.\n2. Cholelithiasis.\n",
      "IMPRESSION:\n1. Cholelithiasis.\n2. No free intraperitoneal air.\n",
    ],
  },
  check(analysis, settings) {
    if (!analysis.items.some(({ level }) => level === 5)) return NO_FLAGS;
    const ranked = rankedItems(analysis);
    const first = plainNegative(analysis) ?? ranked[0];
    // Items of unknown weight are never taken for minor ones.
    if (first === undefined || first.level === 5) return NO_FLAGS;
    const critical = ranked.find(({ item }) => item.lead !== undefined && isCritical(item.lead, settings));
    if (critical?.item.lead === undefined) return NO_FLAGS;
    const message = `A critical finding (${leadName(critical)}) stands in item ${critical.number}, behind ${leadName(first)}.`;
    const operation = { name: "move-item", fromIndex: critical.item.index, toIndex: 0 } as const;
    return [
      {
        ...leadRange(critical),
        message,
        related: [leadRange(first)],
        // A suspicion, or what stands behind something urgent, is a matter of opinion.
        ...((isHedged(critical.item.lead) || first.level >= 4) && { severity: "info" }),
        fixes: [{ label: `Move item ${critical.number} to the top`, operation }],
      },
    ];
  },
};

/** "No interval change." names nothing that has a weight; in front of something critical it still hides it. */
function plainNegative({ items: [item] }: Analysis): RankedItem | undefined {
  const isPlain = item !== undefined && item.level === undefined && NEGATIVE.test(item.block.block.text.trimEnd());
  return isPlain ? { item, number: 1, level: 0 } : undefined;
}

const NEGATIVE = /^(?:no|normal|unremarkable|negative|stable|unchanged)\b[^.]{0,80}\.?$/i;
