import type { Range } from "../report/report";
import type { Diagnostic, Fix } from "./types";

/** The same diagnostic where all text stands `by` characters further on. */
export function shiftDiagnostic(diagnostic: Diagnostic, by: number): Diagnostic {
  if (by === 0) return diagnostic;
  const { ruleId, severity, from, to, message, related, evidence, fixes } = diagnostic;
  const moved: { -readonly [K in keyof Diagnostic]: Diagnostic[K] } = {
    ruleId,
    severity,
    from: from + by,
    to: to + by,
    message,
  };
  if (related !== undefined) moved.related = related.map((range) => shifted(range, by));
  if (evidence !== undefined) moved.evidence = evidence.map((range) => shifted(range, by));
  if (fixes !== undefined) moved.fixes = fixes.map((fix) => shiftFix(fix, by));
  return moved;
}

function shiftFix(fix: Fix, by: number): Fix {
  if (fix.edits === undefined) return fix;
  return {
    label: fix.label,
    edits: fix.edits.map(({ from, to, insert }) => ({ from: from + by, to: to + by, insert })),
  };
}

function shifted(range: Range, by: number): Range {
  return { from: range.from + by, to: range.to + by };
}
