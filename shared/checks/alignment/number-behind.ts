import type { Analysis, Sentence } from "../../extract/types";
import type { Range } from "../../report/report";

/** What is looked for: one of the words, and behind it a number beyond a limit. */
interface Limit {
  readonly words: readonly string[];
  readonly above: number | undefined;
  readonly below: number | undefined;
}

/** The first number of the Findings behind one of the words that lies beyond the limit, with the words. */
export function numberBehind(limit: Limit, analysis: Analysis): (Range & { readonly text: string }) | undefined {
  const pattern = patternOf(limit.words);
  for (const { block, sentences } of analysis.blocksOf("findings")) {
    if (block.kind === "organ" || !DIGIT.test(block.text)) continue;
    for (const sentence of sentences) {
      const found = inSentence(sentence, pattern, limit);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

const DIGIT = /\d/;

function inSentence(sentence: Sentence, pattern: RegExp, { above, below }: Limit) {
  const text = sentence.text.length > LONGEST ? sentence.text.slice(0, LONGEST) : sentence.text;
  const match = pattern.exec(text);
  if (match === null || OTHER_TIME.test(text.slice(0, match.index + match[0].length + NEAR))) return undefined;
  const value = Number(match[1]) * (match[2] === "cm" ? 10 : 1);
  if (above !== undefined ? value <= above : value >= (below ?? Number.NEGATIVE_INFINITY)) return undefined;
  const from = sentence.from + match.index;
  return { from, to: from + match[0].length, text: match[0] };
}

const LONGEST = 300;
/** How far behind the number a word still speaks of it: "20 mm long". */
const NEAR = 8;
/** Another time, another state, or another dimension than the one across. */
const OTHER_TIME =
  /\b(?:prior|previous\w*|formerly|cholecystectomy|long|length of|mass|cyst|nodule|lesion|stent|external carotid)\b/i;

const patterns = new Map<readonly string[], RegExp>();

function patternOf(words: readonly string[]): RegExp {
  let pattern = patterns.get(words);
  if (pattern === undefined) {
    // No digit, comma or end of a clause between the words and their number.
    pattern = new RegExp(
      `\\b(?:${words.join("|")})\\b[^\\d,;:.]{0,40}?(?<![\\d.])(-?\\d{1,4}(?:\\.\\d{1,2})?)\\s{0,2}(mm|cm\\b(?!/s)|cm/s|SD)?`,
      "i",
    );
    patterns.set(words, pattern);
  }
  return pattern;
}
