import type { BlockAnalysis } from "../extract/types";
import type { PhraseChange } from "../settings";
import type { Flag } from "./types";

/** A rule's flags as the site wants them: less those on phrases that it took out, and one for each phrase that it added. */
export function* withSitePhrases(
  flags: Iterable<Flag>,
  block: BlockAnalysis,
  { add, remove }: PhraseChange,
): Iterable<Flag> {
  const removed = new Set(remove.map((phrase) => phrase.toLowerCase()));
  const { text, from } = block.block;
  for (const flag of flags) if (!removed.has(text.slice(flag.from - from, flag.to - from).toLowerCase())) yield flag;
  const lower = text.toLowerCase();
  for (const phrase of add) {
    const wanted = phrase.toLowerCase();
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
      if (isInsideWord(lower, at, at + wanted.length)) continue;
      const words = text.slice(at, at + wanted.length);
      yield { from: from + at, to: from + at + wanted.length, message: `"${words}" is on the site's list.` };
    }
  }
}

const LETTER = /[\p{L}\d]/u;

function isInsideWord(text: string, from: number, to: number): boolean {
  return LETTER.test(text[from - 1] ?? "") || LETTER.test(text[to] ?? "");
}
