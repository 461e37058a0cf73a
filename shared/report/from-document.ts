import type { Mark, Node } from "prosemirror-model";
import { classifyHeading, USUAL_HEADINGS } from "./headings";
import type { Block, Range, Report, Section, SectionKind } from "./report";

interface Cached<T> {
  readonly at: number;
  readonly made: T;
}

// ProseMirror keeps the identity of untouched nodes, so what an edit left alone and in place is not made again.
const sections = new WeakMap<Node, Cached<Section>>();
const blocks = new WeakMap<Node, Block>();
const contents = new WeakMap<Node, { readonly text: string; readonly fields: readonly Range[] }>();

/**
 * The report that a document holds. Positions are the document's, and every block carries its node as `key`. A section's
 * `heading` range is its opening token: there is no text in the document to point at.
 */
export function reportFromDocument(doc: Node): Report {
  const made: Section[] = [];
  doc.forEach((node, at) => {
    const cached = sections.get(node);
    if (cached?.at === at) made.push(cached.made);
    else {
      const section = readSection(node, at);
      sections.set(node, { at, made: section });
      made.push(section);
    }
  });
  return { origin: "document", sections: made, length: doc.content.size };
}

function readSection(node: Node, at: number): Section {
  const kind = node.type.name as SectionKind; // the schema's section nodes are named after their kinds
  const list: Block[] = [];
  let items = 0;
  node.forEach((child, offset) => {
    const main = child.type.name === "item" && child.attrs.depth === 0;
    if (main) items++;
    list.push(readBlock(child, at + 2 + offset, main ? items : undefined));
  });
  const wording = kind === "header" ? "" : String(node.attrs.heading);
  return {
    kind,
    alsoKinds: wording === "" ? [] : (classifyHeading(wording)?.alsoKinds ?? []),
    ...(kind === "header" ? {} : { heading: { from: at, to: at + 1, text: wording || USUAL_HEADINGS[kind] } }),
    from: at,
    to: at + node.nodeSize,
    blocks: list,
  };
}

function readBlock(node: Node, from: number, number: number | undefined): Block {
  const cached = blocks.get(node);
  if (cached?.from === from && cached.number === number) return cached;
  const { text, fields } = readContent(node);
  const block: Block = {
    kind: blockKind(node.type.name),
    from,
    to: from + text.length,
    text,
    key: node,
    ...(node.type.name === "header_field" && node.attrs.name !== "" ? { name: String(node.attrs.name) } : {}),
    ...(node.type.name === "item" ? { depth: Number(node.attrs.depth) } : {}),
    ...(number === undefined ? {} : { number }),
    ...(fields.length === 0 ? {} : { openFields: fields.map((f) => ({ from: from + f.from, to: from + f.to })) }),
  };
  blocks.set(node, block);
  return block;
}

function readContent(node: Node): { readonly text: string; readonly fields: readonly Range[] } {
  const cached = contents.get(node);
  if (cached) return cached;
  let text = "";
  const fields: Range[] = [];
  let open: Mark | undefined; // a field that another mark cuts in two is one place still
  for (const child of node.children) {
    const from = text.length;
    text += child.text ?? "";
    const field = child.marks.find((mark) => mark.type.name === "field");
    const last = fields.at(-1);
    if (field && last && open?.eq(field)) fields[fields.length - 1] = { from: last.from, to: text.length };
    else if (field) fields.push({ from, to: text.length });
    open = field;
  }
  const made = { text, fields };
  contents.set(node, made);
  return made;
}

function blockKind(node: string): Block["kind"] {
  return node === "header_field" ? "field" : node === "organ" || node === "item" ? node : "paragraph";
}
