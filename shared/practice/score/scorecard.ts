import type { Range } from "../../report/report";
import type { GeneralKind, PointKind } from "../case";

export type PointVerdict = "met" | "partly" | "missed";

/** A place in the answer with its words. */
export interface Evidence extends Range {
  readonly text: string;
}

/** How one point was judged. */
export interface PointScore {
  /** The case's id for the point; for the five that come with every case their kind. */
  readonly id: string;
  readonly kind: PointKind | GeneralKind;
  readonly of: string | undefined;
  readonly weight: number;
  readonly verdict: PointVerdict;
  /** A plain sentence, with the words judged. */
  readonly reason: string;
  /** Positions of the answer: indexes into its text, or of its document. Empty where nothing speaks of the point. */
  readonly evidence: readonly Evidence[];
  /** The reference's own words; empty where they say nothing of their own ("order"). */
  readonly howReferenceSaysIt: string;
}

/** An item of the answer beside what the reference has for it. Either may be missing. */
export interface AlignedItem {
  /** 0-based. */
  readonly answer: number | undefined;
  readonly reference: number | undefined;
  /** The points that both speak of, or the one does. */
  readonly points: readonly string[];
}

/** An Impression's item as it was read, without its number. */
export interface ScoredItem extends Range {
  readonly text: string;
}

/** The judgement of one answer. The same case and answer give the same scorecard. */
export interface Scorecard {
  readonly caseId: string;
  /** The share of the weights, from 0 to 100, rounded; `partly` counts half. */
  readonly score: number;
  readonly points: readonly PointScore[];
  /** The answer's and the reference's items, positions of each's own text. */
  readonly answerItems: readonly ScoredItem[];
  readonly referenceItems: readonly ScoredItem[];
  /** Side by side: the reference's items in its order, then what the answer has of its own. */
  readonly alignment: readonly AlignedItem[];
  readonly words: { readonly answer: number; readonly reference: number };
}
