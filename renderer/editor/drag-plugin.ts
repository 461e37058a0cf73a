import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { type ItemGroup, itemGroups, moveNodeTo } from "./commands/items";

/** Where a dragged item would land: between groups, counted from 0. */
interface Drag {
  readonly from: number;
  readonly gap: number;
}

const dragKey = new PluginKey<Drag | undefined>("drag-item");

/** The numbers in front of Impression items are handles: dragging one moves the item with its sub-items. */
export function dragPlugin(): Plugin<Drag | undefined> {
  return new Plugin<Drag | undefined>({
    key: dragKey,
    state: {
      init: () => undefined,
      apply: (tr, value) => {
        const meta: { readonly drag: Drag | undefined } | undefined = tr.getMeta(dragKey);
        return meta === undefined ? value : meta.drag;
      },
    },
    props: {
      decorations(state) {
        const drag = dragKey.getState(state);
        return drag === undefined ? undefined : DecorationSet.create(state.doc, dropMarks(itemGroups(state.doc), drag));
      },
      handleDOMEvents: {
        mousedown: (view, event) => {
          const group = event.button === 0 ? groupAtHandle(view, event) : undefined;
          if (group === undefined) return false;
          event.preventDefault();
          follow(view, group);
          return true;
        },
      },
    },
  });
}

function groupAtHandle(view: EditorView, event: MouseEvent): number | undefined {
  const item = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>(".item") : null;
  if (item === null) return undefined;
  // Rectangles are what is seen, lengths of a style are before the zoom.
  const padding = Number.parseFloat(getComputedStyle(item).paddingLeft) * item.currentCSSZoom;
  const textStart = item.getBoundingClientRect().left + padding;
  if (event.clientX >= textStart) return undefined;
  const pos = view.posAtDOM(item, 0);
  const index = itemGroups(view.state.doc).findIndex((group) => pos > group.from && pos < group.to);
  return index < 0 ? undefined : index;
}

function follow(view: EditorView, from: number): void {
  const show = (drag: Drag | undefined) => view.dispatch(view.state.tr.setMeta(dragKey, { drag }));
  const move = (event: MouseEvent) => {
    const gap = gapAt(view, event.clientY);
    if (dragKey.getState(view.state)?.gap !== gap) show({ from, gap });
  };
  const end = (event: MouseEvent | KeyboardEvent) => {
    if (event instanceof KeyboardEvent && event.key !== "Escape") return;
    const drag = dragKey.getState(view.state);
    window.removeEventListener("mousemove", move);
    window.removeEventListener("mouseup", end);
    window.removeEventListener("keydown", end, true);
    show(undefined);
    if (event instanceof KeyboardEvent || drag === undefined) return;
    const groups = itemGroups(view.state.doc);
    const target = groups[drag.gap > from ? drag.gap - 1 : drag.gap];
    const moving = groups[from];
    if (target !== undefined && moving !== undefined) moveNodeTo(moving.first, target.first)(view.state, view.dispatch);
    view.focus();
  };
  window.addEventListener("mousemove", move);
  window.addEventListener("mouseup", end);
  window.addEventListener("keydown", end, true);
}

function gapAt(view: EditorView, clientY: number): number {
  const groups = itemGroups(view.state.doc);
  const gap = groups.findIndex(({ from, to }) => {
    const first = view.nodeDOM(from);
    const last = view.nodeDOM(to - 1) ?? first;
    if (!(first instanceof HTMLElement)) return false;
    const bottom = (last instanceof HTMLElement ? last : first).getBoundingClientRect().bottom;
    return clientY < (first.getBoundingClientRect().top + bottom) / 2;
  });
  return gap < 0 ? groups.length : gap;
}

function dropMarks(groups: readonly ItemGroup[], { from, gap }: Drag): Decoration[] {
  const marks: Decoration[] = [];
  const node = (group: ItemGroup | undefined, name: string) => {
    const first = group?.nodes[0];
    if (group !== undefined && first !== undefined)
      marks.push(Decoration.node(group.from, group.from + first.nodeSize, { class: name }));
  };
  node(groups[from], "dragged");
  if (gap < groups.length) node(groups[gap], "drop-before");
  else node(groups.at(-1), "drop-after");
  return marks;
}
