import type { Analysis, BlockAnalysis } from "./types";

// What is worked out about a block or a report is kept with it. A weak map would do the same, but it makes everything that
// its keys reach survive the collector's quick rounds, which cost more than the checks themselves.

interface Keeper {
  readonly kept: unknown[];
}

let places = 0;

function keeping<K extends Keeper, T extends NonNullable<unknown>>(make: (keeper: K) => T): (keeper: K) => T {
  const place = places;
  places += 1;
  return (keeper) => {
    const { kept } = keeper;
    const known = kept[place] as T | undefined; // only this function writes to this place
    if (known !== undefined) return known;
    const made = make(keeper);
    // No holes: an array with holes is slower to read.
    while (kept.length < place) kept.push(undefined);
    kept[place] = made;
    return made;
  };
}

/**
 * A function whose answer is worked out once a block and then kept with it for as long as the block stands, so that a
 * letter typed elsewhere costs nothing. The answer must depend on the block alone. What it holds is not moved with the
 * text: it keeps mentions of the block, or places counted from the block's start, never positions of its own.
 */
export function perBlock<T extends NonNullable<unknown>>(
  make: (block: BlockAnalysis) => T,
): (block: BlockAnalysis) => T {
  return keeping(make);
}

/** A function whose answer is worked out once an analysis, for the rules that share it. */
export function perAnalysis<T extends NonNullable<unknown>>(
  make: (analysis: Analysis) => T,
): (analysis: Analysis) => T {
  return keeping(make);
}
