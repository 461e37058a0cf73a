import { caseIdOf } from "../../shared/practice/built-in";
import type { PracticeCase } from "../../shared/practice/case";
import { readCase } from "../../shared/practice/read-case";
import { CannotWork } from "../command";
import { decode } from "../decode";
import { answered, firstOf, nearHint, type Origin, openLibrary } from "../library";
import { note } from "../output";
import { readFileBytes } from "../read-input";

/** A case with its file. */
export interface KnownCase {
  readonly id: string;
  readonly origin: Origin;
  readonly text: string;
  readonly practice: PracticeCase;
}

/** All that can be read: one's own, the department's, those that come with Readout. What can't be read is noted. */
export async function knownCases(folder: string | undefined): Promise<readonly KnownCase[]> {
  const { cases } = await openLibrary(folder);
  return answered(await cases.list()).cases.flatMap(({ file, origin, problem, text }) => {
    const id = caseIdOf(file);
    const read = problem === undefined ? readCase(id, text) : undefined;
    if (read?.ok === true) return { id, origin, text, practice: read.value };
    const why =
      read === undefined ? problem : `line ${read.problems[0]?.line ?? 1}, ${read.problems[0]?.message ?? ""}`;
    note(`${file} (${origin}) is no case that can be used: ${why}`);
    return [];
  });
}

/** A case by its id, or by the path of its file. Throws CannotWork with what is near it. */
export async function findCase(
  name: string,
  folder: string | undefined,
  from: Origin | undefined,
): Promise<Pick<KnownCase, "text" | "practice">> {
  if (/[\\/]|\.txt$/i.test(name)) return caseAt(name);
  const all = await knownCases(folder);
  const found = firstOf(all, name, from);
  if (found !== undefined) return found;
  throw new CannotWork(
    `There is no case "${name}".${nearHint(all, name)} "readout practice list" has them all; a file is given with its path.`,
  );
}

async function caseAt(path: string): Promise<Pick<KnownCase, "text" | "practice">> {
  const text = decode((await readFileBytes(path)).bytes, path);
  const read = readCase(caseIdOf(path), text);
  if (read.ok) return { text, practice: read.value };
  const lines = read.problems.map(({ line, message }) => `\n  ${path}:${line}  ${message}`);
  throw new CannotWork(`"${path}" is no case that can be used:${lines.join("")}`);
}
