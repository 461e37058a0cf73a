import type { Node } from "prosemirror-model";
import type { Command, EditorState, Transaction } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { createPause } from "../state/pause";
import { createSignal, type Signal } from "../state/signal";
import { createCompositionQueue } from "./intake/composition-queue";
import { watchForeignChanges } from "./intake/foreign-changes";
import { intakeOf } from "./intake/intake-plugin";
import { NODE_VIEWS } from "./node-views";

const SETTLED_MS = 200;
const MARGIN_PX = 12;

/**
 * The one EditorView and what others may watch of it. ProseMirror owns the document. `frame` follows it a frame later,
 * `settled` once the author's hands are still for a moment: nothing that React does stands in the way of a key.
 */
export class EditorStore {
  view: EditorView | undefined;
  readonly frame: Signal<EditorState>;
  readonly settled: Signal<EditorState>;
  private current: EditorState;
  private frameRequest = 0;
  private readonly pause = createPause(SETTLED_MS, () => this.settled.set(this.state));
  private readonly waiting = createCompositionQueue();
  private readonly changes = new Set<(state: EditorState) => void>();

  constructor(state: EditorState) {
    this.current = state;
    this.frame = createSignal(state);
    this.settled = createSignal(state);
  }

  get state(): EditorState {
    return this.view?.state ?? this.current;
  }

  /** Makes the view in `place`; the answer takes it away again. */
  mount(place: HTMLElement): () => void {
    // Made before the view: see there.
    const unwatch = watchForeignChanges(place, {
      view: () => this.view,
      replaced: (text) => this.view !== undefined && intakeOf(this.view)?.replaced(text),
      rewritten: () => this.view !== undefined && intakeOf(this.view)?.rewritten(),
    });
    const view = new EditorView(place, {
      state: this.current,
      nodeViews: NODE_VIEWS,
      attributes: {
        role: "textbox",
        tabindex: "0",
        "aria-multiline": "true",
        "aria-label": "Report",
        spellcheck: "false",
        autocorrect: "off",
        autocapitalize: "off",
      },
      dispatchTransaction: (tr) => this.apply(tr),
      handleScrollToSelection: isCaretInView,
    });
    this.view = view;
    return () => {
      this.current = view.state;
      this.view = undefined;
      cancelAnimationFrame(this.frameRequest);
      this.pause.stop();
      unwatch();
      view.destroy();
    };
  }

  /** Another report: its own history, nothing carried over. */
  replace(state: EditorState): void {
    this.current = state;
    this.waiting.clear();
    this.view?.updateState(state);
    this.frame.set(state);
    this.settled.set(state);
  }

  run(command: Command): boolean {
    return command(this.state, this.dispatch, this.view);
  }

  readonly dispatch = (tr: Transaction): void => {
    if (this.view !== undefined) this.view.dispatch(tr);
    else this.current = this.current.apply(tr);
  };

  focus(): void {
    this.view?.focus();
  }

  /** Called at each change of the document, in the key path: the listener must do next to nothing. */
  onChange(listener: (state: EditorState) => void): () => void {
    this.changes.add(listener);
    return () => this.changes.delete(listener);
  }

  get doc(): Node {
    return this.state.doc;
  }

  /** Nothing was written and the caret has not moved for a moment. */
  get isStill(): boolean {
    return this.settled.get() === this.state;
  }

  private apply(tr: Transaction): void {
    const view = this.view;
    if (view === undefined || this.waiting.holds(view, tr)) return;
    // A plugin may have refused the transaction, or added its own.
    const { state, transactions } = view.state.applyTransaction(tr);
    view.updateState(state);
    if (transactions.some(({ docChanged }) => docChanged)) {
      this.waiting.changed(transactions);
      for (const listener of this.changes) listener(view.state);
    }
    this.notifyLater();
  }

  private notifyLater(): void {
    if (this.frameRequest === 0)
      this.frameRequest = requestAnimationFrame(() => {
        this.frameRequest = 0;
        this.frame.set(this.state);
      });
    this.pause.touch();
  }
}

/** True where there is nothing to scroll: ProseMirror would ask every ancestor for its style at each key to find that out. */
function isCaretInView(view: EditorView): boolean {
  const page = view.dom.closest(".page")?.getBoundingClientRect();
  if (page === undefined) return false;
  const caret = view.coordsAtPos(view.state.selection.head, 1);
  return caret.top >= page.top + MARGIN_PX && caret.bottom <= page.bottom - MARGIN_PX;
}
