import type { BlockAnalysis, Finding, ImpressionItem, Level } from "./types";

/** The Impression's items in its order: list items and paragraphs with text, sub-items left to the item above them. */
export function impressionItems(blocks: readonly BlockAnalysis[]): readonly ImpressionItem[] {
  const items: ImpressionItem[] = [];
  for (const block of blocks) {
    if (block.sentences.length === 0 || (block.block.depth ?? 0) > 0) continue;
    const lead = leadOf(block);
    items.push({ block, index: items.length, level: lead === undefined ? undefined : lead.level, lead });
  }
  return items;
}

/** The finding of the highest level; malignancy breaks ties, then the text's order. What is not said of the patient now counts nothing. */
function leadOf(block: BlockAnalysis): Finding | undefined {
  let lead: Finding | undefined;
  let rank = -1;
  for (const finding of block.findings) {
    if (finding.assertion === "hypothetical" || finding.assertion === "other") continue;
    const own = weight(finding.level, finding.concept.malignant);
    if (own <= rank) continue;
    lead = finding;
    rank = own;
  }
  return lead;
}

const weight = (level: Level, malignant: boolean): number => level * 2 + (malignant ? 1 : 0);
