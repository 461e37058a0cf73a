import { BRACKET, holds, registerWords, type Signs, wordSigns } from "../extract/signs";
import type { BlockAnalysis } from "../extract/types";

/** A quick test of a block: where it says no, none of the words is in the block. */
export type Trigger = (block: BlockAnalysis) => boolean;

/**
 * A test for blocks in which a word starts with one of `starts` (lower case letters; a space at the end stands for the
 * word's own end: "may "). The words of all triggers are looked for in one walk when the block is read, so that a rule that
 * is guarded by one costs nothing where its words are missing. `\b` and the "i" flag of a regular expression see words as
 * this does: a trigger that lists how its matches may start hides none of them.
 */
export function trigger(...starts: readonly string[]): Trigger {
  const list = registerWords(starts);
  return (block) => holds(knowing(block, list).words, list);
}

/** A test for blocks in which two words of the list, or one of them twice, stand with no stop between them. */
export function twice(...starts: readonly string[]): Trigger {
  const list = registerWords(starts);
  return (block) => holds(knowing(block, list).again, list);
}

/** A test for blocks that hold one of the characters, by the bits of extract/signs.ts. */
export const characters =
  (bits: number): Trigger =>
  ({ signs }) =>
    (signs.characters & bits) !== 0;

/** A test for blocks in which something may be open: a placeholder's bracket, "XX", "TBD", or a field of a template. */
export function mayBeOpen(block: BlockAnalysis): boolean {
  return (block.signs.characters & BRACKET) !== 0 || block.block.openFields !== undefined || hasOpenWord(block);
}

const hasOpenWord = trigger("xx", "tbd ", "tbc ");

/** A list that was registered later than the block was read. */
const knowing = (block: BlockAnalysis, list: number): Pick<Signs, "words" | "again"> =>
  list < block.signs.lists ? block.signs : wordSigns(block.block.text);
