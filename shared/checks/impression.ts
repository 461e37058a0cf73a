import type { Analysis, Finding, ImpressionItem, Level } from "../extract/types";
import type { CheckSettings } from "../settings";

/** What the levels are called in messages. */
export const LEVEL_NAMES = {
  5: "critical",
  4: "urgent",
  3: "significant",
  2: "minor",
  1: "benign",
  0: "normal",
} as const satisfies Record<Level, string>;

/** An item of the Impression that takes part in the order, with its level. */
export interface RankedItem {
  readonly item: ImpressionItem;
  /** 1-based, as the reader counts. */
  readonly number: number;
  readonly level: Level;
}

/**
 * The items that can be compared: those with a level, less those whose place says nothing about weight (an assessment
 * category, a line on tubes and catheters).
 */
export function rankedItems({ items }: Analysis): readonly RankedItem[] {
  return items.flatMap((item) =>
    item.level === undefined || isCategoryOrDevice(item) ? [] : [{ item, number: item.index + 1, level: item.level }],
  );
}

function isCategoryOrDevice({ block }: ImpressionItem): boolean {
  const asserted = block.findings.filter(isAsserted);
  return (
    asserted.length > 0 && asserted.every(({ concept }) => concept.kind === "category" || concept.kind === "device")
  );
}

/** Said to be there, now, in this patient; possible ones included. */
export function isAsserted({ assertion, change }: Finding): boolean {
  return (assertion === "present" || assertion === "possible") && change !== "resolved";
}

/**
 * A level that hardly two readers would set apart: a diagnosis that is said to be there, at the weight that it always
 * has, in an item that says little else. What is only described, suspected, or moved up by a word may weigh less.
 */
export function isLevelCertain({ item, level }: RankedItem): boolean {
  const { lead, block } = item;
  if (lead === undefined || lead.concept.kind !== "diagnosis" || block.words > MOST_WORDS_OF_ONE_THING) return false;
  if (lead.assertion !== "present" || lead.certainty < 4 || isGasElsewhere(lead)) return false;
  if (level <= lead.concept.level) return !block.block.text.includes("?");
  return lead.modifiers.some(({ name }) => name === "suspicious") && lead.measurements.length > 0;
}

const MOST_WORDS_OF_ONE_THING = 30;

/** Needs action within minutes whatever else is said: the concept itself is critical, not a word beside it ("extensive"). */
export function isCritical(finding: Finding, settings: CheckSettings): boolean {
  const base = settings.levels[finding.concept.id] ?? finding.concept.level;
  return finding.level === 5 && base === 5 && !isGasElsewhere(finding);
}

/** "Free air" without a place lies in the abdomen, unless the sentence speaks of the chest or of soft tissue only. */
function isGasElsewhere({ text, sentence }: Finding): boolean {
  return BARE_GAS.test(text) && NOT_ABDOMINAL.test(sentence.text) && !ABDOMINAL.test(sentence.text);
}

const BARE_GAS = /^(?:free|extraluminal) (?:air|gas)$/i;
const NOT_ABDOMINAL =
  /lung|lobe|lingula|mediastin|pleura|thora|chest|pericard|trachea|bronch|subcutan|soft tissue|muscle|neck|joint/i;
const ABDOMINAL = /abdom|periton|diaphragm|hepat|liver|splen|bowel|colon|gastr|stomach|intestin|mesent|pelvi/i;

/** What the item is about, for messages: its weightiest finding's concept. */
export function leadName({ item }: RankedItem): string {
  return item.lead?.concept.id ?? item.block.block.text.slice(0, 40).trim();
}

/** The words that carry the item's level. */
export function leadRange({ item }: RankedItem): { readonly from: number; readonly to: number } {
  const { from, to } = item.lead ?? item.block;
  return { from, to };
}
