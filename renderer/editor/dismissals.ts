import type { Node } from "prosemirror-model";
import type { Diagnostic } from "../../shared/checks/types";
import type { Dismissal } from "../../shared/report-file";
import { wordsAt } from "./diagnostic-words";

/** "Not here": tied to the rule, the flagged words and what stands around them. */
export function dismissalHere(doc: Node, diagnostic: Diagnostic, reason = ""): Dismissal {
  return { ruleId: diagnostic.ruleId, scope: "here", context: contextOf(doc, diagnostic), reason };
}

/** "Not in this report": the rule, for this report. */
export function dismissalForReport({ ruleId }: Diagnostic): Dismissal {
  return { ruleId, scope: "report", context: "", reason: "" };
}

/** A dismissal survives edits elsewhere, on one side of the words too, and lapses when the flagged words change. */
export function isDismissed(doc: Node, diagnostic: Diagnostic, dismissals: readonly Dismissal[]): boolean {
  const ofRule = dismissals.filter(({ ruleId }) => ruleId === diagnostic.ruleId);
  if (ofRule.length === 0) return false;
  if (ofRule.some(({ scope }) => scope === "report")) return true;
  const now = contextOf(doc, diagnostic);
  return ofRule.some(({ context }) => context === now || sameWords(context, now));
}

/** `three words before «the flagged words» three words after`; a diagnostic without words of its own says what it says. */
function contextOf(doc: Node, diagnostic: Diagnostic): string {
  const { before, flagged, after } = wordsAt(doc, diagnostic);
  return flagged === "" ? diagnostic.message : `${before}«${flagged}»${after}`;
}

function sameWords(then: string, now: string): boolean {
  const [a, b] = [partsOf(then), partsOf(now)];
  if (a === undefined || b === undefined || a.flagged !== b.flagged) return false;
  return (a.before !== "" && a.before === b.before) || (a.after !== "" && a.after === b.after);
}

function partsOf(context: string) {
  const open = context.indexOf("«");
  const close = context.lastIndexOf("»");
  if (open < 0 || close < open) return undefined;
  return { before: context.slice(0, open), flagged: context.slice(open + 1, close), after: context.slice(close + 1) };
}
