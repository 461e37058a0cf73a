import { SECTION_NAMES } from "../../shared/checks/skeleton";
import type { LedgerRow } from "../../shared/ledger/measurement-ledger";
import { changeInWords, changeText } from "../../shared/ledger/size-change";
import type { SectionKind } from "../../shared/report/report";

/** One line of the ledger: words, no positions, so that it stays the same while the text around it moves. */
export interface MeasurementRow {
  readonly key: string;
  readonly kind: SectionKind;
  readonly subject: string;
  readonly place: string;
  readonly value: string;
  readonly prior: string;
  readonly change: string;
  readonly direction: "up" | "down" | "same" | undefined;
  /** What the prior report says where the text says something else. */
  readonly reported: string;
  /** The change for a screen reader. */
  readonly changeWords: string;
}

export interface MeasurementGroup {
  readonly kind: SectionKind;
  readonly title: string;
  readonly rows: readonly MeasurementRow[];
}

/** The rows of the ledger; where nothing differs from `previous` it is that list, and React has nothing to do. */
export function measurementRows(
  ledger: readonly LedgerRow[],
  previous: readonly MeasurementRow[],
): readonly MeasurementRow[] {
  const seen = new Map<string, number>();
  const rows = ledger.map((row, index) => {
    const name = `${row.kind}|${row.subject}|${row.place}`;
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    const made = rowOf(row, `${name}|${count}`);
    const old = previous[index];
    return old !== undefined && sameRow(old, made) ? old : made;
  });
  return rows.length === previous.length && rows.every((row, index) => row === previous[index]) ? previous : rows;
}

/** In the order of the text: a group begins where the section changes. */
export function measurementGroups(rows: readonly MeasurementRow[]): readonly MeasurementGroup[] {
  const groups = new Map<SectionKind, MeasurementRow[]>();
  for (const row of rows) groups.set(row.kind, [...(groups.get(row.kind) ?? []), row]);
  return [...groups].map(([kind, own]) => ({ kind, title: SECTION_NAMES[kind], rows: own }));
}

function rowOf({ kind, subject, place, value, prior, change, reported }: LedgerRow, key: string): MeasurementRow {
  return {
    key,
    kind,
    subject,
    place,
    value: value ?? "",
    prior: prior ?? "",
    change: change === undefined ? "" : changeText(change),
    direction: change?.direction,
    reported: reported ?? "",
    changeWords: change === undefined ? "" : changeInWords(change),
  };
}

function sameRow(a: MeasurementRow, b: MeasurementRow): boolean {
  return (
    a.key === b.key && a.value === b.value && a.prior === b.prior && a.change === b.change && a.reported === b.reported
  );
}
