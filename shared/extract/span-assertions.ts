import { AssertionMachine } from "./assertion";
import { lexicon } from "./lexicon";
import { Matcher } from "./matcher";
import { createSentenceSpans, splitSentences } from "./sentences";
import { at, createTokens, scan, tokenAt } from "./tokens";
import type { Assertion } from "./types";

const tokens = createTokens();
const sentences = createSentenceSpans();

/** What the text says about a span, and how surely: 5 definite … 1 unlikely. */
export interface SpanVerdict {
  readonly assertion: Assertion;
  readonly certainty: 1 | 2 | 3 | 4 | 5;
}

/** What the text says about each span (UTF-16 indexes, half-open): the machine of the checks, asked about any words. */
export function assertionAt(text: string, spans: readonly (readonly [number, number])[]): Assertion[] {
  return verdictsAt(text, spans).map(({ assertion }) => assertion);
}

/** The same with the certainty. */
export function verdictsAt(text: string, spans: readonly (readonly [number, number])[]): SpanVerdict[] {
  const tables = lexicon();
  const matcher = new Matcher(tables.trie);
  const machine = new AssertionMachine(tables);
  scan(text, tokens);
  splitSentences(tokens, sentences);
  matcher.start();
  const hitsFrom: number[] = [0];
  for (let i = 0; i < sentences.count; i += 1) {
    matcher.match(tokens, at(sentences.first, i), at(sentences.end, i));
    hitsFrom.push(matcher.hits.count);
  }
  let read = -1;
  return spans.map(([from, to]) => {
    const first = tokenAt(tokens, from);
    const end = Math.max(first + 1, to <= from ? first : tokenAt(tokens, to - 1) + 1);
    const sentence = sentenceOf(first);
    if (sentence < 0) return { assertion: "present", certainty: 5 };
    if (sentence !== read) {
      const hitFrom = hitsFrom[sentence] ?? 0;
      const hitTo = hitsFrom[sentence + 1] ?? hitFrom;
      machine.read(tokens, matcher.hits, hitFrom, hitTo, at(sentences.first, sentence), at(sentences.end, sentence));
      read = sentence;
    }
    const { assertion, certainty } = machine.judge(first, end);
    return { assertion, certainty };
  });
}

/** The sentence that holds a token, by bisection; -1 where none does. */
function sentenceOf(token: number): number {
  let low = 0;
  let high = sentences.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(sentences.end, middle) <= token) low = middle + 1;
    else high = middle;
  }
  return low < sentences.count && at(sentences.first, low) <= token ? low : -1;
}
