import { TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { outlineOf } from "../../renderer/shell/outline-entries";
import { stateOf } from "./report-state";

const TEXT = `FINDINGS:
Liver: Mass in the right lobe, 35 mm.
Further words of no organ.
Kidneys: The nodule measures 12. No hydronephrosis.

IMPRESSION:
1. Mass in the right^ lobe of the liver.
   a. Seen before.
2. No hydronephrosis.
`;

const part = (title: string, kind = "findings") =>
  outlineOf(stateOf(TEXT))
    .find((section) => section.kind === kind)
    ?.parts.find((each) => each.title.startsWith(title));

describe("the outline", () => {
  it("has the organs of the Findings and the main items of the Impression below their sections", () => {
    const outline = outlineOf(stateOf(TEXT));
    expect(outline.map(({ kind, parts }) => [kind, parts.map(({ title }) => title)])).toEqual([
      ["header", []],
      ["indication", []],
      ["technique", []],
      ["comparison", []],
      ["findings", ["Liver", "Kidneys"]],
      ["impression", ["Mass in the right lobe of the liver.", "No hydronephrosis."]],
    ]);
  });

  it("says where the caret is, and how each part stands", () => {
    expect(part("Mass", "impression")).toMatchObject({ here: true, first: 0, last: 1 });
    expect(part("Liver")).toMatchObject({ here: false, state: "fine", first: 0, last: 0 });
    expect(part("Kidneys")?.state).not.toBe("fine");
    expect(part("Kidneys")?.count).toBeGreaterThan(0);
  });

  it("counts each diagnostic of a section in the section", () => {
    const outline = outlineOf(stateOf(TEXT));
    const findings = outline.find(({ kind }) => kind === "findings");
    const inParts = findings?.parts.reduce((sum, { count }) => sum + count, 0) ?? 0;
    expect(findings?.count ?? 0).toBeGreaterThanOrEqual(inParts);
    expect(outline.find(({ kind }) => kind === "technique")?.state).not.toBe("fine");
  });

  it("looks the same while only the caret goes within a part", () => {
    const state = stateOf(TEXT);
    const { head } = state.selection;
    const moved = state.apply(state.tr.setSelection(TextSelection.create(state.doc, head + 2)));
    expect(JSON.stringify(outlineOf(moved))).toBe(JSON.stringify(outlineOf(state)));
  });

  it("takes what stands under an organ heading along", () => {
    const base = stateOf(TEXT);
    const { schema } = base;
    const heading = schema.node("organ", null, [schema.text("Spleen")]);
    const words = schema.node("paragraph", null, [schema.text("Normal.")]);
    const findings = base.doc.child(4);
    const start = base.doc.children.slice(0, 4).reduce((sum, { nodeSize }) => sum + nodeSize, 0);
    const state = base.apply(base.tr.insert(start + findings.nodeSize - 1, [heading, words]));
    const spleen = outlineOf(state)
      .find(({ kind }) => kind === "findings")
      ?.parts.at(-1);
    expect(spleen).toMatchObject({ title: "Spleen", first: 3, last: 4 });
  });
});
