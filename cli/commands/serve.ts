import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { dataFolder, makePrivateFolder } from "../../host/data-folder";
import { isReportName } from "../../host/file-names";
import { writeFileBeside } from "../../host/write-file";
import { type Command, readArguments, wholeNumber } from "../command";
import sample from "../sample-report.txt?raw";
import { VERSION } from "../version";

export const serve: Command = {
  help: `Usage: readout serve [--folder DIR] [--port N] [--no-open] [--sample]

Opens the editor in your own browser. It runs on this computer and answers to this computer only; it ends some minutes
after the last tab was closed, or with Ctrl+C.

  --folder   the folder whose reports are offered; a folder of the app where it is left out
  --port     the port to listen on; a free one where it is left out
  --no-open  prints the link instead of opening the browser; the link works once
  --sample   puts a sample report into the folder if it holds none

Examples:
  readout serve
  readout serve --folder ~/reports
`,

  async run(args) {
    const { values } = readArguments(args, OPTIONS, "serve");
    const port = values.port === undefined ? {} : { port: wholeNumber(values.port, "port", 0, 65_535) };
    const folder = values.folder ?? join(dataFolder(), "reports");
    if (values.sample === true) await putSample(folder, values.folder === undefined);
    const session = await import("../serve/serve");
    const named = values.folder === undefined ? {} : { folder };
    return session.serve({ version: VERSION, open: values["no-open"] !== true, ...port, ...named });
  },
};

const OPTIONS = {
  folder: { type: "string" },
  port: { type: "string" },
  "no-open": { type: "boolean" },
  sample: { type: "boolean" },
} as const;

/** A folder that can't be read is left to the session, which says why. */
async function putSample(folder: string, isOurs: boolean): Promise<void> {
  if (isOurs) await makePrivateFolder(folder);
  const names = await readdir(folder).catch(() => undefined);
  if (names === undefined || names.some(isReportName)) return;
  await writeFileBeside(join(folder, "Sample report.txt"), sample, { exclusive: true });
}
