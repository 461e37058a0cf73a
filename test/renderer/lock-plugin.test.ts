import fc from "fast-check";
import { redo, undo } from "prosemirror-history";
import { type Command, type EditorState, TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { deleteItem, moveItem, orderItems } from "../../renderer/editor/commands/items";
import { backspace, deleteForward, enter, setDepth, toggleOrgan } from "../../renderer/editor/commands/structure";
import { lockedEnd, lockKey } from "../../renderer/editor/lock-plugin";
import { insertBlocks } from "../../renderer/editor/paste";
import { schema } from "../../shared/report/schema";
import { newAddendum } from "../../shared/signing";
import { stateOf } from "./report-state";

const TEXT = `Patient: Doe, Jane

FINDINGS:
Liver: Normal.
Kidneys: [size] mass in the right^ kidney.

IMPRESSION:
1. Mass.
2. No hydronephrosis.
`;

/** A signed report, with an addendum that is open or without. */
function signedState(open: boolean): EditorState {
  const base = stateOf(TEXT);
  const written = base.apply(base.tr.insertText(" Written before it was signed.", base.selection.head));
  const locked = written.apply(written.tr.setMeta(lockKey, { sections: written.doc.childCount }));
  if (!open) return locked;
  const addendum = newAddendum({ by: "Dr. N. Example", at: "2026-03-02T14:05:00+01:00" });
  const meta = { sections: locked.doc.childCount };
  return locked.apply(locked.tr.insert(locked.doc.content.size, addendum).setMeta(lockKey, meta));
}

const write: Command = (state, dispatch) => {
  dispatch?.(state.tr.insertText("x"));
  return true;
};
const wipe: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceWith(0, state.doc.content.size, stateOf("FINDINGS: Other.\n").doc.content));
  return true;
};
const mark: Command = (state, dispatch) => {
  dispatch?.(state.tr.addMark(1, state.doc.content.size - 1, schema.mark("field")));
  return true;
};
const paste: Command = (state, dispatch) => {
  const tr = insertBlocks(state, [schema.node("paragraph", null, [schema.text("pasted")]).content]);
  if (tr !== undefined) dispatch?.(tr);
  return true;
};
/** A section that nobody signed, behind those that were. */
const append: Command = (state, dispatch) => {
  const place = state.doc.children.slice(0, 6).reduce((sum, { nodeSize }) => sum + nodeSize, 0);
  dispatch?.(state.tr.insert(place, schema.node("other", null, [schema.node("paragraph")])));
  return true;
};
const COMMANDS: readonly Command[] = [
  append,
  write,
  wipe,
  mark,
  paste,
  undo,
  redo,
  enter,
  backspace,
  deleteForward,
  setDepth(1),
  toggleOrgan,
  moveItem(-1),
  moveItem(1),
  deleteItem(0),
  orderItems([1, 0]),
];

/** Runs it as the editor does; a command that throws has no place here. */
function run(state: EditorState, command: Command, from: number, to: number): EditorState {
  const size = state.doc.content.size;
  const [a, b] = [from, to].map((share) => state.doc.resolve(Math.min(size, Math.round(share * size))));
  let next =
    a !== undefined && b !== undefined ? state.apply(state.tr.setSelection(TextSelection.between(a, b))) : state;
  command(next, (tr) => {
    next = next.apply(tr);
  });
  return next;
}

const steps = fc.array(
  fc.tuple(
    fc.constantFrom(...COMMANDS),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ),
  {
    minLength: 1,
    maxLength: 30,
  },
);

describe("what is signed", () => {
  it.each([false, true])("stays as it is, whatever is tried (open addendum: %s)", (open) => {
    const start = signedState(open);
    const count = 6;
    const signed = start.doc.children.slice(0, count);
    fc.assert(
      fc.property(steps, (tried) => {
        let state = start;
        for (const [command, from, to] of tried) state = run(state, command, from, to);
        expect(state.doc.children.slice(0, count).every((section, index) => section.eq(signed[index] ?? section))).toBe(
          true,
        );
        const behind = state.doc.children.slice(count).map(({ type }) => type.name);
        expect(behind.every((name) => name === "addendum")).toBe(true);
        expect(behind.length).toBeLessThanOrEqual(open ? 1 : 0);
      }),
      { numRuns: 150 },
    );
  });

  it("leaves the addendum behind it to be written, undone and taken out", () => {
    const start = signedState(true);
    const typed = run(start, write, 1, 1);
    expect(typed.doc.lastChild?.textContent).toBe("x");
    const undone = run(typed, undo, 1, 1);
    expect(undone.doc.children.slice(0, 6)).toEqual(start.doc.children.slice(0, 6));
    expect(undone.doc.childCount).toBe(6);
    const gone = start.apply(start.tr.delete(lockedEnd(start), start.doc.content.size));
    expect(gone.doc.childCount).toBe(6);
  });

  it("is written on again once the lock is off", () => {
    const start = signedState(false);
    const off = start.apply(start.tr.setMeta(lockKey, { sections: undefined }));
    expect(run(off, write, 0.5, 0.5).doc.eq(start.doc)).toBe(false);
  });
});
