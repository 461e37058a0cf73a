import type { Diagnostic } from "./types";

/**
 * Which rule hides which, where both speak of the same words: the stronger statement contains the weaker. Nothing else
 * hides anything; the panel groups what overlaps.
 */
export const SUPPRESSIONS: Readonly<Record<string, readonly string[] | "all">> = {
  "cons-measurement-mismatch": ["meas-unit-inconsistent"],
  "dict-unfilled-field": ["meas-missing"],
  "imp-critical-not-first": ["imp-order-inversion"],
  "imp-vague-item": ["imp-not-interpretive"],
  "skel-section-missing": "all",
};

/** The diagnostics, in their order, less those that another one of them hides. */
export function withoutSuppressed(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const hiding = diagnostics.filter((diagnostic) => diagnostic.ruleId in SUPPRESSIONS);
  if (hiding.length === 0) return diagnostics;
  return diagnostics.filter((diagnostic) => !hiding.some((other) => hides(other, diagnostic)));
}

function hides(strong: Diagnostic, weak: Diagnostic): boolean {
  if (strong.ruleId === weak.ruleId) return false;
  const hidden = SUPPRESSIONS[strong.ruleId];
  return hidden === "all"
    ? // An empty section's range holds no more than its heading and placeholder.
      strong.from < strong.to && weak.from >= strong.from && weak.to <= strong.to
    : hidden?.includes(weak.ruleId) === true && weak.from < strong.to && weak.to > strong.from;
}
