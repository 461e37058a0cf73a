import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { writeFileBeside } from "../../host/write-file";
import { CannotWork, CLEAN, type Command, oneOf, readArguments } from "../command";
import { EXPORTERS, type Exporter } from "../export/exporters";
import { note, say } from "../output";
import { readReport } from "../read-report";

const FORMATS = Object.keys(EXPORTERS);

export const exportReport: Command = {
  help: `Usage: readout export FILE | -  --to ${FORMATS.join("|")}  [-o OUT]

Writes a report in another format: a Readout file or any plain text, whose sections are put in their order.

  --to  the format: ${FORMATS.join(", ")}
  -o    the file to write, "-" for standard output; the report's name with the format's ending where it is left out

The new file is written beside and then put in place: whatever goes wrong, an older file of that name stays whole.

Examples:
  readout export chest.readout.json --to pdf
  readout export chest.txt --to pdf -o /srv/outbox/chest.pdf
  readout export chest.readout.json --to text -o - | lpr
`,

  async run(args) {
    const { values, positionals } = readArguments(args, OPTIONS, "export");
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0)
      throw new CannotWork('Name one file to export, or "-" for standard input. "readout export --help" has examples.');
    if (values.to === undefined) throw new CannotWork(`Say what to export to: --to ${FORMATS.join(" or --to ")}.`);
    const exporter = EXPORTERS[oneOf(values.to, "to", FORMATS)];
    if (exporter === undefined) throw new CannotWork(`There is no format "${values.to}".`);
    const target = values.output ?? defaultTarget(path, exporter);
    await refuseItself(path, target);
    const { doc, status, statusLines, modifiedMs } = await readReport(path);
    const bytes = await exporter.write({ doc, status, statusLines, createdMs: modifiedMs });
    await put(target, bytes, exporter);
    return CLEAN;
  },
};

const OPTIONS = { to: { type: "string" }, output: { type: "string", short: "o" } } as const;

function defaultTarget(path: string, { suffix, isText }: Exporter): string {
  if (path !== "-") return `${basename(path).replace(/(\.readout)?\.[^.]*$/, "")}${suffix}`;
  if (isText) return "-";
  throw new CannotWork("Name the file to write with -o: standard input has no name to take it from.");
}

/** `readout export report.txt --to text` would write over what it reads. */
async function refuseItself(path: string, target: string): Promise<void> {
  if (path === "-" || target === "-") return;
  const [from, to] = await Promise.all([path, target].map((one) => stat(one).catch(() => undefined)));
  if (from !== undefined && to !== undefined && from.ino === to.ino && from.dev === to.dev)
    throw new CannotWork(`"${target}" is the report itself. Name another file with -o.`);
}

async function put(target: string, bytes: Uint8Array, { isText }: Exporter): Promise<void> {
  if (target === "-") {
    if (!isText && process.stdout.isTTY)
      throw new CannotWork("A terminal can't show this format. Name a file with -o.");
    return say(bytes);
  }
  const written = await writeFileBeside(target, bytes);
  if (!written.ok) throw new CannotWork(`"${target}" was not written. ${written.message}`);
  note(`wrote ${target}`);
}
