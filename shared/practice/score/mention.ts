import type { Assertion, Finding } from "../../extract/types";
import type { Range } from "../../report/report";
import type { ReadSentence } from "./reading";
import type { Wording } from "./wordings";

/**
 * A place in an Impression that speaks of a point. `same`: an accepted wording, a synonym or a more specific diagnosis ·
 * `vaguer`: a wider or vaguer word · `other`: another diagnosis of the same thing.
 */
export interface Mention extends Range {
  readonly text: string;
  readonly at: ReadSentence;
  readonly wording: Wording;
  readonly strength: "same" | "vaguer" | "other";
  readonly assertion: Assertion;
  readonly certainty: 1 | 2 | 3 | 4 | 5;
  /** The word at it that the reference rules out ("partial"). */
  readonly opposite?: string;
  /** All needed words of an accepted wording stand there. */
  readonly isInWords?: boolean;
  /** It names something related: what is said of that proves nothing against the point. */
  readonly isWide?: boolean;
  /** The findings of the analysis that it overlaps. */
  readonly findings: readonly Finding[];
}

export const STRENGTHS = { same: 2, vaguer: 1, other: 0 } as const satisfies Record<Mention["strength"], number>;

/** Said to be there, be it with a doubt. */
export const isAsserted = ({ assertion }: { readonly assertion: Assertion }): boolean =>
  assertion === "present" || assertion === "possible";

/** "Possible", "may be", "cannot be excluded": no more than a thought. "Likely" and "suspicious for" are more. */
export const isDoubted = ({
  assertion,
  certainty,
}: {
  readonly assertion: Assertion;
  readonly certainty: number;
}): boolean => assertion === "possible" && certainty <= 2;
