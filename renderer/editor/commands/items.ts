import type { Node } from "prosemirror-model";
import { type Command, type EditorState, TextSelection, type Transaction } from "prosemirror-state";
import { schema } from "../../../shared/report/schema";
import { hasText, sectionPlace } from "../regions";

/** A main Impression item with the sub-items that move with it; `first` is its index among all the list's nodes. */
export interface ItemGroup {
  readonly first: number;
  /** The index among the items that the checks see: main items with words in them; undefined for one without. */
  readonly index: number | undefined;
  readonly nodes: readonly Node[];
  /** From before the first node to behind the last. */
  readonly from: number;
  readonly to: number;
}

export function itemGroups(doc: Node): readonly ItemGroup[] {
  const impression = sectionPlace(doc, "impression");
  if (impression === undefined) return [];
  const groups: ItemGroup[] = [];
  let seen = 0;
  impression.node.forEach((node, offset, index) => {
    const from = impression.from + 1 + offset;
    const to = from + node.nodeSize;
    const last = groups.at(-1);
    if (last !== undefined && Number(node.attrs.depth) > 0)
      groups[groups.length - 1] = { ...last, nodes: [...last.nodes, node], to };
    else groups.push({ first: index, index: hasText(node) ? seen++ : undefined, nodes: [node], from, to });
  });
  return groups;
}

/** Alt+Arrow: the item at the caret changes places with its neighbour; a sub-item with its sibling. The caret goes along. */
export function moveItem(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if ($from.parent.type !== schema.nodes.item) return false;
    const groups = itemGroups(state.doc);
    const at = groups.findIndex((group) => $from.pos > group.from && $from.pos < group.to);
    const group = groups[at];
    if (group === undefined) return false;
    const inside = $from.index(1) - group.first;
    if (inside > 0) return moveSubItem(state, group, inside, direction, dispatch);
    if (groups[at + direction] === undefined) return true;
    dispatch?.(placeGroups(state, moved(groups, at, at + direction)).scrollIntoView());
    return true;
  };
}

/** The same by the indexes of the list's nodes: what the mouse holds. */
export function moveNodeTo(fromIndex: number, toIndex: number): Command {
  return (state, dispatch) => {
    const groups = itemGroups(state.doc);
    const from = groups.findIndex((group) => group.first === fromIndex);
    const to = groups.findIndex((group) => toIndex >= group.first && toIndex < group.first + group.nodes.length);
    if (from < 0 || to < 0 || from === to) return false;
    dispatch?.(placeGroups(state, moved(groups, from, to)));
    return true;
  };
}

/** Moves main item `fromIndex`, as the checks count, to the place of `toIndex`. */
export function moveItemTo(fromIndex: number, toIndex: number): Command {
  return (state, dispatch) => {
    const groups = itemGroups(state.doc);
    const place = (wanted: number) => groups.find(({ index }) => index === wanted)?.first ?? -1;
    return moveNodeTo(place(fromIndex), place(toIndex))(state, dispatch);
  };
}

/** Puts a new item in front of main item `index`; behind the last where there is none of that index. */
export function insertItem(index: number, content: readonly Node[]): Command {
  return (state, dispatch) => {
    const groups = itemGroups(state.doc);
    const at = groups.find((group) => group.index === index)?.from ?? groups.at(-1)?.to;
    if (at === undefined) return false;
    const item = schema.node("item", null, content);
    const tr = state.tr.insert(at, item);
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at + item.nodeSize - 1)));
    return true;
  };
}

/** Takes out main item `index`, as the checks count, with its sub-items; the last one stays. */
export function deleteItem(index: number): Command {
  return (state, dispatch) => {
    const groups = itemGroups(state.doc);
    const group = groups.find((each) => each.index === index);
    if (group === undefined || groups.length < 2) return false;
    const tr = state.tr.delete(group.from, group.to);
    dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(group.from, tr.doc.content.size)), -1)));
    return true;
  };
}

/** Puts the main items into the order given by their indexes as the checks count; one without words keeps its place. */
export function orderItems(order: readonly number[]): Command {
  return (state, dispatch) => {
    const groups = itemGroups(state.doc);
    const ordered = order.flatMap((wanted) => groups.filter(({ index }) => index === wanted));
    const counted = groups.filter(({ index }) => index !== undefined);
    if (ordered.length !== counted.length || new Set(ordered).size !== counted.length) return false;
    let next = 0;
    const wanted = groups.map((group) => (group.index === undefined ? group : (ordered[next++] ?? group)));
    if (wanted.every((group, index) => group === groups[index])) return false;
    dispatch?.(placeGroups(state, wanted));
    return true;
  };
}

function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const rest = list.filter((_, index) => index !== from);
  const moving = list[from];
  return moving === undefined ? list : [...rest.slice(0, to), moving, ...rest.slice(to)];
}

/**
 * One step over the groups that change their place. The nodes themselves are kept, so what is known about them is too,
 * and the caret stays in its words.
 */
function placeGroups(state: EditorState, wanted: readonly ItemGroup[]): Transaction {
  const groups = itemGroups(state.doc);
  const firstOff = wanted.findIndex((group, index) => group !== groups[index]);
  const lastOff = wanted.findLastIndex((group, index) => group !== groups[index]);
  const start = groups[firstOff]?.from ?? 0;
  const end = groups[lastOff]?.to ?? start;
  const placed = wanted.slice(firstOff, lastOff + 1);
  const starts = new Map<ItemGroup, number>();
  let at = start;
  for (const group of placed) {
    starts.set(group, at);
    at += group.to - group.from;
  }
  const tr = state.tr.replaceWith(
    start,
    end,
    placed.flatMap((group) => group.nodes),
  );
  const along = (pos: number) => {
    const home = placed.find((group) => pos > group.from && pos < group.to);
    return home === undefined ? tr.mapping.map(pos) : (starts.get(home) ?? start) + pos - home.from;
  };
  const { anchor, head } = state.selection;
  return tr.setSelection(TextSelection.between(tr.doc.resolve(along(anchor)), tr.doc.resolve(along(head))));
}

function moveSubItem(
  state: EditorState,
  group: ItemGroup,
  inside: number,
  direction: 1 | -1,
  dispatch?: (tr: Transaction) => void,
): boolean {
  const node = group.nodes[inside];
  const other = group.nodes[inside + direction];
  if (node === undefined || other === undefined || inside + direction === 0) return true;
  const offset = (index: number) => group.nodes.slice(0, index).reduce((sum, item) => sum + item.nodeSize, group.from);
  const start = offset(Math.min(inside, inside + direction));
  const pair = direction === 1 ? [other, node] : [node, other];
  const shift = direction * other.nodeSize;
  const { anchor, head } = state.selection;
  const tr = state.tr.replaceWith(start, start + node.nodeSize + other.nodeSize, pair);
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, anchor + shift, head + shift)).scrollIntoView());
  return true;
}
