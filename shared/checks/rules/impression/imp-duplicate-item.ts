import { impressionItems } from "../../../extract/impression-items";
import { perBlock, perBlocks } from "../../../extract/keep";
import type { BlockAnalysis, Finding, ImpressionItem, Measurement } from "../../../extract/types";
import { NO_FLAGS } from "../../no-flags";
import type { Fix, Flag, ReportRule } from "../../types";

export const impDuplicateItem: ReportRule = {
  id: "imp-duplicate-item",
  title: "Same finding in two items",
  why: "One finding named twice is counted as two, and followed up twice.",
  source: "Expert opinion on Impression wording (RadioGraphics 2020)",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "IMPRESSION:\n1. Right lower lobe pneumonia.\n2. Gallstones.\n3. Consolidation in the right lower lobe, consistent with «pneumonia».\n",
      "IMPRESSION:\n1. 6 mm left upper lobe nodule.\n2. Left upper lobe «nodule», 6 mm.\n",
    ],
    clean: [
      "IMPRESSION:\n1. Right lower lobe pneumonia.\n2. Small right parapneumonic effusion.\n",
      "IMPRESSION:\n1. 6 mm RUL nodule.\n2. 6 mm LLL nodule.\n",
      "IMPRESSION:\n1. 6 mm right upper lobe nodule.\n2. Second 4 mm right upper lobe nodule.\n",
      "IMPRESSION:\n1. Fracture of the left radius.\n2. Fracture of the left ulna.\n",
      "IMPRESSION:\n1. Left renal cyst.\n2. Left renal stone.\n",
    ],
  },
  check({ items, blocksOf }) {
    if (items.length < 2 || items.length > MOST_ITEMS) return NO_FLAGS;
    const repeats = repeatsIn(blocksOf("impression"));
    if (repeats.length === 0) return NO_FLAGS;
    return repeats.flatMap(({ at, before, first, again }): readonly Flag[] => {
      const item = items[at];
      const earlier = items[before];
      if (item === undefined || earlier === undefined) return NO_FLAGS;
      const message = `Items ${before + 1} and ${at + 1} describe the same ${again.concept.id}.`;
      const related = [{ from: first.from, to: first.to }];
      return [{ from: again.from, to: again.to, message, related, ...fixFor(earlier, item) }];
    });
  },
};

/** An item, by its index, with a finding that an earlier item names. */
interface Repeat {
  readonly at: number;
  readonly before: number;
  readonly first: Finding;
  readonly again: Finding;
}

/** Kept as long as the Impression stands: every pair of items is looked at. */
const repeatsIn = perBlocks(
  (block) => block,
  (blocks): readonly Repeat[] => {
    const repeats: Repeat[] = [];
    const items = impressionItems(blocks);
    for (const { block, index } of items)
      for (const earlier of items) {
        if (earlier.index === index) break;
        const pair = samePair(earlier.block, block);
        if (pair === undefined) continue;
        repeats.push({ at: index, before: earlier.index, ...pair });
        break;
      }
    return repeats;
  },
);

/** The item that says nothing more than the other goes; where each has something of its own, none does. */
function fixFor(earlier: ImpressionItem, item: ImpressionItem): { readonly fixes?: readonly Fix[] } {
  const [kept, gone] = saysAll(earlier, item) ? [earlier, item] : saysAll(item, earlier) ? [item, earlier] : [];
  if (kept === undefined || gone === undefined) return {};
  const label = `Delete item ${gone.index + 1}, keep item ${kept.index + 1}`;
  return { fixes: [{ label, operation: { name: "delete-item", index: gone.index } }] };
}

/** True where every word of weight in the other item stands in this one too. */
function saysAll({ block: { block, recommendations } }: ImpressionItem, other: ImpressionItem): boolean {
  if (other.block.recommendations.length > recommendations.length) return false;
  const own = new Set(wordsOf(block.text));
  return wordsOf(other.block.block.text).every((word) => own.has(word));
}

const wordsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[a-z]+|\d+(?:\.\d+)?/g) ?? []).filter((word) => !EMPTY_WORDS.has(word));

const EMPTY_WORDS: ReadonlySet<string> = new Set(
  "a an the of in on at to with and is are was were there this that has it its seen noted".split(" "),
);

/** Every pair is looked at; a longer list is no Impression. */
const MOST_ITEMS = 60;

const ANOTHER =
  /\b(?:another|second|third|additional|also|separate|adjacent|other|further|satellite|similar|smaller|larger|multiple|few|several|status|post|again|above|associated|due|secondary|from|follow-?up|recommend\w{0,5})\b/i;

/** A finding of one item that another item repeats; none where a word says "another". */
function samePair(
  a: BlockAnalysis,
  b: BlockAnalysis,
): { readonly first: Finding; readonly again: Finding } | undefined {
  for (const first of a.findings) {
    if (!isTelling(first) || !isSure(first)) continue;
    for (const again of b.findings)
      if (again.concept.family === first.concept.family && isSure(again) && sameFinding(first, again))
        return namesAnother(a) || namesAnother(b) ? undefined : { first, again };
  }
  return undefined;
}

const namesAnother = perBlock(({ block }) => ANOTHER.test(block.text));

const isTelling = ({ level, concept }: Finding): boolean =>
  level >= 1 && concept.family !== AFTER_SURGERY && (concept.kind === "diagnosis" || concept.lesion);

/** Of one family: nothing tells the two apart, and a place that both name says that they are one. */
function sameFinding(a: Finding, b: Finding): boolean {
  return (
    a.organ === b.organ &&
    (a.laterality === b.laterality || placesOf(a).length > 0) &&
    a.change === b.change &&
    sameSizes(a.measurements, b.measurements) &&
    samePlaces(a, b)
  );
}

/** What an operation left behind is many things. */
const AFTER_SURGERY = "postsurgical changes";

/** "Consistent with" is as good as said. */
function isSure({ assertion, certainty }: Finding): boolean {
  return assertion === "present" || (assertion === "possible" && certainty >= 4);
}

function samePlaces(a: Finding, b: Finding): boolean {
  const ofA = placesOf(a);
  const ofB = placesOf(b);
  if (ofA.length !== ofB.length || ofA.some((place, index) => place !== ofB[index])) return false;
  return ofA.length > 0 || (a.laterality !== undefined && a.organ !== undefined && a.measurements.length > 0);
}

/** The finding's own places, or those of the only place that its sentence names. */
function placesOf(finding: Finding): readonly string[] {
  const own = finding.locations.length > 0 ? finding.locations : onlyPlaceIn(finding);
  return [...new Set(own.flatMap(({ set }) => set))].toSorted();
}

function onlyPlaceIn({ sentence }: Finding): Finding["locations"] {
  const all = sentence.block.findings
    .filter((other) => other.sentence === sentence)
    .flatMap(({ locations }) => locations);
  return new Set(all.map(({ set }) => set.join())).size === 1 ? all : [];
}

function sameSizes(a: readonly Measurement[], b: readonly Measurement[]): boolean {
  if (a.length === 0 || b.length === 0) return true;
  return a[0]?.values.join() === b[0]?.values.join();
}
