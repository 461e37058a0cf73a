import type { Analysis, ImpressionItem } from "../extract/types";
import { CANONICAL_KINDS, type Range, type Section } from "../report/report";
import { significanceOrder } from "./item-order";
import { canonicalIndex, placeFor, SECTION_NAMES, wholeSection } from "./skeleton";
import type { Fix, Operation, TextEdit } from "./types";

/** The text with all edits made. Their positions are those of the text before; edits at one place keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.toSorted((a, b) => a.from - b.from || a.to - b.to);
  let result = "";
  let at = 0;
  for (const { from, to, insert } of ordered) {
    if (from < at || to < from || to > text.length) throw new RangeError("Text edits overlap or lie outside the text.");
    result += text.slice(at, from) + insert;
    at = to;
  }
  return result + text.slice(at);
}

/**
 * The text edits that a fix stands for. `text` is what the analysed report was made from; an operation that has nothing
 * to do there (an item that is not there, a section already in place) gives no edits.
 */
export function editsOf(fix: Fix, analysis: Analysis, text: string): readonly TextEdit[] {
  return fix.edits ?? editsOfOperation(fix.operation, analysis, text);
}

function editsOfOperation(operation: Operation, analysis: Analysis, text: string): readonly TextEdit[] {
  switch (operation.name) {
    case "move-item":
      return movedItem(analysis, text, operation.fromIndex, operation.toIndex);
    case "delete-item":
      return deletedItem(analysis, text, operation.index);
    case "insert-item":
      return insertedItem(analysis, text, operation.index, operation.text);
    case "sort-items":
      return reordered(analysis, text, significanceOrder(analysis));
    case "renumber":
      return renumbered(analysis.items, text);
    case "move-section":
      return movedSection(analysis, text, operation.kind);
    case "insert-section":
      return [insertedSection(analysis, text, operation.kind, operation.text)];
    default:
      return operation satisfies never;
  }
}

function movedItem(analysis: Analysis, text: string, fromIndex: number, toIndex: number): readonly TextEdit[] {
  const order = analysis.items.map((_, index) => index);
  const [moving] = order.splice(fromIndex, 1);
  if (moving === undefined || toIndex < 0 || toIndex > order.length) return [];
  order.splice(toIndex, 0, moving);
  return reordered(analysis, text, order);
}

/** The items' texts change places while numbers, bullets and line ends stay, so that the numbers still run from 1. */
function reordered(analysis: Analysis, text: string, order: readonly number[]): readonly TextEdit[] {
  const slots = itemExtents(analysis);
  return slots.flatMap((slot, position) => {
    const source = slots[order[position] ?? position];
    if (source === undefined) return [];
    const insert = text.slice(source.from, source.to);
    return insert === text.slice(slot.from, slot.to) ? [] : [{ ...slot, insert }];
  });
}

/** From the start of each item's text to the end of the last sub-item that follows it and moves with it. */
function itemExtents({ items, blocksOf }: Analysis): readonly Range[] {
  const blocks = blocksOf("impression");
  return items.map(({ block }) => {
    let last = block;
    for (const next of blocks.slice(blocks.indexOf(block) + 1)) {
      if ((next.block.depth ?? 0) === 0) break;
      last = next;
    }
    return { from: block.from, to: last.to };
  });
}

/** The item goes with its number, its sub-items and its line, and the numbers behind it move up. */
function deletedItem(analysis: Analysis, text: string, index: number): readonly TextEdit[] {
  const { items } = analysis;
  const extents = itemExtents(analysis);
  const own = extents[index];
  if (own === undefined || items.length < 2) return [];
  const range = withMarkAndLine(text, own, extents[index - 1], extents[index + 1]);
  return [{ ...range, insert: "" }, ...renumberedFrom(items, text, index + 1, -1)];
}

/** With the number or bullet that its neighbours have, and the numbers behind it move down; a list of one without a mark grows by a sentence. */
function insertedItem(analysis: Analysis, text: string, index: number, body: string): readonly TextEdit[] {
  const { items } = analysis;
  const extents = itemExtents(analysis);
  const next = extents[index];
  const last = extents.at(-1);
  const beside = next ?? last;
  if (beside === undefined || last === undefined) return [];
  const mark = markBefore(text, beside.from);
  if (mark === undefined)
    return next === undefined
      ? [{ from: last.to, to: last.to, insert: ` ${body}` }]
      : [{ from: next.from, to: next.from, insert: `${body} ` }];
  const before = text.slice(text.lastIndexOf("\n", mark.from - 1) + 1, mark.from);
  const between = before.trim() === "" ? `\n${before}` : " ";
  const number = Math.min(index, items.length) + 1;
  const item = `${text.slice(mark.from, mark.to).replace(/\d+/, String(number))} ${body}`;
  const edit =
    next === undefined
      ? { from: last.to, to: last.to, insert: between + item }
      : { from: mark.from, to: mark.from, insert: item + between };
  return [edit, ...renumberedFrom(items, text, index, 1)];
}

