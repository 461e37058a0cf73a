import type { EditorState, Transaction } from "prosemirror-state";
import { Mapping, type Step } from "prosemirror-transform";
import type { EditorView } from "prosemirror-view";

interface Held {
  readonly steps: readonly Step[];
  /** Each step's way back, from the last to the first, then what the document has gone through since. */
  readonly over: Mapping;
  readonly metas: readonly (readonly [string, unknown])[];
}

export interface CompositionQueue {
  /** True where the transaction has to wait: it would change the text that is being composed, which doubles it. */
  readonly holds: (view: EditorView, tr: Transaction) => boolean;
  /** The document has changed: what waits belongs to other places now. */
  readonly changed: (transactions: readonly Transaction[]) => void;
  /** Another report: what waits is for none. */
  readonly clear: () => void;
}

/** ProseMirror reads what was composed 20 ms after its end. */
const AFTER_MS = 40;
const KEPT_METAS = ["applied", "addToHistory", "dictated", "uiEvent", "paste"] as const;

/** Changes of the document that come while an input method composes: they wait for its end, in their order. */
export function createCompositionQueue(): CompositionQueue {
  let waiting: Held[] = [];
  let isDue = false;

  function flushLater(view: EditorView): void {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      flush(view);
    }, AFTER_MS);
  }

  function flush(view: EditorView): void {
    if (view.isDestroyed) waiting = [];
    else if (view.composing) flushLater(view);
    else
      for (let held = waiting.shift(); held !== undefined; held = waiting.shift()) {
        const tr = rebased(view.state, held);
        if (tr.docChanged) view.dispatch(tr);
      }
  }

  return {
    holds(view, tr) {
      if (!tr.docChanged || !view.composing || tr.getMeta("composition") !== undefined) return false;
      const over = new Mapping(tr.steps.map((step) => step.getMap().invert()).toReversed());
      const metas = KEPT_METAS.flatMap((name) => {
        const value: unknown = tr.getMeta(name);
        return value === undefined ? [] : [[name, value] as const];
      });
      waiting.push({ steps: tr.steps, over, metas });
      flushLater(view);
      return true;
    },
    changed(transactions) {
      for (const { over } of waiting) for (const { mapping } of transactions) over.appendMapping(mapping);
    },
    clear() {
      waiting = [];
    },
  };
}

/** The steps as they fit the document of now; one whose place is gone is left out. */
function rebased(state: EditorState, { steps, over, metas }: Held): Transaction {
  const tr = state.tr;
  const mapping = new Mapping(over.maps);
  steps.forEach((step, index) => {
    const mapped = step.map(mapping.slice(steps.length - index));
    if (mapped === null || tr.maybeStep(mapped).failed !== null) return;
    mapping.appendMap(mapped.getMap(), steps.length - 1 - index);
  });
  for (const [name, value] of metas) tr.setMeta(name, value);
  return tr;
}
