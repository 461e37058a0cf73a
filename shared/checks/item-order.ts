import type { Analysis, ImpressionItem } from "../extract/types";
import { answersQuestion } from "./question";

/**
 * The indexes of the Impression's items in the order suggested: level descending, then what answers the question, then
 * what may be cancer, then as written. Items of unknown level keep their places; the others are sorted around them.
 */
export function suggestedOrder(
  items: readonly ImpressionItem[],
  answersQuestion: (item: ImpressionItem) => boolean = () => false,
): readonly number[] {
  const ranked = items
    .filter(({ level }) => level !== undefined)
    .toSorted(
      (a, b) =>
        (b.level ?? 0) - (a.level ?? 0) ||
        Number(answersQuestion(b)) - Number(answersQuestion(a)) ||
        Number(isMalignant(b)) - Number(isMalignant(a)) ||
        a.index - b.index,
    );
  let next = 0;
  return items.map((item) => (item.level === undefined ? item.index : (ranked[next++]?.index ?? item.index)));
}

/** The suggested order of a report's Impression, by what its Indication asks. "Sort by significance" means this. */
export function significanceOrder(analysis: Analysis): readonly number[] {
  return suggestedOrder(analysis.items, (item) => answersQuestion(item, analysis));
}

function isMalignant({ block }: ImpressionItem): boolean {
  return block.findings.some(({ assertion, concept }) => assertion === "present" && concept.malignant);
}
