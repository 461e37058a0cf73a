import type { Node } from "prosemirror-model";
import { memo } from "react";
import { itemLabels } from "../../shared/exporters/pdf/labels";
import type { Analysis } from "../../shared/extract/types";
import { headerFieldLabel } from "../../shared/report/header-labels";
import type { Range, SectionKind } from "../../shared/report/report";
import { sectionTitle } from "../editor/node-views";
import { hasText } from "../editor/regions";

/** A measurement of the prior report that the current one gives again. */
export interface Remeasured extends Range {
  readonly now: string;
  /** "↑ 2 mm". */
  readonly change: string;
  readonly direction: "up" | "down" | "same";
  /** What has become of it, for a screen reader. */
  readonly words: string;
}

interface PriorTextProps {
  readonly doc: Node;
  readonly analysis: Analysis;
  readonly remeasured: readonly Remeasured[];
  readonly goTo: (from: number) => void;
}

/** The prior report to read: its sections as the current one's, sides and changed sizes standing out. */
export const PriorText = memo(function PriorText({ doc, ...rest }: PriorTextProps) {
  const sections: { readonly node: Node; readonly from: number }[] = [];
  doc.forEach((node, offset) => {
    sections.push({ node, from: offset });
  });
  return sections.map(({ node, from }) => <Section key={from} node={node} from={from} {...rest} />);
});

interface SectionProps extends Omit<PriorTextProps, "doc"> {
  readonly node: Node;
  readonly from: number;
}

function Section({ node, from, ...rest }: SectionProps) {
  const kind = node.type.name as SectionKind; // section nodes are named after their kinds
  const title = kind === "header" ? "Patient and exam" : sectionTitle(kind, String(node.attrs.heading));
  const labels = itemLabels(node);
  const blocks: { readonly block: Node; readonly from: number; readonly label: string | undefined }[] = [];
  node.forEach((block, offset, index) => {
    if (block.content.size > 0) blocks.push({ block, from: from + 2 + offset, label: labels[index] });
  });
  if (kind === "other" && !hasText(node)) return null;
  return (
    <div data-kind={kind} className={kind === "header" ? "prior-header" : "prior-section"}>
      {kind !== "header" && <h3>{title}</h3>}
      {blocks.map(({ block, from: at, label }) => (
        <p key={at} className={`prior-${block.type.name}`} data-depth={block.attrs.depth}>
          {kind === "header" && <span className="prior-label">{headerFieldLabel(String(block.attrs.name))} </span>}
          {label !== undefined && <span className="prior-number">{label}</span>}
          <Words text={block.textContent} from={at} {...rest} />
        </p>
      ))}
      {blocks.length === 0 && <p className="prior-empty">Nothing written</p>}
    </div>
  );
}

interface WordsProps extends Omit<PriorTextProps, "doc"> {
  readonly text: string;
  readonly from: number;
}

function Words({ text, from, analysis, remeasured, goTo }: WordsProps) {
  const to = from + text.length;
  const sides = analysis.blocks
    .filter((block) => block.from === from && block.kind !== "header")
    .flatMap((block) => block.sides.filter(({ laterality }) => laterality !== "bilateral"));
  const sizes = remeasured.filter((size) => size.from >= from && size.to <= to);
  const marks = [...sides.map((side) => ({ side })), ...sizes.map((size) => ({ size }))].toSorted(
    (a, b) => rangeOf(a).from - rangeOf(b).from,
  );
  const parts = [];
  let at = from;
  for (const mark of marks) {
    const range = rangeOf(mark);
    if (range.from < at) continue;
    parts.push(text.slice(at - from, range.from - from));
    const words = text.slice(range.from - from, range.to - from);
    at = range.to;
    if ("size" in mark) {
      // A full stop does not go to the next line by itself.
      const stop = /^[.,;:)]+/.exec(text.slice(at - from))?.[0] ?? "";
      at += stop.length;
      parts.push(
        <span key={range.from} className="remeasured-place">
          <button type="button" className="remeasured" onClick={() => goTo(range.from)}>
            {words}
            <span className={`remeasured-now ${mark.size.direction}`} aria-hidden="true">
              {mark.size.direction === "same" ? mark.size.change : `→ ${mark.size.now} ${mark.size.change}`}
            </span>
            <span className="visually-hidden">{mark.size.words}</span>
          </button>
          {stop}
        </span>,
      );
    } else
      parts.push(
        <span key={range.from} className="side">
          {words}
        </span>,
      );
  }
  parts.push(text.slice(at - from));
  return parts;
}

function rangeOf(mark: { readonly side: Range } | { readonly size: Range }): Range {
  return "size" in mark ? mark.size : mark.side;
}
