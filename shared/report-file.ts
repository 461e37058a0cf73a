import { Node } from "prosemirror-model";
import { schema } from "./report/schema";
import { type Failure, failure, type Result, success } from "./result";
import { documentFromText, type Notice } from "./text/to-document";

export const REPORT_FORMAT = "readout-report";
export const REPORT_VERSION = 1;

export const REPORT_STATUSES = ["draft", "preliminary", "final", "addended"] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** A diagnostic that the author waved away. `here`: for the words in `context` only · `report`: in this report. */
export interface Dismissal {
  readonly ruleId: string;
  readonly scope: "here" | "report";
  /** The flagged words with their neighbours; the dismissal lapses when they change. "" for the whole report. */
  readonly context: string;
  readonly reason: string;
}

/** Where inserted text came from: dictation, a template's name, a rule's id. `at` is an ISO date and time. */
export interface Provenance {
  readonly by: string;
  readonly source: string;
  readonly at: string;
}

/** A version as it was signed. */
export interface SignedVersion {
  readonly at: string;
  readonly by: string;
  readonly doc: Node;
}

/** A step from one status to another. `reason` is why a report went back to draft, "" for the other steps. */
export interface StatusChange {
  readonly at: string;
  readonly by: string;
  readonly from: ReportStatus;
  readonly to: ReportStatus;
  readonly reason: string;
}

/** A report as it is kept in a file; report-file.schema.json describes its JSON. */
export interface ReportFile {
  readonly format: typeof REPORT_FORMAT;
  readonly version: typeof REPORT_VERSION;
  readonly status: ReportStatus;
  readonly doc: Node;
  readonly dismissed: readonly Dismissal[];
  readonly provenance: readonly Provenance[];
  readonly history: readonly SignedVersion[];
  /** How the status came about, oldest first; files of before it was kept have none. */
  readonly statusChanges?: readonly StatusChange[];
}

/** A new draft around a document. */
export function draftFile(doc: Node): ReportFile {
  return {
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    status: "draft",
    doc,
    dismissed: [],
    provenance: [],
    history: [],
  };
}

/** The file's JSON, indented, keys in a fixed order: the same report gives the same bytes. */
export function writeReportFile(file: ReportFile): string {
  const json = {
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    status: file.status,
    doc: file.doc.toJSON(),
    dismissed: file.dismissed.map(({ ruleId, scope, context, reason }) => ({ ruleId, scope, context, reason })),
    provenance: file.provenance.map(({ by, source, at }) => ({ by, source, at })),
    history: file.history.map(({ at, by, doc }) => ({ at, by, doc: doc.toJSON() })),
    ...writtenChanges(file.statusChanges ?? []),
  };
  return `${JSON.stringify(json, undefined, 1)}\n`;
}

function writtenChanges(changes: readonly StatusChange[]) {
  if (changes.length === 0) return {};
  return { statusChanges: changes.map(({ at, by, from, to, reason }) => ({ at, by, from, to, reason })) };
}

/** Reads a report file. Never throws; every refusal says what happened and what to do. */
export function readReportFile(text: string): Result<ReportFile> {
  const parsed = parseJson(text);
  if (!parsed) return damaged("It is not complete JSON; it may have been cut off while it was written.");
  const json = parsed.value;
  if (!isObject(json) || json.format !== REPORT_FORMAT)
    return failure("not-a-report", "This file holds JSON, but no Readout report. Choose a report file or a text file.");
  if (typeof json.version === "number" && json.version > REPORT_VERSION)
    return failure(
      "newer-version",
      `This report was written by a newer version of Readout (file version ${json.version}; this one reads up to ${REPORT_VERSION}). Update Readout to open it; the file was left as it is.`,
    );
  if (json.version !== REPORT_VERSION) return damaged("It does not say which version of the file format it is.");
  return readFields(json);
}

/** A file of either kind, opened: `moved` says what a plain text's sections did to fit the skeleton. */
export interface OpenedFile {
  readonly file: ReportFile;
  readonly moved: readonly Notice[];
  readonly wasPlainText: boolean;
}

