import type { Range } from "../report/report";
import type { Diagnostic, Fix } from "./types";

/** The same diagnostic where all text stands `by` characters further on. */
export function shiftDiagnostic(diagnostic: Diagnostic, by: number): Diagnostic {
  if (by === 0) return diagnostic;
  return {
    ...diagnostic,
    ...shifted(diagnostic, by),
    ...(diagnostic.related && { related: diagnostic.related.map((range) => shifted(range, by)) }),
    ...(diagnostic.evidence && { evidence: diagnostic.evidence.map((range) => shifted(range, by)) }),
    ...(diagnostic.fixes && { fixes: diagnostic.fixes.map((fix) => shiftFix(fix, by)) }),
  };
}

function shiftFix(fix: Fix, by: number): Fix {
  if (fix.edits === undefined) return fix;
  return { label: fix.label, edits: fix.edits.map((edit) => ({ ...shifted(edit, by), insert: edit.insert })) };
}

function shifted(range: Range, by: number): Range {
  return { from: range.from + by, to: range.to + by };
}
