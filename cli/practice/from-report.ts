import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { caseFromReport as makeCase } from "../../shared/practice/from-report";
import { isValidCase } from "../../shared/practice/validate-case";
import { parseReportText } from "../../shared/text/parse";
import { CannotWork, CLEAN, FOUND, readArguments } from "../command";
import { note, say } from "../output";
import { readReport } from "../read-report";

/** `readout practice from-report` */
export async function caseFromReport(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { title: { type: "string" }, out: { type: "string", short: "o" } },
    "practice",
  );
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0)
    throw new CannotWork("Name one report: readout practice from-report FILE.");
  const { text } = await readReport(path);
  const id = idOf(values.out ?? path);
  const made = makeCase(parseReportText(text), { id, ...(values.title === undefined ? {} : { title: values.title }) });
  if (values.out === undefined || values.out === "-") await say(made.text);
  else
    await writeFile(values.out, made.text, { flag: "wx", mode: 0o600 }).catch(() => {
      throw new CannotWork(`"${values.out}" can't be written, or is there already.`);
    });
  // Counts and kinds only: what was taken out is what nobody should read in a log.
  const kinds = new Map<string, number>();
  for (const { what } of made.taken) kinds.set(what, (kinds.get(what) ?? 0) + 1);
  note([...kinds].map(([what, count]) => `${what}: ${count}`).join(", ") || "nothing was taken out");
  note(made.notice);
  for (const point of made.leftOut)
    note(`The proposed point "${point}" was left out: the Impression does not meet it as it stands.`);
  for (const { line, message, severity } of made.problems) note(`line ${line}, ${severity}: ${message}`);
  return isValidCase(made.problems) ? CLEAN : FOUND;
}

function idOf(path: string): string {
  const name = basename(path)
    .replace(/\.(?:readout\.)?\w+$/, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return name.length >= 2 ? name.slice(0, 60) : "report-case";
}
