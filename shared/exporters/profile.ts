import type { Node } from "prosemirror-model";
import { schema } from "../report/schema";
import type { ReportStatus } from "../report-file";
import type { ExportProfile } from "../settings";

/** The document as the profile lets it out: without the header fields that it hides. */
export function exportedDocument(doc: Node, { hiddenFields }: ExportProfile): Node {
  const [header, ...rest] = doc.children;
  if (header === undefined || hiddenFields.length === 0) return doc;
  const shown = header.children.filter((field) => !hiddenFields.includes(String(field.attrs.name)));
  // A header holds one field at least; an empty one is exported by no format.
  const fields = shown.length > 0 ? shown : [schema.node("header_field", { name: "" })];
  return schema.node("doc", null, [schema.node("header", null, fields), ...rest]);
}

/** Who signed it may be left out; that a report is not signed yet never is. */
export function exportedStatus(
  status: ReportStatus,
  lines: readonly string[],
  { statusLine }: ExportProfile,
): readonly string[] {
  return statusLine || status === "draft" || status === "preliminary" ? lines : [];
}
