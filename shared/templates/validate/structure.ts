import { headerFieldLabel } from "../../report/header-labels";
import { CANONICAL_KINDS, type SectionKind } from "../../report/report";
import { readSections } from "../../text/parse";
import type { ReadSection } from "../../text/section-reader";
import { textFor } from "../instantiate";
import type { StudyTemplate, TemplateProblem, TemplateSide } from "../study-template";
import { error, lineOf } from "./front-matter";

/** The sections in their order, the two header lines, and the organ headings of Findings. */
export function* checkStructure(template: StudyTemplate, side: TemplateSide | undefined): Iterable<TemplateProblem> {
  const text = textFor(template, side);
  const sections = readSections(text);
  const lineAt = (index: number) => template.bodyLine + text.slice(0, index).split("\n").length - 1;
  yield* checkOrder(sections, lineAt, template.bodyLine);
  yield* checkHeader(template, sections, lineAt);
  yield* checkHeadings(template, sections, lineAt);
}

type LineAt = (index: number) => number;

function* checkOrder(sections: readonly ReadSection[], lineAt: LineAt, first: number): Iterable<TemplateProblem> {
  const kinds: readonly SectionKind[] = CANONICAL_KINDS;
  for (const kind of kinds) {
    const found = sections.filter((section) => section.kind === kind);
    if (found.length === 0)
      yield error(first, `The section ${kind === "header" ? '"Exam:"' : kind.toUpperCase()} is missing.`);
    else if (found.every(({ blocks }) => blocks.every(({ text }) => text.trim() === "")))
      yield error(lineAt(found[0]?.from ?? 0), `The section ${kind.toUpperCase()} is empty.`);
    for (const again of found.slice(1)) yield error(lineAt(again.from), `A second section ${kind.toUpperCase()}.`);
  }
  let last = -1;
  for (const { kind, from, alsoKinds } of sections) {
    const rank = kinds.indexOf(kind);
    if (rank < 0) yield error(lineAt(from), "This text belongs to no section of the report.");
    else if (rank < last) yield error(lineAt(from), `The section ${kind.toUpperCase()} stands too late.`);
    if (alsoKinds.length > 0) yield error(lineAt(from), "A heading for two sections; a template has one for each.");
    last = Math.max(last, rank);
  }
}

const HEADER_FIELDS = ["StudyDescription", "Modality"];

function* checkHeader(
  template: StudyTemplate,
  sections: readonly ReadSection[],
  lineAt: LineAt,
): Iterable<TemplateProblem> {
  const fields = sections.flatMap(({ kind, blocks }) => (kind === "header" ? blocks : []));
  for (const name of HEADER_FIELDS)
    if (!fields.some((field) => field.name === name && field.text !== ""))
      yield error(template.bodyLine, `The header line "${headerFieldLabel(name)}:" is missing.`);
  for (const { name, text, from } of fields) {
    if (!HEADER_FIELDS.includes(name ?? ""))
      yield error(lineAt(from), '"Exam:" and "Modality:" are the only header lines; the others come with the patient.');
    if (name === "Modality" && text !== template.modality)
      yield error(lineAt(from), `The header says ${text}, the key "modality" ${template.modality}.`);
  }
}

/** Front matter and text say the same organs in the same order, and each has something to say. */
function* checkHeadings(
  template: StudyTemplate,
  sections: readonly ReadSection[],
  lineAt: LineAt,
): Iterable<TemplateProblem> {
  const blocks = sections.flatMap(({ kind, blocks }) => (kind === "findings" ? blocks : []));
  const headings = blocks.filter(({ kind }) => kind === "organ");
  const missing = template.organs.filter((organ) => !headings.some(({ text }) => same(text, organ)));
  for (const organ of missing) yield error(lineOf(template, "organs"), `Findings have no heading "${organ}:".`);
  for (const { text, from } of headings)
    if (!template.organs.some((organ) => same(text, organ)))
      yield error(lineAt(from), `The heading "${text}" is missing among the "organs" of the front matter.`);
  const inOrder = template.organs.filter((organ) => !missing.includes(organ));
  const there = headings.filter(({ text }) => template.organs.some((organ) => same(text, organ)));
  const wrong = there.find(({ text }, i) => !same(text, inOrder[i] ?? text));
  if (wrong !== undefined) yield error(lineAt(wrong.from), `"${wrong.text}" is in another place than in "organs".`);
  const first = blocks[0];
  if (first !== undefined && first.kind !== "organ" && headings.length > 0)
    yield error(lineAt(first.from), "Text stands above the first organ heading of Findings.");
  for (const [i, block] of blocks.entries())
    if (block.kind === "organ" && (blocks[i + 1]?.kind ?? "organ") === "organ")
      yield error(lineAt(block.from), `Nothing stands under "${block.text}".`);
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
