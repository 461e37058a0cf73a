import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";

interface Lock {
  /** How many sections, from the first, are signed; undefined where nothing is. */
  readonly sections: number | undefined;
  /** Marks what stands behind them as open. */
  readonly open: DecorationSet;
}

export interface LockMeta {
  readonly sections: number | undefined;
}

export const lockKey = new PluginKey<Lock>("lock");

/**
 * What is signed stays: no transaction may leave a signed section other than it was, whoever made it (a key, a paste, a
 * drop, a fix, undo, an input method, a tool that writes into the page). The text stays editable for the browser, so that
 * caret, selection, copying and finding work as ever. A new section comes only with a meta of the lock's own: an addendum
 * has its date and name. `refused` is called when an author's change did not happen.
 */
export function lockPlugin(sections: number | undefined, refused: () => void): Plugin<Lock> {
  return new Plugin<Lock>({
    key: lockKey,
    state: {
      init: (_, { doc }) => lockOf(sections, doc),
      apply: (tr, value, _before, { doc }) => {
        const meta: LockMeta | undefined = tr.getMeta(lockKey);
        if (meta !== undefined) return lockOf(meta.sections, doc);
        return tr.docChanged && value.sections !== undefined ? lockOf(value.sections, doc) : value;
      },
    },
    filterTransaction(tr, state) {
      const lock = lockKey.getState(state);
      if (!tr.docChanged || lock?.sections === undefined || tr.getMeta(lockKey) !== undefined) return true;
      const brings = tr.doc.childCount > state.doc.childCount && tr.getMeta("history$") === undefined;
      if (!brings && sameSections(state.doc, tr.doc, lock.sections)) return true;
      // Housekeeping is refused without a word.
      if (tr.getMeta("addToHistory") !== false) queueMicrotask(refused);
      return false;
    },
    props: {
      attributes: (state): Record<string, string> => {
        const lock = lockKey.getState(state);
        if (lock?.sections === undefined) return {};
        return lock.sections < state.doc.childCount
          ? { class: "signed" }
          : { class: "signed", "aria-readonly": "true" };
      },
      decorations: (state) => lockKey.getState(state)?.open,
      handleDOMEvents: {
        // What the browser would write by itself does not come into the page at all; a composition is taken back after.
        beforeinput: (view, event) => {
          if (!isLockedAt(view)) return false;
          event.preventDefault();
          queueMicrotask(refused);
          return true;
        },
      },
    },
  });
}

/** True where something that is signed lies in the selection. */
function isLockedAt({ state }: EditorView): boolean {
  const sections = lockKey.getState(state)?.sections;
  return sections !== undefined && state.selection.$from.index(0) < sections;
}

export function isLocked(state: EditorState): boolean {
  return lockKey.getState(state)?.sections !== undefined;
}

/** True where a change of that kind, or at that position, would meet what is signed. */
export function isLockedSection(
  state: EditorState,
  at: "caret" | "anything" | "impression" | "comparison" | "report" | number,
): boolean {
  const sections = lockKey.getState(state)?.sections;
  if (sections === undefined) return false;
  const { doc, selection } = state;
  if (at === "report") return true;
  if (at === "anything") return sections >= doc.childCount;
  if (at === "caret") return selection.$from.index(0) < sections;
  if (typeof at === "number") return doc.resolve(Math.min(at, doc.content.size)).index(0) < sections;
  return doc.children.findIndex(({ type }) => type.name === at) < sections;
}

/** Where the signed part ends; 0 where nothing is signed. */
export function lockedEnd(state: EditorState): number {
  const count = lockKey.getState(state)?.sections ?? 0;
  return state.doc.children.slice(0, count).reduce((sum, { nodeSize }) => sum + nodeSize, 0);
}

function sameSections(before: Node, after: Node, count: number): boolean {
  for (let index = 0; index < count; index++) {
    const old = before.maybeChild(index);
    const now = after.maybeChild(index);
    if (old !== now && (old == null || now == null || !old.eq(now))) return false;
  }
  // Behind them stands what stood there: an addendum, or the Impression of a practice case.
  return after.children
    .slice(count)
    .every(({ type }, index) => type.name === "addendum" || type === before.maybeChild(count + index)?.type);
}

function lockOf(sections: number | undefined, doc: Node): Lock {
  if (sections === undefined || sections >= doc.childCount) return { sections, open: DecorationSet.empty };
  const open: Decoration[] = [];
  doc.forEach((section, offset, index) => {
    if (index >= sections) open.push(Decoration.node(offset, offset + section.nodeSize, { class: "open" }));
  });
  return { sections, open: DecorationSet.create(doc, open) };
}
