import type { ImpressionItem } from "../../../extract/types";
import {
  isLevelCertain,
  isMeasuredSuspicion,
  LEVEL_NAMES,
  leadName,
  leadRange,
  type RankedItem,
  rankedItems,
} from "../../impression";
import { NO_FLAGS } from "../../no-flags";
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
  check(analysis) {
    if (isInWeightOrder(analysis.items)) return NO_FLAGS;
    const ranked = rankedItems(analysis).slice(0, MOST_ITEMS);
    const worst = largestGap(ranked, ({ item }) => answersQuestion(item, analysis));
    if (worst === undefined) return NO_FLAGS;
    const { first, later } = worst;
    return [
      {
        ...leadRange(later),
        message: `Item ${later.number} (${leadName(later)}, ${LEVEL_NAMES[later.level]}) outranks item ${first.number} (${leadName(first)}, ${LEVEL_NAMES[first.level]}).`,
        related: [leadRange(first)],
        ...(!isSlip(worst, ranked) && { severity: "info" }),
        fixes: [{ label: "Sort items by significance", operation: { name: "sort-items" } }],
      },
    ];
  },
};

/** No item weighs so much more than one before it that it matters which of them are compared. */
function isInWeightOrder(items: readonly ImpressionItem[]): boolean {
  let lowest = Number.POSITIVE_INFINITY;
  for (const { level } of items) {
    if (level === undefined) continue;
    if (outranks(level, lowest)) return false;
    if (level < lowest) lowest = level;
  }
  return true;
}

/** Neighbouring levels count from significant upwards. */
const outranks = (level: number, other: number): boolean => level - other > 1 || (level - other === 1 && level >= 3);

/** Every pair is looked at; no Impression has more items. */
const MOST_ITEMS = 100;

interface Gap {
  readonly first: RankedItem;
  readonly later: RankedItem;
}

/** The pair in the wrong order with the greatest difference. */
function largestGap(ranked: readonly RankedItem[], answers: (ranked: RankedItem) => boolean): Gap | undefined {
  let best: Gap | undefined;
  for (const later of ranked)
    for (const first of ranked) {
      if (first === later) break;
      if (!outranks(later.level, first.level)) continue;
      if (best !== undefined && later.level - first.level <= best.later.level - best.first.level) continue;
      if (!mayStandBefore(first, later, answers)) best = { first, later };
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
