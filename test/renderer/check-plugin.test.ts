import fc from "fast-check";
import { redo, undo } from "prosemirror-history";
import { EditorState, TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { type CheckMeta, checkKey } from "../../renderer/editor/check-plugin";
import { moveItem } from "../../renderer/editor/commands/items";
import { backspace, deleteForward, enter, setDepth, toggleOrgan } from "../../renderer/editor/commands/structure";
import { dismissalForReport, dismissalHere } from "../../renderer/editor/dismissals";
import { emphasisKey } from "../../renderer/editor/emphasis-plugin";
import { createLiveCheck } from "../../renderer/editor/live-checks";
import { runChecks } from "../../shared/checks/run-checks";
import { analyze } from "../../shared/extract/analyze";
import { reportFromDocument } from "../../shared/report/from-document";
import { CANONICAL_KINDS } from "../../shared/report/report";
import { DEFAULT_CHECK_SETTINGS } from "../../shared/settings";
import { ran, stateOf } from "./report-state";

const HEAD = "Name: Roe, Jan\nMRN: 5\n\nINDICATION: Cough.\nTECHNIQUE: CT of the chest.\nCOMPARISON: None.\n";
const NO_UNIT = `${HEAD}FINDINGS: The nodule measures 12 in the left lung.^ The heart is normal.\nIMPRESSION: Nodule in the left lung.`;

const checks = (state: EditorState) => {
  const value = checkKey.getState(state);
  if (value === undefined) throw new Error("The state has no checks.");
  return value;
};
const ids = (state: EditorState) => checks(state).shown.map(({ ruleId }) => ruleId);
const write = (state: EditorState, text: string) => state.apply(state.tr.insertText(text));
const meta = (state: EditorState, value: CheckMeta) => state.apply(state.tr.setMeta(checkKey, value));
const caretAt = (state: EditorState, pos: number) =>
  state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos)));

describe("the sentence being written", () => {
  const START = `${HEAD}FINDINGS: The heart is normal. ^\nIMPRESSION: Normal chest.`;

  it("is left alone until a full stop and a space end it", () => {
    let state = stateOf(START);
    for (const letter of "The nodule measures 12 in the left lung.") {
      state = write(state, letter);
      expect(ids(state)).not.toContain("meas-unit-missing");
      expect(ids(meta(state, { look: true }))).not.toContain("meas-unit-missing");
    }
    expect(ids(write(state, " "))).toContain("meas-unit-missing");
  });

  it("is looked at once the caret leaves it", () => {
    const state = write(stateOf(START), "The nodule measures 12 in the left lung");
    expect(ids(state)).not.toContain("meas-unit-missing");
    expect(ids(caretAt(state, 3))).toContain("meas-unit-missing");
  });

  it.each([
    ["behind the last sentence of a block: one at its end", START, 1],
    ["in a sentence that stands: one at its first letter, one at its end", NO_UNIT, 2],
  ])("costs its keys no check, %s", (_, start, expected) => {
    let looks = 0;
    const live = createLiveCheck(DEFAULT_CHECK_SETTINGS);
    let state = meta(stateOf(start), {
      check: (doc) => {
        looks++;
        return live(doc);
      },
    });
    looks = 0;
    for (const letter of "The nodule measures 12 in the left lung. ") state = write(state, letter);
    expect(looks).toBe(expected);
  });

  it("is looked at after a pause", () => {
    const state = write(stateOf(START), "The nodule measures 12 in the left lung");
    expect(ids(meta(state, { settle: true }))).toContain("meas-unit-missing");
  });

  it("keeps what it already showed, so that nothing flickers", () => {
    const state = caretAt(stateOf(NO_UNIT), stateOf(NO_UNIT).selection.from);
    expect(ids(state)).toContain("meas-unit-missing");
    const back = caretAt(state, state.selection.from - 2);
    expect(ids(write(back, "x"))).toContain("meas-unit-missing");
  });
});

describe("underlines", () => {
  it("stay the same objects when the text in front of them grows", () => {
    const before = stateOf(NO_UNIT);
    const specs = checks(before)
      .layer.set.find()
      .map(({ spec }) => spec);
    const after = before.apply(before.tr.insertText("Dry cough for weeks. ", 12));
    const kept = checks(after)
      .layer.set.find()
      .map(({ spec }) => spec);
    expect(specs.length).toBeGreaterThan(0);
    expect(kept.filter((spec) => specs.includes(spec))).toHaveLength(specs.length);
  });

  it("are only moved along while an input method composes, and checked at its end", () => {
    const before = stateOf(NO_UNIT);
    const during = before.apply(
      before.tr.insertText(" The liver measures 14", before.selection.from).setMeta("composition", 1),
    );
    expect(checks(during).checked).toBe(checks(before).checked);
    expect(checks(during).stale).toBe(true);
    const after = meta(during, { settle: true });
    expect(checks(after).stale).toBe(false);
    expect(checks(after).checked).not.toBe(checks(before).checked);
  });
});

