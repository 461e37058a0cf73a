import { Fragment, type Mark, type Node } from "prosemirror-model";
import { USUAL_HEADINGS } from "../report/headings";
import { SECTION_KINDS, type SectionKind } from "../report/report";
import { schema } from "../report/schema";
import { fieldsIn } from "./fields";
import { readSections } from "./parse";
import type { ReadBlock, ReadSection } from "./section-reader";

/** What opening a text has changed in it, in a sentence for the user. */
export interface Notice {
  readonly code: "moved" | "joined" | "combined" | "no-headings";
  readonly section: SectionKind;
  readonly message: string;
}

export interface DocumentFromText {
  readonly doc: Node;
  readonly moved: readonly Notice[];
}

const ONCE = ["header", "indication", "technique", "comparison", "findings", "impression"] as const;

/**
 * A document out of any text: sections in the skeleton's order, repeats joined, missing ones empty. `moved` says what
 * stands elsewhere than in the text. Placeholders in the notation of fieldsIn become open fields.
 */
export function documentFromText(text: string): DocumentFromText {
  const read = readSections(text);
  const of = (kind: SectionKind) => read.filter((section) => section.kind === kind);
  const children: Node[] = ONCE.map((kind) => sectionNode(kind, of(kind)));
  const other = of("other");
  if (other.length > 0) children.push(sectionNode("other", other));
  for (const addendum of of("addendum")) children.push(sectionNode("addendum", [addendum]));
  return { doc: schema.node("doc", null, children), moved: notices(read) };
}

/** The node of one kind of section, made of all the text's sections of that kind. */
export function sectionNode(kind: SectionKind, read: readonly ReadSection[]): Node {
  const blocks = read.flatMap((section) => section.blocks);
  const nodes = blocks.map((block) => blockNode(kind, block));
  if (nodes.length === 0) nodes.push(emptyBlock(kind));
  return schema.node(kind, kind === "header" ? null : { heading: headingAttr(kind, read) }, nodes);
}

/** The wording of the first heading, "" for the usual one. */
function headingAttr(kind: SectionKind, read: readonly ReadSection[]): string {
  const heading = read.find((section) => section.heading)?.heading;
  if (heading === undefined || heading.literal) return heading?.text ?? "";
  const wording = heading.text.replace(/\s+/g, " ");
  return wording.toUpperCase() === USUAL_HEADINGS[kind] ? "" : wording;
}

function emptyBlock(kind: SectionKind): Node {
  if (kind === "header") return schema.node("header_field", { name: "StudyDescription" });
  return schema.node(kind === "impression" ? "item" : "paragraph");
}

function blockNode(kind: SectionKind, block: ReadBlock): Node {
  const content = inline(block);
  if (kind === "header") return schema.node("header_field", { name: block.name ?? "" }, content);
  if (kind === "impression") return schema.node("item", { depth: block.depth ?? 0 }, content);
  return schema.node(kind === "findings" && block.kind === "organ" ? "organ" : "paragraph", null, content);
}

/** The text with its open fields; line breaks of another system become ours, unless the text was written literally. */
function inline(block: ReadBlock): Fragment {
  const text = block.literal ? block.text : block.text.replace(/\r\n?/g, "\n");
  const nodes: Node[] = [];
  let at = 0;
  const upTo = (to: number, mark?: Mark) => {
    if (to > at) nodes.push(schema.text(text.slice(at, to), mark ? [mark] : []));
    at = Math.max(at, to);
  };
  for (const field of fieldsOf(block, text)) {
    upTo(field.from);
    upTo(Math.min(text.length, field.to), schema.mark("field", { ...field.attrs }));
  }
  upTo(text.length);
  return Fragment.fromArray(nodes);
}

function fieldsOf(block: ReadBlock, text: string) {
  if (!block.literal) return fieldsIn(text);
  return (block.fields ?? []).map(([from, to, kind, name, options, unit]) => ({
    from: Math.min(from, text.length),
    to,
    attrs: { kind, name, options, unit },
  }));
}

/** What `other` and an addendum do is told of themselves: they move to the end, the sections after them stay. */
function notices(read: readonly ReadSection[]): Notice[] {
  const found: Notice[] = [];
  const seen = new Set<SectionKind>();
  const lastOfSkeleton = read.findLastIndex(({ kind }) => isSkeleton(kind));
  let rank = -1;
  read.forEach(({ kind, alsoKinds, heading }, at) => {
    const title = heading?.text.replace(/\s+/g, " ") ?? USUAL_HEADINGS[kind];
    const usual = USUAL_HEADINGS[kind];
    const own = SECTION_KINDS.indexOf(kind);
    if (seen.has(kind) && isSkeleton(kind))
      found.push({ code: "joined", section: kind, message: `Two parts under "${title}" were joined into ${usual}.` });
    else if (isSkeleton(kind) ? own < rank : at < lastOfSkeleton)
      found.push({ code: "moved", section: kind, message: `"${title}" was moved to its place in the report's order.` });
    if (alsoKinds.length > 0)
      found.push({ code: "combined", section: kind, message: `The text under "${title}" stands in ${usual}.` });
    seen.add(kind);
    if (isSkeleton(kind)) rank = Math.max(rank, own);
  });
  if (seen.has("other") && !read.some(({ kind }) => isSkeleton(kind) && kind !== "header"))
    found.push({ code: "no-headings", section: "other", message: NO_HEADINGS });
  return found;
}

const NO_HEADINGS = `No section heading was found; the text stands under ${USUAL_HEADINGS.other}.`;

const isSkeleton = (kind: SectionKind): boolean => kind !== "other" && kind !== "addendum";
