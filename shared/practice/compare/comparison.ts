import type { Range, SectionKind } from "../../report/report";

/** A place in one of the two reports with its words. */
export interface Place extends Range {
  readonly text: string;
}

/** A run of words that both have, or only one. Positions are each report's own. */
export interface WordChange {
  readonly kind: "same" | "removed" | "added";
  readonly draft: Place | undefined;
  readonly final: Place | undefined;
}

/** A section word by word. */
export interface SectionWords {
  readonly section: SectionKind;
  readonly changes: readonly WordChange[];
  /** The words of each, and how many of them the other does not have. */
  readonly draftWords: number;
  readonly finalWords: number;
  readonly removed: number;
  readonly added: number;
}

export const CHANGE_KINDS = [
  "item-added",
  "item-dropped",
  "item-moved",
  "finding-added",
  "finding-dropped",
  "diagnosis",
  "side",
  "size",
  "place",
  "level",
  "assertion",
  "certainty",
  "significance",
  "recommendation-added",
  "recommendation-dropped",
  "recommendation-changed",
] as const;
/**
 * What changed in meaning. `level`: a vertebra or disc · `diagnosis`: the same thing is called otherwise · `significance`: an
 * item weighs more or less · `assertion`: present, denied, history.
 */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface MeaningChange {
  readonly kind: ChangeKind;
  readonly draft: Place | undefined;
  readonly final: Place | undefined;
  /** A plain sentence with the words of both. */
  readonly message: string;
}

/** Which item of the final says what an item of the draft says; indexes from 0. Either may be missing. */
export interface ItemPair {
  readonly draft: number | undefined;
  readonly final: number | undefined;
}

/** A draft beside its final. */
export interface Comparison {
  /** Findings and Impression, as far as either report has them. */
  readonly words: readonly SectionWords[];
  readonly draftItems: readonly Place[];
  readonly finalItems: readonly Place[];
  /** The final's items in its order, each with the draft's; then what the draft has of its own. */
  readonly items: readonly ItemPair[];
  /** In the order of the final, what was dropped behind. */
  readonly changes: readonly MeaningChange[];
}
