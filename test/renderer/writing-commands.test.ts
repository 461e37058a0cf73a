import { undo } from "prosemirror-history";
import { describe, expect, it } from "vitest";
import { convertCase } from "../../renderer/editor/commands/change-case";
import { expand, expansionAt, insertMacro } from "../../renderer/editor/commands/macros";
import { renumber } from "../../renderer/editor/commands/renumber";
import { deleteLastWord } from "../../renderer/editor/intake/utterances";
import { macroIndex, macrosOf, STARTER_MACROS } from "../../renderer/macros/macro-index";
import { readMacroTable, writeMacroTable } from "../../renderer/macros/macro-table";
import { DEFAULT_SETTINGS, type Macro } from "../../shared/settings";
import { ran, shown, stateOf } from "./report-state";

const macro = (shortcut: string, text: string, section: Macro["section"] = "any"): Macro => ({
  name: shortcut,
  shortcut,
  text,
  section,
});
const INDEX = macroIndex({
  macros: [
    macro("acw", "as compared with"),
    macro("sz", "[size: __ mm]"),
    macro("nl", "The liver is normal.\nThe spleen is normal."),
    macro("im", "No acute abnormality.", "impression"),
  ],
  starterMacros: false,
});

describe("letters that stand for a text", () => {
  it.each([
    ["FINDINGS: acw^", "as compared with"],
    ["FINDINGS: Larger acw^", "as compared with"],
    ["FINDINGS: (acw^", "as compared with"],
    ["FINDINGS: Acw^ 2024", "As compared with"],
    ["FINDINGS: xacw^", undefined],
    ["FINDINGS: non-acw^", undefined],
    ["FINDINGS: acw^x", undefined],
    ["FINDINGS: ACW^", undefined],
    ["FINDINGS: ac^w", undefined],
    ["FINDINGS: im^", undefined],
    ["IMPRESSION:\n1. im^", "No acute abnormality."],
  ])("%s", (text, expected) => {
    expect(expansionAt(stateOf(text), INDEX)?.text).toBe(expected);
  });

  it.each([
    ["FINDINGS: Larger acw^", " ", "findings: Larger as compared with ^"],
    ["FINDINGS: Larger sz^", " ", "findings: Larger ^[size: __ mm]^ "],
    ["FINDINGS: nl^", "", "findings: The liver is normal. | The spleen is normal.^"],
  ])("%s becomes its text and one undo gives the letters back", (text, after, expected) => {
    const state = stateOf(text);
    const found = expansionAt(state, INDEX);
    if (found === undefined) throw new Error("Nothing stands for these letters.");
    const done = ran(state, expand(found, after));
    expect(shown(done)).toContain(expected);
    expect(done && shown(ran(done, undo))).toContain(shown(state).split("\n")[0]);
  });

  it("goes to the section that it belongs to, on a line of its own", () => {
    const state = stateOf("FINDINGS: Clear.^\nIMPRESSION:\n1. Normal chest.");
    expect(shown(ran(state, insertMacro(macro("im", "No acute abnormality.", "impression"))))).toBe(
      "findings: Clear.\nimpression: Normal chest. | No acute abnormality.^",
    );
  });
});

