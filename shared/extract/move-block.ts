import type { Block } from "../report/report";
import type { BlockAnalysis } from "./types";

interface Movable {
  from: number;
  to: number;
}

/** Everything with a position in a block's analysis, found once at the block's first move. */
const ranges = new WeakMap<BlockAnalysis, readonly Movable[]>();

/**
 * Puts an analysed block where its node now stands: all positions in it shift by the same number, in place, because the
 * text before a block changes with every key and its mentions are many.
 */
export function moveBlock(analysis: BlockAnalysis, block: Block): void {
  const by = block.from - analysis.from;
  if (by !== 0) {
    let all = ranges.get(analysis);
    if (all === undefined) {
      all = rangesIn(analysis);
      ranges.set(analysis, all);
    }
    for (const range of all) {
      range.from += by;
      range.to += by;
    }
  }
  // The one place that writes to an analysis after it is made.
  (analysis as { block: Block }).block = block;
}

function rangesIn(analysis: BlockAnalysis): readonly Movable[] {
  const found = new Set<Movable>();
  const seen = new Set<object>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    if (value === analysis.block || value === analysis.kept || value === analysis.wording) return;
    seen.add(value);
    if (isMovable(value)) found.add(value);
    for (const inner of Array.isArray(value) ? value : Object.values(value)) visit(inner);
  };
  visit(analysis);
  return [...found];
}

const isMovable = (value: object): value is Movable =>
  "from" in value && typeof value.from === "number" && "to" in value && typeof value.to === "number";
