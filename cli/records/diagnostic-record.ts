import { editsOf } from "../../shared/checks/fixes";
import type { Diagnostic, Fix, Severity } from "../../shared/checks/types";
import type { Analysis } from "../../shared/extract/types";
import type { Range } from "../../shared/report/report";

/** A place in a text as the world outside sees it: UTF-16 indexes, half-open. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A diagnostic by the contract of `check --ndjson`. Inside the program it is from/to and ruleId; the names change here only. */
export interface DiagnosticRecord extends Span {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly Span[];
  readonly fixes: readonly FixRecord[];
}

export interface FixRecord {
  readonly label: string;
  readonly edits: readonly (Span & { readonly insert: string })[];
}

/** The diagnostics of a report that was made from `text`, every fix as edits of that text. */
export function diagnosticRecords(
  diagnostics: readonly Diagnostic[],
  analysis: Analysis,
  text: string,
): readonly DiagnosticRecord[] {
  return diagnostics.map(({ ruleId, severity, from, to, message, related, fixes }) => ({
    rule: ruleId,
    severity,
    start: from,
    end: to,
    message,
    related: related === undefined ? [] : related.map(spanOf),
    fixes: fixes === undefined ? [] : fixes.flatMap((fix) => fixRecord(fix, analysis, text)),
  }));
}

export const spanOf = ({ from, to }: Range): Span => ({ start: from, end: to });

/** An operation that has nothing to do in this text is no fix there. */
function fixRecord(fix: Fix, analysis: Analysis, text: string): readonly FixRecord[] {
  const edits = editsOf(fix, analysis, text);
  if (edits.length === 0) return [];
  return [{ label: fix.label, edits: edits.map(({ from, to, insert }) => ({ start: from, end: to, insert })) }];
}
