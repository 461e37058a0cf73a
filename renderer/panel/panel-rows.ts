import { SECTION_NAMES } from "../../shared/checks/skeleton";
import type { Severity } from "../../shared/checks/types";
import { SECTION_KINDS, type SectionKind } from "../../shared/report/report";
import type { CheckState } from "../editor/check-plugin";
import { type Words, wordsAt } from "../editor/diagnostic-words";

/** One line of the panel: words, no positions, so that it stays the same while the text around it moves. */
export interface PanelRow {
  readonly key: string;
  readonly severity: Severity;
  readonly kind: SectionKind;
  readonly message: string;
  readonly before: string;
  readonly flagged: string;
  readonly after: string;
  /** The other end of a contradiction, where there is one. */
  readonly other: Words | undefined;
  readonly fixes: readonly string[];
}

export interface PanelGroup {
  readonly kind: SectionKind;
  readonly title: string;
  readonly rows: readonly PanelRow[];
}

/** The rows for what is shown; a row that says the same as in `previous` is the same object, so that React skips it. */
export function panelRows(
  { doc, shown, keys }: CheckState,
  previous: readonly PanelRow[],
  lockedEnd = 0,
): readonly PanelRow[] {
  const known = new Map(previous.map((row) => [row.key, row]));
  const rows = shown.map((diagnostic, index) => {
    const { ruleId: _, severity, message, related, fixes } = diagnostic;
    const other = related?.[0] === undefined ? undefined : wordsAt(doc, related[0]);
    const row: PanelRow = {
      key: keys[index] ?? "",
      severity,
      message,
      ...wordsAt(doc, diagnostic),
      other,
      // What is signed is not changed.
      fixes: diagnostic.from < lockedEnd ? [] : (fixes ?? []).map(({ label }) => label),
    };
    const old = known.get(row.key);
    return old !== undefined && sameRow(old, row) ? old : row;
  });
  return rows.length === previous.length && rows.every((row, index) => row === previous[index]) ? previous : rows;
}

/** Impression first: it is what most referrers read. Then the report's own order. */
export function panelGroups(rows: readonly PanelRow[]): readonly PanelGroup[] {
  const kinds = ["impression", ...SECTION_KINDS.filter((kind) => kind !== "impression")] as const;
  return kinds
    .map((kind) => ({ kind, title: SECTION_NAMES[kind], rows: rows.filter((row) => row.kind === kind) }))
    .filter((group) => group.rows.length > 0);
}

function sameWords(a: Words | undefined, b: Words | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.kind === b.kind && a.before === b.before && a.flagged === b.flagged && a.after === b.after;
}

function sameRow(a: PanelRow, b: PanelRow): boolean {
  return (
    a.severity === b.severity &&
    a.message === b.message &&
    a.kind === b.kind &&
    a.before === b.before &&
    a.flagged === b.flagged &&
    a.after === b.after &&
    sameWords(a.other, b.other) &&
    a.fixes.join("|") === b.fixes.join("|")
  );
}
