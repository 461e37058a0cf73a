/** How far down a pane the line lies that the eye is on: what stands there in one pane stands there in the other. */
const EYE = 0.3;

interface Place {
  readonly kind: string;
  /** How far into the section, 0 to 1. */
  readonly share: number;
}

/**
 * Two panes that scroll together, by section: the same part of the same section is on the same line in both. What one pane
 * does because of the other is not passed back. The answer ends it.
 */
export function scrollTogether(
  a: HTMLElement,
  b: HTMLElement,
): { readonly stop: () => void; readonly show: (kind: string) => void } {
  const expected = new Map<HTMLElement, number>();
  let request = 0;
  const set = (pane: HTMLElement, top: number) => {
    pane.scrollTop = top;
    expected.set(pane, pane.scrollTop);
  };
  const follow = (from: HTMLElement, to: HTMLElement) => () => {
    // One step may come as two events, the second after the other pane has been scrolled on.
    const own = expected.get(from);
    if (own !== undefined && Math.abs(own - from.scrollTop) < 2) return;
    expected.delete(from);
    cancelAnimationFrame(request);
    request = requestAnimationFrame(() => {
      if (from.scrollTop <= 0) set(to, 0);
      else if (from.scrollTop >= from.scrollHeight - from.clientHeight - 1) set(to, to.scrollHeight);
      else {
        const place = placeIn(from);
        const top = place === undefined ? undefined : topFor(to, place);
        if (top !== undefined) set(to, top);
      }
    });
  };
  const [fromA, fromB] = [follow(a, b), follow(b, a)];
  a.addEventListener("scroll", fromA, { passive: true });
  b.addEventListener("scroll", fromB, { passive: true });
  return {
    stop: () => {
      cancelAnimationFrame(request);
      a.removeEventListener("scroll", fromA);
      b.removeEventListener("scroll", fromB);
    },
    /** Brings a section into view in the second pane, unless its beginning is there. */
    show: (kind) => {
      const section = sectionsIn(b)
        .find((each) => each.dataset.kind === kind)
        ?.getBoundingClientRect();
      const box = b.getBoundingClientRect();
      if (section === undefined || (section.top >= box.top && section.top < box.bottom - 60)) return;
      set(b, b.scrollTop + (section.top - box.top) / b.currentCSSZoom - 12);
    },
  };
}

function sectionsIn(pane: HTMLElement): readonly HTMLElement[] {
  return [...pane.querySelectorAll<HTMLElement>("[data-kind]")];
}

function placeIn(pane: HTMLElement): Place | undefined {
  const line = eyeLine(pane);
  for (const section of sectionsIn(pane).toReversed()) {
    const { top, height } = section.getBoundingClientRect();
    if (top <= line)
      return { kind: section.dataset.kind ?? "", share: Math.min(1, (line - top) / Math.max(1, height)) };
  }
  return undefined;
}

function topFor(pane: HTMLElement, { kind, share }: Place): number | undefined {
  const box = sectionsIn(pane)
    .find((section) => section.dataset.kind === kind)
    ?.getBoundingClientRect();
  return box === undefined
    ? undefined
    : pane.scrollTop + (box.top + share * box.height - eyeLine(pane)) / pane.currentCSSZoom;
}

function eyeLine(pane: HTMLElement): number {
  const { top, height } = pane.getBoundingClientRect();
  return top + EYE * height;
}
