import { Fragment, type Node, Slice } from "prosemirror-model";
import { type EditorState, Plugin, Selection, type Transaction } from "prosemirror-state";
import { schema } from "../../shared/report/schema";
import { readListMark } from "../../shared/text/list-marks";
import { crossesRegions, deleteByRegion, hasText } from "./regions";

/** Called with text that is a whole report, pasted where nothing stands yet. */
export type TakeReport = (text: string) => void;

/**
 * Fits what is pasted or dropped into the section at hand: every block of it becomes a block of that section, an item of
 * the Impression without its number, one line of a header field.
 */
export function pastePlugin(takeReport: TakeReport, isWholeReport: (text: string) => boolean): Plugin {
  return new Plugin({
    props: {
      // Default parsing joins all line ends to one break; so does a report's own reader, but CR alone counts as well.
      clipboardTextParser: (text, $context) => {
        const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
        const type = $context.parent.isTextblock ? $context.parent.type : schema.nodes.paragraph;
        const blocks = (lines.length === 0 ? [""] : lines).map((line) =>
          textBlock(line, type === schema.nodes.header_field),
        );
        return new Slice(Fragment.from(blocks), 1, 1);
      },
      handlePaste(view, event, slice) {
        const text = event.clipboardData?.getData("text/plain") ?? "";
        if (text !== "" && isEmptyReport(view.state.doc) && isWholeReport(text)) {
          takeReport(text);
          return true;
        }
        const tr = insertBlocks(view.state, blocksOf(slice));
        if (tr !== undefined) view.dispatch(tr.scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste"));
        return true;
      },
      handleDrop(view, event, slice, moved) {
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
        if (at === undefined) return true;
        const blocks = blocksOf(slice);
        if (blocks.length === 0) return true;
        const { from, to } = view.state.selection;
        // Dropped on itself: nothing moves.
        if (moved && at >= from && at <= to) return true;
        const tr = moved ? deleteByRegion(view.state.tr, from, to) : view.state.tr;
        const $at = Selection.near(tr.doc.resolve(tr.mapping.map(at))).$from;
        view.dispatch(fitAt(tr, $at.pos, $at.pos, blocks).setMeta("uiEvent", "drop"));
        return true;
      },
    },
  });
}

/** The transaction that puts the blocks in the selection's place; undefined where there is nothing to put. */
export function insertBlocks(state: EditorState, blocks: readonly Fragment[]): Transaction | undefined {
  if (blocks.length === 0) return undefined;
  const { from, to } = state.selection;
  const across = crossesRegions(state.doc, from, to);
  const tr = across ? deleteByRegion(state.tr, from, to) : state.tr;
  const at = Selection.near(tr.doc.resolve(tr.mapping.map(from, -1)), 1).from;
  return fitAt(tr, across ? at : from, across ? at : to, blocks);
}

function fitAt(tr: Transaction, from: number, to: number, pieces: readonly Fragment[]): Transaction {
  const parent = tr.doc.resolve(from).parent;
  const blocks = apart(tr.doc, from, to, pieces);
  const before = tr.steps.length;
  if (parent.type === schema.nodes.header_field || blocks.length === 1)
    tr.replace(from, to, new Slice(joined(blocks, parent), 0, 0));
  else {
    const type = parent.type === schema.nodes.item ? schema.nodes.item : schema.nodes.paragraph;
    const nodes = blocks.map((content, index) =>
      type.create(type === schema.nodes.item ? { depth: 0 } : null, index === 0 ? content : withoutMark(content)),
    );
    const first = parent.content.size === 0 ? withoutMark(blocks[0] ?? Fragment.empty) : (blocks[0] ?? Fragment.empty);
    nodes[0] = parent.type.create(parent.attrs, first);
    tr.replace(from, to, new Slice(Fragment.from(nodes), 1, 1));
  }
  return tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.slice(before).map(to)), -1));
}

/** A sentence that is put right behind another, or before it, gets the space that nobody copies along. */
function apart(doc: Node, from: number, to: number, blocks: readonly Fragment[]): readonly Fragment[] {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  const before = $from.parent.textContent.slice(0, $from.parentOffset);
  const after = $to.parent.textContent.slice($to.parentOffset);
  const textOf = (block: Fragment | undefined) => block?.textBetween(0, block.size) ?? "";
  const space = Fragment.from(schema.text(" "));
  return blocks.map((block, index) => {
    const first = index === 0 && ENDS.test(before) && BEGINS.test(textOf(block));
    const last = index === blocks.length - 1 && ENDS.test(textOf(block)) && BEGINS.test(after);
    const led = first ? space.append(block) : block;
    return last ? led.append(space) : led;
  });
}

const ENDS = /[.!?:;]$/;
const BEGINS = /^\p{Lu}/u;

function joined(blocks: readonly Fragment[], parent: Node): Fragment {
  const content = blocks.reduce(
    (all, block) => (all.size === 0 ? block : all.addToEnd(schema.text(" ")).append(block)),
    Fragment.empty,
  );
  return parent.content.size === 0 && parent.type === schema.nodes.item ? withoutMark(content) : content;
}

/** The text of every block of the slice, fields kept, other marks dropped. */
export function blocksOf(slice: Slice): readonly Fragment[] {
  const blocks: Fragment[] = [];
  let loose = Fragment.empty;
  slice.content.descendants((node) => {
    if (node.isTextblock) blocks.push(onlyFields(node.content));
    else if (node.isText) loose = loose.append(onlyFields(Fragment.from(node)));
    return !node.isTextblock;
  });
  if (loose.size > 0) blocks.push(loose);
  const filled = blocks.filter((block) => block.size > 0);
  return filled.length === 0 ? blocks.slice(0, 1).filter((block) => block.size > 0) : filled;
}

function onlyFields(content: Fragment): Fragment {
  const nodes: Node[] = [];
  content.forEach((node) => {
    if (node.isText) nodes.push(node.mark(node.marks.filter(({ type }) => type === schema.marks.field)));
  });
  return Fragment.fromArray(nodes);
}

/** An item without the number or bullet that it was pasted with: its own number is drawn beside it. */
function withoutMark(content: Fragment): Fragment {
  const text = content.firstChild?.text ?? "";
  const mark = readListMark(text);
  return mark === undefined ? content : content.cut(mark.length);
}

function textBlock(line: string, inHeader: boolean): Node {
  const content = line.trim() === "" ? [] : [schema.text(line.replace(/\t/g, " ").trimEnd())];
  return inHeader ? schema.node("header_field", { name: "" }, content) : schema.node("paragraph", null, content);
}

export function isEmptyReport(doc: Node): boolean {
  return doc.children.every((section) => section.type === schema.nodes.header || !hasText(section));
}
