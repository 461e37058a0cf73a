import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Diagnostic } from "../../shared/checks/types";
import type { Range } from "../../shared/report/report";
import type { Dismissal } from "../../shared/report-file";
import { createPause } from "../state/pause";
import {
  type Change,
  type DecorationLayer,
  EMPTY_LAYER,
  mapLayer,
  singleChange,
  updateLayer,
  type Wanted,
} from "./decoration-layer";
import { isInText, keysOf } from "./diagnostic-words";
import type { Checked, LiveCheck } from "./live-checks";
import { sectionKindAt } from "./regions";
import { sentenceAt, visibleDiagnostics } from "./visibility";

export interface CheckState {
  readonly check: LiveCheck;
  /** The document that the positions belong to. */
  readonly doc: Node;
  readonly checked: Checked;
  /** What the author sees, with the key of each. */
  readonly shown: readonly Diagnostic[];
  readonly keys: readonly string[];
  /** Grows when what is shown changes in more than its places. */
  readonly version: number;
  readonly layer: DecorationLayer;
  readonly writing: Range | undefined;
  readonly dismissals: readonly Dismissal[];
  /** The key of the diagnostic whose card is open. */
  readonly active: string | undefined;
  /** The text has changed since the last look: places are mapped, the check comes when the sentence ends. */
  readonly stale: boolean;
}

export interface CheckMeta {
  readonly check?: LiveCheck;
  readonly dismissals?: readonly Dismissal[];
  /** "" for none. */
  readonly active?: string;
  /** The author is done with the sentence or the composition has ended: show everything. */
  readonly settle?: boolean;
  /** The keys pause: look again, and go on leaving the sentence alone. */
  readonly look?: boolean;
}

export const checkKey = new PluginKey<CheckState>("check");

const LOOK_MS = 150;
const PAUSE_MS = 1500;

export function checkPlugin(check: LiveCheck, dismissals: readonly Dismissal[]): Plugin<CheckState> {
  return new Plugin<CheckState>({
    key: checkKey,
    state: {
      init: (_, state) => firstState(check, dismissals, state),
      apply: (tr, value, old, state) => nextState(tr, value, old, state),
    },
    props: {
      decorations: (state) => checkKey.getState(state)?.layer.set,
      handleDOMEvents: {
        keydown: (view, { key, isComposing }) => {
          if (CARET_KEYS.test(key) && !isComposing && checkKey.getState(view.state)?.writing !== undefined)
            readCaretInTime(view);
          return false;
        },
        compositionend: (view) => {
          // After ProseMirror has read the composed text.
          setTimeout(() => settle(view), 60);
          return false;
        },
        blur: (view) => {
          setTimeout(() => settle(view), 0);
          return false;
        },
      },
    },
    view: (view) => pauseTimer(view),
  });
}

const CARET_KEYS = /^(?:Arrow|Home$|End$|Page)/;

/**
 * Chromium tells of a moved caret in a task of its own, often when the next frame is drawn already. It is told before that
 * frame, so that what the caret has left is underlined in it; Chromium's own word for it finds everything done.
 */
function readCaretInTime(view: EditorView): void {
  requestAnimationFrame(() => {
    // An input method may have begun meanwhile: while it composes, the page's word is the only one.
    if (!view.isDestroyed && !view.composing) document.dispatchEvent(new Event("selectionchange"));
  });
}

function settle(view: EditorView): void {
  const value = view.isDestroyed ? undefined : checkKey.getState(view.state);
  if (value === undefined || view.composing || (value.writing === undefined && !value.stale)) return;
  view.dispatch(view.state.tr.setMeta(checkKey, { settle: true } satisfies CheckMeta));
}

function look(view: EditorView): void {
  if (view.isDestroyed || view.composing || checkKey.getState(view.state)?.stale !== true) return;
  view.dispatch(view.state.tr.setMeta(checkKey, { look: true } satisfies CheckMeta));
}

function pauseTimer(view: EditorView) {
  const soon = createPause(LOOK_MS, () => look(view));
  const later = createPause(PAUSE_MS, () => settle(view));
  return {
    update: (_: EditorView, before: EditorState) => {
      if (before.doc === view.state.doc && before.selection.eq(view.state.selection)) return;
      soon.touch();
      later.touch();
    },
    destroy: () => {
      soon.stop();
      later.stop();
    },
  };
}

function firstState(check: LiveCheck, dismissals: readonly Dismissal[], state: EditorState): CheckState {
  const base = {
    check,
    doc: state.doc,
    checked: check(state.doc),
    shown: [],
    keys: [],
    version: 0,
    layer: EMPTY_LAYER,
    writing: undefined,
    dismissals,
    active: undefined,
    stale: false,
  };
  return shownState(base, state, [], undefined, false);
}

function nextState(tr: Transaction, value: CheckState, old: EditorState, state: EditorState): CheckState {
  const meta: CheckMeta | undefined = tr.getMeta(checkKey);
  if (!tr.docChanged && !tr.selectionSet && meta === undefined) return value;
  const before = tr.docChanged ? mappedAlong(value.shown, tr) : value.shown;
  if (tr.docChanged && meta === undefined) {
    const writing = growingSentence(tr, value);
    const composing = tr.getMeta("composition") !== undefined;
    if (composing || writing !== undefined)
      return { ...value, doc: tr.doc, shown: before, layer: mapLayer(value.layer, tr), stale: true, writing };
  }
  const check = meta?.check ?? value.check;
  const left = value.stale && hasLeft(tr, value);
  const again = tr.docChanged || check !== value.check || (value.stale && (meta !== undefined || left));
  const checked = again ? check(tr.doc) : value.checked;
  const next: CheckState = {
    ...value,
    check,
    doc: tr.doc,
    checked,
    stale: value.stale && !again,
    writing: writingAfter(tr, value, meta, checked),
    dismissals: meta?.dismissals ?? value.dismissals,
    active: meta?.active === undefined ? value.active : meta.active || undefined,
  };
  const sameView = !again && next.writing === value.writing && next.dismissals === value.dismissals;
  const sameKind = sectionKindAt(old.selection.$head) === sectionKindAt(state.selection.$head);
  return shownState(next, state, before, tr, sameView && sameKind && next.active === value.active);
}

