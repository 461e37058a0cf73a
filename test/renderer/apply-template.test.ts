import { redo, undo } from "prosemirror-history";
import { describe, expect, it } from "vitest";
import { templateTransaction } from "../../renderer/templates/apply-template";
import { BUILT_IN_TEMPLATES } from "../../shared/templates/built-in";
import { changeTemplate } from "../../shared/templates/change-template";
import { instantiate } from "../../shared/templates/instantiate";
import { readTemplate } from "../../shared/templates/read-template";
import { ran, stateOf } from "./report-state";

const pageOf = (id: string) => {
  const found = BUILT_IN_TEMPLATES.find(({ file }) => file === `${id}.txt`);
  const read = found === undefined ? undefined : readTemplate(found.file, found.text);
  if (read?.ok !== true) throw new Error(`There is no template ${id}.`);
  return instantiate(read.value, "left");
};

describe("the step to another template", () => {
  it.each([
    ["an empty report", "FINDINGS:^\n", "mr-knee"],
    ["a report with text", "INDICATION: Pain.\n\nFINDINGS:\nMenisci:\nTear.^\n\nIMPRESSION:\n1. Tear.\n", "mr-knee"],
    ["text that has no place", "FINDINGS:\nMenisci:\nTear.^\n", "ct-head"],
    ["a report with OTHER", "FINDINGS:\nMenisci:\nTear.^\n\nOTHER: Disc given.\n", "ct-head"],
    ["a report with an addendum", "FINDINGS:\nMenisci:\nTear.^\n\nADDENDUM: Later.\n", "ct-head"],
  ])("from %s passes the skeleton's lock, and one undo and redo go over all of it", (_name, text, id) => {
    const state = stateOf(text);
    const { doc } = changeTemplate(state.doc, pageOf(id));
    const tr = templateTransaction(state, doc);
    if (tr === undefined) throw new Error("Nothing changes.");
    const changed = state.apply(tr);
    expect(changed.doc.eq(doc)).toBe(true);
    const back = ran(changed, undo);
    expect(back?.doc.eq(state.doc)).toBe(true);
    if (back !== undefined) expect(ran(back, redo)?.doc.eq(doc)).toBe(true);
  });

  it("selects the first open field", () => {
    const state = stateOf("FINDINGS:^\n");
    const tr = templateTransaction(state, changeTemplate(state.doc, pageOf("mr-knee")).doc);
    expect(tr?.doc.textBetween(tr.selection.from, tr.selection.to)).toBe("[indication]");
  });

  it("is none where the report has the page already", () => {
    const state = stateOf("FINDINGS:^\n");
    const page = pageOf("mr-knee");
    const once = state.apply(templateTransaction(state, changeTemplate(state.doc, page).doc) ?? state.tr);
    expect(templateTransaction(once, changeTemplate(once.doc, page, page).doc)).toBe(undefined);
  });
});
