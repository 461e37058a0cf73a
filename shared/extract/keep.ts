import type { Analysis, BlockAnalysis } from "./types";

// What is worked out about a block or a report is kept with it. A weak map would do the same, but it makes everything that
// its keys reach survive the collector's quick rounds, which cost more than the checks themselves.

interface Keeper {
  kept: unknown[];
}

/** What nothing is kept in yet: as many places as there are functions of the kind. */
type Room = undefined[];
const ofBlocks: Room = [];
const ofAnalyses: Room = [];

function keeping<K extends Keeper, T extends NonNullable<unknown>>(
  room: Room,
  make: (keeper: K) => T,
): (keeper: K) => T {
  const place = room.length;
  room.push(undefined);
  return (keeper) => {
    const known = keeper.kept[place] as T | undefined; // only this function writes to this place
    if (known !== undefined) return known;
    const made = make(keeper);
    // All places at once: an array that grows is copied again and again, and one with holes is slower to read.
    const { length } = keeper.kept;
    if (length <= place) keeper.kept = length === 0 ? room.slice() : [...keeper.kept, ...room.slice(length)];
    keeper.kept[place] = made;
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
  return keeping(ofBlocks, make);
}

/** A function whose answer is worked out once an analysis, for the rules that share it. */
export function perAnalysis<T extends NonNullable<unknown>>(
  make: (analysis: Analysis) => T,
): (analysis: Analysis) => T {
  return keeping(ofAnalyses, make);
}

/**
 * A function whose answer joins what several blocks say (`of`, which must be kept per block) and stands until one of them
 * says something else: the same object, so that what rests on it can stand too (`perBlockAgainst`). It is kept with the first
 * of the blocks and has the limits of `perBlock`.
 */
export function perBlocks<P extends object, T extends object>(
  of: (block: BlockAnalysis) => P,
  join: (parts: readonly P[]) => T,
): (blocks: readonly BlockAnalysis[]) => T {
  const slot = perBlock((): Joined<P, T> => ({ parts: undefined, made: undefined }));
  return (blocks) => {
    const [first] = blocks;
    if (first === undefined) return join([]);
    const kept = slot(first);
    if (kept.made !== undefined && kept.parts !== undefined && areParts(kept.parts, blocks, of)) return kept.made;
    kept.parts = blocks.map(of);
    kept.made = join(kept.parts);
    return kept.made;
  };
}

interface Joined<P, T> {
  parts: readonly P[] | undefined;
  made: T | undefined;
}

function areParts<P>(parts: readonly P[], blocks: readonly BlockAnalysis[], of: (block: BlockAnalysis) => P): boolean {
  if (parts.length !== blocks.length) return false;
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i];
    if (block === undefined || of(block) !== parts[i]) return false;
  }
  return true;
}

/** The same as `perBlock` for an answer that rests on something else too: kept until it is asked with another. */
export function perBlockAgainst<A extends object, T extends object>(
  make: (block: BlockAnalysis, against: A) => T,
): (block: BlockAnalysis, against: A) => T {
  const slot = perBlock((): { against: A | undefined; made: T | undefined } => ({
    against: undefined,
    made: undefined,
  }));
  return (block, against) => {
    const kept = slot(block);
    if (kept.made === undefined || kept.against !== against) {
      kept.made = make(block, against);
      kept.against = against;
    }
    return kept.made;
  };
}
