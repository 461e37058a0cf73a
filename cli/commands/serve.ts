import { type Command, readArguments, wholeNumber } from "../command";
import { VERSION } from "../version";

export const serve: Command = {
  help: `Usage: readout serve [--folder DIR] [--templates DIR] [--port N] [--no-open]

Opens the editor in your own browser. It runs on this computer and answers to this computer only; it ends some minutes
after the last tab was closed, or with Ctrl+C.

  --folder     the folder whose reports are offered; a folder of the app where it is left out
  --templates  the department's shared folder of study templates, beside those that come with Readout and your own
  --port       the port to listen on; a free one where it is left out
  --no-open    prints the link instead of opening the browser; the link works once

Examples:
  readout serve
  readout serve --folder ~/reports --templates /mnt/radiology/templates
`,

  async run(args) {
    const { values } = readArguments(args, OPTIONS, "serve");
    const port = values.port === undefined ? {} : { port: wholeNumber(values.port, "port", 0, 65_535) };
    const session = await import("../serve/serve");
    const folder = values.folder === undefined ? {} : { folder: values.folder };
    const templates = values.templates === undefined ? {} : { templates: values.templates };
    return session.serve({ version: VERSION, open: values["no-open"] !== true, ...port, ...folder, ...templates });
  },
};

const OPTIONS = {
  folder: { type: "string" },
  templates: { type: "string" },
  port: { type: "string" },
  "no-open": { type: "boolean" },
} as const;
