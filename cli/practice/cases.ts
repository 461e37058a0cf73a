import { BUILT_IN_CASES, type CaseFile, caseIdOf } from "../../shared/practice/built-in";
import type { PracticeCase } from "../../shared/practice/case";
import { readCase } from "../../shared/practice/read-case";
import { CannotWork } from "../command";
import { decode } from "../decode";
import { readFileBytes } from "../read-input";

/** A case with its file. */
export interface KnownCase extends CaseFile {
  readonly practice: PracticeCase;
}

/** All that come with Readout and can be read: the tests see to it that these are all. */
export function builtInCases(): readonly KnownCase[] {
  return BUILT_IN_CASES.flatMap((file) => {
    const read = readCase(caseIdOf(file.file), file.text);
    return read.ok ? { ...file, practice: read.value } : [];
  });
}

/** A case by its id, or by the path of its file. Throws CannotWork with what is near it. */
export async function findCase(name: string): Promise<KnownCase> {
  if (/[\\/]|\.txt$/i.test(name)) return caseAt(name);
  const all = builtInCases();
  const found = all.find(({ practice }) => practice.id === name);
  if (found !== undefined) return found;
  const parts = name.toLowerCase().split(/[^a-z0-9]+/);
  const near = all.filter(({ practice }) => parts.some((part) => part.length > 2 && practice.id.includes(part)));
  const hint = near.length > 0 ? ` Near it: ${near.map(({ practice }) => practice.id).join(", ")}.` : "";
  throw new CannotWork(
    `There is no case "${name}".${hint} "readout practice list" has them all; a file is given with its path.`,
  );
}

async function caseAt(path: string): Promise<KnownCase> {
  const text = decode((await readFileBytes(path)).bytes, path);
  const read = readCase(caseIdOf(path), text);
  if (read.ok) return { file: path, text, practice: read.value };
  const lines = read.problems.map(({ line, message }) => `\n  ${path}:${line}  ${message}`);
  throw new CannotWork(`"${path}" is no case that can be used:${lines.join("")}`);
}
