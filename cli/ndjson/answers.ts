import { runChecksOnAll } from "../../shared/checks/run-checks";
import { analyze } from "../../shared/extract/analyze";
import type { Analysis } from "../../shared/extract/types";
import type { CheckSettings } from "../../shared/settings";
import { parseReportText } from "../../shared/text/parse";
import { analysisRecord } from "../records/analysis-record";
import { diagnosticRecords } from "../records/diagnostic-record";
import type { Answer, Item } from "./answer";

/** What a stream is to be answered with. Plain data: it crosses to the worker threads. */
export interface Task {
  readonly command: "check" | "analyze";
  readonly settings: CheckSettings;
}

/** The work on the items, the same in the main thread and in every worker. */
export function answerFor({ command, settings }: Task): Answer {
  if (command === "analyze")
    return (items) =>
      items.map((item) => attempt(() => analysisRecord(analysisOf(item, settings), item.text, item.spans)));
  return (items) => {
    const reports = items.map(({ text }) => attempt(() => parseReportText(text)));
    const analyses = reports.map((report) => report && attempt(() => analyze(report, settings)));
    const found = runChecksOnAll(
      analyses.filter((analysis) => analysis !== undefined),
      settings,
    );
    let next = 0;
    return items.map(({ text }, i) => {
      const analysis = analyses[i];
      const diagnostics = analysis === undefined ? undefined : found[next++];
      if (analysis === undefined || diagnostics === undefined) return undefined;
      return attempt(() => ({ diagnostics: diagnosticRecords(diagnostics, analysis, text) }));
    });
  };
}

const analysisOf = ({ text }: Item, settings: CheckSettings): Analysis => analyze(parseReportText(text), settings);

/** A crash is a mistake of ours: it is said in its place, so that one report does not stop a million others. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
