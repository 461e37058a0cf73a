import { anatomy, concepts } from "../lexicons/load";
import { CONCEPT, type LexiconData, ORGAN } from "./lexicon-data";
import { numbersFromText } from "./number-text";
import { PhraseTrie, type TrieText } from "./trie";
import { wordId } from "./vocabulary";

/**
 * What a general term ("mass") is called in an organ, read from the names of the particular concepts ("renal mass"): those
 * that begin with a name of the organ and go on as the general term does. Of several, the first of the table.
 */
export function composedConcepts(text: TrieText, contexts: LexiconData["contexts"]): LexiconData["composed"] {
  const trie = new PhraseTrie(text);
  const rows = concepts();
  const sides = new Set([wordId("right"), wordId("left")]);
  const found = new Map<number, readonly [number, number, number]>();
  const conceptAt = (node: number): number | undefined => {
    const meaning = trie.meaningsAt(node, CONCEPT)[0];
    return meaning === undefined || meaning < rows.length ? meaning : contexts[meaning - rows.length]?.concept;
  };
  /** A term that some exams alone make a name is no part of a longer name. */
  const generalAt = (node: number): number | undefined => {
    const context = contexts[(trie.meaningsAt(node, CONCEPT)[0] ?? 0) - rows.length];
    const concept = conceptAt(node);
    if (concept === undefined || context?.mustBeKnown === true) return undefined;
    return rows[concept]?.organ === undefined ? concept : undefined;
  };
  for (const { node, path, nodes } of walkThrough(text, trie)) {
    const particular = conceptAt(node);
    // "Dilated right heart" is strain of that side; any other dilatation of the heart is not.
    if (particular === undefined || sides.has(path[0] ?? -1)) continue;
    for (let length = 1; length < path.length; length += 1) {
      const organs = trie.meaningsAt(nodes[length - 1] ?? 0, ORGAN);
      const general = organs.length === 0 ? undefined : generalAt(nodeAfter(trie, path, length));
      if (general === undefined || general === particular) continue;
      for (const organ of organs) {
        const key = general * anatomy().length + organ;
        if (particular < (found.get(key)?.[2] ?? rows.length)) found.set(key, [general, organ, particular]);
      }
    }
  }
  return [...found.values()];
}

function nodeAfter(trie: PhraseTrie, path: readonly number[], from: number): number {
  let node = 0;
  for (let i = from; i < path.length; i += 1) {
    node = trie.child(node, path[i] ?? -1);
    if (node === 0) return 0;
  }
  return node;
}

/** Each node of the trie with the words that lead to it, and the nodes that these lead through. */
function* walkThrough(
  text: TrieText,
  trie: PhraseTrie,
): Iterable<{
  readonly node: number;
  readonly path: readonly number[];
  readonly nodes: readonly number[];
}> {
  const numbers = numbersFromText(text.numbers);
  const path: number[] = [];
  const nodes: number[] = [];
  for (let i = 0; i < text.size; i += 1) {
    const depth = numbers[i] ?? 0;
    // The sibling before it is still in its place.
    const word = (path[depth - 1] ?? 0) + (numbers[text.size + i] ?? 0);
    path.length = depth;
    nodes.length = depth;
    path[depth - 1] = word;
    const node = trie.child(nodes[depth - 2] ?? 0, word);
    nodes[depth - 1] = node;
    yield { node, path, nodes };
  }
}
