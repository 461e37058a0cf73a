import type { Node } from "prosemirror-model";
import type { Range } from "../../shared/report/report";

/** What is looked for. */
export interface FindQuery {
  readonly text: string;
  readonly caseSensitive: boolean;
  readonly wholeWord: boolean;
}

/**
 * Where the document's text holds the query, in its order. A match lies in one block: headings and labels are no text, and
 * nothing is found across two sections. What a block holds is kept while its node stands, so that a key costs one block.
 */
export function findMatches(doc: Node, query: FindQuery): readonly Range[] {
  if (query.text === "") return [];
  const finder = finderFor(query);
  const found: Range[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    for (const { from, to } of matchesIn(node, finder)) found.push({ from: pos + 1 + from, to: pos + 1 + to });
    return false;
  });
  return found;
}

/** The index of the first match at or behind a position, from the first one again behind the last; -1 for none. */
export function matchFrom(matches: readonly Range[], position: number): number {
  const index = matches.findIndex(({ from }) => from >= position);
  return index < 0 && matches.length > 0 ? 0 : index;
}

/** The last match that ends at or before a position, from the last one again; -1 for none. */
export function matchBefore(matches: readonly Range[], position: number): number {
  const index = matches.findLastIndex(({ to }) => to <= position);
  return index < 0 ? matches.length - 1 : index;
}

interface Finder {
  readonly expression: RegExp;
  readonly known: WeakMap<Node, readonly Range[]>;
}

let last: { readonly query: FindQuery; readonly finder: Finder } | undefined;

function finderFor(query: FindQuery): Finder {
  if (last === undefined || !sameQuery(last.query, query))
    last = { query, finder: { expression: expressionOf(query), known: new WeakMap() } };
  return last.finder;
}

export function sameQuery(a: FindQuery, b: FindQuery): boolean {
  return a.text === b.text && a.caseSensitive === b.caseSensitive && a.wholeWord === b.wholeWord;
}

function matchesIn(block: Node, { expression, known }: Finder): readonly Range[] {
  let found = known.get(block);
  if (found === undefined) {
    // The expression finds no empty match: the query is not empty.
    found = [...block.textContent.matchAll(expression)].map(({ index, 0: { length } }) => ({
      from: index,
      to: index + length,
    }));
    known.set(block, found);
  }
  return found;
}

const WORD = "[\\p{L}\\p{N}_]";
const isWordCharacter = new RegExp(WORD, "u");

/** The query letter by letter; a space in it is any white space, a hard one or a line's end too. */
function expressionOf({ text, caseSensitive, wholeWord }: FindQuery): RegExp {
  const letters = text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s/g, "\\s");
  const before = wholeWord && isWordCharacter.test([...text][0] ?? "") ? `(?<!${WORD})` : "";
  const behind = wholeWord && isWordCharacter.test([...text].at(-1) ?? "") ? `(?!${WORD})` : "";
  return new RegExp(`${before}${letters}${behind}`, caseSensitive ? "gu" : "giu");
}