const SENTENCE_END = /[.!?:]["')\]]?\s$/;

/**
 * The sentence that is being written, if the transaction only writes on in it: it is left alone, so there is nothing to
 * look at before it ends, is left, or the keys pause. The checks then cost the keys nothing, however many rules there are.
 */
function growingSentence(tr: Transaction, value: CheckState): Range | undefined {
  const change = singleChange(tr);
  const writing = value.writing ?? begunSentence(tr, change);
  const { $head, empty } = tr.selection;
  const typed =
    tr.getMeta("history$") === undefined && tr.getMeta("uiEvent") === undefined && tr.getMeta("applied") === undefined;
  if (writing === undefined || change === undefined || !typed || !empty || !$head.parent.isTextblock) return undefined;
  if (change.from < writing.from || change.to > writing.to) return undefined;
  const grown = { from: writing.from, to: writing.to + change.by };
  if (grown.from < $head.start() || grown.to > $head.end() || $head.pos < grown.from || $head.pos > grown.to)
    return undefined;
  const tail = $head.parent.textBetween(Math.max(0, $head.parentOffset - 4), $head.parentOffset);
  return SENTENCE_END.test(tail) ? undefined : grown;
}

/** What is written behind the last sentence of a block begins one: of the others nothing has changed. */
function begunSentence({ selection: { $head } }: Transaction, change: Change | undefined): Range | undefined {
  if (change === undefined || change.from < change.to || change.from + change.by !== $head.end()) return undefined;
  const before = $head.parent.textContent.slice(0, Math.max(0, change.from - $head.start()));
  return SENTENCE_END.test(before.slice(-4)) ? { from: change.from, to: change.from } : undefined;
}

function hasLeft({ selection }: Transaction, { writing }: CheckState): boolean {
  return writing === undefined || selection.head < writing.from || selection.head > writing.to;
}

/** Only what is typed counts as writing; a fix, a paste or an undo shows its result at once. */
function writingAfter(
  tr: Transaction,
  value: CheckState,
  meta: CheckMeta | undefined,
  { analysis }: Checked,
): Range | undefined {
  if (meta?.settle === true || meta?.active) return undefined;
  if (meta?.look === true) return value.writing;
  const { $head, empty } = tr.selection;
  const typed = tr.docChanged && tr.getMeta("history$") === undefined && tr.getMeta("uiEvent") === undefined;
  if (typed && empty && tr.getMeta("applied") === undefined) return sentenceAt(analysis, $head.pos);
  const kept = value.writing;
  if (kept === undefined || tr.docChanged) return undefined;
  return $head.pos >= kept.from && $head.pos <= kept.to ? kept : undefined;
}

function shownState(
  next: CheckState,
  state: EditorState,
  before: readonly Diagnostic[],
  tr: Transaction | undefined,
  same: boolean,
): CheckState {
  if (same) return next;
  const shown = visibleDiagnostics(next.checked.diagnostics, {
    doc: next.doc,
    writing: next.writing,
    caretKind: sectionKindAt(state.selection.$head),
    dismissals: next.dismissals,
    before,
  });
  const keys = keysOf(shown);
  const active = next.active !== undefined && keys.includes(next.active) ? next.active : undefined;
  const layer = updateLayer(next.layer, next.doc, wantedFor(next.doc, shown, keys, active), tr);
  const unchanged = keys.length === next.keys.length && keys.every((key, index) => key === next.keys[index]);
  return {
    ...next,
    shown,
    keys: unchanged ? next.keys : keys,
    active,
    layer,
    version: unchanged ? next.version : next.version + 1,
  };
}

function wantedFor(
  doc: Node,
  shown: readonly Diagnostic[],
  keys: readonly string[],
  active: string | undefined,
): readonly Wanted[] {
  const wanted: Wanted[] = [];
  shown.forEach((diagnostic, index) => {
    if (!isInText(doc, diagnostic)) return;
    const on = keys[index] === active;
    const name = `diagnostic ${diagnostic.severity}${on ? " active" : ""}`;
    wanted.push({ kind: "inline", from: diagnostic.from, to: diagnostic.to, key: name, attrs: { class: name } });
    if (!on) return;
    for (const { from, to } of diagnostic.related ?? [])
      if (isInText(doc, { from, to }))
        wanted.push({ kind: "inline", from, to, key: "related", attrs: { class: "related" } });
  });
  return wanted;
}

/** What stands before the change keeps its object, what stands behind it is only moved. */
function mappedAlong(shown: readonly Diagnostic[], tr: Transaction): readonly Diagnostic[] {
  const change = singleChange(tr);
  return shown.map((old) => {
    if (change !== undefined && old.to < change.from) return old;
    if (change !== undefined && old.from > change.to)
      return { ...old, from: old.from + change.by, to: old.to + change.by };
    return { ...old, from: tr.mapping.map(old.from, -1), to: tr.mapping.map(old.to, 1) };
  });
}
