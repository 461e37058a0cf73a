import type { Node } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import { SECTION_NAMES } from "../../shared/checks/skeleton";
import type { Diagnostic, Severity } from "../../shared/checks/types";
import { SECTION_KINDS, type SectionKind } from "../../shared/report/report";
import { checkKey } from "../editor/check-plugin";
import { organLabel } from "../editor/organ-label";
import { hasText } from "../editor/regions";

/** How a part of the report stands: nothing in it, nothing to report, or the worst that is to report. */
export interface PartState {
  readonly state: "empty" | "fine" | Severity;
  readonly count: number;
  /** The caret is in it. */
  readonly here: boolean;
}

/** A section with the parts that have a name of their own: organs of the Findings, items of the Impression. */
export interface OutlineSection extends PartState {
  readonly kind: SectionKind;
  /** Which child of the document. */
  readonly index: number;
  readonly title: string;
  readonly parts: readonly OutlinePart[];
}

export interface OutlinePart extends PartState {
  /** Which blocks of the section, first and last. */
  readonly first: number;
  readonly last: number;
  readonly title: string;
}

/** The report at a glance. Worked out when the author's hands are still, never at a key. */
export function outlineOf(state: EditorState): readonly OutlineSection[] {
  const shown = checkKey.getState(state)?.shown ?? [];
  const sections: OutlineSection[] = [];
  state.doc.forEach((node, from, index) => {
    const kind = SECTION_KINDS.find((name) => name === node.type.name);
    if (kind === undefined) return;
    // What is about the whole report stands at its very end.
    const to = index === state.doc.childCount - 1 ? Number.POSITIVE_INFINITY : from + node.nodeSize;
    const within = (diagnostic: Diagnostic) => diagnostic.from >= from && diagnostic.from < to;
    const own = shown.filter(within);
    const caret = state.selection.$head;
    const here = caret.depth > 0 && caret.index(0) === index;
    sections.push({
      kind,
      index,
      title: titleOf(kind, String(node.attrs.heading ?? "")),
      ...stateOf(own, !hasText(node), here),
      parts: partsOf(kind, node, from, own, here ? caret.index(1) : -1),
    });
  });
  return sections;
}

/** An addendum is told from the others by its heading. */
function titleOf(kind: SectionKind, heading: string): string {
  return kind === "addendum" && heading !== "" ? heading : SECTION_NAMES[kind];
}

function stateOf(own: readonly Diagnostic[], empty: boolean, here: boolean): PartState {
  const worst = (["error", "warning", "info"] as const).find((level) => own.some(({ severity }) => severity === level));
  return { state: worst ?? (empty ? "empty" : "fine"), count: own.length, here };
}

const LONGEST = 60;

function partsOf(
  kind: SectionKind,
  section: Node,
  from: number,
  own: readonly Diagnostic[],
  caretIn: number,
): readonly OutlinePart[] {
  const heads = section.children.flatMap((block, index) => {
    const title = kind === "findings" ? organTitle(block) : kind === "impression" ? itemTitle(block) : undefined;
    return title === undefined ? [] : [{ title, first: index }];
  });
  const starts: number[] = [];
  section.forEach((_, offset) => {
    starts.push(from + 1 + offset);
  });
  const end = from + section.nodeSize;
  return heads.map(({ title, first }, at) => {
    const last = lastBlock(section, first, heads[at + 1]?.first);
    const [start, stop] = [starts[first] ?? from, starts[last + 1] ?? end];
    const inside = own.filter((diagnostic) => diagnostic.from >= start && diagnostic.from < stop);
    return {
      title: title.length > LONGEST ? `${title.slice(0, LONGEST)}…` : title,
      first,
      last,
      ...stateOf(inside, false, caretIn >= first && caretIn <= last),
    };
  });
}

/** An organ heading goes on to the next; "Liver:" is its own paragraph; an item takes its sub-items along. */
function lastBlock(section: Node, first: number, next: number | undefined): number {
  if (section.child(first).type.name === "paragraph") return first;
  return (next ?? section.childCount) - 1;
}

function organTitle(block: Node): string | undefined {
  if (block.type.name === "organ") return block.textContent.trim().replace(/:$/, "") || undefined;
  return organLabel(block.textContent)?.slice(0, -1);
}

function itemTitle(block: Node): string | undefined {
  return Number(block.attrs.depth) > 0 ? undefined : block.textContent.trim() || undefined;
}
