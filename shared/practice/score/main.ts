import type { Point } from "../case";
import type { Mention } from "./mention";
import type { Reading } from "./reading";

/** A point with all that may count for it. */
export interface Main {
  readonly point: Point;
  readonly all: readonly Mention[];
  readonly fitting: readonly Mention[];
  readonly reference: readonly Mention[];
  /** How the answer's and the case's own sides, sizes and places agree. */
  readonly fit: (mention: Mention) => number;
  /** The Findings say it in accepted words. */
  readonly isInFindings: boolean;
  readonly opposed: Mention["at"] | undefined;
  readonly answer: Reading;
  /** No word of the answer says how severe, simple or suspicious it is, where every accepted wording does. */
  readonly isUnderstated: boolean;
}
