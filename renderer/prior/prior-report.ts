import type { Node } from "prosemirror-model";
import { comparisonOf } from "../../shared/checks/rules/comparison/prior-exams";
import { analyze } from "../../shared/extract/analyze";
import type { Analysis } from "../../shared/extract/types";
import { reportFromDocument } from "../../shared/report/from-document";
import type { ReportStatus } from "../../shared/report-file";
import type { CheckSettings } from "../../shared/settings";
import type { DocumentSession } from "../session/document-session";
import { headerSummary } from "../session/new-report";

/** An earlier report beside the current one: read, never written. */
export interface PriorReport {
  readonly name: string;
  readonly doc: Node;
  readonly analysis: Analysis;
  readonly status: ReportStatus | undefined;
  /** What Comparison would say of it, "CT chest 2025-08-14."; undefined where it names neither exam nor date. */
  readonly citation: string | undefined;
}

/** `status` where the file says one: a plain text says nothing of who signed it. */
export function readPrior(
  name: string,
  doc: Node,
  status: ReportStatus | undefined,
  settings: CheckSettings,
): PriorReport {
  const { exam, date } = headerSummary(doc);
  const citation = date === undefined ? undefined : `${exam ?? "Prior exam"} ${date}.`;
  return { name, doc, status, analysis: analyze(reportFromDocument(doc), settings), citation };
}

/**
 * Why the two cannot be compared: another patient, or a later exam. Then nothing is said of sizes, and nothing offered.
 * Undefined where they can, or where the headers do not say.
 */
export function priorProblem(doc: Node, current: Analysis, prior: PriorReport): string | undefined {
  const [own, other] = [identityOf(doc), identityOf(prior.doc)];
  if (differ(own.id, other.id)) return `This is another patient: ID ${other.id}.`;
  const unsure = own.id === "" || other.id === "";
  if (unsure && differ(own.born, other.born)) return `This is another patient, born ${other.born}.`;
  const sameBirth = own.born !== "" && own.born === other.born;
  if (unsure && !sameBirth && differ(nameKey(own.name), nameKey(other.name)))
    return `This may be another patient: ${other.name}.`;
  const days = daysBetween(prior.analysis.exam.date, current.exam.date);
  return days !== undefined && days < 0 ? "This exam is later than the one that is being reported." : undefined;
}

const differ = (a: string, b: string) => a !== "" && b !== "" && a.toLowerCase() !== b.toLowerCase();

function identityOf(doc: Node) {
  const field = (name: string) =>
    doc.firstChild?.children.find(({ attrs }) => attrs.name === name)?.textContent.trim() ?? "";
  return { id: field("PatientID"), born: field("PatientBirthDate"), name: field("PatientName") };
}

/** "DOE^JANE", "Doe, Jane" and "Jane Doe" are one name. */
function nameKey(name: string): string {
  return (name.toLowerCase().match(/\p{L}+/gu) ?? []).toSorted().join(" ");
}

/** What Comparison lacks: the prior's citation, and whether "None available" goes for it. Undefined where its date is there. */
export function missingCitation(
  current: Analysis,
  { citation, analysis }: PriorReport,
): { readonly citation: string; readonly instead: boolean } | undefined {
  const date = analysis.exam.date;
  if (citation === undefined || date === undefined) return undefined;
  const named = current.blocksOf("comparison").some(({ dates }) => dates.some(({ iso }) => iso === date));
  return named ? undefined : { citation, instead: comparisonOf(current).state === "none" };
}

/** "6 months earlier", from one ISO date to the other; "" where it is not earlier. */
export function timeBetween(earlier: string | undefined, later: string | undefined): string {
  const days = daysBetween(earlier, later);
  if (days === undefined || days < 1) return "";
  const [count, unit] =
    days < 14
      ? [days, "day"]
      : days < 60
        ? [Math.round(days / 7), "week"]
        : days < 730
          ? [Math.round(days / 30.44), "month"]
          : [Math.round(days / 365.25), "year"];
  return `${count} ${unit}${count === 1 ? "" : "s"} earlier`;
}

function daysBetween(earlier: string | undefined, later: string | undefined): number | undefined {
  const [from, to] = [Date.parse(earlier ?? ""), Date.parse(later ?? "")];
  return Number.isNaN(from) || Number.isNaN(to) ? undefined : Math.round((to - from) / 86_400_000);
}

/** Which prior belongs to which report, for as long as the app runs. */
const kept = new WeakMap<DocumentSession, Map<string, PriorReport>>();

export function keepPrior(session: DocumentSession, prior: PriorReport | undefined): void {
  const own = kept.get(session) ?? new Map<string, PriorReport>();
  kept.set(session, own);
  if (prior === undefined) own.delete(keyOf(session));
  else own.set(keyOf(session), prior);
}

export function priorOf(session: DocumentSession): PriorReport | undefined {
  return kept.get(session)?.get(keyOf(session));
}

function keyOf({ state }: DocumentSession): string {
  const { handle, draftId } = state.get();
  return handle ?? draftId;
}
