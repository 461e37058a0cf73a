import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lexicon } from "../../shared/extract/lexicon";
import { createSentenceSpans, splitSentences } from "../../shared/extract/sentences";
import { createTokens, scan } from "../../shared/extract/tokens";

lexicon(); // the splitter knows the tables' words

/** One hard line a line; "¦" stands where one sentence ends and the next begins, "⏎" is a line break. */
const lines = readFileSync(new URL("sentences.txt", import.meta.url), "utf8")
  .trim()
  .split(/\r?\n/);

const sentencesOf = (text: string): { from: number; to: number }[] => {
  const tokens = scan(text, createTokens());
  const spans = splitSentences(tokens, createSentenceSpans());
  return Array.from({ length: spans.count }, (_, i) => ({
    from: tokens.start[spans.first[i] ?? 0] ?? 0,
    to: tokens.end[(spans.end[i] ?? 1) - 1] ?? 0,
  }));
};

/** Where sentences end, counted in characters that are no white space: markers and spaces between do not matter. */
function breaksOf(text: string): Set<number> {
  const ends = sentencesOf(text).slice(0, -1);
  return new Set(ends.map(({ to }) => text.slice(0, to).replace(/\s/g, "").length));
}

function expectedBreaks(marked: string): Set<number> {
  const found = new Set<number>();
  let count = 0;
  for (const char of marked) {
    if (char === "¦") found.add(count);
    else if (char !== "⏎" && char.trim() !== "") count += 1;
  }
  return found;
}

const plain = (marked: string): string => marked.replace(/¦/g, "").replace(/⏎/g, "\n");

describe("splitSentences", () => {
  it("finds the ends of hard lines with an F1 of 0.98 or better", () => {
    let right = 0;
    let said = 0;
    let wanted = 0;
    const wrong: string[] = [];
    for (const line of lines) {
      const expected = expectedBreaks(line);
      const got = breaksOf(plain(line));
      const both = [...got].filter((at) => expected.has(at)).length;
      right += both;
      said += got.size;
      wanted += expected.size;
      if (both < got.size || both < expected.size) wrong.push(line);
    }
    const f1 = (2 * right) / (said + wanted);
    expect(f1, wrong.join("\n")).toBeGreaterThanOrEqual(0.98);
  });

  it.each([
    ["keeps a line break inside a wrapped sentence", "A mass in the\nright lung.", ["A mass in the\nright lung."]],
    ["leaves list numbers out of the sentence", "1. No fracture.\n2. Normal.", ["No fracture.", "Normal."]],
    ["leaves bullets out of the sentence", "- No fracture\n- Normal", ["No fracture", "Normal"]],
    ["takes closing brackets and quotes along", '(No prior.) "Normal."', ["(No prior.)", '"Normal."']],
  ])("%s", (_, text, sentences) => {
    expect(sentencesOf(text).map(({ from, to }) => text.slice(from, to))).toEqual(sentences);
  });

  it("finds no sentence in white space", () => {
    expect(sentencesOf(" \n\t\r\n ")).toEqual([]);
  });

  it("loses no word but list marks, and never overlaps, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        let last = 0;
        for (const { from, to } of sentencesOf(text)) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          last = to;
        }
      }),
    );
  });

  it("cuts a text without any stop, so that no sentence grows without bound", () => {
    const sentences = sentencesOf("mass and ".repeat(3000));
    expect(sentences.length).toBeGreaterThan(10);
  });
});
