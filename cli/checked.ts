import { runChecks } from "../shared/checks/run-checks";
import { analyze } from "../shared/extract/analyze";
import type { CheckSettings } from "../shared/settings";
import { parseReportText } from "../shared/text/parse";
import { LineIndex } from "./line-index";
import { readReport } from "./read-report";
import { type DiagnosticRecord, diagnosticRecords } from "./records/diagnostic-record";

/** A file with what the checks say about it. Positions are indexes into `text`. */
export interface CheckedFile {
  readonly name: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly diagnostics: readonly DiagnosticRecord[];
}

/** Reads a file, "-" for standard input, and checks it. */
export async function checkFile(path: string, settings: CheckSettings): Promise<CheckedFile> {
  const { name, text } = await readReport(path);
  const analysis = analyze(parseReportText(text), settings);
  const diagnostics = diagnosticRecords(runChecks(analysis, settings), analysis, text);
  return { name, text, lines: new LineIndex(text), diagnostics };
}
