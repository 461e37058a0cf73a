import type { Node } from "prosemirror-model";
import { schema } from "./report/schema";
import type { ReportFile, ReportStatus, SignedVersion, StatusChange } from "./report-file";

/** Who does it, and when: an ISO date and time with its offset, as the clock on the wall shows it. */
export interface Act {
  readonly by: string;
  readonly at: string;
}

export type ReportRecord = Omit<ReportFile, "doc">;

/** What a report may become from where it is. `unsigned`: back to draft, before others have it. */
export type Step = "preliminary" | "sign" | "addendum" | "unsigned";

/** True where the author may take the step with a document of so many sections. */
export function maySet(record: ReportRecord, doc: Node, step: Step): boolean {
  const open = hasOpenAddendum(record, doc);
  switch (step) {
    case "preliminary":
      return record.status === "draft";
    case "sign":
      return !isSigned(record.status) || open;
    case "addendum":
      return isSigned(record.status) && !open;
    case "unsigned":
      return (record.status === "preliminary" || record.status === "final") && !open;
    default:
      return step satisfies never;
  }
}

export const isSigned = (status: ReportStatus): boolean => status === "final" || status === "addended";

/**
 * How many sections of the document, from its first, are as they were signed and stay so; undefined where nothing is. What
 * stands behind them is an addendum that nobody has signed yet.
 */
export function signedSections({ status, history }: ReportRecord, doc: Node): number | undefined {
  if (!isSigned(status)) return undefined;
  const signed = history.at(-1)?.doc.childCount ?? doc.childCount;
  return Math.min(signed, doc.childCount);
}

export function hasOpenAddendum(record: ReportRecord, doc: Node): boolean {
  const signed = signedSections(record, doc);
  return signed !== undefined && signed < doc.childCount;
}

/** Others may read it; it is not signed and is written on. */
export function preliminary(record: ReportRecord, act: Act): ReportRecord {
  return { ...record, status: "preliminary", ...changed(record, "preliminary", act, "") };
}

/** The record with `doc` as a signed version. A report that was signed before is addended. Nothing in it is new any more. */
export function signed(record: ReportRecord, doc: Node, { by, at }: Act): ReportRecord {
  const status = isSigned(record.status) ? "addended" : "final";
  const version: SignedVersion = { at, by, doc };
  return {
    ...record,
    status,
    provenance: [],
    history: [...record.history, version],
    ...changed(record, status, { by, at }, ""),
  };
}

/** Back to draft. What was signed stays on record, with the reason why it is no longer valid. */
export function unsigned(record: ReportRecord, act: Act, reason: string): ReportRecord {
  return { ...record, status: "draft", ...changed(record, "draft", act, reason) };
}

function changed(record: ReportRecord, to: ReportStatus, { by, at }: Act, reason: string) {
  const change: StatusChange = { at, by, from: record.status, to, reason };
  return { statusChanges: [...(record.statusChanges ?? []), change] };
}

/** An empty addendum; date and name are its heading, where nobody writes over them. */
export function newAddendum({ by, at }: Act): Node {
  return schema.node("addendum", { heading: `Addendum ${dateAndTime(at)}, ${by}` }, [schema.node("paragraph")]);
}

/** The signatures that hold, oldest first: those of a version that was taken back to draft do not. */
export function signatures({ status, history, statusChanges = [] }: ReportRecord): readonly Act[] {
  if (!isSigned(status)) return [];
  const back = statusChanges.findLast(({ to }) => to === "draft");
  const since = back === undefined ? history : history.slice(signedBefore(statusChanges, back));
  return since.map(({ by, at }) => ({ by, at }));
}

function signedBefore(changes: readonly StatusChange[], back: StatusChange): number {
  return changes.slice(0, changes.indexOf(back)).filter(({ to }) => isSigned(to)).length;
}

/** The status in the words that an export shows, a line each; none for a draft. */
export function statusLines(record: ReportRecord): readonly string[] {
  if (record.status === "draft") return [];
  if (record.status === "preliminary") return ["PRELIMINARY REPORT: not signed"];
  return signatures(record).map(
    ({ by, at }, index) => `${index === 0 ? "Signed" : "Addendum signed"} by ${by}, ${dateAndTime(at)}`,
  );
}

/** "2026-03-02 14:05" of an ISO date and time, in the time zone that it was written in. */
export function dateAndTime(iso: string): string {
  const written = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(iso);
  return written === null ? iso : `${written[1]} ${written[2]}`;
}
