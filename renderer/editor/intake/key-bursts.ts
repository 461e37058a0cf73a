import type { EditorView } from "prosemirror-view";
import { createPause } from "../../state/pause";

/** Fingers are slower than this for more than a few keys in a row, and a held key is marked as such. */
const GAP_MS = 16;
const LETTERS = 8;
const END_MS = 120;

export interface KeyBursts {
  readonly key: (view: EditorView, event: KeyboardEvent) => void;
  readonly keyUp: () => void;
  /** True once for each key that is down: the input is its own. */
  readonly isTyping: (event: Event) => boolean;
  readonly sinceKeyMs: (event: Event) => number;
  /** True where the last key came faster than fingers go. */
  readonly isFast: () => boolean;
  /** Something else happens: what has come so far is all. */
  readonly end: () => void;
  readonly stop: () => void;
}

/**
 * Tells letters that a tool sends as keys from those of a hand by their pace: the time that each event carries, so that
 * a slow page does not matter. `arrived` gets the range once the burst has ended. A key costs one comparison.
 */
export function createKeyBursts(arrived: (view: EditorView, from: number, to: number) => void): KeyBursts {
  let lastAt = Number.NEGATIVE_INFINITY;
  let isDown = false;
  let from = 0;
  let count = 0;
  let current: EditorView | undefined;
  const pause = createPause(END_MS, end);

  function end(): void {
    const view = current;
    const long = count >= LETTERS;
    count = 0;
    pause.stop();
    if (!long || view === undefined || view.isDestroyed) return;
    const { empty, head } = view.state.selection;
    if (empty && head > from) arrived(view, from, head);
  }

  return {
    key(view, event) {
      const gap = event.timeStamp - lastAt;
      lastAt = event.timeStamp;
      isDown = true;
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
      if (!plain || (event.key.length !== 1 && event.key !== "Enter")) {
        if (event.key !== "Shift") end();
        return;
      }
      if (gap < GAP_MS && count > 0) {
        count++;
        if (count >= LETTERS) pause.touch();
        return;
      }
      end();
      current = view;
      from = view.state.selection.from;
      count = 1;
    },
    keyUp() {
      isDown = false;
    },
    isTyping(event) {
      const typed = isDown && event.isTrusted;
      isDown = false;
      return typed;
    },
    sinceKeyMs: (event) => event.timeStamp - lastAt,
    isFast: () => count > 1,
    end,
    stop: () => pause.stop(),
  };
}
