import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import { DecorationSet, type EditorView } from "prosemirror-view";
import type { Diagnostic } from "../../shared/checks/types";
import type { Range } from "../../shared/report/report";
import type { Dismissal } from "../../shared/report-file";
import { updateDecorations, type Wanted } from "./decoration-layer";
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
  readonly decorations: DecorationSet;
  readonly writing: Range | undefined;
  readonly dismissals: readonly Dismissal[];
  /** The key of the diagnostic whose card is open. */
  readonly active: string | undefined;
  /** The text changed while an IME composed: places are mapped, the check comes at its end. */
  readonly stale: boolean;
}

export interface CheckMeta {
  readonly check?: LiveCheck;
  readonly dismissals?: readonly Dismissal[];
  /** "" for none. */
  readonly active?: string;
  /** The author has paused or the composition has ended: look at everything. */
  readonly settle?: boolean;
}

export const checkKey = new PluginKey<CheckState>("check");

const PAUSE_MS = 1500;

export function checkPlugin(check: LiveCheck, dismissals: readonly Dismissal[]): Plugin<CheckState> {
  return new Plugin<CheckState>({
    key: checkKey,
    state: {
      init: (_, state) => firstState(check, dismissals, state),
      apply: (tr, value, _old, state) => nextState(tr, value, state),
    },
    props: {
      decorations: (state) => checkKey.getState(state)?.decorations,
      handleDOMEvents: {
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

function settle(view: EditorView): void {
  const value = view.isDestroyed ? undefined : checkKey.getState(view.state);
  if (value === undefined || view.composing || (value.writing === undefined && !value.stale)) return;
  view.dispatch(view.state.tr.setMeta(checkKey, { settle: true } satisfies CheckMeta));
}

function pauseTimer(view: EditorView) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    update: (_: EditorView, before: EditorState) => {
      if (before.doc === view.state.doc && before.selection.eq(view.state.selection)) return;
      clearTimeout(timer);
      timer = setTimeout(() => settle(view), PAUSE_MS);
    },
    destroy: () => clearTimeout(timer),
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
    decorations: DecorationSet.empty,
    writing: undefined,
    dismissals,
    active: undefined,
    stale: false,
  };
  return shownState(base, state, [], false);
}

function nextState(tr: Transaction, value: CheckState, state: EditorState): CheckState {
  const meta: CheckMeta | undefined = tr.getMeta(checkKey);
  if (!tr.docChanged && !tr.selectionSet && meta === undefined) return value;
  const before = tr.docChanged ? value.shown.map((old) => mapped(old, tr)) : value.shown;
  const decorations = tr.docChanged ? value.decorations.map(tr.mapping, tr.doc) : value.decorations;
  const composing = tr.getMeta("composition") !== undefined && tr.docChanged;
  if (composing) return { ...value, doc: tr.doc, shown: before, decorations, stale: true, writing: undefined };

  const check = meta?.check ?? value.check;
  const again = tr.docChanged || check !== value.check || (value.stale && meta?.settle === true);
  const checked = again ? check(tr.doc) : value.checked;
  const next: CheckState = {
    ...value,
    check,
    doc: tr.doc,
    checked,
    decorations,
    stale: value.stale && !again,
    writing: writingAfter(tr, value, meta, checked),
    dismissals: meta?.dismissals ?? value.dismissals,
    active: meta?.active === undefined ? value.active : meta.active || undefined,
  };
  const sameView = !again && next.writing === value.writing && next.dismissals === value.dismissals;
  return shownState(next, state, before, sameView && next.active === value.active && !tr.selectionSet);
}

/** Only what is typed counts as writing; a fix, a paste or an undo shows its result at once. */
function writingAfter(
  tr: Transaction,
  value: CheckState,
  meta: CheckMeta | undefined,
  { analysis }: Checked,
): Range | undefined {
  if (meta?.settle === true || meta?.active) return undefined;
  const { $head, empty } = tr.selection;
  const typed = tr.docChanged && tr.getMeta("history$") === undefined && tr.getMeta("uiEvent") === undefined;
  if (typed && empty && tr.getMeta("applied") === undefined) return sentenceAt(analysis, $head.pos);
  const kept = value.writing;
  if (kept === undefined || tr.docChanged) return undefined;
  return $head.pos >= kept.from && $head.pos <= kept.to ? kept : undefined;
}

function shownState(next: CheckState, state: EditorState, before: readonly Diagnostic[], same: boolean): CheckState {
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
  const decorations = updateDecorations(next.decorations, next.doc, wantedFor(next.doc, shown, keys, active));
  const unchanged = keys.length === next.keys.length && keys.every((key, index) => key === next.keys[index]);
  return {
    ...next,
    shown,
    keys: unchanged ? next.keys : keys,
    active,
    decorations,
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

function mapped(diagnostic: Diagnostic, { mapping }: Transaction): Diagnostic {
  return { ...diagnostic, from: mapping.map(diagnostic.from, -1), to: mapping.map(diagnostic.to, 1) };
}
