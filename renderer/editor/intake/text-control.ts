import type { Node } from "prosemirror-model";

/** One textblock of the document with its place in the plain text. */
export interface TextLine {
  /** Where its text starts in the document. */
  readonly from: number;
  /** Where its text starts in the plain text. */
  readonly index: number;
  readonly node: Node;
}

/** The report as tools outside see it: its textblocks in order, one a line; headings and labels are drawn, not text. */
export function textLines(doc: Node): readonly TextLine[] {
  const lines: TextLine[] = [];
  let index = 0;
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    lines.push({ from: pos + 1, index, node });
    index += node.content.size + 1;
    return false;
  });
  return lines;
}

export function plainTextOf(doc: Node): string {
  return textLines(doc)
    .map(({ node }) => node.textContent)
    .join("\n");
}

/** The position in the document of an index of the plain text; what lies outside is moved to its nearer end. */
export function positionOf(lines: readonly TextLine[], index: number): number {
  const line = lines.findLast((each) => each.index <= Math.max(0, index)) ?? lines[0];
  if (line === undefined) return 0;
  return line.from + Math.max(0, Math.min(index - line.index, line.node.content.size));
}
