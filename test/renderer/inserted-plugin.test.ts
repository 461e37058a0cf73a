import { undo } from "prosemirror-history";
import type { Node } from "prosemirror-model";
import { type EditorState, TextSelection, type Transaction } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { fixTransaction } from "../../renderer/editor/apply-fix";
import { checkKey } from "../../renderer/editor/check-plugin";
import { createEditorState } from "../../renderer/editor/editor-setup";
import { createLiveCheck } from "../../renderer/editor/live-checks";
import { DEFAULT_SETTINGS } from "../../shared/settings";
import { documentFromText } from "../../shared/text/to-document";

const TEXT = `FINDINGS: The nodule measures 12 in the left lung. No effusion.

IMPRESSION:
1. Nodule. Follow-up CT of the chest is recommended.
`;

function opened(doc = documentFromText(TEXT).doc): EditorState {
  return createEditorState({
    doc,
    check: createLiveCheck(DEFAULT_SETTINGS.checks),
    dismissals: [],
    takeReport: () => undefined,
  });
}

function mended(state: EditorState, ruleId: string): EditorState {
  const checked = checkKey.getState(state)?.checked;
  const fix = checked?.diagnostics.find((diagnostic) => diagnostic.ruleId === ruleId)?.fixes?.[0];
  const tr = fix && checked && fixTransaction(state, fix, checked.analysis);
  if (tr === undefined) throw new Error(`${ruleId} has no fix here.`);
  return state.apply(tr);
}

/** What is tinted, in order. */
function tinted(doc: Node): readonly string[] {
  const found: string[] = [];
  doc.descendants((node) => {
    if (node.marks.some(({ type }) => type.name === "inserted")) found.push(node.text ?? "");
  });
  return found;
}

const at = (state: EditorState, pos: number): Transaction =>
  state.tr.setSelection(TextSelection.create(state.doc, pos));

describe("text that a fix has put in", () => {
  it("is tinted where it stands, and nothing else is", () => {
    expect(tinted(mended(opened(), "meas-unit-missing").doc)).toEqual([" mm"]);
  });

  it("keeps its tint while the caret stays at it, and loses it when the caret goes on", () => {
    const state = mended(opened(), "meas-unit-missing");
    const { head } = state.selection;
    const inside = state.apply(at(state, head - 1));
    expect(tinted(inside.doc)).toEqual([" mm"]);
    expect(tinted(inside.apply(at(inside, head + 2)).doc)).toEqual([]);
  });

  it("loses it when the author writes on behind it", () => {
    const state = mended(opened(), "meas-unit-missing");
    const written = state.apply(state.tr.insertText(" today"));
    expect(tinted(written.doc)).toEqual([]);
    expect(written.doc.textContent).toContain("measures 12 mm today in the left lung.");
  });

  it("keeps it over the end of the program, and while the caret is elsewhere: it has not been read", () => {
    const again = opened(mended(opened(), "meas-unit-missing").doc);
    const far = again.apply(at(again, again.doc.content.size - 4));
    expect(tinted(far.apply(far.tr.insertText("X")).doc)).toEqual([" mm"]);
  });

  it("is not disturbed during a composition, and is clean after it", () => {
    const state = mended(opened(), "meas-unit-missing");
    const composing = state.apply(state.tr.insertText(" t").setMeta("composition", 1));
    expect(tinted(composing.doc)).toEqual([" mm"]);
    expect(tinted(composing.apply(composing.tr.insertText("o")).doc)).toEqual([]);
  });

  it("is one with the open place in it, and what is typed there is the author's", () => {
    const state = mended(opened(), "rec-timeframe-missing");
    expect(tinted(state.doc).join("")).toBe(" in [interval]");
    expect(state.doc.textBetween(state.selection.from, state.selection.to)).toBe("[interval]");
  });

  it("goes and comes with undo and redo of the fix, and reading it is no step of its own", () => {
    const state = mended(opened(), "meas-unit-missing");
    const read = state.apply(at(state, state.selection.head + 4));
    expect(tinted(read.doc)).toEqual([]);
    let back = read;
    undo(read, (tr) => {
      back = read.apply(tr);
    });
    expect(back.doc.textContent).toContain("measures 12 in the left lung.");
  });
});
