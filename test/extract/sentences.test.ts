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
function breaksOf(text: string): number[] {
  const ends = sentencesOf(text).slice(0, -1);
  return ends.map(({ to }) => text.slice(0, to).replace(/\s/g, "").length);
}

function expectedBreaks(marked: string): number[] {
  return [...marked.replace(/[\s⏎]/g, "").matchAll(/¦/g)].map(({ index }, before) => index - before);
}

const plain = (marked: string): string => marked.replace(/¦/g, "").replace(/⏎/g, "\n");

/** The text with the ends that were found, in the table's own marks, so that a miss can be read beside its line. */
function marked(text: string): string {
  const parts = sentencesOf(text).map(({ from }, i) => (i === 0 ? 0 : from));
  return parts.map((from, i) => text.slice(from, parts[i + 1]).replace(/\n/g, "⏎")).join("¦");
}

/** Agreement on the whole table: the F1 of the ends of sentences, and the lines with no end wrong. */
function measure(): { f1: number; wrong: string[] } {
  const wrong: string[] = [];
  let right = 0;
  let total = 0;
  for (const line of lines) {
    const wanted = new Set(expectedBreaks(line));
    const got = breaksOf(plain(line));
    const both = got.filter((at) => wanted.has(at)).length;
    right += 2 * both;
    total += got.length + wanted.size;
    if (both < got.length || both < wanted.size) wrong.push(`wanted  ${line}\n   got  ${marked(plain(line))}`);
  }
  return { f1: right / total, wrong };
}

describe("splitSentences", () => {
  const { f1, wrong } = measure();
  const report = `F1 ${f1.toFixed(4)}, ${lines.length - wrong.length} of ${lines.length} lines right\n${wrong.join("\n")}`;

  it("finds the ends of hard lines with an F1 of 0.985 or better", () => {
    expect(lines.length).toBeGreaterThanOrEqual(380);
    expect(f1, report).toBeGreaterThanOrEqual(0.985);
    expect(wrong.length, report).toBeLessThanOrEqual(9);
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
