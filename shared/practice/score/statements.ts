import type { Reading } from "./reading";
import { termsOf } from "./terms";

/** All that may be spoken of, a set a sentence: the case's words, the reference's, and the accepted wordings. */
export function knownStatements({ practice, analysis }: Reading, reference: Reading): readonly ReadonlySet<string>[] {
  const texts = [
    ...analysis.blocks.flatMap(({ kind, sentences }) =>
      kind === "impression" || kind === "header" ? [] : sentences.map(({ text }) => text),
    ),
    ...reference.sentences.map(({ sentence }) => sentence.text),
    ...practice.points.flatMap(({ wordings }) => wordings),
    practice.title,
  ];
  return texts.map((text) => new Set(termsOf(text).terms.map(({ key }) => key)));
}
