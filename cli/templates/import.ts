import { writeFileBeside } from "../../host/write-file";
import { readMrrt } from "../../shared/templates/mrrt/read-mrrt";
import { readTemplate } from "../../shared/templates/read-template";
import { problemLine } from "../../shared/templates/study-template";
import { validateTemplate } from "../../shared/templates/validate-template";
import { CannotWork, CLEAN, readArguments } from "../command";
import { decode } from "../decode";
import { note, say } from "../output";
import { readFileBytes, readStandardInput } from "../read-input";

/** `readout templates import FILE.html`; what is still to be done by hand is said on standard error. */
export async function importTemplate(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { output: { type: "string", short: "o" } }, "templates");
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0)
    throw new CannotWork('Name one HTML file to import, or "-" for standard input.');
  const name = path === "-" ? "standard input" : path;
  const { bytes } = path === "-" ? await readStandardInput() : await readFileBytes(path);
  const read = readMrrt(decode(bytes, name));
  if (!read.ok) throw new CannotWork(`${name}: ${read.message}`);
  const { text, id, notes } = read.value;
  const target = values.output ?? "-";
  if (target === "-") await say(text);
  else {
    const written = await writeFileBeside(target, new TextEncoder().encode(text));
    if (!written.ok) throw new CannotWork(`"${target}" was not written. ${written.message}`);
    note(`wrote ${target}`);
  }
  for (const line of notes) note(line);
  const file = target === "-" ? `${id}.txt` : target;
  const template = readTemplate(file, text);
  const problems = template.ok ? validateTemplate(template.value) : template.problems;
  for (const problem of problems) note(problemLine(file, problem));
  if (problems.length > 0) note("The lines above are to be mended by hand before the template can be relied on.");
  return CLEAN;
}
