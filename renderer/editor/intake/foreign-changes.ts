import type { EditorView } from "prosemirror-view";

export interface ForeignChangeHooks {
  readonly view: () => EditorView | undefined;
  /** The whole text was replaced from outside: `text` is the new one. Nothing else may come of the change. */
  readonly replaced: (text: string) => void;
  /** A block was rewritten from outside; the editor reads it by itself. */
  readonly rewritten: () => void;
}

const HAND_MS = 80;
const LOOKED_AT = 6;
const OWN_EVENTS = ["beforeinput", "keydown", "compositionstart", "compositionend", "paste", "drop", "cut"] as const;

/**
 * Hears of what scripts and the accessibility interface write straight into the page. It must be made before the
 * EditorView is: observers are called in the order of their making, and this one has to see the text before the editor
 * draws its own again.
 */
export function watchForeignChanges(place: HTMLElement, hooks: ForeignChangeHooks): () => void {
  let handAt = Number.NEGATIVE_INFINITY;
  const hand = () => {
    handAt = performance.now();
  };
  for (const name of OWN_EVENTS) place.addEventListener(name, hand, true);
  const observer = new MutationObserver((records) => {
    const view = hooks.view();
    if (view === undefined) return;
    const whole = records.find((record) => isWhole(record, view.dom));
    if (whole !== undefined) hooks.replaced(textOf(whole.addedNodes));
    else if (performance.now() - handAt > HAND_MS && records.slice(0, LOOKED_AT).some((each) => differs(each, view)))
      hooks.rewritten();
  });
  observer.observe(place, { childList: true, characterData: true, subtree: true });
  return () => {
    observer.disconnect();
    for (const name of OWN_EVENTS) place.removeEventListener(name, hand, true);
  };
}

const isSection = (node: Node) => node instanceof HTMLElement && node.dataset.kind !== undefined;

/**
 * The sections are gone and something else is there. The editor's own redrawing brings sections only, and leaves those in
 * place that it does not take out (an addendum, or Other, that is taken back).
 */
function isWhole({ target, removedNodes, addedNodes }: MutationRecord, root: HTMLElement): boolean {
  if (target !== root || ![...removedNodes].some(isSection)) return false;
  return ![...addedNodes].some(isSection) && ![...root.children].some(isSection);
}

function textOf(nodes: NodeList): string {
  return [...nodes]
    .map((node) => {
      if (node.nodeName === "BR") return "\n";
      return node instanceof HTMLElement ? `${node.innerText}\n` : (node.textContent ?? "");
    })
    .join("");
}

/** The page's block says something else than the document's. */
function differs({ target }: MutationRecord, view: EditorView): boolean {
  const element = target instanceof HTMLElement ? target : target.parentElement;
  const block = element?.closest<HTMLElement>("p, h4, .item, .header-field");
  if (!block || !view.dom.contains(block)) return false;
  const pos = view.posAtDOM(block, 0);
  return pos > 0 && view.state.doc.resolve(pos).parent.textContent !== block.textContent;
}
