import type { ReportEntry } from "../../../shared/host";
import { openReportText } from "../../../shared/report-file";
import { failure, type Result, success } from "../../../shared/result";
import { serializeReport } from "../../../shared/text/serialize";
import { plainName } from "../../session/document-session";
import type { Workbench } from "../../workbench";

/** Where a report of the comparison comes from; a listed report is its handle. */
export const OPEN = "\u0000open";
export const PASTED = "\u0000pasted";
export const FILE = "\u0000file";

/** One of the two reports as text: what positions of the comparison are indexes into. */
export interface SideText {
  readonly name: string;
  readonly text: string;
}

/** The report that is open in the editor, as it is now. */
export function openReportSide({ editor, session }: Workbench): SideText {
  return { name: session.state.get().name, text: serializeReport(editor.doc) };
}

/** A report of the listing, or a file that the shell asks for. */
export async function readSide(
  { host }: Workbench,
  handle: string | undefined,
): Promise<Result<SideText & { readonly handle: string }>> {
  const opened = await host.openReport(handle === undefined ? {} : { handle });
  if (!opened.ok) return opened;
  const { name, text } = opened.value;
  const read = openReportText(name, text);
  if (!read.ok) return failure(read.code, `${name}: ${read.message}`);
  return success({
    handle: opened.value.handle,
    name: plainName(name),
    text: read.value.wasPlainText ? text : serializeReport(read.value.file.doc),
  });
}

/** As a list shows it. */
export const entryName = ({ name }: ReportEntry): string => name.replace(/\.readout\.json$/, "");