/**
 * Opens what a file holds: a report file where the name or the content says so, else plain text, which is a new draft.
 * Text is never refused.
 */
export function openReportText(name: string, text: string): Result<OpenedFile> {
  if (looksLikeJson(name, text)) {
    const read = readReportFile(text);
    return read.ok ? success({ file: read.value, moved: [], wasPlainText: false }) : read;
  }
  const { doc, moved } = documentFromText(text);
  return success({ file: draftFile(doc), moved, wasPlainText: true });
}

function looksLikeJson(name: string, text: string): boolean {
  if (/\.(?:json|readout)$/i.test(name)) return true;
  const start = text.slice(0, 400).trimStart();
  return start.startsWith("{") && (start.includes(`"${REPORT_FORMAT}"`) || parseJson(text) !== undefined);
}

function readFields(json: Record<string, unknown>): Result<ReportFile> {
  const status = REPORT_STATUSES.find((known) => known === json.status);
  if (!status) return damaged("Its status is missing or unknown.");
  const doc = readDocument(json.doc);
  if (!doc) return damaged("Its document does not fit the structure of a report.");
  const dismissed = readList(json.dismissed, readDismissal);
  const provenance = readList(json.provenance, readProvenance);
  const history = readList(json.history, readVersion);
  const changes = json.statusChanges === undefined ? [] : readList(json.statusChanges, readChange);
  if (!dismissed || !provenance || !history || !changes) return damaged("One of its records is incomplete.");
  const statusChanges = changes.length === 0 ? {} : { statusChanges: changes };
  const base = { format: REPORT_FORMAT, version: REPORT_VERSION, status, doc } as const;
  return success({ ...base, dismissed, provenance, history, ...statusChanges });
}

function damaged(why: string): Failure {
  return failure(
    "damaged",
    `This report file is damaged. ${why} Open a copy or an earlier version; the file was left as it is.`,
  );
}

/** The document, if the schema allows it. ProseMirror throws on what it doesn't know: here that is bad input. */
function readDocument(json: unknown): Node | undefined {
  try {
    const doc = Node.fromJSON(schema, json);
    doc.check();
    return doc.type === schema.topNodeType ? doc : undefined;
  } catch {
    return undefined;
  }
}

function readDismissal(json: Record<string, unknown>): Dismissal | undefined {
  const { ruleId, scope, context, reason } = json;
  if (typeof ruleId !== "string" || typeof context !== "string" || typeof reason !== "string") return undefined;
  return scope === "here" || scope === "report" ? { ruleId, scope, context, reason } : undefined;
}

function readProvenance({ by, source, at }: Record<string, unknown>): Provenance | undefined {
  const complete = typeof by === "string" && typeof source === "string" && typeof at === "string";
  return complete ? { by, source, at } : undefined;
}

function readVersion(json: Record<string, unknown>): SignedVersion | undefined {
  const doc = readDocument(json.doc);
  const { at, by } = json;
  return doc && typeof at === "string" && typeof by === "string" ? { at, by, doc } : undefined;
}

function readChange({ at, by, from, to, reason }: Record<string, unknown>): StatusChange | undefined {
  const [before, after] = [from, to].map((status) => REPORT_STATUSES.find((known) => known === status));
  if (typeof at !== "string" || typeof by !== "string" || typeof reason !== "string") return undefined;
  return before && after ? { at, by, from: before, to: after, reason } : undefined;
}

function readList<T>(json: unknown, read: (entry: Record<string, unknown>) => T | undefined): T[] | undefined {
  if (!Array.isArray(json)) return undefined;
  const list: T[] = [];
  for (const entry of json) {
    const value = isObject(entry) ? read(entry) : undefined;
    if (value === undefined) return undefined;
    list.push(value);
  }
  return list;
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text.startsWith("\ufeff") ? text.slice(1) : text) };
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
