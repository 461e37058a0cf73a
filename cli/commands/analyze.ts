import { availableParallelism } from "node:os";
import { analyze as analyzeReport } from "../../shared/extract/analyze";
import { parseReportText } from "../../shared/text/parse";
import { CannotWork, CLEAN, type Command, readArguments, wholeNumber } from "../command";
import { formatAnalysis } from "../format/analysis";
import { paintFor } from "../format/paint";
import { answerStream } from "../ndjson/stream";
import { say } from "../output";
import { readReport } from "../read-report";
import { readCheckSettings } from "../settings-file";

export const analyze: Command = {
  help: `Usage: readout analyze FILE | -  [--config FILE]
       readout analyze --ndjson [--jobs N] [--config FILE]

Shows what Readout reads out of a report: sections, findings with organ, side, level and assertion, measurements,
recommendations.

  --ndjson  reads {"id", "text"} a line and answers {"id", "sections", "sentences", "mentions", "measurements",
            "recommendations"} a line, in the same order; with "spans": [[start, end], ...] in the input also
            "assertions", one of present, absent, possible, hypothetical, historical, other for each span
  --jobs    threads for --ndjson; the output is the same bytes for any number (default 1)
  --config  the site's settings, as for "readout check"

Examples:
  readout analyze chest.txt
  echo '{"id": 1, "text": "No effusion.", "spans": [[3, 11]]}' | readout analyze --ndjson
`,

  async run(args) {
    const { values, positionals } = readArguments(args, OPTIONS, "analyze");
    const settings = await readCheckSettings(values.config);
    const jobs = wholeNumber(values.jobs ?? "1", "jobs", 1, Math.max(64, availableParallelism()));
    if (values.ndjson === true) {
      if (positionals.length > 0) throw new CannotWork("--ndjson reads standard input; it takes no files.");
      await answerStream({ command: "analyze", settings }, jobs);
      return CLEAN;
    }
    if (values.jobs !== undefined) throw new CannotWork("--jobs goes with --ndjson.");
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0)
      throw new CannotWork('Name one file, or "-" for standard input. "readout analyze --help" has examples.');
    const { text } = await readReport(path);
    const analysis = analyzeReport(parseReportText(text), settings);
    await say(formatAnalysis(analysis, text, paintFor(process.stdout, process.env)));
    return CLEAN;
  },
};

const OPTIONS = { ndjson: { type: "boolean" }, jobs: { type: "string" }, config: { type: "string" } } as const;
