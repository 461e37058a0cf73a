import type { Diagnostic } from "../../../shared/checks/types";
import type { Range } from "../../../shared/report/report";
import type { CheckState } from "../check-plugin";
import { isDismissed } from "../dismissals";

/** What a recommendation lacks. `from`–`to` is where the caret must be for it to be offered. */
export interface SlotGhost extends Range {
  /** Behind the sentence. */
  readonly at: number;
  readonly shown: string;
  readonly insertAt: number;
  /** In the notation of fields. */
  readonly insert: string;
  /** The sentence that it belongs to. */
  readonly words: string;
}

interface Slot {
  readonly shown: string;
  readonly insert: string;
}

/** The rules that say what is missing, and what fills it. */
const SLOTS: Readonly<Record<string, Slot>> = {
  "rec-modality-missing": { shown: "with [test]", insert: " with [test: CT|MRI|ultrasound|radiograph]" },
  "rec-timeframe-missing": { shown: "in [interval]", insert: " in [interval: __ months]" },
  "rec-target-missing": { shown: "of [finding]", insert: " of [finding]" },
};

/** The first thing that the recommendation at the caret lacks, from what the checks know already. */
export function slotAt({ checked, doc, dismissals }: CheckState, caret: number): SlotGhost | undefined {
  const lacks = checked.diagnostics.filter(
    (diagnostic) => Object.hasOwn(SLOTS, diagnostic.ruleId) && !isDismissed(doc, diagnostic, dismissals),
  );
  if (lacks.length === 0) return undefined;
  const block = checked.analysis.blocks.find(({ from, to }) => from <= caret && caret <= to);
  const sentence = block?.sentences.findLast(({ from, to }) => from <= caret && caret <= to + 1);
  if (sentence === undefined) return undefined;
  const lack = Object.keys(SLOTS)
    .map((id) => lacks.find(({ ruleId, from, to }) => ruleId === id && sentence.from <= from && to <= sentence.to))
    .find((found): found is Diagnostic => found !== undefined);
  const slot = lack === undefined ? undefined : SLOTS[lack.ruleId];
  if (lack === undefined || slot === undefined) return undefined;
  const { from, to, text: words } = sentence;
  return { ...slot, from, to: Math.max(to + 1, caret), at: to, insertAt: lack.to, words };
}
