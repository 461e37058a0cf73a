import type { Recommendation } from "../types";

/** The words that make a clause a recommendation. */
export interface Trigger {
  readonly kind: "advice" | "correlate" | "none-needed";
  /** The token that decides. */
  readonly at: number;
  /** Where the words that it governs begin. */
  readonly from: number;
  readonly strength: Recommendation["strength"];
}
