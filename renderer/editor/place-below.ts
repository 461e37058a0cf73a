import type { EditorView } from "prosemirror-view";
import type { Range } from "../../shared/report/report";

export interface Place {
  readonly left: number;
  readonly top: number;
}

/** Under the end of a range, in coordinates of `around`, which scrolls with the text. */
export function placeBelow(view: EditorView, range: Range, around: HTMLElement, width: number): Place {
  const box = around.getBoundingClientRect();
  const { doc } = view.state;
  const $from = doc.resolve(Math.min(range.from, doc.content.size));
  if (!$from.parent.isTextblock) return belowHeading(view, range.from, box, around.currentCSSZoom);
  const start = view.coordsAtPos($from.pos, 1);
  const end = view.coordsAtPos(Math.min(range.to, $from.end()), -1);
  // Rectangles are what is seen, places inside a zoomed box are not.
  const zoom = around.currentCSSZoom;
  const left = Math.max(8, Math.min((start.left - box.left) / zoom - 12, box.width / zoom - width - 8));
  return { left, top: (end.bottom - box.top) / zoom + 8 };
}

/** A whole section: under its heading. */
function belowHeading(view: EditorView, pos: number, box: DOMRect, zoom: number): Place {
  const at = view.nodeDOM(Math.min(pos, view.state.doc.content.size - 1)) ?? view.dom.lastElementChild;
  const section = at instanceof HTMLElement ? at.getBoundingClientRect() : box;
  return { left: Math.max(8, (section.left - box.left) / zoom), top: (section.top - box.top) / zoom + 44 };
}
