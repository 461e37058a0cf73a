import { BUILT_IN_TEMPLATES, type TemplateFile } from "../../shared/templates/built-in";
import { readTemplate } from "../../shared/templates/read-template";
import type { StudyTemplate } from "../../shared/templates/study-template";
import { CannotWork } from "../command";

/** A template that comes with Readout, read. */
export interface BuiltIn extends TemplateFile {
  readonly template: StudyTemplate;
}

/** All that can be read: the tests see to it that these are all. */
export function builtInTemplates(): readonly BuiltIn[] {
  return BUILT_IN_TEMPLATES.flatMap((file) => {
    const read = readTemplate(file.file, file.text);
    return read.ok ? { ...file, template: read.value } : [];
  });
}

export function findBuiltIn(id: string): BuiltIn {
  const all = builtInTemplates();
  const found = all.find(({ template }) => template.id === id);
  if (found !== undefined) return found;
  const parts = id.toLowerCase().split(/[^a-z0-9]+/);
  const near = all.filter(({ template }) => parts.some((part) => part.length > 2 && template.id.includes(part)));
  const hint = near.length > 0 ? ` Near it: ${near.map(({ template }) => template.id).join(", ")}.` : "";
  throw new CannotWork(`There is no template "${id}".${hint} "readout templates list" has them all.`);
}
