import type { AssertionRow } from "../lexicons/load";
import type { Place } from "./locations";
import type { TrieText } from "./trie";
import type { Laterality } from "./types";

/** The groups of phrases; from PHRASES on, each group of the phrase table has its own. */
export const CONCEPT = 0;
export const ORGAN = 1;
export const TRIGGER = 2;
export const SIDE = 3;
export const LOCATION = 4;
export const MODIFIER = 5;
/** Names of the measurement table. */
export const STRUCTURE = 6;
/** Normal wordings whose denial is also read word by word: they must not hide the findings in them. */
export const WIDE_CONCEPT = 7;
export const PHRASES = 8;

/**
 * The tables, compiled: one trie, and for each group a list of what its entries mean. Plain data, which the build ships as
 * text; concepts and organs are called by their places in their tables.
 */
export interface LexiconData {
  readonly trie: TrieText;
  /** Terms that mean their concept in some exams only: behind all concepts, these are what an entry of a concept may mean. */
  readonly contexts: readonly {
    readonly concept: number;
    readonly regions: readonly string[];
    readonly modalities: readonly string[];
    /** Numbers of the vocabulary. */
    readonly notBefore: readonly number[];
    readonly mustBeKnown: boolean;
  }[];
  readonly triggers: readonly AssertionRow[];
  readonly sides: readonly (Laterality | "idiom")[];
  readonly places: readonly Place[];
  readonly modifiers: readonly string[];
  readonly structures: readonly string[];
  readonly phrases: readonly { readonly group: string; readonly value: string }[];
  /** A general concept, an organ, and the concept that the first is called in the second. */
  readonly composed: readonly (readonly [number, number, number])[];
  readonly longWords: () => readonly string[];
}
