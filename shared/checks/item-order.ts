import type { ImpressionItem } from "../extract/types";

/**
 * The indexes of the Impression's main items in the order suggested: level descending, then what answers the question,
 * then what may be cancer, then as written. Items of unknown level keep their places; the others are sorted around them.
 */
export function suggestedOrder(
  items: readonly ImpressionItem[],
  answersQuestion: (item: ImpressionItem) => boolean = () => false,
): readonly number[] {
  const main = items.filter(({ block }) => (block.block.depth ?? 0) === 0);
  const groupLevel = new Map(main.map((item) => [item, levelWithSubItems(item, items)]));
  const ranked = main
    .filter((item) => groupLevel.get(item) !== undefined)
    .toSorted(
      (a, b) =>
        (groupLevel.get(b) ?? 0) - (groupLevel.get(a) ?? 0) ||
        Number(answersQuestion(b)) - Number(answersQuestion(a)) ||
        Number(isMalignant(b)) - Number(isMalignant(a)) ||
        a.index - b.index,
    );
  let next = 0;
  return main.map((item) => (groupLevel.get(item) === undefined ? item.index : (ranked[next++]?.index ?? item.index)));
}

/** An item moves with its sub-items, so it counts as much as the weightiest of them. */
function levelWithSubItems(item: ImpressionItem, items: readonly ImpressionItem[]): number | undefined {
  let level: number | undefined = item.level;
  for (const sub of items.slice(item.index + 1)) {
    if ((sub.block.block.depth ?? 0) === 0) break;
    if (sub.level !== undefined && sub.level > (level ?? -1)) level = sub.level;
  }
  return level;
}

function isMalignant({ block }: ImpressionItem): boolean {
  return block.findings.some(({ assertion, concept }) => assertion === "present" && concept.malignant);
}
