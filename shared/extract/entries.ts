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

/** What the entries of the trie stand for when a sentence is read, each a place in the list of its group. */
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

/** The entries of the tables, made at the first call. */
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
    sides: sides.map((side) => (side === "idiom" ? undefined : side)),
    places,
    modifiers: modifiers.map(modifierOf),
    structures,
  };
});
