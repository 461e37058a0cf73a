import type { Block, Range } from "../report/report";
import type { BlockAnalysis } from "./types";

type Movable = { -readonly [K in keyof Range]: Range[K] };

/**
 * Puts an analysed block where its node now stands: all positions in it shift by the same number, in place, because the
 * text before a block changes with every key and its mentions are many. Each list has a loop of its own: one for all would
 * look up anew at each mention where its kind keeps its positions.
 */
export function moveBlock(analysis: BlockAnalysis, block: Block): void {
  const by = block.from - analysis.from;
  if (by !== 0) moveRanges(analysis, by);
  // With the positions the only thing that is written to an analysis after it is made.
  (analysis as { block: Block }).block = block;
}

function moveRanges(analysis: BlockAnalysis, by: number): void {
  (analysis as Movable).from += by;
  (analysis as Movable).to += by;
  for (const sentence of analysis.sentences as readonly Movable[]) {
    sentence.from += by;
    sentence.to += by;
  }
  for (const phrase of analysis.phrases as readonly Movable[]) {
    phrase.from += by;
    phrase.to += by;
  }
  for (const side of analysis.sides as readonly Movable[]) {
    side.from += by;
    side.to += by;
  }
  for (const measurement of analysis.measurements as readonly Movable[]) {
    measurement.from += by;
    measurement.to += by;
  }
  for (const category of analysis.categories as readonly Movable[]) {
    category.from += by;
    category.to += by;
  }
  for (const date of analysis.dates as readonly Movable[]) {
    date.from += by;
    date.to += by;
  }
  moveFindings(analysis, by);
  moveAnatomy(analysis, by);
  moveRecommendations(analysis, by);
}

function moveFindings({ findings }: BlockAnalysis, by: number): void {
  for (const finding of findings) {
    (finding as Movable).from += by;
    (finding as Movable).to += by;
    const { antecedent, cue, lateralityAt, locations, modifiers } = finding;
    move(cue, by);
    move(lateralityAt, by);
    for (const modifier of modifiers) move(modifier, by);
    // What points back may have its places from what it points to: they are one list, which moves once.
    if (locations !== antecedent?.locations) for (const location of locations) move(location, by);
  }
}

function moveAnatomy({ anatomy }: BlockAnalysis, by: number): void {
  for (const organ of anatomy) {
    (organ as Movable).from += by;
    (organ as Movable).to += by;
    move(organ.lateralityAt, by);
  }
}

function moveRecommendations({ recommendations }: BlockAnalysis, by: number): void {
  for (const recommendation of recommendations) {
    move(recommendation, by);
    move(recommendation.modality, by);
    move(recommendation.interval, by);
    move(recommendation.target, by);
    move(recommendation.condition, by);
    move(recommendation.escape, by);
    move(recommendation.object, by);
  }
}

function move(range: Range | undefined, by: number): void {
  if (range === undefined) return;
  (range as Movable).from += by;
  (range as Movable).to += by;
}
