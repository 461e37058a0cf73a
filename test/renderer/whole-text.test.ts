import fc from "fast-check";
import { undo } from "prosemirror-history";
import type { Node } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { alignLines } from "../../renderer/editor/intake/align-lines";
import { spokenCommand } from "../../renderer/editor/intake/spoken-commands";
import { plainTextOf, positionOf, textLines } from "../../renderer/editor/intake/text-control";
import { wholeTextTransaction } from "../../renderer/editor/intake/whole-text";
import { bodyOf, ran, stateOf } from "./report-state";

const REPORT = `Patient: Doe, Jane
Exam: CT chest

INDICATION: Cough.

FINDINGS: The lungs are clear^.

The heart is normal in size.

The liver is normal.

IMPRESSION:
1. No acute abnormality.
2. Normal heart.`;

const replaced = (state: EditorState, text: string): EditorState => {
  const tr = wholeTextTransaction(state, text);
  return tr === undefined ? state : state.apply(tr);
};
const header = (doc: Node) => doc.firstChild?.children.map((field) => field.textContent);

describe("a text that a tool has written in place of the report's", () => {
  it.each<[string, (text: string) => string, string]>([
    ["a word more", (text) => text.replace("lungs", "two lungs"), "The two lungs are clear."],
    [
      "a line more",
      (text) => text.replace("The heart", "No effusion.\nThe heart"),
      "The lungs are clear. | No effusion. | The heart",
    ],
    [
      "a line less",
      (text) => text.replace("The heart is normal in size.\n", ""),
      "The lungs are clear. | The liver is normal.",
    ],
    [
      "an item more",
      (text) => text.replace("Normal heart", "Pneumonia.\nNormal heart"),
      "impression: No acute abnormality. | Pneumonia. | Normal heart.",
    ],
    [
      "an item rewritten",
      (text) => text.replace("Normal heart.", "The heart is normal."),
      "impression: No acute abnormality. | The heart is normal.",
    ],
    ["carriage returns", (text) => text.replaceAll("\n", "\r\n").replace("Cough", "Fever"), "indication: Fever."],
  ])("%s", (_name, change, expected) => {
    const state = stateOf(REPORT);
    const after = replaced(state, change(plainTextOf(state.doc)));
    expect(bodyOf(after.doc)).toContain(expected);
    expect(header(after.doc)).toEqual(header(state.doc));
    const undone = ran(after, undo);
    expect(undone?.doc.eq(state.doc)).toBe(true);
  });

  it("puts a line between two sections into the one with the caret", () => {
    const state = stateOf(REPORT.replace("^", "").replace("No acute", "^No acute"));
    const after = replaced(state, plainTextOf(state.doc).replace("No acute", "Pneumonia.\nNo acute"));
    expect(bodyOf(after.doc)).toContain("impression: Pneumonia. | No acute abnormality.");
  });

  it("changes nothing where nothing differs", () => {
    const state = stateOf(REPORT);
    expect(wholeTextTransaction(state, `${plainTextOf(state.doc)}\n\n`)).toBeUndefined();
  });

  it("never puts into the header what no line of it resembles", () => {
    const state = stateOf("FINDINGS: ^");
    const after = replaced(state, "Clear lungs.\nNo effusion.");
    expect(bodyOf(after.doc)).toBe("findings: Clear lungs. | No effusion.\nimpression: ");
    expect(header(after.doc)?.join("")).toBe("");
  });

  const line = fc.stringMatching(/^[A-Z][a-z]{2,8}( [a-z]{2,8}){1,6}\.$/);
  it("keeps the skeleton and loses no line, whatever is written", () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.array(fc.nat({ max: 9 }), { maxLength: 12 }),
        (lines, picks) => {
          const state = stateOf(REPORT);
          const old = plainTextOf(state.doc).split("\n");
          const wanted = [...lines, ...picks.map((pick) => old[pick % old.length] ?? "")].filter(
            (each) => each.trim() !== "",
          );
          const after = replaced(state, wanted.join("\n"));
          after.doc.check();
          expect(after.doc.children.map(({ type }) => type.name)).toEqual(
            state.doc.children.map(({ type }) => type.name),
          );
          const squeeze = (text: string) => text.replace(/\s+/g, "");
          const have = squeeze(plainTextOf(after.doc));
          for (const each of lines) expect(have).toContain(squeeze(each));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("puts the lines in the order in which they came", () => {
    fc.assert(
      fc.property(fc.uniqueArray(line, { minLength: 1, maxLength: 8 }), fc.nat({ max: 6 }), (lines, at) => {
        const state = stateOf(REPORT);
        const old = plainTextOf(state.doc).split("\n");
        const place = 2 + (at % (old.length - 2));
        const after = replaced(state, [...old.slice(0, place), ...lines, ...old.slice(place)].join("\n"));
        const have = plainTextOf(after.doc).split("\n");
        const found = lines.map((each) => have.indexOf(each));
        expect(found).toEqual(found.toSorted((a, b) => a - b));
        expect(have.filter((each) => each !== "").length).toBe(old.filter((each) => each !== "").length + lines.length);
      }),
      { numRuns: 40 },
    );
  });
});

describe("lines that are read again", () => {
  it.each([
    [["One thing.", "Two things."], ["One thing.Two things."], ["kept", "kept"]],
    [["One thing here.", "Two things here."], ["One thing here. Two things there."], ["kept", "changed"]],
    [
      ["12", "F", "Nodule of 12 mm."],
      ["12", "F", "Nodule of 12 mm.", "New."],
      ["kept", "kept", "kept", "new"],
    ],
    [["One.", "Two."], [], ["gone", "gone"]],
  ])("%j from %j", (old, rewritten, kinds) => {
    expect(alignLines(old, rewritten).map(({ kind }) => kind)).toEqual(kinds);
  });

  it("tells the same of any two texts twice, and every old line once", () => {
    const words = fc.array(fc.constantFrom("the", "liver", "lungs", "is", "normal", "clear"), {
      minLength: 1,
      maxLength: 4,
    });
    const lines = fc.array(
      words.map((each) => each.join(" ")),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(lines, lines, (old, fresh) => {
        const changes = alignLines(old, fresh);
        const told = changes.flatMap((change) => (change.kind === "new" ? [] : [change.old]));
        expect(told).toEqual(old.map((_, index) => index));
      }),
    );
  });
});

describe("the plain text that tools see", () => {
  it("has a place in the document for each letter, and the other way round", () => {
    const { doc } = stateOf(REPORT);
    const text = plainTextOf(doc);
    const lines = textLines(doc);
    for (let index = 0; index < text.length; index++)
      if (text[index] !== "\n")
        expect(doc.textBetween(positionOf(lines, index), positionOf(lines, index) + 1)).toBe(text[index]);
    expect(positionOf(lines, -5)).toBe(lines[0]?.from);
    expect(positionOf(lines, 1e9)).toBe((lines.at(-1)?.from ?? 0) + (lines.at(-1)?.node.content.size ?? 0));
  });
});

describe("a spoken command", () => {
  it.each([
    ["next field", ""],
    ["Next field.", ""],
    ["go to the impression section", ""],
    ["jump to findings", ""],
    ["scratch that", ""],
    ["Undo that.", ""],
    ["The heart is normal. Next field.", "The heart is normal."],
    ["No effusion. go to impression", "No effusion."],
    ["the next field of view", undefined],
    ["next field of view", undefined],
    ["go to the theatre", undefined],
    ["go to other", undefined],
    ["The heart is normal. Scratch that.", undefined],
    ["delete the nodule", undefined],
    ["sign report", undefined],
    ["", undefined],
  ])("%j: %j", (said, text) => {
    expect(spokenCommand(said)?.text).toBe(text);
  });
});
