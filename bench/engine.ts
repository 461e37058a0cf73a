// What the benchmarks call, bundled as the programs are: the core without a shell around it.
export { Transform } from "prosemirror-transform";
export { RULES } from "../shared/checks/rules/index";
export { createChecker, runChecks } from "../shared/checks/run-checks";
export { isSlipOf, misspelt, spelledTerms } from "../shared/checks/spelling";
export { pdfContent } from "../shared/exporters/pdf/content";
export { renderPdf } from "../shared/exporters/pdf/render-pdf";
export { analyze, createAnalyzer } from "../shared/extract/analyze";
export { BUILT_IN_CASES, caseIdOf } from "../shared/practice/built-in";
export { readCase } from "../shared/practice/read-case";
export { reportFromDocument } from "../shared/report/from-document";
export { DEFAULT_CHECK_SETTINGS } from "../shared/settings";
export { parseReportText } from "../shared/text/parse";
export { documentFromText } from "../shared/text/to-document";
export { agreementOf } from "./practice/agreement";
export { readAnswers } from "./practice/answers";
