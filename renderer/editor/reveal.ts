import type { EditorView } from "prosemirror-view";

const MARGIN_PX = 48;
/** Where a place that was out of sight comes to lie. */
const SHARE = 0.35;

/** Scrolls the page so that the position is in sight, whoever has the focus; ProseMirror does so for its own caret only. */
export function reveal(view: EditorView | undefined, pos: number): void {
  const page = view?.dom.closest<HTMLElement>(".page");
  if (view === undefined || page == null) return;
  const { top, height, bottom } = page.getBoundingClientRect();
  const at = view.coordsAtPos(pos, 1);
  if (at.top >= top + MARGIN_PX && at.bottom <= bottom - MARGIN_PX) return;
  page.scrollTop += (at.top - top - SHARE * height) / page.currentCSSZoom;
}
