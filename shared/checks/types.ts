import type { Analysis, BlockAnalysis } from "../extract/types";
import type { Range, SectionKind } from "../report/report";
import type { CheckSettings } from "../settings";
import type { Trigger } from "./trigger";

export type Severity = "error" | "warning" | "info";

export interface TextEdit extends Range {
  readonly insert: string;
}

/** What the editor runs as one transaction and the command line prints as edits. Positions are the report's. */
export type Operation =
  | { readonly name: "move-item"; readonly fromIndex: number; readonly toIndex: number }
  | { readonly name: "delete-item"; readonly index: number }
  /** A new item in front of item `index`; behind the last where there is none of that index. */
  | { readonly name: "insert-item"; readonly index: number; readonly text: string }
  | { readonly name: "sort-items" }
  | { readonly name: "renumber" }
  | { readonly name: "move-section"; readonly kind: SectionKind }
  | { readonly name: "insert-section"; readonly kind: SectionKind; readonly text: string };

/** A replacement that is right as it stands. `[…]` in `insert` becomes an open field in the editor. */
export type Fix = { readonly label: string } & (
  | { readonly edits: readonly TextEdit[]; readonly operation?: never }
  | { readonly operation: Operation; readonly edits?: never }
);

export interface Diagnostic extends Range {
  readonly ruleId: string;
  readonly severity: Severity;
  /** What is there, with the words seen. No advice, no "you". */
  readonly message: string;
  /** The other end of a contradiction. */
  readonly related?: readonly Range[];
  /** The mentions it rests on. */
  readonly evidence?: readonly Range[];
  readonly fixes?: readonly Fix[];
}

/** A diagnostic as a rule yields it: severity only where the case differs from the rule's own. */
export interface Flag extends Range {
  readonly message: string;
  readonly severity?: Severity;
  readonly related?: readonly Range[];
  readonly evidence?: readonly Range[];
  readonly fixes?: readonly Fix[];
}

interface RuleCard {
  /** The catalogue's, never renamed, never reused. */
  readonly id: string;
  readonly title: string;
  /** What can go wrong for the patient or the referrer. */
  readonly why: string;
  /** Guideline with its edition, or paper. */
  readonly source: string;
  readonly severity: Severity;
  /** Whole or partial reports in text form; «…» marks what must be flagged. */
  readonly examples: { readonly flagged: readonly string[]; readonly clean: readonly string[] };
}

/** Looks at one block at a time, so that its answer is kept while the block stands. */
export interface BlockRule extends RuleCard {
  readonly scope: "block";
  /** Only blocks of these sections; all but the header's where absent. */
  readonly sections?: readonly SectionKind[];
  /** Only blocks in which this list is not empty. */
  readonly needs?:
    | "findings"
    | "anatomy"
    | "sides"
    | "measurements"
    | "recommendations"
    | "phrases"
    | "categories"
    | "dates";
  /** Only blocks for which this says yes: a quick test that spares the rule what it has nothing to say about. */
  readonly trigger?: Trigger;
  readonly check: (block: BlockAnalysis, settings: CheckSettings) => Iterable<Flag>;
}

/** Looks at the whole report: order, contradictions, what is missing. */
export interface ReportRule extends RuleCard {
  readonly scope: "report";
  readonly check: (analysis: Analysis, settings: CheckSettings) => Iterable<Flag>;
}

export type Rule = BlockRule | ReportRule;
