import type { CheckedFile } from "../checked";
import type { Span } from "../records/diagnostic-record";

/** One document: for each file its diagnostics by the contract, each with line and column beside start and end. */
export function formatJson(files: readonly CheckedFile[]): string {
  const answer = files.map(({ name, lines, diagnostics }) => ({
    file: name,
    diagnostics: diagnostics.map((diagnostic) => ({
      ...diagnostic,
      ...placed(lines, diagnostic),
      related: diagnostic.related.map((span) => ({ ...span, ...placed(lines, span) })),
    })),
  }));
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}

function placed(lines: CheckedFile["lines"], { start, end }: Span) {
  const from = lines.placeOf(start);
  const to = lines.placeOf(end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}
