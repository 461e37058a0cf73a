import { availableParallelism } from "node:os";
import type { Severity } from "../../shared/checks/types";
import { type CheckedFile, checkFile } from "../checked";
import { CannotWork, CLEAN, type Command, FAILED, FOUND, oneOf, readArguments, wholeNumber } from "../command";
import { formatJson } from "../format/json";
import { paintFor } from "../format/paint";
import { formatPretty } from "../format/pretty";
import { formatSarif } from "../format/sarif";
import { answerStream } from "../ndjson/stream";
import { note, say } from "../output";
import { readCheckSettings } from "../settings-file";

const FORMATS = {
  pretty: (files: readonly CheckedFile[]) => formatPretty(files, paintFor(process.stdout, process.env)),
  json: formatJson,
  sarif: formatSarif,
};
type Format = keyof typeof FORMATS;

const WEIGHT = { info: 0, warning: 1, error: 2 } as const satisfies Record<Severity, number>;

export const check: Command = {
  help: `Usage: readout check FILE ... | -  [--format pretty|json|sarif] [--severity info|warning|error] [--config FILE]
       readout check --ndjson [--jobs N] [--config FILE]

Checks reports: plain text in any usual layout, or Readout's own files. "-" is standard input.

  --format    pretty (default) for people, json for programs, sarif for review tools
  --severity  the least that is shown and that counts for the exit code: info, warning (default) or error
  --config    a JSON file of the site, e.g. {"rules": {"meas-missing": "info", "imp-vague-item": "off"},
              "levels": {"gallstones": 1}, "impressionFirst": true, "deidentified": true}
  --ndjson    reads {"id", "text"} a line and answers {"id", "diagnostics": [...]} a line, in the same order, all
              severities; a line that can't be read gets {"id": null, "error", "line"} and the stream goes on
  --jobs      threads for --ndjson; the output is the same bytes for any number (default 1)

Exit code: 0 nothing at or above --severity, 1 something, 2 the work could not be done. With --ndjson 0 at the end of
the stream; counts are on standard error.

Examples:
  readout check chest.txt
  readout check --severity error --format json reports/*.txt
  pbpaste | readout check -
  readout check --ndjson --jobs 4 < reports.ndjson > diagnostics.ndjson
`,

  async run(args) {
    const { values, positionals } = readArguments(args, OPTIONS, "check");
    const settings = await readCheckSettings(values.config);
    const jobs = wholeNumber(values.jobs ?? "1", "jobs", 1, Math.max(64, availableParallelism()));
    if (values.ndjson === true) {
      if (positionals.length > 0) throw new CannotWork("--ndjson reads standard input; it takes no files.");
      if (values.format !== undefined || values.severity !== undefined)
        throw new CannotWork("--ndjson gives every diagnostic in its own format; leave out --format and --severity.");
      await answerStream({ command: "check", settings }, jobs);
      return CLEAN;
    }
    if (values.jobs !== undefined) throw new CannotWork("--jobs goes with --ndjson.");
    if (positionals.length === 0)
      throw new CannotWork('Name the files to check, or "-" for standard input. "readout check --help" has examples.');
    const format = oneOf(values.format ?? "pretty", "format", Object.keys(FORMATS) as Format[]); // Object.keys widens
    const severity = oneOf(values.severity ?? "warning", "severity", ["info", "warning", "error"]);
    return checkFiles(positionals, format, (one) => WEIGHT[one] >= WEIGHT[severity], settings);
  },
};

const OPTIONS = {
  format: { type: "string" },
  severity: { type: "string" },
  config: { type: "string" },
  ndjson: { type: "boolean" },
  jobs: { type: "string" },
} as const;

/** A file that can't be read is said and the others are still checked; the exit code then tells of it. */
async function checkFiles(
  paths: readonly string[],
  format: Format,
  counts: (severity: Severity) => boolean,
  settings: Parameters<typeof checkFile>[1],
): Promise<number> {
  const files: CheckedFile[] = [];
  for (const path of paths) {
    try {
      const file = await checkFile(path, settings);
      files.push({ ...file, diagnostics: file.diagnostics.filter((one) => counts(one.severity)) });
    } catch (error) {
      if (!(error instanceof CannotWork)) throw error;
      note(error.message);
    }
  }
  if (files.length > 0 || format !== "pretty") await say(FORMATS[format](files));
  if (files.length < paths.length) return FAILED;
  return files.some(({ diagnostics }) => diagnostics.length > 0) ? FOUND : CLEAN;
}
