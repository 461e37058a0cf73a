import { once } from "../lexicons/table";
import { modifierBit } from "./level";
import { type Lexicon, lexicon, type Organ } from "./lexicon";
import type { Place } from "./locations";
import type { Concept, Laterality } from "./types";

/** A word of the modifier table that says what its row says. */
export interface ModifierEntry {
  readonly name: string;
  readonly bit: number;
}

/** What the trie's entries stand for in the reading of a sentence. The lists have no gaps: the engine keeps a list with more gaps than members as a slow dictionary. */
export interface Entries {
  readonly concepts: readonly (Concept | undefined)[];
  readonly conditions: Lexicon["conditions"];
  readonly conceptsById: Lexicon["conceptsById"];
  readonly organs: readonly (Organ | undefined)[];
  readonly sides: readonly (Laterality | undefined)[];
  readonly places: readonly (Place | undefined)[];
  readonly modifiers: readonly (ModifierEntry | undefined)[];
  readonly structures: readonly (string | undefined)[];
}

/** The entries of the compiled tables, made at the first call. */
export const entries = once((): Entries => {
  const { concepts, conditions, conceptsById, organs, sides, places, modifiers, structures } = lexicon();
  const kinds = new Map<string, ModifierEntry>();
  const modifierOf = (name: string | undefined): ModifierEntry | undefined => {
    if (name === undefined || name === "none") return undefined;
    const known = kinds.get(name) ?? { name, bit: modifierBit(name) };
    kinds.set(name, known);
    return known;
  };
  return {
    concepts,
    conditions,
    conceptsById,
    organs,
    sides: withoutGaps(sides).map((side) => (side === "idiom" ? undefined : side)),
    places: withoutGaps(places),
    modifiers: withoutGaps(modifiers).map(modifierOf),
    structures: withoutGaps(structures),
  };
});

const withoutGaps = <T>(list: readonly T[]): (T | undefined)[] => Array.from(list);
