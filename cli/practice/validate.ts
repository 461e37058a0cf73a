import { basename } from "node:path";
import { BUILT_IN_CASES, type CaseFile, caseIdOf } from "../../shared/practice/built-in";
import { readCase } from "../../shared/practice/read-case";
import { type CaseProblem, isValidCase, validateCase } from "../../shared/practice/validate-case";
import { CLEAN, FAILED, FOUND, readArguments } from "../command";
import { type Paint, paintFor } from "../format/paint";
import { say } from "../output";
import { textFilesAt } from "../text-files";
import { VERSION } from "../version";

interface Validated {
  /** The file as the user called it. */
  readonly file: string;
  readonly id: string;
  readonly problems: readonly CaseProblem[];
}

/** `readout practice validate` */
export async function validateCases(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { json: { type: "boolean" } }, "practice");
  const { files, failed } =
    positionals.length === 0 ? { files: BUILT_IN_CASES, failed: false } : await textFilesAt(positionals, "case");
  const found = files.map(validated);
  if (values.json === true) await say(`${JSON.stringify({ version: VERSION, cases: found }, undefined, 2)}\n`);
  else if (found.length > 0) await say(pretty(found, paintFor(process.stdout, process.env)));
  if (failed) return FAILED;
  return found.every(({ problems }) => isValidCase(problems)) ? CLEAN : FOUND;
}

function validated({ file, text }: CaseFile): Validated {
  const id = caseIdOf(file);
  const read = readCase(id, text);
  const problems = read.ok
    ? validateCase(read.value, text)
    : read.problems.map((one) => ({ ...one, severity: "error" as const }));
  return { file, id, problems };
}

function pretty(all: readonly Validated[], paint: Paint): string {
  const lines = all.flatMap(({ file, problems }) =>
    problems.map(({ line, message, severity }) => {
      const word = severity === "error" ? paint.red("error") : paint.yellow("warning");
      return `${paint.bold(`${file}:${line}`)}  ${word}  ${message}\n`;
    }),
  );
  const bad = all.filter(({ problems }) => !isValidCase(problems)).length;
  const [only] = all;
  const what = all.length === 1 && only !== undefined ? basename(only.file) : `${all.length} cases`;
  const sum = bad === 0 ? `${what}: all is well` : `${what}: errors in ${all.length === 1 ? "it" : bad}`;
  return `${lines.join("")}${sum}${lines.length > 0 && bad === 0 ? ", warnings aside" : ""}.\n`;
}
