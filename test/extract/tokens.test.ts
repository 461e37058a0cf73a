import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ALL_CAPS,
  createTokens,
  GLUED,
  has,
  INNER_HYPHEN,
  NUMBER,
  scan,
  tokenAt,
  tokenText,
  WORD,
} from "../../shared/extract/tokens";
import { vocabulary, wordId } from "../../shared/extract/vocabulary";

const texts = (text: string): string[] => {
  const tokens = scan(text, createTokens(2));
  return Array.from({ length: tokens.count }, (_, i) => tokenText(tokens, i));
};

describe("scan", () => {
  it.each([
    ["letters and digits apart", "L4 3mm 4A", ["L", "4", "3", "mm", "4", "A"]],
    [
      "decimals, thousands and dotted dates whole",
      "3.5 1,250 01.02.2023 3, 4",
      ["3.5", "1,250", "01.02.2023", "3", ",", "4"],
    ],
    ["an apostrophe inside a word", "Crohn's doesn’t 'x'", ["Crohn's", "doesn’t", "'", "x", "'"]],
    ["a Windows line break as one", "a\r\nb\n\nc", ["a", "\r\n", "b", "\n", "\n", "c"]],
    ["accents as letters", "Röntgen œdème", ["Röntgen", "œdème"]],
  ])("keeps %s", (_, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it("gives all forms of a word one number", () => {
    const id = wordId("metastasis");
    wordId("hemorrhage");
    const tokens = scan("Metastases metastasis METASTASIS Metastasis's haemorrhages hemorrhage s", createTokens());
    expect([...tokens.id.slice(0, 4)]).toEqual([id, id, id, id]);
    expect(tokens.id[4]).toBe(tokens.id[5]);
    expect(tokens.id[6]).not.toBe(-2);
  });

  it("looks a single s up as itself", () => {
    const id = wordId("s");
    const tokens = scan("cm/s", createTokens());
    expect(tokens.id[2]).toBe(id);
  });

  it("knows capitals, glued tokens and hyphens inside a word", () => {
    const tokens = scan("PE PEs Pe ground-glass - 4", createTokens());
    expect([0, 1, 2].map((i) => has(tokens, i, ALL_CAPS))).toEqual([true, true, false]);
    expect(has(tokens, 4, INNER_HYPHEN)).toBe(true);
    expect(has(tokens, 6, INNER_HYPHEN)).toBe(false);
    expect(has(tokens, 5, GLUED)).toBe(true);
  });

  it("reads the value of a number", () => {
    const tokens = scan("3.5 1,250 1.2.3 12", createTokens());
    expect([...tokens.value.slice(0, 4)]).toEqual([3.5, 1250, Number.NaN, 12]);
  });

  it("looks up no word that is longer than any in the tables", () => {
    const tokens = scan("a".repeat(500), createTokens());
    expect([tokens.count, tokens.id[0], tokens.kind[0]]).toEqual([1, -1, WORD]);
  });

  it("covers every character that is not white space, once and in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), (text) => {
        const tokens = scan(text, createTokens(1));
        let at = 0;
        for (let i = 0; i < tokens.count; i += 1) {
          const start = tokens.start[i] ?? 0;
          expect(text.slice(at, start).trim()).toBe("");
          expect(tokens.end[i]).toBeGreaterThan(start);
          at = tokens.end[i] ?? 0;
        }
        expect(text.slice(at).trim()).toBe("");
      }),
    );
  });

  it("finds the token at a position", () => {
    const tokens = scan("one two 3", createTokens());
    expect([0, 2, 3, 4, 8, 9].map((position) => tokenAt(tokens, position))).toEqual([0, 0, 1, 1, 2, 3]);
    expect(tokens.kind[2]).toBe(NUMBER);
  });

  it("names a number by its canonical form", () => {
    expect(vocabulary.nameOf(wordId("calculi"))).toBe("calculus");
  });
});
