import { wordsOfTokens } from "../../../shared/extract/block-words";
import { readSigns } from "../../../shared/extract/signs";
import { createTokens, scan, type Tokens } from "../../../shared/extract/tokens";
import type { Sentence } from "../../../shared/extract/types";

/** The rows of a table in a template string: `text => expected`, one a line. */
export function rows(table: string): [text: string, expected: string][] {
  return lines(table).map((line) => {
    const [text = "", expected = ""] = line.split(" => ");
    return [text.trim(), expected.trim()];
  });
}

/** The lines of a table that are not empty. */
export const lines = (table: string): string[] => table.split("\n").filter((line) => line.trim() !== "");

/** The whole text as one sentence of one paragraph. */
export function oneSentence(text: string): { tokens: Tokens; sentence: Sentence } {
  const block = {
    from: 0,
    to: text.length,
    block: { kind: "paragraph", text, from: 0, to: text.length },
    kind: "findings",
    sentences: [],
    findings: [],
    anatomy: [],
    sides: [],
    measurements: [],
    recommendations: [],
    phrases: [],
    groups: 0,
    categories: [],
    dates: [],
    kept: [] as unknown[],
    words: 0,
    wording: wordsOfTokens(scan(text, createTokens())),
    signs: readSigns(scan(text, createTokens())),
  } as const;
  return { tokens: scan(text, createTokens()), sentence: { from: 0, to: text.length, text, block, index: 0 } };
}
