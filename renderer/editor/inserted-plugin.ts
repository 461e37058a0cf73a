import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import type { Range } from "../../shared/report/report";
import { schema } from "../../shared/report/schema";
import { type CheckMeta, checkKey } from "./check-plugin";

interface InsertedState {
  /** What a fix or a dictation has put in and the caret has not gone past. */
  readonly unread: readonly Range[];
  /** What it has gone past since: the mark goes with the next transaction outside of a composition. */
  readonly read: readonly Range[];
}

const NONE: InsertedState = { unread: [], read: [] };

export const insertedKey = new PluginKey<InsertedState>("inserted");

/** Inserted text keeps its tint until the caret has been at it and has gone on. Where there is none a key costs nothing. */
export function insertedPlugin(): Plugin<InsertedState> {
  return new Plugin<InsertedState>({
    key: insertedKey,
    state: {
      init: (_, state) => ({ unread: insertedRuns(state.doc), read: [] }),
      apply: (tr, value, before, state) => nextState(tr, value, before, state),
    },
    appendTransaction(transactions, _before, state) {
      const { read } = insertedKey.getState(state) ?? NONE;
      if (read.length === 0 || transactions.some((tr) => tr.getMeta("composition") !== undefined)) return null;
      const tr = state.tr.setMeta("addToHistory", false).setMeta(checkKey, { look: true } satisfies CheckMeta);
      for (const { from, to } of read) tr.removeMark(from, to, schema.marks.inserted);
      return tr.setMeta(insertedKey, "read");
    },
  });
}

function nextState(tr: Transaction, value: InsertedState, before: EditorState, state: EditorState): InsertedState {
  if (tr.getMeta(insertedKey) === "read") return { unread: value.unread, read: [] };
  const applied = tr.getMeta("applied") !== undefined || tr.getMeta("history$") !== undefined;
  if (tr.docChanged && (applied || tr.getMeta("dictated") !== undefined))
    return { unread: insertedRuns(tr.doc), read: [] };
  if (value.unread.length === 0 && value.read.length === 0) return value;
  if (!tr.docChanged && !tr.selectionSet) return value;
  const along = (range: Range) => ({ from: tr.mapping.map(range.from, 1), to: tr.mapping.map(range.to, -1) });
  const unread: Range[] = [];
  const read = value.read.map(along);
  for (const range of value.unread) {
    const now = along(range);
    if (now.to <= now.from) continue;
    if (touches(before, range) && !touches(state, now)) read.push(now);
    else unread.push(now);
  }
  return { unread, read: read.filter(({ from, to }) => from < to) };
}

const touches = ({ selection }: EditorState, { from, to }: Range): boolean =>
  selection.from <= to && selection.to >= from;

/** Neighbours are one run: a fix with an open place in it is read as a whole. */
function insertedRuns(doc: Node): readonly Range[] {
  const runs: Range[] = [];
  doc.descendants((node, pos) => {
    if (!node.isText || !schema.marks.inserted.isInSet(node.marks)) return;
    const last = runs.at(-1);
    const range = { from: pos, to: pos + node.nodeSize };
    if (last?.to === pos) runs[runs.length - 1] = { from: last.from, to: range.to };
    else runs.push(range);
  });
  return runs;
}
