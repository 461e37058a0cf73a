import fc from "fast-check";
import { undo } from "prosemirror-history";
import type { EditorState } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { lockKey } from "../../renderer/editor/lock-plugin";
import {
  findTransaction,
  replaceAllTransaction,
  replaceTransaction,
  stepTransaction,
} from "../../renderer/find/find-commands";
import { findKey } from "../../renderer/find/find-plugin";
import { type FindQuery, findMatches } from "../../renderer/find/matches";
import { documentFromText } from "../../shared/text/to-document";
import { bodyOf, ran, stateOf } from "./report-state";

const query = (text: string, change: Partial<FindQuery> = {}): FindQuery => ({
  text,
  caseSensitive: false,
  wholeWord: false,
  ...change,
});
const texts = (findings: string, wanted: FindQuery) => {
  const { doc } = documentFromText(`FINDINGS: ${findings}\n`);
  return findMatches(doc, wanted).map(({ from, to }) => doc.textBetween(from, to));
};

describe("what is found", () => {
  it.each([
    ["in any case", "Left and left", query("LEFT"), ["Left", "left"]],
    ["in its own case", "Left and left", query("left", { caseSensitive: true }), ["left"]],
    ["inside words", "nodule, nodules", query("nodule"), ["nodule", "nodule"]],
    ["as a whole word", "nodule, nodules", query("nodule", { wholeWord: true }), ["nodule"]],
    ["as a whole word beside digits", "T1 and T12 and T", query("T1", { wholeWord: true }), ["T1"]],
    ["signs as they stand", "3.5 cm, 3x5 cm", query("3.5"), ["3.5"]],
    ["brackets and backslashes", "a (b) \\ [c]", query("(b) \\"), ["(b) \\"]],
    ["a sign as a whole word", "5 % of 10%", query("%", { wholeWord: true }), ["%", "%"]],
    ["a hard space for a space", "12\u00a0mm and 12 mm", query("12 mm"), ["12\u00a0mm", "12 mm"]],
    ["letters whose capitals are longer", "İstanbul ß", query("istanbul"), []],
    ["letters of all languages", "Ödem, ödem", query("ödem"), ["Ödem", "ödem"]],
    ["nothing for no query", "anything", query(""), []],
  ] as const)("%s", (_name, findings, wanted, expected) => {
    expect(texts(findings, wanted)).toEqual(expected);
  });

  it("stands where it is said to stand, whatever is looked for", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ minLength: 1, maxLength: 3 }), (text, wanted) => {
        const { doc } = documentFromText(`FINDINGS: ${text}\n`);
        for (const { from, to } of findMatches(doc, query(wanted, { caseSensitive: true })))
          expect(doc.textBetween(from, to).replace(/\s/g, " ")).toBe(wanted.replace(/\s/g, " "));
      }),
    );
  });

  it("finds no headings and nothing across two sections", () => {
    const { doc } = documentFromText("FINDINGS: The lungs are clear\n\nIMPRESSION: Findings as above\n");
    expect(findMatches(doc, query("findings"))).toHaveLength(1);
    expect(findMatches(doc, query("clear findings"))).toHaveLength(0);
  });
});

const TEXT = "FINDINGS: A nodule. ^Another nodule, [size].\n\nIMPRESSION: 1. Nodule.\n";
const looking = (wanted: FindQuery, text = TEXT): EditorState => {
  const state = stateOf(text);
  return state.apply(findTransaction(state, wanted));
};
const selected = (state: EditorState) => {
  const { from, to, $from } = state.selection;
  return `${$from.node(1).type.name}: ${state.doc.textBetween(Math.max($from.start(), from - 2), from)}«${state.doc.textBetween(from, to)}»`;
};
const step = (state: EditorState, direction: 1 | -1) => {
  const tr = stepTransaction(state, direction);
  return tr === undefined ? state : state.apply(tr);
};

describe("going from match to match", () => {
  it("begins at the caret and goes round both ways", () => {
    const first = looking(query("nodule"));
    expect(selected(first)).toBe("findings: r «nodule»");
    const second = step(first, 1);
    expect(selected(second)).toBe("impression: «Nodule»");
    expect(selected(step(second, 1))).toBe("findings: A «nodule»");
    expect(selected(step(first, -1))).toBe("findings: A «nodule»");
    expect(selected(step(step(first, -1), -1))).toBe("impression: «Nodule»");
  });

  it("leaves the caret where nothing is found", () => {
    const before = stateOf(TEXT);
    const after = before.apply(findTransaction(before, query("effusion")));
    expect(after.selection.eq(before.selection)).toBe(true);
    expect(stepTransaction(after, 1)).toBeUndefined();
  });

  it("keeps its matches right while the text changes", () => {
    let state = looking(query("nodule"));
    state = state.apply(state.tr.insertText("nodule ", state.selection.from));
    expect(findKey.getState(state)?.matches).toHaveLength(4);
    const drawn = findKey.getState(state)?.layer.set.find() ?? [];
    expect(drawn.map(({ from, to }) => state.doc.textBetween(from, to).toLowerCase())).toEqual([
      "nodule",
      "nodule",
      "nodule",
      "nodule",
    ]);
  });
});

describe("replacing", () => {
  it("replaces the match that it is at and goes on to the next", () => {
    const state = looking(query("nodule"));
    const tr = replaceTransaction(state, "mass");
    if (tr === undefined) throw new Error("Nothing was replaced.");
    const after = state.apply(tr);
    expect(bodyOf(after.doc)).toBe("findings: A nodule. Another mass, [size].\nimpression: Nodule.");
    expect(selected(after)).toBe("impression: «Nodule»");
  });

  it("replaces all in one step that undo takes back, and keeps the skeleton", () => {
    const state = looking(query("nodule"));
    const { tr, count, left } = replaceAllTransaction(state, "mass");
    if (tr === undefined) throw new Error("Nothing was replaced.");
    const after = state.apply(tr);
    expect([count, left]).toEqual([3, 0]);
    expect(bodyOf(after.doc)).toBe("findings: A mass. Another mass, [size].\nimpression: mass.");
    expect(bodyOf(ran(after, undo)?.doc ?? after.doc)).toBe(bodyOf(state.doc));
  });

  it("leaves open fields as they are", () => {
    const state = looking(query("size"));
    expect(replaceAllTransaction(state, "12 mm")).toEqual({ tr: undefined, count: 0, left: 1 });
    const tr = replaceTransaction(state, "12 mm");
    expect(tr?.docChanged ?? false).toBe(false);
  });

  it("leaves what is signed as it is", () => {
    const base = looking(query("nodule"));
    const state = base.apply(base.tr.setMeta(lockKey, { sections: base.doc.childCount }));
    expect(replaceAllTransaction(state, "mass")).toMatchObject({ count: 0, left: 3 });
  });

  it("takes out what is replaced by nothing", () => {
    const state = looking(query("Another "));
    const { tr } = replaceAllTransaction(state, "");
    expect(bodyOf(tr?.doc ?? state.doc)).toContain("findings: A nodule. nodule, [size].");
  });

  it("writes signs as they are typed", () => {
    const state = looking(query("Another"));
    const { tr } = replaceAllTransaction(state, "$& \\n $1");
    expect(tr?.doc.textContent).toContain("$& \\n $1 nodule");
  });
});
