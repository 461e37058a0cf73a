import { perAnalysis } from "../../../extract/keep";
import type { BlockAnalysis } from "../../../extract/types";

/** What the Comparison section says: nothing at all is not the same as "None.". */
export interface Comparison {
  /** `none`: says that there is no prior · `empty`: a heading with nothing under it · `given`: names something · `absent`: no such section. */
  readonly state: "none" | "empty" | "given" | "absent";
  readonly blocks: readonly BlockAnalysis[];
}

export const comparisonOf = perAnalysis((analysis): Comparison => {
  if (analysis.sectionsOf("comparison").length === 0) return { state: "absent", blocks: [] };
  const blocks = analysis.blocksOf("comparison").filter((block) => block.block.text.trim() !== "");
  if (blocks.length === 0) return { state: "empty", blocks };
  return { state: blocks.every(saysNone) ? "none" : "given", blocks };
});

/** "None.", "No prior studies available.": the whole block, with no date or other exam named beside it. */
function saysNone({ phrases, dates, words }: BlockAnalysis): boolean {
  return dates.length === 0 && words <= 12 && phrases.some(({ group }) => group === "comp-none");
}
