import type { Node } from "prosemirror-model";
import { createChecker } from "../../shared/checks/run-checks";
import type { Diagnostic } from "../../shared/checks/types";
import { createAnalyzer } from "../../shared/extract/analyze";
import type { Analysis } from "../../shared/extract/types";
import { reportFromDocument } from "../../shared/report/from-document";
import type { CheckSettings } from "../../shared/settings";

export interface Checked {
  readonly analysis: Analysis;
  readonly diagnostics: readonly Diagnostic[];
  readonly tookMs: number;
}

export type LiveCheck = (doc: Node) => Checked;

/** Checks one document after the other; what is known of a block is kept while its node stands. */
export function createLiveCheck(settings: CheckSettings): LiveCheck {
  const analyzer = createAnalyzer(settings);
  const checker = createChecker(settings);
  return (doc) => {
    const started = performance.now();
    const analysis = analyzer.analyze(reportFromDocument(doc));
    const diagnostics = checker.check(analysis);
    return { analysis, diagnostics, tookMs: performance.now() - started };
  };
}
