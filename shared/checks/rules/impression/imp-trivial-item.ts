import { perBlock } from "../../../extract/keep";
import type { BlockAnalysis, ImpressionItem } from "../../../extract/types";
import { isAsserted } from "../../impression";
import { NO_FLAGS } from "../../no-flags";
import { answersQuestion } from "../../question";
import type { Flag, ReportRule } from "../../types";

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
  check(analysis) {
    const { items } = analysis;
    const benign = items.filter(isBenign);
    if (benign.length === 0) return NO_FLAGS;
    const trivial = benign.filter((item) => !saysMore(item.block) && !answersQuestion(item, analysis));
    const weighty = items.some(({ level }) => (level ?? 0) >= 3);
    if (trivial.length === 0 || (!weighty && trivial.length < 3)) return NO_FLAGS;
    const told = familiesIn(analysis.blocksOf("findings"));
    return trivial.map((item): Flag => {
      const { from, to } = item.block;
      const message = `Item ${item.index + 1} (${item.lead?.concept.id ?? "benign finding"}) needs no action.`;
      if (!isAmong(told, item)) return { from, to, message };
      const operation = { name: "delete-item", index: item.index } as const;
      return { from, to, message, fixes: [{ label: `Delete item ${item.index + 1}`, operation }] };
    });
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

const saysMore = perBlock(({ block: { text } }) => REASSURES.test(text) || HISTORY.test(text));

function isBenign({ block, level, lead }: ImpressionItem): boolean {
  return (
    level === 1 &&
    lead !== undefined &&
    // "Mild" makes an effusion or a synovitis small, not meaningless.
    lead.concept.level === 1 &&
    isAsserted(lead) &&
    block.recommendations.length === 0
  );
}
