import type { Range } from "../../report/report";
import type { Point } from "../case";
import type { Mention } from "./mention";
import type { Evidence, PointVerdict } from "./scorecard";

/** How a point stands, before it becomes a line of the scorecard. */
export interface Judgement {
  readonly verdict: PointVerdict;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
  /** What the answer says against the Findings, in words for the point `contradiction`. */
  readonly contrary?: Contrary;
  /** Of a place. */
  readonly isPlace?: boolean;
}

export interface Contrary extends Range {
  readonly message: string;
  readonly text: string;
}

/** A finding, negative or answer with the mentions that count for it. */
export interface MainJudgement extends Judgement {
  readonly point: Point;
  /** The mention that decided, and all others of the same thing. Empty where the point is missed. */
  readonly mentions: readonly Mention[];
  /** The reference's own mentions. */
  readonly reference: readonly Mention[];
}

export const evidenceOf = ({ from, to, text }: Evidence): Evidence => ({ from, to, text });

/** Words in quotes, cut where they are long. */
export function quoted(text: string): string {
  const words = text.replace(/\s+/g, " ").trim();
  return `"${words.length > 60 ? `${words.slice(0, 57).trimEnd()}…` : words}"`;
}