describe("dismissals", () => {
  const dismissed = (state: EditorState, make: "here" | "report") => {
    const diagnostic = checks(state).shown.find(({ ruleId }) => ruleId === "meas-unit-missing");
    if (diagnostic === undefined) throw new Error("Nothing to dismiss.");
    const made = make === "here" ? dismissalHere(state.doc, diagnostic) : dismissalForReport(diagnostic);
    return { state: meta(state, { dismissals: [made] }), at: diagnostic };
  };

  it.each(["here", "report"] as const)("hide what was dismissed (%s), also after edits elsewhere", (make) => {
    const { state } = dismissed(stateOf(NO_UNIT), make);
    expect(ids(state)).not.toContain("meas-unit-missing");
    expect(ids(state.apply(state.tr.insertText("Dry cough. ", 12)))).not.toContain("meas-unit-missing");
  });

  it("lapse when the flagged words change", () => {
    const { state, at } = dismissed(stateOf(NO_UNIT), "here");
    const changed = state.apply(state.tr.insertText("3", at.to).setMeta("applied", true));
    expect(ids(changed)).toContain("meas-unit-missing");
  });
});

describe("sections not begun", () => {
  const EMPTY = `${HEAD}FINDINGS: ^\nIMPRESSION: `;
  const missing = (state: EditorState) => ids(state).filter((id) => id === "skel-section-missing").length;

  it("are not asked for while the author is on the way to them", () => {
    expect(missing(stateOf(EMPTY))).toBe(0);
    expect(checks(stateOf(EMPTY)).checked.diagnostics.some(({ ruleId }) => ruleId === "skel-section-missing")).toBe(
      true,
    );
  });

  it("are asked for once a later section is written", () => {
    expect(missing(stateOf(`${HEAD}FINDINGS: \nIMPRESSION: Normal chest.^`))).toBe(1);
  });
});

/** The same document and caret with nothing remembered. */
const fresh = ({ doc, plugins, selection }: EditorState) =>
  EditorState.create({ doc, plugins: [...plugins], selection });

const drawn = (state: EditorState) =>
  [checkKey, emphasisKey].map((key) =>
    (key.getState(state)?.layer.set.find() ?? []).map(({ from, to, spec }) => `${from}-${to} ${spec.key}`).toSorted(),
  );

describe("after any edits", () => {
  const COMMANDS = [
    enter,
    backspace,
    deleteForward,
    moveItem(1),
    moveItem(-1),
    setDepth(1),
    setDepth(0),
    toggleOrgan,
    undo,
    redo,
  ];
  const WORDS = ["a", " ", ". ", "right ", "left kidney ", "mass ", "12 ", "mm", "No ", "pneumothorax. ", "[size]"];
  const step = fc.oneof(
    fc.record({ kind: fc.constant("type" as const), text: fc.constantFrom(...WORDS) }),
    fc.record({ kind: fc.constant("run" as const), index: fc.nat(COMMANDS.length - 1) }),
    fc.record({ kind: fc.constant("select" as const), from: fc.nat(400), to: fc.nat(400) }),
    fc.record({ kind: fc.constant("caret" as const), at: fc.nat(400) }),
  );

  it("the skeleton stands, and what is checked and drawn is what it would be from nothing", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        let state = stateOf(
          `${HEAD}FINDINGS: Mass in the right kidney.^\nClear lungs.\nIMPRESSION:\n1. Left renal mass.\n2. Cyst.`,
        );
        for (const each of steps) {
          const size = state.doc.content.size;
          if (each.kind === "type") state = state.apply(state.tr.insertText(each.text));
          else if (each.kind === "run") state = ran(state, COMMANDS[each.index] ?? enter) ?? state;
          else {
            const [from, to] = each.kind === "caret" ? [each.at, each.at] : [each.from, each.to];
            const ends = [from, to].map((pos) => state.doc.resolve(pos % size));
            const [anchor, head] = ends;
            if (anchor && head) state = state.apply(state.tr.setSelection(TextSelection.between(anchor, head)));
          }
        }
        state.doc.check();
        expect(state.doc.children.map(({ type }) => type.name)).toEqual(CANONICAL_KINDS);
        const full = runChecks(analyze(reportFromDocument(state.doc)), DEFAULT_CHECK_SETTINGS);
        const settled = meta(state, { settle: true });
        expect(checks(settled).checked.diagnostics).toEqual(full);
        expect(drawn(settled)).toEqual(drawn(meta(fresh(settled), { settle: true })));
      }),
      { numRuns: 60 },
    );
  });
});
