import type { Analysis, BlockAnalysis, Sentence } from "../extract/types";
import type { Range } from "../report/report";

/** The part of the sentence before the range, and the part behind it. */
export function around(sentence: Sentence, range: Range): { readonly before: string; readonly after: string } {
  return {
    before: sentence.text.slice(0, range.from - sentence.from),
    after: sentence.text.slice(range.to - sentence.from),
  };
}

/** A match of a pattern in the sentence, as a range of the report. */
export function rangeOf(sentence: Range, match: RegExpExecArray | RegExpMatchArray, group = 0): Range {
  const whole = match[0];
  const part = match[group] ?? whole;
  const from = sentence.from + (match.index ?? 0) + (group === 0 ? 0 : whole.indexOf(part));
  return { from, to: from + part.length };
}

/** The sentences of the blocks, in order. */
export function sentencesOf(blocks: readonly BlockAnalysis[]): readonly Sentence[] {
  const [first] = blocks;
  return blocks.length === 1 && first !== undefined ? first.sentences : blocks.flatMap((block) => block.sentences);
}

/** The words of a text in lower case, or the first `most` of them; numbers and sizes stay whole. */
export function wordsOf(text: string, most = Number.POSITIVE_INFINITY): readonly string[] {
  const lower = text.toLowerCase();
  const words: string[] = [];
  for (let i = 0; i < lower.length; ) {
    const kind = kindOf(lower.charCodeAt(i));
    if (kind === FOREIGN) return (lower.match(/[\p{L}\d][\p{L}\d'’.-]*[\p{L}\d]|[\p{L}\d]/gu) ?? []).slice(0, most);
    if (words.length === most) return words;
    const from = i;
    i += 1;
    if (kind !== LETTER) continue;
    let to = i;
    for (let inside = kindOf(lower.charCodeAt(i)); inside === LETTER || inside === JOINER; ) {
      i += 1;
      if (inside === LETTER) to = i;
      inside = kindOf(lower.charCodeAt(i));
    }
    words.push(lower.slice(from, to));
  }
  return words;
}

const BETWEEN = 0;
const LETTER = 1;
/** What may stand inside a word. */
const JOINER = 2;
/** Not ASCII: the regular expression knows better what a letter is. */
const FOREIGN = 3;

/** NaN, behind the end of a text, is nothing. */
function kindOf(code: number): number {
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return LETTER;
  if (code === 39 || code === 45 || code === 46) return JOINER;
  return code >= 128 ? FOREIGN : BETWEEN;
}

/** True where two ranges share a character. */
export function overlaps(a: Range, b: Range): boolean {
  return a.from < b.to && b.from < a.to;
}

/** The Impression's and the Findings' blocks. */
export function reportedBlocks(analysis: Analysis): readonly BlockAnalysis[] {
  return [...analysis.blocksOf("findings"), ...analysis.blocksOf("impression")];
}

/** The text without white space and stops at its end. */
export function withoutStop(text: string): string {
  let end = text.length;
  while (end > 0 && " \t\r\n.;,".includes(text[end - 1] ?? "x")) end -= 1;
  return text.slice(0, end);
}
