import { undo } from "prosemirror-history";
import { describe, expect, it } from "vitest";
import { deleteItem, insertItem, moveItem, moveItemTo, orderItems } from "../../renderer/editor/commands/items";
import { setDepth } from "../../renderer/editor/commands/structure";
import { schema } from "../../shared/report/schema";
import { bodyOf, ran, shown, stateOf } from "./report-state";

const THREE = "FINDINGS: A.\nIMPRESSION:\n1. One\n2. T^wo\n3. Three";

describe("moving items", () => {
  it.each([
    ["up", -1, "impression: T^wo | One | Three"],
    ["down", 1, "impression: One | Three | T^wo"],
  ] as const)("moves the item at the caret %s and the caret with it", (_, direction, expected) => {
    const state = stateOf(THREE);
    const moved = ran(state, moveItem(direction));
    expect(shown(moved)).toBe(`findings: A.\n${expected}`);
    expect(moved && ran(moved, undo)?.doc.eq(state.doc)).toBe(true);
  });

  it("stays where it is at the end and takes the key all the same", () => {
    const state = stateOf("FINDINGS: A.\nIMPRESSION:\n1. One\n2. T^wo");
    expect(ran(state, moveItem(1))?.doc.eq(state.doc)).toBe(true);
  });

  it("does not apply outside the Impression", () => {
    expect(ran(stateOf("FINDINGS: A^.\nIMPRESSION: Good."), moveItem(-1))).toBeUndefined();
  });

  it("takes sub-items along", () => {
    const sub = ran(stateOf(THREE), setDepth(1));
    const moved = sub && ran(sub, moveItemTo(0, 1));
    expect(moved && bodyOf(moved.doc)).toBe("findings: A.\nimpression: Three | One | -Two");
  });

  it("keeps the nodes themselves, so that what is known of them stays known", () => {
    const state = stateOf(THREE);
    const nodes = state.doc.lastChild?.children ?? [];
    const moved = ran(state, moveItemTo(2, 0));
    expect(moved?.doc.lastChild?.children.map((node) => nodes.indexOf(node))).toEqual([2, 0, 1]);
  });
});

describe("deleting items", () => {
  it("takes the item out with its sub-items", () => {
    const sub = ran(stateOf(THREE), setDepth(1));
    const left = sub && ran(sub, deleteItem(0));
    expect(left && bodyOf(left.doc)).toBe("findings: A.\nimpression: Three");
    expect(left && ran(left, undo)?.doc.eq(sub.doc)).toBe(true);
  });

  it("keeps the only one, and what is not there", () => {
    expect(ran(stateOf("FINDINGS: A^.\nIMPRESSION:\n1. One"), deleteItem(0))).toBeUndefined();
    expect(ran(stateOf(THREE), deleteItem(7))).toBeUndefined();
  });
});

describe("ordering items", () => {
  it("puts them into the order given", () => {
    expect(shown(ran(stateOf(THREE), orderItems([2, 1, 0])))).toBe("findings: A.\nimpression: Three | T^wo | One");
  });

  it.each([
    ["the order they have", [0, 1, 2]],
    ["an order that leaves one out", [0, 1]],
    ["an order that names one twice", [0, 1, 1]],
  ])("refuses %s", (_, order) => {
    expect(ran(stateOf(THREE), orderItems(order))).toBeUndefined();
  });
});

describe("items as the checks count them", () => {
  const LIST = "FINDINGS: Clear.\nIMPRESSION:\n1. Cyst^.\n   a. Simple.\n2. Appendicitis.\n3. Hernia.";

  it.each([
    ["sorts around sub-items", orderItems([1, 0, 2]), "impression: Appendicitis. | Cyst^. | -Simple. | Hernia."],
    ["moves one behind sub-items", moveItemTo(1, 0), "impression: Appendicitis. | Cyst^. | -Simple. | Hernia."],
    ["deletes one behind sub-items", deleteItem(2), "impression: Cyst. | -Simple. | Appendicitis.^"],
    [
      "inserts one behind sub-items",
      insertItem(1, [schema.text("New.")]),
      "impression: Cyst. | -Simple. | New.^ | Appendicitis. | Hernia.",
    ],
    [
      "inserts one at the end",
      insertItem(3, [schema.text("New.")]),
      "impression: Cyst. | -Simple. | Appendicitis. | Hernia. | New.^",
    ],
  ])("%s", (_name, command, expected) => {
    expect(
      shown(ran(stateOf(LIST), command))
        .split("\n")
        .at(-1),
    ).toBe(expected);
  });
});
