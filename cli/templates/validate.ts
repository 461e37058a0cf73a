import { basename } from "node:path";
import { BUILT_IN_TEMPLATES, type TemplateFile } from "../../shared/templates/built-in";
import { readTemplate } from "../../shared/templates/read-template";
import { TEMPLATE_SIDES, type TemplateProblem, type TemplateSide } from "../../shared/templates/study-template";
import { isValid, validateTemplate } from "../../shared/templates/validate-template";
import { CLEAN, FAILED, FOUND, oneOf, readArguments } from "../command";
import { type Paint, paintFor } from "../format/paint";
import { say } from "../output";
import { textFilesAt } from "../text-files";
import { VERSION } from "../version";

interface Validated {
  /** The file as the user called it. */
  readonly file: string;
  readonly id: string | undefined;
  readonly problems: readonly TemplateProblem[];
}

/** `readout templates validate` */
export async function validateTemplates(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { json: { type: "boolean" }, side: { type: "string" } },
    "templates",
  );
  const side = values.side === undefined ? undefined : oneOf(values.side, "side", TEMPLATE_SIDES);
  const { files, failed } = positionals.length === 0 ? BUILT_IN : await textFilesAt(positionals, "template");
  const found = [...withTwins(files.map((file) => validated(file, side)))];
  if (values.json === true) await say(`${JSON.stringify({ version: VERSION, templates: found }, undefined, 2)}\n`);
  else if (found.length > 0) await say(pretty(found, paintFor(process.stdout, process.env)));
  if (failed) return FAILED;
  return found.every(({ problems }) => isValid(problems)) ? CLEAN : FOUND;
}

const BUILT_IN = { files: BUILT_IN_TEMPLATES, failed: false };

function validated({ file, text }: TemplateFile, side: TemplateSide | undefined): Validated {
  const read = readTemplate(file, text);
  if (!read.ok) return { file, id: undefined, problems: read.problems };
  return { file, id: read.value.id, problems: validateTemplate(read.value, side) };
}

/** Two files of one id hide each other. */
function* withTwins(all: readonly Validated[]): Iterable<Validated> {
  const first = new Map<string, string>();
  for (const one of all) {
    const twin = one.id === undefined ? undefined : first.get(one.id);
    if (one.id !== undefined && twin === undefined) first.set(one.id, one.file);
    const problem = { line: 1, message: `"${twin}" has the same name.`, severity: "error" } as const;
    yield twin === undefined ? one : { ...one, problems: [problem, ...one.problems] };
  }
}

function pretty(all: readonly Validated[], paint: Paint): string {
  const lines = all.flatMap(({ file, problems }) =>
    problems.map(({ line, message, severity }) => {
      const word = severity === "error" ? paint.red("error") : paint.yellow("warning");
      return `${paint.bold(`${file}:${line}`)}  ${word}  ${message}\n`;
    }),
  );
  const bad = all.filter(({ problems }) => !isValid(problems)).length;
  const [only] = all;
  const what = all.length === 1 && only !== undefined ? basename(only.file) : `${all.length} templates`;
  const sum = bad === 0 ? `${what}: all is well` : `${what}: errors in ${all.length === 1 ? "it" : bad}`;
  return `${lines.join("")}${sum}${lines.length > 0 && bad === 0 ? ", warnings aside" : ""}.\n`;
}
