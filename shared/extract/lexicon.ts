import { type AssertionRow, anatomy, assertionTriggers, type ConceptRow, concepts } from "../lexicons/load";
import { SIDE_WORDS } from "./laterality";
import { PLACES, type Place } from "./locations";
import { MODIFIER_WORDS, type ModifierName, NO_MODIFIERS } from "./modifier-words";
import { PhraseTrie, SIDE_INSIDE } from "./trie";
import type { Concept, Laterality } from "./types";

/** The groups of phrases; from PHRASES on, each group of the phrase table has its own. */
export const CONCEPT = 0;
export const ORGAN = 1;
export const TRIGGER = 2;
export const SIDE = 3;
export const LOCATION = 4;
export const MODIFIER = 5;
export const PHRASES = 6;

/** An organ of the anatomy table, with those that hold it. */
export interface Organ {
  readonly name: string;
  readonly parent: Organ | undefined;
  readonly paired: boolean;
  readonly region: string;
}

/** All tables, compiled for one walk over the tokens. `payload` of a trie entry is what its group needs. */
export interface Lexicon {
  readonly trie: PhraseTrie;
  readonly concepts: readonly (Concept | undefined)[];
  readonly organs: readonly (Organ | undefined)[];
  readonly triggers: readonly (AssertionRow | undefined)[];
  readonly sides: readonly (Laterality | "idiom" | undefined)[];
  readonly places: readonly (Place | undefined)[];
  readonly modifiers: readonly (ModifierName | "none" | undefined)[];
  readonly conceptsById: ReadonlyMap<string, Concept>;
  readonly organsByName: ReadonlyMap<string, Organ>;
  /** What a general term is called in an organ: "mass" in the kidney is a renal mass. */
  composed(concept: Concept, organ: string): Concept | undefined;
}

let compiled: Lexicon | undefined;

/** The compiled tables, made at the first call. */
export function lexicon(): Lexicon {
  compiled ??= compile();
  return compiled;
}

function compile(): Lexicon {
  const trie = new PhraseTrie();
  const made: {
    -readonly [K in "concepts" | "organs" | "triggers" | "sides" | "places" | "modifiers"]: Lexicon[K][number][];
  } = {
    concepts: [],
    organs: [],
    triggers: [],
    sides: [],
    places: [],
    modifiers: [],
  };
  const organsByName = organsOf(anatomy());
  for (const row of anatomy()) {
    const organ = organsByName.get(row.organ);
    for (const phrase of new Set([row.organ, ...row.synonyms])) put(trie, made.organs, phrase, ORGAN, organ);
  }
  const conceptsById = new Map<string, Concept>();
  for (const row of concepts()) {
    const concept = conceptOf(row);
    conceptsById.set(concept.id, concept);
    for (const phrase of new Set([row.concept, ...row.synonyms]))
      put(trie, made.concepts, phrase, CONCEPT, concept, SIDE_INSIDE);
  }
  for (const row of assertionTriggers()) put(trie, made.triggers, row.trigger, TRIGGER, row);
  for (const [laterality, phrases] of Object.entries(SIDE_WORDS))
    for (const phrase of phrases) put(trie, made.sides, phrase, SIDE, laterality as Laterality | "idiom"); // keys of SIDE_WORDS
  for (const [phrase, place] of Object.entries(PLACES)) put(trie, made.places, phrase, LOCATION, place);
  for (const [name, phrases] of Object.entries(MODIFIER_WORDS))
    for (const phrase of phrases) put(trie, made.modifiers, phrase, MODIFIER, name as ModifierName); // keys of MODIFIER_WORDS
  for (const phrase of NO_MODIFIERS) put(trie, made.modifiers, phrase, MODIFIER, "none");
  return { trie, ...made, conceptsById, organsByName, composed: composition(trie, made.concepts, made.organs) };
}

function put<T>(trie: PhraseTrie, list: T[], phrase: string, group: number, payload: T, options = 0): void {
  // Plural and spelling variants of one term are one phrase here.
  if (trie.entriesOf(phrase).some((known) => trie.groupOf(known) === group && list[known] === payload)) return;
  const entry = trie.add(phrase, group, options);
  if (entry >= 0) list[entry] = payload;
}

function organsOf(rows: ReturnType<typeof anatomy>): Map<string, Organ> {
  const organs = new Map<string, Organ>();
  const byName = new Map(rows.map((row) => [row.organ, row]));
  const make = (name: string): Organ | undefined => {
    const known = organs.get(name);
    const row = byName.get(name);
    if (known !== undefined || row === undefined) return known;
    const parent = row.parent === undefined || row.parent === name ? undefined : make(row.parent);
    const organ: Organ = { name, parent, paired: row.paired, region: row.region };
    organs.set(name, organ);
    return organ;
  };
  for (const row of rows) make(row.organ);
  return organs;
}

function conceptOf(row: ConceptRow): Concept {
  return {
    id: row.concept,
    level: row.level,
    kind: row.kind,
    family: row.family,
    describedBy: row.describedBy,
    organ: row.organ,
    region: row.region,
    neverLowered: row.flags.has("neverLowered"),
    malignant: row.flags.has("malignant"),
    lesion: row.flags.has("lesion"),
    sizeRequired: row.flags.has("sizeRequired"),
    sideRequired: row.flags.has("sideRequired"),
  };
}

/** What a general term ("mass") is called in an organ, read from the names of the particular concepts ("renal mass"). */
function composition(
  trie: PhraseTrie,
  listed: readonly (Concept | undefined)[],
  organs: readonly (Organ | undefined)[],
): Lexicon["composed"] {
  const names = new Map<string, Concept>();
  for (const row of concepts()) {
    for (const phrase of [row.concept, ...row.synonyms]) {
      const words = phrase.split(/[\s-]+/);
      for (let k = 1; k < words.length; k += 1) {
        const head = payloadOf(trie, listed, words.slice(k).join(" "), CONCEPT);
        if (head === undefined || head.organ !== undefined || head.id === row.concept) continue;
        const organ = payloadOf(trie, organs, words.slice(0, k).join(" "), ORGAN);
        const concept = payloadOf(trie, listed, phrase, CONCEPT);
        const key = `${head.id}|${organ?.name}`;
        if (organ !== undefined && concept !== undefined && !names.has(key)) names.set(key, concept);
      }
    }
  }
  return (concept, organ) => names.get(`${concept.id}|${organ}`);
}

function payloadOf<T>(
  trie: PhraseTrie,
  list: readonly (T | undefined)[],
  phrase: string,
  group: number,
): T | undefined {
  for (const entry of trie.entriesOf(phrase)) if (trie.groupOf(entry) === group) return list[entry];
  return undefined;
}
