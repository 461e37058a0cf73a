import type { Node } from "prosemirror-model";
import type { ReportStatus } from "../shared/exporters/pdf/content";
import { documentFromText } from "../shared/text/to-document";
import { type Input, readInput } from "./read-input";

/** A report as the commands use it. */
export interface ReportInput extends Input {
  /** Made when it is asked for: checks read the text as it stands. */
  readonly document: () => Node;
  readonly status: ReportStatus;
}

/** Reads a report: a text in any layout. Throws CannotWork with what happened and what to do. */
export async function readReport(path: string): Promise<ReportInput> {
  const input = await readInput(path);
  return { ...input, document: () => documentFromText(input.text).doc, status: "draft" };
}
