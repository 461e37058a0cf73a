import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import type { AppSettings } from "../../../shared/settings";
import { macroIndex } from "../../macros/macro-index";
import { createPause } from "../../state/pause";
import { checkKey } from "../check-plugin";
import { type Expansion, expand, expansionAt } from "../commands/macros";
import { fieldText } from "../field-text";
import { intakeOf } from "../intake/intake-plugin";
import { type SlotGhost, slotAt } from "./slot-ghost";

/** What is offered at the caret: drawn, never in the text. */
export type Ghost =
  | ({ readonly kind: "slot" } & SlotGhost)
  | { readonly kind: "expansion"; readonly at: number; readonly shown: string };

interface GhostState {
  readonly ghost: Ghost | undefined;
  /** What the author waved away, by its words: it does not come back while they stand. */
  readonly dismissed: ReadonlySet<string>;
  /** Something was typed since the caret last moved by itself. */
  readonly typing: boolean;
  /** Where an expansion was taken back: its letters are meant as letters. */
  readonly kept: number | undefined;
  readonly expandedAt: number | undefined;
}

type GhostMeta = { readonly show: Ghost | undefined } | { readonly dismiss: string } | { readonly expandedAt: number };

export const ghostKey = new PluginKey<GhostState>("ghost");

const SETTLED_MS = 250;
const START: GhostState = {
  ghost: undefined,
  dismissed: new Set(),
  typing: false,
  kept: undefined,
  expandedAt: undefined,
};

/**
 * Ghosts: what a recommendation lacks, once the keys rest (Tab puts it in as an open field, Esc waves it away), and what
 * the letters at the caret stand for (space or Tab). A key costs a look at the word before the caret and nothing else.
 */
export function ghostPlugin(settings: () => AppSettings): Plugin<GhostState> {
  const expansion = (state: EditorState) => {
    const found = expansionAt(state, macroIndex(settings()));
    return found !== undefined && ghostKey.getState(state)?.kept === found.from ? undefined : found;
  };
  return new Plugin<GhostState>({
    key: ghostKey,
    state: { init: () => START, apply: nextState },
    props: {
      decorations(state) {
        const ghost = ghostKey.getState(state)?.ghost;
        return ghost === undefined
          ? undefined
          : DecorationSet.create(state.doc, [ghostWidget(ghost, state), blockAbove(ghost, state)]);
      },
      handleKeyDown(view, event) {
        if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || view.composing) return false;
        if (event.key === " " || event.key === "Tab") {
          const found = intakeOf(view)?.isFast() === true ? undefined : expansion(view.state);
          if (found !== undefined) return doExpand(view, found, event.key === " " ? " " : "");
          return event.key === "Tab" && fillSlot(view);
        }
        return event.key === "Escape" && dismiss(view);
      },
    },
    view: (view) => {
      const settled = createPause(SETTLED_MS, () => showSlot(view));
      return {
        update: (_, before) => {
          const { state } = view;
          if (before.doc === state.doc && before.selection.eq(state.selection)) return;
          settled.touch();
          if (before.doc === state.doc || view.composing || intakeOf(view)?.isFast() === true) return;
          const found = expansion(state);
          if (found !== undefined) setTimeout(() => showExpansion(view, found), 0);
        },
        destroy: () => settled.stop(),
      };
    },
  });

  function showExpansion(view: EditorView, { macro, text, to }: Expansion): void {
    if (view.isDestroyed || view.composing || view.state.selection.head !== to) return;
    if (expansion(view.state)?.macro !== macro) return;
    show(view, { kind: "expansion", at: to, shown: text.replaceAll("\n", " · ") });
  }
}

function showSlot(view: EditorView): void {
  const value = view.isDestroyed ? undefined : ghostKey.getState(view.state);
  const checks = checkKey.getState(view.state);
  if (value === undefined || checks === undefined || checks.stale || view.composing) return;
  if (value.ghost !== undefined) return;
  const { $head, empty } = view.state.selection;
  const inWord = /[\p{L}\p{N}]$/u.test(
    $head.parent.textBetween(Math.max(0, $head.parentOffset - 1), $head.parentOffset),
  );
  const ghost = empty && !(value.typing && inWord) ? slotAt(checks, $head.pos) : undefined;
  if (ghost !== undefined && !value.dismissed.has(ghost.words)) show(view, { kind: "slot", ...ghost });
}

function show(view: EditorView, ghost: Ghost | undefined): void {
  view.dispatch(view.state.tr.setMeta(ghostKey, { show: ghost } satisfies GhostMeta));
}

