import { perAnalysis } from "../extract/keep";
import type { Trigger } from "./trigger";

/** The groups of which a phrase is anywhere in the report, as bits. */
export const groupsInReport = perAnalysis(({ blocks }) => {
  let groups = 0;
  for (const block of blocks) groups |= block.groups;
  return groups;
});

/** A test for blocks that hold a phrase of one of the groups. */
export const phrasesOf =
  (wanted: number): Trigger =>
  ({ groups }) =>
    (groups & wanted) !== 0;
