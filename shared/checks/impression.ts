import type { Analysis, Finding, ImpressionItem, Level } from "../extract/types";

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

/** What the item is about, for messages: its weightiest finding's concept. */
export function leadName({ item }: RankedItem): string {
  return item.lead?.concept.id ?? item.block.block.text.slice(0, 40).trim();
}

/** The words that carry the item's level. */
export function leadRange({ item }: RankedItem): { readonly from: number; readonly to: number } {
  const { from, to } = item.lead ?? item.block;
  return { from, to };
}
