import { Fragment, type Node } from "prosemirror-model";
import { headerFieldLabel } from "../report/header-labels";
import { classifyHeading, USUAL_HEADINGS } from "../report/headings";
import type { SectionKind } from "../report/report";
import { type BlockSpec, escapeBlock, escapeHeading, type FieldSpec } from "./escapes";
import { readSections } from "./parse";
import { sectionNode } from "./to-document";

/**
 * The document as plain text that documentFromText reads back as the same document (the `inserted` mark aside, which is
 * no text): headings in upper case unless the document has a wording of its own, one blank line between sections, a
 * numbered Impression with a., b. for sub-items, header fields as "Label: value". A block that would be misread is
 * written with the marks of escapes.ts; whether it would be is asked of the reader itself.
 */
export function serializeReport(doc: Node): string {
  const sections = doc.children;
  const plain = sections.map((section) => sectionText(section, plainHeading(section)));
  const text = join(plain);
  if (kindsAgree(text, sections)) return text;
  return join(sections.map((section) => sectionText(section, safeHeading(section))));
}

const join = (sections: readonly string[]): string => `${sections.filter((text) => text !== "").join("\n\n")}\n`;

/** A heading may depend on the others ("INTERPRETATION"); that shows only in the whole text. */
function kindsAgree(text: string, sections: readonly Node[]): boolean {
  const read = new Set(readSections(text).map(({ kind }) => kind));
  return (
    sections.every(({ type }) => read.has(kindOf(type.name))) && read.size === new Set(sections.map((s) => s.type)).size
  );
}

function kindOf(name: string): SectionKind {
  return name as SectionKind; // the schema's section nodes are named after their kinds
}

/** The heading line, "" for the header, which has none. */
function plainHeading(section: Node): string {
  const kind = kindOf(section.type.name);
  if (kind === "header") return "";
  const wording = String(section.attrs.heading);
  if (wording === "") return `${USUAL_HEADINGS[kind]}:`;
  const line = `${wording}:`;
  const read = readSections(`${line}\n`);
  const own = classifyHeading(wording);
  const right = own?.kind === kind || (own?.ambiguous === true && kind === "impression");
  const meant =
    read.length === 1 && read[0]?.heading !== undefined && sectionNode(kind, read).attrs.heading === wording;
  return meant && right ? line : escapeHeading(kind, wording);
}

function safeHeading(section: Node): string {
  const kind = kindOf(section.type.name);
  const wording = kind === "header" ? "" : String(section.attrs.heading);
  return wording !== "" && classifyHeading(wording)?.ambiguous ? escapeHeading(kind, wording) : plainHeading(section);
}

interface Wanted {
  readonly heading: string;
  readonly kind: SectionKind;
  readonly want: Node;
}

/** The plainest of the ways to write the section that reads back as it. */
function sectionText(section: Node, heading: string): string {
  const kind = kindOf(section.type.name);
  const want = schemaText(section);
  const blocks = want.children;
  const wanted: Wanted = { heading, kind, want };
  if (kind === "other" && heading === `${USUAL_HEADINGS.other}:`) {
    const bare = plainBlocks(kind, blocks).join("\n");
    if (readsAs(bare, { ...wanted, heading: "" })) return bare;
  }
  if (isOneEmpty(blocks) && kind !== "header") return heading;
  const gap = kind === "header" || kind === "impression" ? "\n" : "\n\n";
  for (const body of attempts(wanted, gap)) if (readsAs(body, wanted)) return withHeading(heading, body);
  return withHeading(heading, blocks.map((block) => escaped(kind, block)).join("\n"));
}

/** Ways to write the blocks, plainest first; each is made only when the one before it failed. */
function* attempts({ kind, heading, want }: Wanted, gap: string): Iterable<string> {
  const blocks = want.children;
  const plain = plainBlocks(kind, blocks);
  yield plain.join("\n");
  if (gap !== "\n") yield plain.join(gap);
  const mended = blocks.map((block, i) => (readsAlone(kind, heading, block) ? (plain[i] ?? "") : escaped(kind, block)));
  yield mended.join("\n");
  if (gap !== "\n") yield mended.join(gap);
}

const withHeading = (heading: string, body: string): string => (heading === "" ? body : `${heading}\n${body}`);

const isOneEmpty = (blocks: readonly Node[]): boolean =>
  blocks.length === 1 &&
  blocks[0]?.content.size === 0 &&
  (blocks[0].attrs.depth ?? 0) === 0 &&
  blocks[0].type.name !== "organ";

function readsAlone(kind: SectionKind, heading: string, block: Node): boolean {
  if (kind === "impression" && block.attrs.depth === 1) return true; // what it is depends on its neighbours
  const alone = block.type.schema.node(kind, null, [block]);
  return readsAs(plainBlocks(kind, [block]).join("\n"), { heading, kind, want: alone });
}

/** Does this body, under its heading and between others, read back as the section that is wanted? */
function readsAs(body: string, { heading, kind, want }: Wanted): boolean {
  const first = kind === "impression" ? "FINDINGS:\n\n" : kind === "other" ? "IMPRESSION:\n\n" : "";
  const read = readSections(`${first}${withHeading(heading, body)}\n\n${kind === "header" ? "FINDINGS:" : ""}`);
  if (first !== "") read.shift();
  if (kind === "header") read.pop();
  if (read.length === 0 || read.some((section) => section.kind !== kind)) return false;
  if (read.length > 1 && kind !== "other") return false;
  return sectionNode(kind, read).content.eq(want.content);
}

/** The section without `inserted` marks. */
function schemaText(section: Node): Node {
  const inserted = section.type.schema.marks.inserted;
  const blocks = section.children.map((block) =>
    block.copy(
      Fragment.fromArray(
        block.children.map((text) => (inserted ? text.mark(inserted.removeFromSet(text.marks)) : text)),
      ),
    ),
  );
  return section.copy(Fragment.fromArray(blocks));
}

function plainBlocks(kind: SectionKind, blocks: readonly Node[]): string[] {
  let number = 0;
  let letter = 0;
  return blocks.map((block) => {
    const text = block.textContent;
    if (kind === "header") return headerLine(String(block.attrs.name), text);
    if (block.type.name === "organ") return `${text}:`;
    if (kind !== "impression") return text;
    if (block.attrs.depth === 0) {
      letter = 0;
      return `${++number}. ${text}`.trimEnd();
    }
    return `   ${letter < 26 ? `${String.fromCharCode(97 + letter++)}.` : "-"} ${text}`;
  });
}

function headerLine(name: string, text: string): string {
  return name === "" ? text : `${headerFieldLabel(name)}: ${text}`.trimEnd();
}

function escaped(kind: SectionKind, block: Node): string {
  const fields: FieldSpec[] = [];
  let at = 0;
  for (const child of block.children) {
    const to = at + child.nodeSize;
    const field = child.marks.find((mark) => mark.type.name === "field")?.attrs;
    if (field) fields.push([at, to, String(field.kind), String(field.name), String(field.options), String(field.unit)]);
    at = to;
  }
  const spec: BlockSpec = {
    ...(block.type.name === "organ" ? { organ: true } : {}),
    ...(kind === "header" && block.attrs.name !== "" ? { name: String(block.attrs.name) } : {}),
    ...(kind === "impression" && block.attrs.depth !== 0 ? { depth: Number(block.attrs.depth) } : {}),
    ...(fields.length > 0 ? { fields } : {}),
  };
  return escapeBlock(block.textContent, spec);
}
