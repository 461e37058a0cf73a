import {
  isLevelCertain,
  isMeasuredSuspicion,
  LEVEL_NAMES,
  leadName,
  leadRange,
  type RankedItem,
  rankedItems,
} from "../../impression";
import { answersQuestion } from "../../question";
import type { ReportRule } from "../../types";

export const impOrderInversion: ReportRule = {
  id: "imp-order-inversion",
  title: "Impression not in order of significance",
  why: "Readers in a hurry stop after the first items; what matters most must not stand behind what needs no action.",
  source: "Larson et al., JACR 2014 (ACR Actionable Reporting Work Group); expert opinion on Impression order",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "IMPRESSION:\n1. Simple left renal cyst.\n2. «Moderate right hydronephrosis from an obstructing 6 mm ureteral stone.»\n",
      "IMPRESSION:\n1. Mild degenerative changes.\n2. «2.1 cm spiculated right upper lobe nodule, suspicious for malignancy.»\n",
      "IMPRESSION:\n1. Hepatic steatosis.\n2. Small hiatal hernia.\n3. «Acute appendicitis.»\n",
    ],
    clean: [
      "INDICATION: Rule out PE.\n\nIMPRESSION:\n1. No pulmonary embolism.\n2. 5 mm left lower lobe nodule.\n",
      "IMPRESSION:\n1. 3.5 cm right renal mass, most consistent with renal cell carcinoma. Urologic consultation recommended.\n2. No evidence of metastatic disease.\n",
      "IMPRESSION:\n1. Acute appendicitis.\n2. Simple renal cyst.\n",
      "IMPRESSION:\n1. Simple renal cyst.\n2. Small hiatal hernia.\n",
      "IMPRESSION:\n1. Recommend urology consultation.\n2. 3.5 cm right renal mass.\n",
    ],
  },
  *check(analysis) {
    const ranked = rankedItems(analysis).slice(0, MOST_ITEMS);
    const worst = largestGap(ranked, ({ item }) => answersQuestion(item, analysis));
    if (worst === undefined) return;
    const { first, later } = worst;
    yield {
      ...leadRange(later),
      message: `Item ${later.number} (${leadName(later)}, ${LEVEL_NAMES[later.level]}) outranks item ${first.number} (${leadName(first)}, ${LEVEL_NAMES[first.level]}).`,
      related: [leadRange(first)],
      ...(!isSlip(worst, ranked) && { severity: "info" }),
      fixes: [{ label: "Sort items by significance", operation: { name: "sort-items" } }],
    };
  },
};

/** Every pair is looked at; no Impression has more items. */
const MOST_ITEMS = 100;

interface Gap {
  readonly first: RankedItem;
  readonly later: RankedItem;
}

/** The pair in the wrong order with the greatest difference; neighbouring levels count from significant upwards. */
function largestGap(ranked: readonly RankedItem[], answers: (ranked: RankedItem) => boolean): Gap | undefined {
  let best: Gap | undefined;
  for (const [index, later] of ranked.entries())
    for (const first of ranked.slice(0, index)) {
      const gap = later.level - first.level;
      if (gap < 1 || (gap === 1 && later.level < 3)) continue;
      if (mayStandBefore(first, later, answers)) continue;
      if (best === undefined || gap > best.later.level - best.first.level) best = { first, later };
    }
  return best;
}

/**
 * Surely out of place: urgent or suspicious behind something two levels below it or more, both levels sure, and no other
 * pair out of order. A list that goes by organ or by vertebra throughout is a style, and a normal statement in front of
 * what was found is one too.
 */
function isSlip({ first, later }: Gap, ranked: readonly RankedItem[]): boolean {
  const { lead } = later.item;
  return (
    later.level - first.level >= 2 &&
    first.level > 0 &&
    (later.level >= 4 || (lead !== undefined && isMeasuredSuspicion(lead))) &&
    isLevelCertain(first) &&
    isLevelCertain(later) &&
    !goesByVertebra(ranked) &&
    (isInOrder(ranked.filter((item) => item !== later)) || isInOrder(ranked.filter((item) => item !== first)))
  );
}

function goesByVertebra(ranked: readonly RankedItem[]): boolean {
  return ranked.filter(({ item }) => /^\s*[CTLS]\d{1,2}\b/.test(item.block.block.text)).length > 1;
}

function isInOrder(ranked: readonly RankedItem[]): boolean {
  let lowest = 5;
  for (const { level } of ranked) {
    if (level >= lowest + 2) return false;
    lowest = Math.min(lowest, level);
  }
  return true;
}

/** Whoever asked reads the answer first, a plain negative included, unless something urgent follows. */
function mayStandBefore(first: RankedItem, later: RankedItem, answers: (ranked: RankedItem) => boolean): boolean {
  if (later.level >= 4) return false;
  return first.level === 0 || (first.number === 1 && answers(first));
}
