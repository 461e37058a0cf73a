import { readLibrary } from "../../shared/templates/library";
import { readTemplate } from "../../shared/templates/read-template";
import type { StudyTemplate } from "../../shared/templates/study-template";
import { CannotWork } from "../command";
import { decode } from "../decode";
import { answered, firstOf, nearHint, type Origin, openLibrary } from "../library";
import { note } from "../output";
import { readFileBytes } from "../read-input";

/** A template that can be used, with its file. */
export interface KnownTemplate {
  readonly id: string;
  readonly origin: Origin;
  readonly text: string;
  readonly template: StudyTemplate;
}

/** All that can be read: one's own, the department's, those that come with Readout. What can't be read is noted. */
export async function knownTemplates(folder: string | undefined): Promise<readonly KnownTemplate[]> {
  const { templates } = await openLibrary(folder);
  const library = readLibrary(answered(await templates.list()));
  const problem = library.folder?.problem;
  if (problem !== undefined && folder !== undefined)
    throw new CannotWork(`The folder "${folder}" can't be read. Name one that exists with --templates.`);
  if (problem !== undefined) note(problem);
  return library.entries.flatMap(({ file, origin, problems, template, text }) => {
    if (template !== undefined) return { id: template.id, origin, text, template };
    const [first] = problems;
    note(`${file} (${origin}) is no template that can be used: line ${first?.line ?? 1}, ${first?.message ?? ""}`);
    return [];
  });
}

/** A template by its id, or by the path of its file. Throws CannotWork with what is near it. */
export async function findTemplate(
  name: string,
  folder: string | undefined,
  from: Origin | undefined,
): Promise<Pick<KnownTemplate, "text" | "template">> {
  if (/[\\/]|\.txt$/i.test(name)) return templateAt(name);
  const all = await knownTemplates(folder);
  const found = firstOf(all, name, from);
  if (found !== undefined) return found;
  throw new CannotWork(`There is no template "${name}".${nearHint(all, name)} "readout templates list" has them all.`);
}

async function templateAt(path: string): Promise<Pick<KnownTemplate, "text" | "template">> {
  const text = decode((await readFileBytes(path)).bytes, path);
  const read = readTemplate(path.replace(/^.*[\\/]/, ""), text);
  if (read.ok) return { text, template: read.value };
  const lines = read.problems.map(({ line, message }) => `\n  ${path}:${line}  ${message}`);
  throw new CannotWork(`"${path}" is no template that can be used:${lines.join("")}`);
}
