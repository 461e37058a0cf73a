import type { Node, ResolvedPos } from "prosemirror-model";
import { type Command, type EditorState, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { schema } from "../../../shared/report/schema";
import { crossesRegions, deleteByRegion } from "../regions";

/** Enter: the next header field, a new paragraph, a new Impression item. On an empty item it goes back to the one before. */
export const enter: Command = (state, dispatch) => {
  const { $from, from, to } = state.selection;
  if (!$from.parent.isTextblock) return false;
  if ($from.parent.type === schema.nodes.header_field) return leaveHeaderField(state, dispatch);
  const tr = crossesRegions(state.doc, from, to) ? deleteByRegion(state.tr, from, to) : state.tr.delete(from, to);
  const $at = tr.doc.resolve(tr.mapping.map(from, -1));
  if ($at.parent.type === schema.nodes.item && $at.parent.content.size === 0 && from === to)
    return enterOnEmptyItem(state, $at, dispatch);
  const below = $at.parent.type === schema.nodes.organ ? schema.nodes.paragraph : $at.parent.type;
  // An organ heading that is split in front of its words would leave a heading without a name behind.
  if ($at.parent.type === schema.nodes.organ && $at.parentOffset === 0)
    dispatch?.(tr.insert($at.before(), schema.node("paragraph")).scrollIntoView());
  else dispatch?.(tr.split($at.pos, 1, [{ type: below, attrs: $at.parent.attrs }]).scrollIntoView());
  return true;
};

/** Shift+Enter would put a line break into a sentence; it makes a new block as Enter does. */
export const backspace: Command = (state, dispatch) => {
  const { selection } = state;
  if (!selection.empty) return deleteAcross(state, dispatch);
  const { $from } = selection;
  if (!$from.parent.isTextblock || $from.parentOffset > 0) return false;
  if ($from.parent.type === schema.nodes.header_field) return true;
  if ($from.parent.type === schema.nodes.item && Number($from.parent.attrs.depth) > 0)
    return setDepth(0)(state, dispatch);
  if ($from.parent.type === schema.nodes.organ) {
    dispatch?.(state.tr.setNodeMarkup($from.before(), schema.nodes.paragraph));
    return true;
  }
  const before = sibling($from, -1);
  if (before === undefined) return true;
  return joinAt(state, $from.before(), before, $from.parent, dispatch);
};

export const deleteForward: Command = (state, dispatch) => {
  const { selection } = state;
  if (!selection.empty) return deleteAcross(state, dispatch);
  const { $from } = selection;
  if (!$from.parent.isTextblock || $from.parentOffset < $from.parent.content.size) return false;
  if ($from.parent.type === schema.nodes.header_field) return true;
  const after = sibling($from, 1);
  if (after === undefined) return true;
  return joinAt(state, $from.after(), $from.parent, after, dispatch);
};

/** Makes the Impression item at the caret a main item (0) or a sub-item (1). The first item stays a main item. */
export function setDepth(depth: 0 | 1): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if ($from.parent.type !== schema.nodes.item || $from.parent.attrs.depth === depth) return false;
    if (depth > 0 && $from.index(1) === 0) return false;
    dispatch?.(state.tr.setNodeAttribute($from.before(), "depth", depth));
    return true;
  };
}

/** Turns the paragraph at the caret into an organ heading of Findings, or back. */
export const toggleOrgan: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.depth < 2 || $from.node(1).type !== schema.nodes.findings) return false;
  const to = $from.parent.type === schema.nodes.organ ? schema.nodes.paragraph : schema.nodes.organ;
  dispatch?.(state.tr.setNodeMarkup($from.before(), to));
  return true;
};

function deleteAcross(state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  const { from, to } = state.selection;
  if (!crossesRegions(state.doc, from, to)) return false;
  const tr = deleteByRegion(state.tr, from, to);
  const at = Selection.near(tr.doc.resolve(tr.mapping.map(from, -1)), 1);
  dispatch?.(tr.setSelection(at).scrollIntoView());
  return true;
}

function leaveHeaderField(state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  const { $from } = state.selection;
  const next = Selection.findFrom(state.doc.resolve($from.after()), 1, true);
  if (next !== null)
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, next.$from.end())).scrollIntoView());
  return true;
}

function enterOnEmptyItem(state: EditorState, $at: ResolvedPos, dispatch?: (tr: Transaction) => void): boolean {
  if (Number($at.parent.attrs.depth) > 0) return setDepth(0)(state, dispatch);
  if (sibling($at, -1) === undefined) return true;
  const tr = state.tr.delete($at.before(), $at.after());
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve($at.before()), -1)).scrollIntoView());
  return true;
}

function sibling($pos: ResolvedPos, direction: 1 | -1): Node | undefined {
  return $pos.node(-1).maybeChild($pos.index(-1) + direction) ?? undefined;
}

/** Joins two neighbours of one section. A heading and a paragraph stay apart unless one of them is empty. */
function joinAt(
  state: EditorState,
  boundary: number,
  before: Node,
  after: Node,
  dispatch?: (tr: Transaction) => void,
): boolean {
  if (before.type === after.type) {
    dispatch?.(state.tr.join(boundary).scrollIntoView());
    return true;
  }
  const empty = after.content.size === 0 ? after : before.content.size === 0 ? before : undefined;
  if (empty === undefined) return true;
  const from = empty === after ? boundary : boundary - before.nodeSize;
  const tr = state.tr.delete(from, from + empty.nodeSize);
  const at = empty === after ? Selection.near(tr.doc.resolve(from), -1) : Selection.near(tr.doc.resolve(from), 1);
  dispatch?.(tr.setSelection(at).scrollIntoView());
  return true;
}
