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
  const ranked: RankedItem[] = [];
  for (const item of items)
    if (item.level !== undefined && !isCategoryOrDevice(item))
      ranked.push({ item, number: item.index + 1, level: item.level });
  return ranked;
}

/** Nothing else is asserted in it. */
function isCategoryOrDevice({ block: { findings } }: ImpressionItem): boolean {
  let is = false;
  for (const finding of findings) {
    if (!isAsserted(finding)) continue;
    if (finding.concept.kind !== "category" && finding.concept.kind !== "device") return false;
    is = true;
  }
  return is;
}

/** Said to be there, now, in this patient; possible ones included. */
export function isAsserted({ assertion, change }: Finding): boolean {
  return (assertion === "present" || assertion === "possible") && change !== "resolved";
}

/**
 * A level that hardly two readers would set apart: a diagnosis that is said to be there, at the weight that it always
 * has, in an item that says little else. What is only described, suspected, or moved up or down by a word may weigh
 * otherwise.
 */
export function isLevelCertain({ item: { lead, block }, level }: RankedItem): boolean {
  if (lead === undefined || lead.concept.kind !== "diagnosis" || block.words > MOST_WORDS_OF_ONE_THING) return false;
  if (isHedged(lead) || isElsewhere(lead)) return false;
  if (block.recommendations.some(({ from, to }) => from <= lead.from && lead.to <= to)) return false;
  if (isMeasuredSuspicion(lead)) return true;
  return level <= lead.concept.level && !GENERAL.test(lead.text) && !lead.modifiers.some(({ name }) => AGED.has(name));
}

const MOST_WORDS_OF_ONE_THING = 30;
/** What is seen, in general words: which organ it was taken to lie in decides its level. */
const GENERAL = /\b(?:lesion|nodul|mass|densit|opacit|dilat|thicken|collection|fluid)/i;
const AGED: ReadonlySet<string> = new Set(["age-indeterminate", "chronic", "known", "stable", "improving"]);

/** "2.1 cm spiculated nodule": it was measured and called what it may be. */
export const isMeasuredSuspicion = ({ modifiers, measurements }: Finding): boolean =>
  measurements.length > 0 && modifiers.some(({ name }) => name === "suspicious");

/** Needs action within minutes whatever else is said: the concept itself is critical, not a word beside it ("extensive"). */
export function isCritical(finding: Finding, settings: CheckSettings): boolean {
  return finding.level === 5 && isCriticalConcept(finding, settings) && !isElsewhere(finding);
}

/** The part of it that the settings decide. */
export const isCriticalConcept = ({ concept }: Finding, settings: CheckSettings): boolean =>
  (settings.levels[concept.id] ?? concept.level) === 5;

/** The part that the text decides. */
export const isUrgent = (finding: Finding): boolean => finding.level === 5 && !isElsewhere(finding);

/**
 * "Free air" without a place lies in the abdomen, unless the sentence speaks of the chest or of soft tissue only; a
 * bleeding in the parenchyma of a lung is no stroke.
 */
function isElsewhere({ text, sentence, concept }: Finding): boolean {
  if (concept.region === "brain") return LUNG.test(sentence.text);
  return BARE_GAS.test(text) && NOT_ABDOMINAL.test(sentence.text) && !ABDOMINAL.test(sentence.text);
}

const LUNG = /\b(?:lungs?|pulmonary|(?:upper|middle|lower) lobe)\b/i;
const BARE_GAS = /^(?:free|extraluminal) (?:air|gas)$/i;
const NOT_ABDOMINAL =
  /lung|lobe|lingula|mediastin|pleura|thora|chest|pericard|trachea|bronch|subcutan|soft tissue|muscle|neck|joint/i;
const ABDOMINAL = /abdom|periton|diaphragm|hepat|liver|splen|bowel|colon|gastr|stomach|intestin|mesent|pelvi/i;

/** A question mark or a choice between two causes leaves open what is meant. */
export const isHedged = ({ assertion, certainty, sentence }: Finding): boolean =>
  assertion !== "present" || certainty < 4 || HEDGE.test(sentence.text);

const HEDGE =
  /\?|\b(?:versus|vs|differentiat\w{1,5}|distinguish\w{0,4}|possibl[ey]|exclu\w{2,5}|rul(?:e|ed) out|evaluat\w{1,3} (?:for|in terms of)|residual)\b/i;

/** What the item is about, for messages: its weightiest finding's concept. */
export function leadName({ item }: RankedItem): string {
  return item.lead?.concept.id ?? item.block.block.text.slice(0, 40).trim();
}

/** The words that carry the item's level. */
export function leadRange({ item }: RankedItem): { readonly from: number; readonly to: number } {
  const { from, to } = item.lead ?? item.block;
  return { from, to };
}
