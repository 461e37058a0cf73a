import type { Node } from "prosemirror-model";
import { openReportText, type ReportStatus } from "../shared/report-file";
import { statusLines } from "../shared/signing";
import { serializeReport } from "../shared/text/serialize";
import { CannotWork } from "./command";
import { decode } from "./decode";
import { readFileBytes, readStandardInput } from "./read-input";

/** A report as the commands use it. */
export interface ReportInput {
  /** The name to call the file by. */
  readonly name: string;
  /** A plain text as it stands; of a Readout file its document written as text. Positions are indexes into it. */
  readonly text: string;
  readonly doc: Node;
  readonly status: ReportStatus;
  /** That it is preliminary, or who signed it and when, for the exports. */
  readonly statusLines: readonly string[];
  /** When the file was last written; now for standard input. */
  readonly modifiedMs: number;
}

/** Reads a report, "-" for standard input. Throws CannotWork with what happened and what to do. */
export async function readReport(path: string): Promise<ReportInput> {
  const name = path === "-" ? "standard input" : path;
  const { bytes, modifiedMs } = path === "-" ? await readStandardInput() : await readFileBytes(path);
  const content = decode(bytes, name);
  const opened = openReportText(path, content);
  if (!opened.ok) throw new CannotWork(`${name}: ${opened.message}`);
  const { file, wasPlainText } = opened.value;
  const text = wasPlainText ? content : serializeReport(file.doc);
  return { name, text, doc: file.doc, status: file.status, statusLines: statusLines(file), modifiedMs };
}
