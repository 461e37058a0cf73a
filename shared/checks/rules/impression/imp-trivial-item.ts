import type { Analysis, BlockAnalysis, ImpressionItem } from "../../../extract/types";
import { isAsserted } from "../../impression";
import { answersQuestion } from "../../question";
import type { ReportRule } from "../../types";

export const impTrivialItem: ReportRule = {
  id: "imp-trivial-item",
  title: "Item that needs no action",
  why: "Findings that nobody will act on thin out the attention that the weighty ones need.",
  source: "RadioGraphics 2020; AJR 2017 (referrers' reading of incidental liver lesions)",
  severity: "info",
  scope: "report",
  examples: {
    flagged: [
      "IMPRESSION:\n1. 4 cm lung mass.\n2. «Simple hepatic cyst.»\n3. «Small hiatal hernia.»\n",
      "FINDINGS: 4 cm mass in the right lung. Simple hepatic cyst.\n\nIMPRESSION:\n1. 4 cm right lung mass.\n2. «Simple hepatic cyst.»\n",
      "IMPRESSION:\n1. «Sigmoid diverticulosis.»\n2. «Renal cyst.»\n3. «Calcified granuloma.»\n",
    ],
    clean: [
      "INDICATION: Characterize renal lesion.\n\nIMPRESSION:\n1. Simple right renal cyst.\n",
      "IMPRESSION:\n1. 4 cm lung mass.\n2. Benign hepatic hemangioma, no follow-up needed.\n",
      "IMPRESSION:\n1. Sigmoid diverticulosis.\n2. Renal cyst.\n",
      "IMPRESSION:\n1. Acute appendicitis.\n2. No free air.\n",
    ],
  },
  *check(analysis) {
    const { items } = analysis;
    const trivial = items.filter((item) => isTrivial(item, analysis));
    const weighty = items.some(({ level }) => (level ?? 0) >= 3);
    if (!weighty && trivial.length < 3) return;
    const told = familiesIn(analysis.blocksOf("findings"));
    for (const item of trivial) {
      const { from, to } = item.block;
      yield {
        from,
        to,
        message: `Item ${item.index + 1} (${item.lead?.concept.id ?? "benign finding"}) needs no action.`,
        ...(isAmong(told, item) && {
          fixes: [
            {
              label: `Delete item ${item.index + 1}`,
              operation: { name: "delete-item" as const, index: item.index },
            },
          ],
        }),
      };
    }
  },
};

/** What is asserted in the blocks, by family. */
function familiesIn(blocks: readonly BlockAnalysis[]): ReadonlySet<string> {
  const families = new Set<string>();
  for (const { findings } of blocks)
    for (const finding of findings) if (isAsserted(finding)) families.add(finding.concept.family);
  return families;
}

/** Nothing that the item names is lost when it goes. */
function isAmong(told: ReadonlySet<string>, { block }: ImpressionItem): boolean {
  return block.findings.every(({ concept }) => concept.level === 0 || told.has(concept.family));
}

const REASSURES =
  /\bno (?:further |additional |specific )?(?:follow-?up|action|imaging|work-?up|evaluation|treatment)\b/i;

/** The disease that the exam is a follow-up of: the item says more than its operation. */
const HISTORY = /\b(?:ca|cancer|carcinoma|lymphoma|sarcoma|malignan\w{2,4}|primary)\b/i;

function isTrivial(item: ImpressionItem, analysis: Analysis): boolean {
  const { block, level, lead } = item;
  return (
    level === 1 &&
    lead !== undefined &&
    // "Mild" makes an effusion or a synovitis small, not meaningless.
    lead.concept.level === 1 &&
    isAsserted(lead) &&
    block.recommendations.length === 0 &&
    !REASSURES.test(block.block.text) &&
    !HISTORY.test(block.block.text) &&
    !answersQuestion(item, analysis)
  );
}