/** The numbers of the items from `index` on, each changed by `step`; bullets stay. */
function renumberedFrom(
  items: readonly ImpressionItem[],
  text: string,
  index: number,
  step: number,
): readonly TextEdit[] {
  return items.slice(index).flatMap(({ block }) => {
    const mark = markBefore(text, block.from);
    const digits = mark === undefined ? null : /\d+/.exec(text.slice(mark.from, mark.to));
    if (mark === undefined || digits === null) return [];
    const from = mark.from + digits.index;
    return [{ from, to: from + digits[0].length, insert: String(Number(digits[0]) + step) }];
  });
}

/** A line that holds nothing else goes whole; among items on one line, the words up to the next number. */
function withMarkAndLine(text: string, item: Range, before: Range | undefined, after: Range | undefined): Range {
  const from = markBefore(text, item.from)?.from ?? item.from;
  const lineStart = text.lastIndexOf("\n", from - 1) + 1;
  if (text.slice(lineStart, from).trim() === "") {
    const lineEnd = text.indexOf("\n", item.to);
    const end = lineEnd < 0 ? text.length : lineEnd + 1;
    if (text.slice(item.to, end).trim() === "") return { from: lineStart, to: end };
  }
  if (after !== undefined) return { from, to: markBefore(text, after.from)?.from ?? after.from };
  return { from: before?.to ?? from, to: item.to };
}

function renumbered(items: readonly ImpressionItem[], text: string): readonly TextEdit[] {
  return items.flatMap(({ block }, position) => {
    const insert = `${position + 1}.`;
    const mark = markBefore(text, block.from);
    if (mark === undefined) return [{ from: block.from, to: block.from, insert: `${insert} ` }];
    return text.slice(mark.from, mark.to) === insert ? [] : [{ ...mark, insert }];
  });
}

const MARK = /(?:\d{1,3}[.)]?|\(\d{1,3}\)|[-*•‣▪–—])[ \t]*$/;

/** The number or bullet in front of an item, without the space behind it. */
function markBefore(text: string, at: number): Range | undefined {
  const line = text.slice(Math.max(text.lastIndexOf("\n", at - 1) + 1, at - 12), at);
  const match = MARK.exec(line);
  return match === null
    ? undefined
    : { from: at - line.length + match.index, to: at - line.length + match.index + match[0].trimEnd().length };
}

function movedSection(analysis: Analysis, text: string, kind: Section["kind"]): readonly TextEdit[] {
  const { sections } = analysis.report;
  const index = sections.findIndex((section) => section.kind === kind);
  const section = sections[index];
  if (section === undefined) return [];
  const from = wholeSection(section).from;
  const next = sections[index + 1];
  const to = next === undefined ? text.length : wholeSection(next).from;
  const place = destination(sections, section, text.length);
  if (place >= from && place <= to) return [];
  const moving = text.slice(from, to).trimEnd();
  const { before, after } = gaps(text, place);
  return [
    { from, to, insert: "" },
    { from: place, to: place, insert: `${before}${moving}${after}` },
  ];
}

/** Before the first section that belongs behind it, or behind the last one that belongs before it. */
function destination(sections: readonly Section[], moving: Section, end: number): number {
  const rank = (section: Section) => canonicalIndex(section.kind) ?? CANONICAL_KINDS.length;
  const others = sections.filter((section) => section !== moving);
  const lastBefore = others.findLastIndex((section) => rank(section) < rank(moving));
  const next = others[lastBefore + 1];
  return next === undefined ? end : wholeSection(next).from;
}

function insertedSection(analysis: Analysis, text: string, kind: Section["kind"], body: string): TextEdit {
  const at = placeFor(analysis.report, kind);
  const { before, after } = gaps(text, at);
  const empty = analysis.sectionsOf(kind)[0];
  const insert = `${SECTION_NAMES[kind].toUpperCase()}: ${body}`;
  // A heading that stands there already with nothing under it is filled, not repeated.
  if (empty !== undefined) return { ...wholeSection(empty), insert };
  return { from: at, to: at, insert: `${before}${insert}${after}` };
}

/** The line ends that keep a section apart from what stands before and after `at`. */
function gaps(text: string, at: number): { readonly before: string; readonly after: string } {
  const head = text.slice(Math.max(0, at - 2), at);
  const before = at === 0 || head.endsWith("\n\n") ? "" : head.endsWith("\n") ? "\n" : "\n\n";
  return { before, after: text.slice(at).trim() === "" ? "\n" : "\n\n" };
}
