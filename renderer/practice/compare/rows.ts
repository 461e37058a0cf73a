import type { Comparison, ItemPair } from "../../../shared/practice/compare/comparison";
import { readText } from "../../../shared/practice/compare/side-reading";
import { compareWords } from "../../../shared/practice/compare/words";
import type { Block, Range } from "../../../shared/report/report";

/** A paragraph or an item of one report, with the words that the other does not have. Positions are the report's own. */
export interface Cell extends Range {
  readonly text: string;
  /** The item's number; undefined for a paragraph. */
  readonly number: number | undefined;
  readonly marks: readonly Range[];
}

/** What belongs together; one of the two may be missing. */
export interface CompareRow {
  readonly key: string;
  readonly draft: Cell | undefined;
  readonly final: Cell | undefined;
  readonly changed: boolean;
}

export interface CompareSection {
  readonly kind: "findings" | "impression";
  readonly rows: readonly CompareRow[];
  /** Words of the draft that the final does not have in its row, and the other way round. */
  readonly removed: number;
  readonly added: number;
}

/**
 * Both reports in rows: items of the Impression as the comparison pairs them, then paragraphs of the Findings by what they
 * say. The Impression comes first: what changed in meaning is told of it.
 */
export function comparedSections(
  draft: string,
  final: string,
  { draftItems, finalItems, items }: Comparison,
): readonly CompareSection[] {
  const own = paragraphsOf(draft);
  const other = paragraphsOf(final);
  return [
    sectionOf("impression", draftItems.map(partOf(draft)), finalItems.map(partOf(final)), items),
    sectionOf("findings", own, other, alignTexts(own.map(textOf), other.map(textOf))),
  ].filter(({ rows }) => rows.length > 0);
}

type Part = Range & { readonly text: string };

const textOf = ({ text }: Part): string => text;
const partOf =
  (source: string) =>
  ({ from, to }: Range): Part => ({ from, to, text: source.slice(from, to) });

/** An organ's heading and what stands under it are one paragraph. */
function paragraphsOf(source: string): readonly Part[] {
  const groups: { from: number; to: number; open: boolean }[] = [];
  for (const { kind, from, to } of readText(source).blocks("findings")) {
    const last = groups.at(-1);
    if (kind !== "organ" && last?.open === true) {
      last.to = to;
      last.open = false;
    } else groups.push({ from, to, open: kind === "organ" });
  }
  return groups.map(partOf(source));
}

function sectionOf(
  kind: CompareSection["kind"],
  draft: readonly Part[],
  final: readonly Part[],
  pairs: readonly ItemPair[],
): CompareSection {
  let removed = 0;
  let added = 0;
  const rows = pairs.map((pair): CompareRow => {
    const own = pair.draft === undefined ? undefined : draft[pair.draft];
    const other = pair.final === undefined ? undefined : final[pair.final];
    const words = compareWords(
      kind,
      own === undefined ? [] : [blockOf(own)],
      other === undefined ? [] : [blockOf(other)],
    );
    removed += words.removed;
    added += words.added;
    const cell = (part: Part, index: number | undefined, side: "draft" | "final"): Cell => ({
      ...part,
      number: kind === "impression" && index !== undefined ? index + 1 : undefined,
      marks: words.changes.flatMap((change) => (change.kind === "same" ? [] : (change[side] ?? []))),
    });
    return {
      key: `${pair.draft ?? "-"}/${pair.final ?? "-"}`,
      draft: own && cell(own, pair.draft, "draft"),
      final: other && cell(other, pair.final, "final"),
      changed:
        pair.draft !== pair.final && kind === "impression" ? true : words.changes.some((run) => run.kind !== "same"),
    };
  });
  return { kind, rows, removed, added };
}

const blockOf = ({ from, to, text }: Part): Block => ({ kind: "paragraph", from, to, text });

/** Below this share of common words two paragraphs speak of different things. */
const LEAST = 0.3;

/** Pairs paragraphs that say much the same, both in their own order; what has no partner stands where it stood. */
export function alignTexts(draft: readonly string[], final: readonly string[]): readonly ItemPair[] {
  const own = draft.map(wordsOf);
  const others = final.map(wordsOf);
  // best[a][b]: the most that the paragraphs from a and from b on can have in common.
  const best = Array.from({ length: draft.length + 1 }, () => new Array<number>(final.length + 1).fill(0));
  const at = (a: number, b: number): number => best[a]?.[b] ?? 0;
  const likeness = (a: number, b: number): number => {
    const share = likenessOf(own[a] ?? [], others[b] ?? []);
    return share < LEAST ? 0 : share;
  };
  for (let a = draft.length - 1; a >= 0; a -= 1)
    for (let b = final.length - 1; b >= 0; b -= 1) {
      const both = likeness(a, b);
      const row = best[a];
      if (row !== undefined) row[b] = Math.max(at(a + 1, b), at(a, b + 1), both === 0 ? 0 : both + at(a + 1, b + 1));
    }
  const pairs: ItemPair[] = [];
  let a = 0;
  let b = 0;
  while (a < draft.length || b < final.length) {
    const both = a < draft.length && b < final.length ? likeness(a, b) : 0;
    if (both > 0 && at(a, b) === both + at(a + 1, b + 1)) pairs.push({ draft: a++, final: b++ });
    else if (b >= final.length || (a < draft.length && at(a + 1, b) >= at(a, b + 1)))
      pairs.push({ draft: a++, final: undefined });
    else pairs.push({ draft: undefined, final: b++ });
  }
  return pairs;
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\d]+(?:[.,]\d+)?/gu) ?? [];

/** Twice the common words over all words: 1 for the same, 0 for nothing in common. */
function likenessOf(a: readonly string[], b: readonly string[]): number {
  const rest = new Map<string, number>();
  for (const word of a) rest.set(word, (rest.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const left = rest.get(word) ?? 0;
    if (left === 0) continue;
    rest.set(word, left - 1);
    common += 1;
  }
  return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length);
}

/** A run of a cell's text that is told in one way. */
export interface Segment {
  readonly from: number;
  readonly text: string;
  readonly marked: boolean;
  readonly spotted: boolean;
}

/** The cell's text in runs: with the words that only this report has, and those that a change is about. */
export function segmentsOf({ from, text, marks }: Cell, spot: Range | undefined): readonly Segment[] {
  const to = from + text.length;
  const ranges = spot === undefined ? marks : [...marks, spot];
  const cuts = new Set([from, to, ...ranges.flatMap((range) => [range.from, range.to])]);
  const borders = [...cuts].filter((cut) => from <= cut && cut <= to).sort((one, other) => one - other);
  return borders.slice(0, -1).map((start, index): Segment => {
    const end = borders[index + 1] ?? to;
    const within = (range: Range) => range.from <= start && end <= range.to;
    return {
      from: start,
      text: text.slice(start - from, end - from),
      marked: marks.some(within),
      spotted: spot !== undefined && within(spot),
    };
  });
}
