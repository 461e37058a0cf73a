import type { Severity } from "../../shared/checks/types";
import type { CheckedFile } from "../checked";
import type { DiagnosticRecord } from "../records/diagnostic-record";
import type { Paint } from "./paint";

/** For people: the place, what is there, the line with the words underlined, and what the fixes would do. */
export function formatPretty(files: readonly CheckedFile[], paint: Paint): string {
  const blocks = files.map((file) =>
    file.diagnostics.length === 0
      ? `${paint.bold(file.name)}: nothing to report\n`
      : `${paint.bold(file.name)}\n${file.diagnostics.map((one) => diagnosticLines(file, one, paint)).join("\n")}`,
  );
  return `${blocks.join("\n")}\n${summary(files)}\n`;
}

const COLOUR = { error: "red", warning: "yellow", info: "blue" } as const satisfies Record<Severity, keyof Paint>;

function diagnosticLines(file: CheckedFile, diagnostic: DiagnosticRecord, paint: Paint): string {
  const { line, column } = file.lines.placeOf(diagnostic.start);
  const severity = paint[COLOUR[diagnostic.severity]](diagnostic.severity);
  return [
    `  ${line}:${column}  ${severity}  ${diagnostic.message}  ${paint.dim(diagnostic.rule)}`,
    ...excerpt(file, diagnostic.start, diagnostic.end, paint[COLOUR[diagnostic.severity]]),
    ...diagnostic.related.flatMap(({ start, end }) => {
      const place = file.lines.placeOf(start);
      return [`      ${paint.dim(`against ${place.line}:${place.column}`)}`, ...excerpt(file, start, end, paint.dim)];
    }),
    ...diagnostic.fixes.map(({ label }) => `      ${paint.green("fix:")} ${label}`),
    "",
  ].join("\n");
}

/** The most of a line that is shown: reports are often one long line a section. */
const WIDTH = 100;

/** The line with a mark under the words; where they run over the line's end, up to there. Nothing for an empty range. */
function excerpt({ lines }: CheckedFile, start: number, end: number, colour: (text: string) => string): string[] {
  if (start === end) return [];
  const { line, column } = lines.placeOf(start);
  const text = lines.lineText(line);
  const from = column - 1;
  const to = Math.min(text.length, from + end - start);
  const cut = Math.max(0, Math.min(from - 30, text.length - WIDTH));
  const stop = Math.min(text.length, Math.max(cut + WIDTH, Math.min(to, from + WIDTH)));
  const shown = `${cut > 0 ? "…" : ""}${text.slice(cut, stop)}${stop < text.length ? "…" : ""}`.replaceAll("\t", " ");
  const before = columns(text.slice(cut, from)) + (cut > 0 ? 1 : 0);
  const marked = Math.max(1, columns(text.slice(from, Math.min(to, stop))));
  return [`      ${shown}`, `      ${" ".repeat(before)}${colour("^".repeat(marked))}`];
}

/** Columns on a terminal, near enough for report text: combining marks take none, a surrogate pair one. */
function columns(text: string): number {
  return [...text.replace(/\p{M}/gu, "")].length;
}

function summary(files: readonly CheckedFile[]): string {
  const count = (severity: Severity) =>
    files.reduce((sum, file) => sum + file.diagnostics.filter((one) => one.severity === severity).length, 0);
  const parts = (["error", "warning", "info"] as const)
    .map((severity) => [severity, count(severity)] as const)
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => `${number} ${severity}${number === 1 || severity === "info" ? "" : "s"}`);
  const where = files.length === 1 ? "1 report" : `${files.length} reports`;
  return parts.length === 0 ? `Nothing to report in ${where}.` : `${parts.join(", ")} in ${where}.`;
}
