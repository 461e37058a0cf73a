import { Fragment, Slice } from "prosemirror-model";
import { describe, expect, it } from "vitest";
import { blocksOf, insertBlocks, isEmptyReport } from "../../renderer/editor/paste";
import { newReport } from "../../renderer/session/new-report";
import { schema } from "../../shared/report/schema";
import { bodyOf, shown, stateOf } from "./report-state";

const lines = (...texts: readonly string[]) => texts.map((text) => Fragment.from(schema.text(text)));

function pasted(text: string, ...blocks: readonly string[]): string {
  const state = stateOf(text);
  const tr = insertBlocks(state, lines(...blocks));
  return tr === undefined ? "(nothing)" : shown(state.apply(tr));
}

describe("pasting", () => {
  it.each([
    [
      "a line into a sentence",
      "FINDINGS: Clear ^.\nIMPRESSION: Fine.",
      ["lungs"],
      "findings: Clear lungs^.\nimpression: Fine.",
    ],
    [
      "lines as paragraphs",
      "FINDINGS: Old^.\nIMPRESSION: Fine.",
      ["One", "Two"],
      "findings: OldOne | Two^.\nimpression: Fine.",
    ],
    [
      "lines as items without their numbers",
      "FINDINGS: A.\nIMPRESSION: ^",
      ["1. One", "2. Two"],
      "findings: A.\nimpression: One | Two^",
    ],
    [
      "a sentence behind another, with the space between them",
      "FINDINGS: Clear.^\nIMPRESSION: Fine.",
      ["No effusion.", "Third."],
      "findings: Clear. No effusion. | Third.^\nimpression: Fine.",
    ],
    [
      "a sentence before another",
      "FINDINGS: Clear. ^Third.\nIMPRESSION: Fine.",
      ["No effusion."],
      "findings: Clear. No effusion. ^Third.\nimpression: Fine.",
    ],
    [
      "what is no sentence as it is",
      "FINDINGS: Measures 3.^ cm\nIMPRESSION: Fine.",
      ["5"],
      "findings: Measures 3.5^ cm\nimpression: Fine.",
    ],
    [
      "over a selection across sections",
      "FINDINGS: Keep ^gone.\nIMPRESSION: gone^ stay.",
      ["new"],
      "findings: Keep new^\nimpression:  stay.",
    ],
  ])("fits %s into the section at hand", (_, text, blocks, expected) => {
    expect(pasted(text, ...blocks)).toBe(expected);
  });

  it("joins lines in a header field", () => {
    const state = stateOf("Name: Roe^\n\nFINDINGS: A.\nIMPRESSION: Good.");
    const tr = insertBlocks(state, lines(" ", "Jane"));
    expect(tr?.doc.firstChild?.childCount).toBe(state.doc.firstChild?.childCount);
  });

  it("takes the sections of a copied report as blocks and never as sections", () => {
    const source = stateOf("FINDINGS: One.\nIMPRESSION:\n1. Two.\n2. Three.").doc;
    const state = stateOf("FINDINGS: ^\nIMPRESSION: Fine.");
    const tr = insertBlocks(state, blocksOf(new Slice(source.content, 0, 0)));
    expect(tr && bodyOf(tr.doc)).toBe("findings: One. | Two. | Three.\nimpression: Fine.");
  });

  it("keeps open fields and drops other marks", () => {
    const field = schema.text("[size]", [schema.mark("field", { name: "size" }), schema.mark("inserted")]);
    const blocks = blocksOf(new Slice(Fragment.from(schema.node("paragraph", null, [field])), 1, 1));
    expect(blocks[0]?.firstChild?.marks.map(({ type }) => type.name)).toEqual(["field"]);
  });
});

it("knows a report in which nothing is written yet", () => {
  expect(isEmptyReport(newReport())).toBe(true);
  expect(isEmptyReport(stateOf("FINDINGS: A.\nIMPRESSION: ").doc)).toBe(false);
});