describe("the table of macros", () => {
  it("comes back as it was written", () => {
    const macros = [macro("a", "one\ntwo\\three"), macro("b", "[size: __ mm] \\n"), ...STARTER_MACROS];
    expect(readMacroTable(writeMacroTable(macros))).toEqual({ macros, problems: [] });
  });

  it("takes columns in any order, and none named", () => {
    expect(readMacroTable("text\tname\r\nfoo bar\tFoo").macros).toEqual([
      { name: "Foo", shortcut: "", section: "any", text: "foo bar" },
    ]);
    expect(readMacroTable("Foo\tfoo\tfindings\tfoo bar").macros).toEqual([
      { name: "Foo", shortcut: "foo", section: "findings", text: "foo bar" },
    ]);
  });

  it("names the line of everything that is wrong and keeps the rest", () => {
    const { macros, problems } = readMacroTable(
      "name\tshortcut\tsection\ttext\nA\ta\tany\tone\nA\tb\tany\ttwo\nB\ttwo words\tany\tx\nC\tc\tattic\tx\nD\td\tany\t\nE\te\tany\tfive",
    );
    expect(macros.map(({ name }) => name)).toEqual(["A", "E"]);
    expect(problems).toEqual([
      'Line 3: the name "A" is there twice.',
      'Line 4: "two words" is not one word of up to 20 letters and digits.',
      'Line 5: there is no section "attic"; any, indication, technique, comparison, findings, impression are known.',
      "Line 6: it has no text.",
    ]);
  });

  it("lets an own one take the place of the starter set's of the same letters", () => {
    const own = macro("acw", "against");
    const all = macrosOf({ ...DEFAULT_SETTINGS, macros: [own] });
    expect(all.filter(({ shortcut }) => shortcut === "acw")).toEqual([own]);
    expect(macrosOf({ ...DEFAULT_SETTINGS, starterMacros: false })).toEqual([]);
  });

  it("ships a starter set without a word among its letters", () => {
    expect(STARTER_MACROS.length).toBeGreaterThan(20);
    expect(new Set(STARTER_MACROS.map(({ shortcut }) => shortcut)).size).toBe(STARTER_MACROS.length);
  });
});

describe("case", () => {
  it.each([
    ["FINDINGS: The ^left^ lung.", ["The Left lung.", "The LEFT lung.", "The left lung."]],
    ["FINDINGS: The le^ft lung.", ["The Left lung.", "The LEFT lung.", "The left lung."]],
    [
      "FINDINGS: ^CT of 2024. no nodule^",
      [
        "CT OF 2024. NO NODULE",
        "ct of 2024. no nodule",
        "Ct of 2024. No nodule",
        "Ct Of 2024. No Nodule",
        "CT OF 2024. NO NODULE",
      ],
    ],
  ])("goes round: %s", (text, expected) => {
    let state = stateOf(text);
    for (const wanted of expected) {
      const next = ran(state, convertCase);
      if (next === undefined) throw new Error("There is no case to go to.");
      state = next;
      expect(state.doc.textContent).toBe(wanted);
    }
  });

  it("goes over blocks of a section and leaves the places alone", () => {
    const state = stateOf("FINDINGS: ^one [size].\n\nTwo^\n\nThree");
    expect(shown(ran(state, convertCase))).toBe("findings: ^ONE [size]. | TWO^ | Three\nimpression: ");
  });

  it("has nothing to do where there are no letters", () => {
    expect(ran(stateOf("FINDINGS: One ^ 12"), convertCase)).toBeUndefined();
  });
});

describe("renumbering", () => {
  it.each([
    ["IMPRESSION:\n1. One^\n2. Two", "(does not apply)"],
    ["FINDINGS: 1. One\n\n3. Two\n\n7. Th^ree\n\nFour", "findings: 1. One | 2. Two | 3. Th^ree | Four\nimpression: "],
    ["FINDINGS: 2) One\n\nTwo\n\n5) Th^ree", "findings: 2) One | Two | 1) Th^ree\nimpression: "],
    ["FINDINGS: One^", "(does not apply)"],
  ])("%j", (text, expected) => {
    expect(shown(ran(stateOf(text), renumber))).toBe(expected);
  });
});

describe("the last word", () => {
  it.each([
    ["FINDINGS: One two ^three", "findings: One^three\nimpression: "],
    ["FINDINGS: One^", "findings: ^\nimpression: "],
    ["FINDINGS: ^One^ two", "findings: ^ two\nimpression: "],
    ["FINDINGS: ^One", "(does not apply)"],
  ])("%s", (text, expected) => {
    expect(shown(ran(stateOf(text), deleteLastWord))).toBe(expected);
  });
});
