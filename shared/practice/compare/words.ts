import { diffArrays } from "diff";
import type { Block, SectionKind } from "../../report/report";
import type { Place, SectionWords, WordChange } from "./comparison";

interface Token extends Place {
  readonly isWord: boolean;
}

/** Two versions of a section word by word; marks of punctuation count as words of their own, white space as nothing. */
export function compareWords(section: SectionKind, draft: readonly Block[], final: readonly Block[]): SectionWords {
  const a = tokensOf(draft);
  const b = tokensOf(final);
  const changes: WordChange[] = [];
  let ownAt = 0;
  let otherAt = 0;
  const runs = diffArrays(
    a.map(({ text }) => text),
    b.map(({ text }) => text),
  );
  for (const { value, added, removed } of runs) {
    const own = added ? [] : a.slice(ownAt, ownAt + value.length);
    const other = removed ? [] : b.slice(otherAt, otherAt + value.length);
    ownAt += own.length;
    otherAt += other.length;
    changes.push({ kind: added ? "added" : removed ? "removed" : "same", draft: placeOf(own), final: placeOf(other) });
  }
  const count = (kind: WordChange["kind"], place: "draft" | "final") =>
    changes
      .filter((change) => change.kind === kind)
      .reduce((sum, change) => sum + wordsIn(change[place]?.text ?? ""), 0);
  return {
    section,
    changes,
    draftWords: a.filter(({ isWord }) => isWord).length,
    finalWords: b.filter(({ isWord }) => isWord).length,
    removed: count("removed", "draft"),
    added: count("added", "final"),
  };
}

/** "L1" is one word: two vertebrae differ in it, not in a digit. */
const TOKEN =
  /\p{Lu}{1,2}\d{1,2}(?![\p{L}\p{M}\d])|\d+(?:[.,]\d+)*|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|[^\s\p{L}\p{M}\d]/gu;

function tokensOf(blocks: readonly Block[]): readonly Token[] {
  return blocks.flatMap(({ text, from }) =>
    [...text.matchAll(TOKEN)].map(({ 0: written, index }) => ({
      from: from + index,
      to: from + index + written.length,
      text: written,
      isWord: isWord(written),
    })),
  );
}

const isWord = (text: string): boolean => /[\p{L}\d]/u.test(text);

const wordsIn = (text: string): number => (text === "" ? 0 : text.split(" ").filter(isWord).length);

/** The run's place; its words stand with one space between them, whatever stood there. */
function placeOf(tokens: readonly Token[]): Place | undefined {
  const first = tokens[0];
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return { from: first.from, to: last.to, text: tokens.map(({ text }) => text).join(" ") };
}
