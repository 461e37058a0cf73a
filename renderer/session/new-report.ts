import type { Node } from "prosemirror-model";
import { schema } from "../../shared/report/schema";

/** The fields that every new report offers. */
export const HEADER_FIELDS = [
  "PatientName",
  "PatientID",
  "PatientBirthDate",
  "PatientSex",
  "StudyDescription",
  "StudyDate",
  "AccessionNumber",
  "ReferringPhysicianName",
] as const;

/** The empty skeleton. */
export function newReport(): Node {
  const empty = (kind: string, block: string) => schema.node(kind, null, [schema.node(block)]);
  return schema.node("doc", null, [
    withHeaderFields(schema.node("header", null, [schema.node("header_field", { name: "PatientName" })])),
    empty("indication", "paragraph"),
    empty("technique", "paragraph"),
    empty("comparison", "paragraph"),
    empty("findings", "paragraph"),
    empty("impression", "item"),
  ]);
}

/** The document with the usual header fields added to those that it has, so that there is a place to write them. */
export function withUsualHeader(doc: Node): Node {
  const [header, ...rest] = doc.children;
  return header === undefined ? doc : schema.node("doc", null, [withHeaderFields(header), ...rest]);
}

function withHeaderFields(header: Node): Node {
  const nameOf = (node: Node) => String(node.attrs.name);
  const written = header.children.filter((field) => field.content.size > 0);
  const usual = HEADER_FIELDS.map(
    (name) => written.find((field) => nameOf(field) === name) ?? schema.node("header_field", { name }),
  );
  const others = written.filter((field) => !usual.includes(field));
  return schema.node("header", null, [...usual, ...others]);
}

/** What the header says, for the bar and for file names. */
export function headerSummary(doc: Node) {
  const fields = new Map(
    (doc.firstChild?.children ?? []).map((field) => [String(field.attrs.name), field.textContent.trim()]),
  );
  const value = (name: string) => fields.get(name) || undefined;
  return {
    patient: value("PatientName"),
    person: [value("PatientAge"), value("PatientSex")].filter(Boolean).join(" ") || undefined,
    exam: value("StudyDescription"),
    date: value("StudyDate"),
  };
}

/** A file name that names the exam, never the patient: names of files show in lists, logs and backups. */
export function proposedName(doc: Node): string {
  const { exam, date } = headerSummary(doc);
  const name = [exam ?? "Report", date].filter(Boolean).join(" ");
  return (
    name
      .replace(/[/\\:*?"<>|\p{Cc}]+/gu, "-")
      .replace(/^[. -]+|[. -]+$/g, "")
      .slice(0, 80) || "Report"
  );
}
