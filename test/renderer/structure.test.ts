import { selectAll } from "prosemirror-commands";
import { undo } from "prosemirror-history";
import { describe, expect, it } from "vitest";
import { backspace, deleteForward, enter, setDepth, toggleOrgan } from "../../renderer/editor/commands/structure";
import { CANONICAL_KINDS } from "../../shared/report/report";
import { bodyOf, ran, shown, stateOf } from "./report-state";

const kinds = (state: {
  readonly doc: { readonly children: readonly { readonly type: { readonly name: string } }[] };
}) => state.doc.children.map((section) => section.type.name);

describe("enter", () => {
  it.each([
    [
      "splits a paragraph",
      "FINDINGS: Clear ^lungs.\nIMPRESSION: Normal.",
      "findings: Clear  | ^lungs.\nimpression: Normal.",
    ],
    ["makes a new item", "FINDINGS: A.\nIMPRESSION:\n1. One^\n2. Two", "findings: A.\nimpression: One | ^ | Two"],
    ["splits an item", "FINDINGS: A.\nIMPRESSION:\n1. One ^two", "findings: A.\nimpression: One  | ^two"],
  ])("%s", (_, before, expected) => {
    expect(shown(ran(stateOf(before), enter))).toBe(expected);
  });

  it("goes back to the item before from an empty one", () => {
    const state = ran(stateOf("FINDINGS: A.\nIMPRESSION:\n1. One^"), enter);
    expect(state && shown(ran(state, enter))).toBe("findings: A.\nimpression: One^");
  });

  it("goes on to the next field in the header and adds none", () => {
    const state = stateOf("Name: Roe^\nMRN: 12\n\nFINDINGS: A.\nIMPRESSION: Good.");
    const next = ran(state, enter);
    expect(next?.doc.eq(state.doc)).toBe(true);
    expect(next?.selection.$from.parent.attrs.name).toBe("PatientID");
  });
});

describe("backspace and delete", () => {
  it.each([
    ["at the start of a section", "FINDINGS: ^Clear.\nIMPRESSION: Good."],
    ["at the start of the Impression", "FINDINGS: Clear.\nIMPRESSION: ^Good."],
  ])("does nothing %s", (_, text) => {
    const state = stateOf(text);
    expect(ran(state, backspace)?.doc.eq(state.doc)).toBe(true);
  });

  it("does nothing at the end of a section", () => {
    const state = stateOf("FINDINGS: Clear.^\nIMPRESSION: Good.");
    expect(ran(state, deleteForward)?.doc.eq(state.doc)).toBe(true);
  });

  it.each([
    ["joins items", "FINDINGS: A.\nIMPRESSION:\n1. One\n2. ^Two", backspace, "findings: A.\nimpression: One^Two"],
    [
      "joins with the next item",
      "FINDINGS: A.\nIMPRESSION:\n1. One^\n2. Two",
      deleteForward,
      "findings: A.\nimpression: One^Two",
    ],
  ])("%s", (_, text, command, expected) => {
    expect(shown(ran(stateOf(text), command))).toBe(expected);
  });

  it("makes a sub-item a main item before it joins", () => {
    const sub = ran(stateOf("FINDINGS: A.\nIMPRESSION:\n1. One\n2. ^Two"), setDepth(1));
    expect(sub && bodyOf(sub.doc)).toBe("findings: A.\nimpression: One | -Two");
    expect(sub && shown(ran(sub, backspace))).toBe("findings: A.\nimpression: One | ^Two");
  });

  it("never makes the first item a sub-item", () => {
    expect(ran(stateOf("FINDINGS: A.\nIMPRESSION:\n1. ^One"), setDepth(1))).toBeUndefined();
  });

  it("keeps the skeleton and the header's fields when everything is selected and deleted", () => {
    const state = stateOf("Name: Roe\nMRN: 12\n\nTECHNIQUE: CT.\nFINDINGS: ^A.\nB.\nIMPRESSION:\n1. C\n2. D");
    const all = ran(state, selectAll);
    const empty = all && ran(all, backspace);
    expect(empty && kinds(empty)).toEqual(CANONICAL_KINDS);
    expect(empty?.doc.textContent).toBe("");
    expect(empty?.doc.firstChild?.children.map((field) => field.attrs.name)).toEqual(["PatientName", "PatientID"]);
    expect(empty && ran(empty, undo)?.doc.eq(state.doc)).toBe(true);
  });

  it("leaves the rest of both sections where it was when a selection reaches across", () => {
    const state = stateOf("FINDINGS: Keep ^gone.\nIMPRESSION: gone^ stay.");
    expect(shown(ran(state, backspace))).toBe("findings: Keep ^\nimpression:  stay.");
  });
});

describe("the second lock", () => {
  it("refuses a step that would carry text from one section into another", () => {
    const state = stateOf("FINDINGS: Keep ^this.\nIMPRESSION: and^ that.");
    expect(state.apply(state.tr.deleteSelection()).doc.eq(state.doc)).toBe(true);
  });
});

describe("organ headings", () => {
  it("turns a paragraph of Findings into a heading and back", () => {
    const heading = ran(stateOf("FINDINGS: Li^ver\nIMPRESSION: Fine."), toggleOrgan);
    expect(heading && bodyOf(heading.doc)).toBe("findings: #Liver\nimpression: Fine.");
    expect(heading && shown(ran(heading, enter))).toBe("findings: #Li | ^ver\nimpression: Fine.");
    expect(heading && bodyOf(ran(heading, toggleOrgan)?.doc ?? heading.doc)).toBe("findings: Liver\nimpression: Fine.");
  });

  it("does not apply outside Findings", () => {
    expect(ran(stateOf("FINDINGS: A.\nIMPRESSION: Good^."), toggleOrgan)).toBeUndefined();
  });
});
