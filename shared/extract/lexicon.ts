import {
  type AssertionRow,
  anatomy,
  assertionTriggers,
  type ConceptRow,
  concepts,
  contextTerms,
  lateralityIdioms,
  locations,
  measurementBounds,
  modifiers,
  type PhraseRow,
  phrases,
  surgery,
} from "../lexicons/load";
import { SIDE_WORDS } from "./laterality";
import type { Place } from "./locations";
import { OVERLAPPING, PhraseTrie, SIDE_INSIDE } from "./trie";
import type { Concept, Laterality } from "./types";
import { wordId } from "./vocabulary";

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

/** An organ of the anatomy table, with those that hold it. */
export interface Organ {
  readonly name: string;
  readonly parent: Organ | undefined;
  readonly paired: boolean;
  readonly region: string;
}

/** What an exam must be for a term to mean its concept, "RCC" in the abdomen; an empty list asks nothing. */
export interface TermContext {
  readonly regions: readonly string[];
  readonly modalities: readonly string[];
  /** The words before which it means something else: "NPH insulin". */
  readonly notBefore: ReadonlySet<number>;
  /** The term stands in no other table: where nothing is known about the exam, it means nothing. */
  readonly mustBeKnown: boolean;
}

/** All tables, compiled for one walk over the tokens. `payload` of a trie entry is what its group needs. */
export interface Lexicon {
  readonly trie: PhraseTrie;
  readonly concepts: readonly (Concept | undefined)[];
  readonly organs: readonly (Organ | undefined)[];
  readonly triggers: readonly (AssertionRow | undefined)[];
  readonly sides: readonly (Laterality | "idiom" | undefined)[];
  readonly places: readonly (Place | undefined)[];
  /** A row's name of the modifier table, or "none" for a phrase in which its word says something else. */
  readonly modifiers: readonly (string | undefined)[];
  readonly structures: readonly (string | undefined)[];
  readonly phrases: readonly (PhraseRow | undefined)[];
  /** Of an entry that names its concept only in some exams: in which; "guard" where it never does, but hides a shorter term. */
  readonly conditions: readonly (TermContext | "guard" | undefined)[];
  /** Of a concept: the flags of its row. */
  readonly flags: ReadonlyMap<Concept, ReadonlySet<string>>;
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

type Listed = "concepts" | "organs" | "triggers" | "sides" | "places" | "modifiers" | "structures" | "phrases";

function compile(): Lexicon {
  const trie = new PhraseTrie();
  const made: {
    -readonly [K in Listed]: Lexicon[K][number][];
  } = {
    concepts: [],
    organs: [],
    triggers: [],
    sides: [],
    places: [],
    modifiers: [],
    structures: [],
    phrases: [],
  };
  const organsByName = organsOf(anatomy());
  for (const row of anatomy()) {
    const organ = organsByName.get(row.organ);
    put(trie, made.organs, row.organ, ORGAN, organ);
    for (const phrase of row.synonyms) put(trie, made.organs, phrase, ORGAN, organ);
  }
  const off = new Set(
    contextTerms()
      .filter((row) => row.needsRegion.includes("none"))
      .map((row) => row.term),
  );
  const conceptsById = new Map<string, Concept>();
  const flags = new Map<Concept, ReadonlySet<string>>();
  for (const row of concepts()) {
    const concept = conceptOf(row, conceptsById.size);
    conceptsById.set(concept.id, concept);
    flags.set(concept, row.flags);
    const group = row.flags.has("transparent") ? WIDE_CONCEPT : CONCEPT;
    for (const phrase of [row.concept, ...row.synonyms])
      if (!off.has(phrase)) put(trie, made.concepts, phrase, group, concept, SIDE_INSIDE);
  }
  for (const row of assertionTriggers()) put(trie, made.triggers, row.trigger, TRIGGER, row, OVERLAPPING);
  for (const [laterality, words] of Object.entries(SIDE_WORDS))
    for (const word of words) put(trie, made.sides, word, SIDE, laterality as Laterality); // keys of SIDE_WORDS
  for (const { phrase } of lateralityIdioms()) put(trie, made.sides, phrase, SIDE, "idiom");
  for (const row of locations()) {
    const place = placeOf(row.kind, row.set, row.words[0] ?? "", organsByName);
    for (const word of row.words) put(trie, made.places, word, LOCATION, place);
  }
  compileModifiers(trie, made.modifiers);
  for (const { kind, name, synonyms, unit } of measurementBounds())
    if (isMeasured(kind, unit))
      for (const word of [name, ...synonyms])
        if (kind === "structure" || word.length > 2) put(trie, made.structures, word, STRUCTURE, name);
  const groups = new Map<string, number>();
  for (const row of phrases()) {
    const group = groups.get(row.group) ?? PHRASES + groups.size;
    groups.set(row.group, group);
    put(trie, made.phrases, row.phrase, group, row);
  }
  for (const row of surgeryPhrases()) put(trie, made.phrases, row.phrase, PHRASES + groups.size, row);
  const contexts = compileContexts(trie, made.concepts, conceptsById);
  return {
    trie,
    ...made,
    conditions: made.concepts.map((concept, entry) =>
      concept !== undefined && flags.get(concept)?.has("guard") === true ? "guard" : contexts.get(entry),
    ),
    flags,
    conceptsById,
    organsByName,
    composed: composition(trie, made.concepts, conceptsById),
  };
}

/** Structures, and lengths that have a name of their own (of the fetus, mostly). */
const isMeasured = (kind: string, unit: string): boolean =>
  kind === "structure" || (kind === "index" && (unit === "mm" || unit === "cm"));

function put<T>(trie: PhraseTrie, list: T[], phrase: string, group: number, payload: T, options = 0): void {
  // Plural and spelling variants of one term are one phrase here.
  const entry = trie.add(phrase, group, options, (known) => list[known] === payload);
  if (entry >= 0) list[entry] = payload;
}

/** The terms of the context table; those that stand only there are taken in as names of their concept. */
function compileContexts(
  trie: PhraseTrie,
  listed: (Concept | undefined)[],
  conceptsById: ReadonlyMap<string, Concept>,
): Map<number, TermContext> {
  const contexts = new Map<number, TermContext>();
  for (const { term, concept: id, needsRegion, needsModality, notBefore } of contextTerms()) {
    const concept = conceptsById.get(id);
    if (concept === undefined || needsRegion.includes("none")) continue;
    const entryOf = () => trie.entriesOf(term).find((entry) => listed[entry] === concept);
    const mustBeKnown = entryOf() === undefined;
    put(trie, listed, term, CONCEPT, concept, SIDE_INSIDE);
    const entry = entryOf();
    if (entry === undefined) continue;
    const words = new Set(notBefore.map((word) => wordId(word)));
    contexts.set(entry, { regions: needsRegion, modalities: needsModality, notBefore: words, mustBeKnown });
  }
  return contexts;
}

/** A place of the locations table. "lung:RUL" lies in the lung; a name that begins with a side implies it. */
function placeOf(kind: Place["kind"], set: readonly string[], name: string, organs: ReadonlyMap<string, Organ>): Place {
  const organ = set[0]?.split(":")[0] ?? "";
  const side = /^(?:R[UML]L|RUQ|RLQ|right)\b/.test(name)
    ? "right"
    : /^(?:L[UL]L|LUQ|LLQ|left|lingula)\b/.test(name)
      ? "left"
      : undefined;
  return { kind, set, organ: organs.has(organ) ? organ : undefined, laterality: side };
}

/** Modifier words, and the phrases of `not_with` in which they say something else. */
function compileModifiers(trie: PhraseTrie, list: (string | undefined)[]): void {
  const rows = modifiers().filter((row) => !NOT_READ.has(row.modifier));
  const names = new Set(rows.map((row) => row.modifier));
  for (const row of rows) for (const word of row.words) put(trie, list, word, MODIFIER, row.modifier);
  for (const row of rows) for (const word of row.notWith) if (!names.has(word)) put(trie, list, word, MODIFIER, "none");
}

/** Words for operations as phrases of the group "surgery"; the value is what each takes away: "organ:side:extent", more than one joined by "|". */
function surgeryPhrases(): readonly PhraseRow[] {
  const byWord = new Map<string, string[]>();
  for (const { words, organ, laterality, extent } of surgery())
    for (const word of words) {
      const value = `${organ ?? ""}:${laterality}:${extent}`;
      byWord.set(word, [...(byWord.get(word) ?? []), value]);
    }
  return [...byWord].map(([phrase, values]) => ({
    group: "surgery",
    phrase,
    value: values.join("|"),
    cue: "",
    source: "",
  }));
}

/** Rows that assertion.ts decides, and rows of the Indication's circumstances. */
const NOT_READ = new Set([
  "historical",
  "resolved",
  "uncertain-high",
  "uncertain-mid",
  "uncertain-low",
  "context-trauma",
  "context-vulnerable",
  "context-anticoagulated",
]);

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

function conceptOf(row: ConceptRow, place: number): Concept {
  return {
    id: row.concept,
    place,
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
  conceptsById: ReadonlyMap<string, Concept>,
): Lexicon["composed"] {
  const places = new Map([...conceptsById.values()].map((concept, place) => [concept, place]));
  const named = (phrase: string) => payloadOf(trie, listed, trie.entriesOf(phrase), CONCEPT);
  const namesOf = new Map(concepts().map((row) => [row.concept, row.synonyms]));
  const adjectives = new Map(anatomy().map((row) => [row.organ, row.synonyms]));
  const find = (general: Concept, organ: string): Concept | undefined => {
    let found: Concept | undefined;
    for (const head of [organ, ...(adjectives.get(organ) ?? [])]) {
      // "Dilated right heart" is strain of that side; any other dilatation of the heart is not.
      if (/^(?:right|left)\b/.test(head)) continue;
      for (const rest of [general.id, ...(namesOf.get(general.id) ?? [])]) {
        const concept = named(`${head} ${rest}`);
        if (concept === undefined || concept === general || named(rest) !== general) continue;
        if (found === undefined || (places.get(concept) ?? 0) < (places.get(found) ?? 0)) found = concept;
      }
    }
    return found;
  };
  // Asked at the first mention of such a pair: going through all names beforehand would be a third of the start-up.
  const known = new Map<Concept, Map<string, Concept | undefined>>();
  return (general, organ) => {
    if (general.organ !== undefined) return undefined;
    const byOrgan = known.get(general) ?? new Map<string, Concept | undefined>();
    known.set(general, byOrgan);
    if (!byOrgan.has(organ)) byOrgan.set(organ, find(general, organ));
    return byOrgan.get(organ);
  };
}

/** The first payload of the group among a phrase's entries. */
function payloadOf<T>(
  trie: PhraseTrie,
  list: readonly (T | undefined)[],
  entries: readonly number[],
  group: number,
): T | undefined {
  for (const entry of entries) if (trie.groupOf(entry) === group) return list[entry];
  return undefined;
}
