import { runChecks } from "../../shared/checks/run-checks";
import { analyze } from "../../shared/extract/analyze";
import type { CheckSettings } from "../../shared/settings";
import { parseReportText } from "../../shared/text/parse";
import { analysisRecord } from "../records/analysis-record";
import { diagnosticRecords } from "../records/diagnostic-record";
import type { Answer } from "./answer";

/** What a stream is to be answered with. Plain data: it crosses to the worker threads. */
export interface Task {
  readonly command: "check" | "analyze";
  readonly settings: CheckSettings;
}

/** The work on one item, the same in the main thread and in every worker. */
export function answerFor({ command, settings }: Task): Answer {
  if (command === "analyze")
    return ({ text, spans }) => analysisRecord(analyze(parseReportText(text), settings), text, spans);
  return ({ text }) => {
    const analysis = analyze(parseReportText(text), settings);
    return { diagnostics: diagnosticRecords(runChecks(analysis, settings), analysis, text) };
  };
}
