import { pathToFileURL } from "node:url";
import { RULES } from "../../shared/checks/rules/index";
import type { Rule, Severity } from "../../shared/checks/types";
import type { CheckedFile } from "../checked";
import type { DiagnosticRecord, FixRecord, Span } from "../records/diagnostic-record";
import { RULE_SET, VERSION } from "../version";

const LEVEL = { error: "error", warning: "warning", info: "note" } as const satisfies Record<Severity, string>;

/**
 * The diagnostics as SARIF 2.1.0, for code review tools and dashboards.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function formatSarif(files: readonly CheckedFile[]): string {
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Readout",
            version: VERSION,
            rules: RULES.map(descriptor),
            properties: { ruleSet: RULE_SET },
          },
        },
        columnKind: "utf16CodeUnits",
        artifacts: files.map((file) => ({ location: { uri: uriOf(file) } })),
        results: files.flatMap((file, index) => file.diagnostics.map((diagnostic) => result(file, index, diagnostic))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptor(rule: Rule) {
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    help: { text: `${rule.why}\nSource: ${rule.source}` },
    defaultConfiguration: { level: LEVEL[rule.severity] },
  };
}

function result(file: CheckedFile, index: number, diagnostic: DiagnosticRecord) {
  const ruleIndex = RULES.findIndex(({ id }) => id === diagnostic.rule);
  return {
    ruleId: diagnostic.rule,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: LEVEL[diagnostic.severity],
    message: { text: diagnostic.message },
    locations: [location(file, index, diagnostic)],
    ...(diagnostic.related.length === 0
      ? {}
      : { relatedLocations: diagnostic.related.map((span, id) => ({ id, ...location(file, index, span) })) }),
    ...(diagnostic.fixes.length === 0 ? {} : { fixes: diagnostic.fixes.map((fix) => fixOf(file, index, fix)) }),
  };
}

const location = (file: CheckedFile, index: number, span: Span) => ({
  physicalLocation: { artifactLocation: { uri: uriOf(file), index }, region: region(file, span) },
});

function fixOf(file: CheckedFile, index: number, { label, edits }: FixRecord) {
  const replacements = edits.map(({ insert, ...span }) => ({
    deletedRegion: region(file, span),
    insertedContent: { text: insert },
  }));
  return {
    description: { text: label },
    artifactChanges: [{ artifactLocation: { uri: uriOf(file), index }, replacements }],
  };
}

function region({ lines }: CheckedFile, { start, end }: Span) {
  const from = lines.placeOf(start);
  const to = lines.placeOf(end);
  return {
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
    charOffset: start,
    charLength: end - start,
  };
}

/** A relative path stays relative, so that the log means the same on another computer. */
function uriOf({ name }: CheckedFile): string {
  if (/^([/\\]|[A-Za-z]:)/.test(name)) return pathToFileURL(name).href;
  return name.split(/[/\\]/).map(encodeURIComponent).join("/");
}