function nextState(tr: Transaction, value: GhostState): GhostState {
  const meta: GhostMeta | undefined = tr.getMeta(ghostKey);
  if (meta !== undefined && "show" in meta) return { ...value, ghost: meta.show };
  if (meta !== undefined && "dismiss" in meta)
    return { ...value, ghost: undefined, dismissed: new Set([...value.dismissed, meta.dismiss]) };
  if (!tr.docChanged && !tr.selectionSet) return value;
  const undone = tr.getMeta("history$") !== undefined;
  const kept =
    undone && value.expandedAt !== undefined ? tr.mapping.map(value.expandedAt, -1) : stillKept(tr, value.kept);
  const before = value.expandedAt === undefined ? undefined : tr.mapping.map(value.expandedAt, -1);
  const expandedAt = meta === undefined ? before : meta.expandedAt;
  const ghost = tr.docChanged || !isNear(value.ghost, tr.selection.head) ? undefined : value.ghost;
  const typing = tr.docChanged;
  if (ghost === value.ghost && typing === value.typing && kept === value.kept && expandedAt === value.expandedAt)
    return value;
  return { ...value, ghost, typing, kept, expandedAt };
}

/** The letters stay letters until the caret is somewhere else than behind them. */
function stillKept(tr: Transaction, kept: number | undefined): number | undefined {
  if (kept === undefined) return undefined;
  const at = tr.mapping.map(kept, -1);
  const { head, $head } = tr.selection;
  return head >= at && head - at <= 21 && $head.start() <= at ? at : undefined;
}

function isNear(ghost: Ghost | undefined, head: number): boolean {
  if (ghost === undefined) return false;
  return ghost.kind === "slot" ? head >= ghost.from && head <= ghost.to : head === ghost.at;
}

function doExpand(view: EditorView, found: Expansion, after: string): boolean {
  expand(found, found.text.includes("\n") || /\s$/.test(found.text) ? "" : after)(view.state, view.dispatch);
  view.dispatch(
    view.state.tr.setMeta(ghostKey, { expandedAt: found.from } satisfies GhostMeta).setSelection(view.state.selection),
  );
  return true;
}

function fillSlot(view: EditorView): boolean {
  const ghost = ghostKey.getState(view.state)?.ghost;
  if (ghost?.kind !== "slot") return false;
  const nodes = fieldText(ghost.insert, "fix");
  const tr = view.state.tr.replaceWith(ghost.insertAt, ghost.insertAt, nodes).setMeta("dictated", true);
  const start = ghost.insertAt + ghost.insert.indexOf("[");
  const end = ghost.insertAt + ghost.insert.lastIndexOf("]") + 1;
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, start, end)).scrollIntoView());
  return true;
}

function dismiss(view: EditorView): boolean {
  const ghost = ghostKey.getState(view.state)?.ghost;
  if (ghost === undefined) return false;
  const meta: GhostMeta = ghost.kind === "slot" ? { dismiss: ghost.words } : { show: undefined };
  view.dispatch(view.state.tr.setMeta(ghostKey, meta));
  return true;
}

/** No text of its own: what a tool reads from the page is the report. It takes no room either, so that no word moves. */
function ghostWidget(ghost: Ghost, state: EditorState): Decoration {
  const last = ghost.kind === "slot" && ghost.at === state.doc.resolve(ghost.at).end();
  const name = ghost.kind === "slot" && last ? "ghost" : "ghost below";
  const toDOM = () => {
    const dom = document.createElement("span");
    dom.className = name;
    dom.ariaHidden = "true";
    dom.dataset.shown = ghost.shown;
    dom.dataset.key = ghost.kind === "slot" ? "Tab" : "Space";
    requestAnimationFrame(() => stayOnPage(dom));
    return dom;
  };
  return Decoration.widget(ghost.at, toDOM, {
    side: 1,
    key: `${name}|${ghost.shown}`,
    ignoreSelection: true,
    marks: [],
  });
}

/** The block that the ghost hangs from lies above those that follow it: each is a layer of its own. */
function blockAbove({ at }: Ghost, { doc }: EditorState): Decoration {
  const $at = doc.resolve(at);
  return Decoration.node($at.before(), $at.after(), { class: "offering" });
}

/** Where the line has no room left it goes below it, and never out of the column. */
function stayOnPage(dom: HTMLElement): void {
  const page = dom.closest(".report")?.getBoundingClientRect();
  const width = Number.parseFloat(getComputedStyle(dom, "::after").width) * dom.currentCSSZoom;
  if (page === undefined || !(dom.getBoundingClientRect().left + width > page.right - MARGIN_PX)) return;
  dom.classList.add("below", "end");
}

const MARGIN_PX = 24;
