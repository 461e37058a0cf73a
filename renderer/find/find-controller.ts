import { TextSelection, type Transaction } from "prosemirror-state";
import { reveal } from "../editor/reveal";
import type { Workbench } from "../workbench";
import { findTransaction, replaceAllTransaction, replaceTransaction, stepTransaction } from "./find-commands";
import { type FindMeta, findKey } from "./find-plugin";
import type { FindQuery } from "./matches";

const LONGEST_PRESET = 80;
export const NO_QUERY: FindQuery = { text: "", caseSensitive: false, wholeWord: false };

/** Opens the bar, or comes back to it; what is selected in one line is what is looked for. */
export function openFind(workbench: Workbench, replace: boolean): void {
  const { editor, view } = workbench;
  if (view.get().screen !== undefined) {
    // In front of the report there is a screen with a search of its own, or none.
    document.querySelector<HTMLElement>(".screen input[type=search]")?.focus();
    return;
  }
  const { state } = editor;
  const open = view.get().find;
  const { from, to, $from } = state.selection;
  const selected = to <= $from.end() && to - from <= LONGEST_PRESET ? state.doc.textBetween(from, to) : "";
  const inText = editor.view?.hasFocus() === true;
  const known = open?.query ?? lastQuery;
  const query = inText && selected.trim() !== "" ? { ...known, text: selected } : known;
  const origin = open?.origin ?? { anchor: state.selection.anchor, head: state.selection.head };
  const focus = (open?.focus ?? 0) + 1;
  view.update((current) => ({
    ...current,
    find: { query, origin, focus, replace: replace || (open?.replace ?? false), said: "" },
  }));
  if (query.text !== "") show(workbench, findTransaction(state, query));
}

/** What was looked for last, for as long as the app runs. */
let lastQuery: FindQuery = NO_QUERY;

export function changeQuery(workbench: Workbench, change: Partial<FindQuery>): void {
  const { editor, view } = workbench;
  const open = view.get().find;
  if (open === undefined) return;
  const query = { ...open.query, ...change };
  lastQuery = query;
  view.update((current) => ({ ...current, find: { ...open, query, said: "" } }));
  if (query.text !== "") show(workbench, findTransaction(editor.state, query));
  else editor.dispatch(editor.state.tr.setMeta(findKey, { query: "none" } satisfies FindMeta));
}

/** F3: from the text as well as from the bar. Closed, the bar opens without taking the focus. */
export function findStep(workbench: Workbench, direction: 1 | -1): void {
  const { editor, view } = workbench;
  if (view.get().screen !== undefined) return;
  if (view.get().find === undefined) {
    if (lastQuery.text === "") {
      openFind(workbench, false);
      return;
    }
    const { anchor, head } = editor.state.selection;
    const origin = { anchor, head };
    view.update((state) => ({ ...state, find: { query: lastQuery, origin, focus: 0, replace: false, said: "" } }));
    editor.dispatch(editor.state.tr.setMeta(findKey, { query: lastQuery, at: -1 } satisfies FindMeta));
  }
  run(workbench, stepTransaction(editor.state, direction), "");
}

export function replaceOne(workbench: Workbench, replacement: string): void {
  if (workbench.editor.view?.composing !== true)
    run(workbench, replaceTransaction(workbench.editor.state, replacement), "");
}

export function replaceAll(workbench: Workbench, replacement: string): void {
  if (workbench.editor.view?.composing === true) return;
  const { tr, count, left } = replaceAllTransaction(workbench.editor.state, replacement);
  const stayed = left === 0 ? "" : `${count === 0 ? "" : ", "}${left} left: open fields and signed text stay`;
  run(workbench, tr, `${count === 0 && left > 0 ? "" : `Replaced ${count}`}${stayed}`);
}

function run(workbench: Workbench, tr: Transaction | undefined, said: string): void {
  if (tr !== undefined) show(workbench, tr);
  workbench.view.update((state) => (state.find === undefined ? state : { ...state, find: { ...state.find, said } }));
}

/** The match comes into sight though the bar has the focus. */
function show({ editor }: Workbench, tr: Transaction): void {
  editor.dispatch(tr);
  const found = findKey.getState(editor.state);
  const match = found?.matches[found.at];
  if (match !== undefined) reveal(editor.view, match.from);
}

/** Esc: the caret at the match, or where it was if nothing was found. */
export function closeFind(workbench: Workbench): void {
  const { editor, view } = workbench;
  const open = view.get().find;
  if (open === undefined) return;
  const found = findKey.getState(editor.state);
  view.update((state) => ({ ...state, find: undefined }));
  const tr = editor.state.tr.setMeta(findKey, { query: "none" } satisfies FindMeta);
  const { anchor, head } = open.origin;
  const nothing = open.query.text !== "" && (found === undefined || found.matches.length === 0);
  if (nothing && Math.max(anchor, head) <= tr.doc.content.size)
    tr.setSelection(TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head)));
  editor.dispatch(tr);
  editor.focus();
}

/** Whether the bar shows how to replace. */
export function showReplace({ view }: Workbench, replace: boolean): void {
  view.update((state) => (state.find === undefined ? state : { ...state, find: { ...state.find, replace } }));
}
