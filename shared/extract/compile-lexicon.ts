import {
  anatomy,
  assertionTriggers,
  concepts,
  contextTerms,
  lateralityIdioms,
  measurementBounds,
  modifiers,
  phrases,
  surgery,
} from "../lexicons/load";
import { allNames, conceptNames, locations, organNames } from "../lexicons/names";
import { composedConcepts } from "./compose";
import { SIDE_WORDS } from "./laterality";
import {
  CONCEPT,
  type LexiconData,
  LOCATION,
  MODIFIER,
  ORGAN,
  PHRASES,
  SIDE,
  STRUCTURE,
  TRIGGER,
  WIDE_CONCEPT,
} from "./lexicon-data";
import type { Place } from "./locations";
import { LONG_WORD } from "./signs";
import { OVERLAPPING, SIDE_INSIDE } from "./trie";
import { TrieBuilder } from "./trie-builder";
import type { Laterality } from "./types";
import { wordId } from "./vocabulary";

/** Compiles the tables. The order decides which of two words keeps a form that both could have. */
export function compileLexicon(): LexiconData {
  const making = new Making();
  addOrgans(making);
  addConcepts(making);
  addTriggers(making);
  addSides(making);
  addPlaces(making);
  addModifiers(making);
  addStructures(making);
  addPhrases(making);
  addContexts(making);
  const { contexts, triggers, sides, places, modifiers, structures, phrases } = making;
  const trie = making.builder.finish((entry) => making.meanings[entry] ?? 0);
  return {
    trie,
    contexts,
    triggers: triggers.list,
    sides: sides.list,
    places: places.list,
    modifiers: modifiers.list,
    structures: structures.list,
    phrases: phrases.list,
    composed: composedConcepts(trie, contexts),
    longWords,
  };
}

/** Values that are alike have one number. */
class Numbered<T> {
  readonly list: T[] = [];
  private readonly known = new Map<T, number>();
  private readonly alike = new Map<string, number>();

  numberOf(value: T): number {
    const known = this.known.get(value);
    if (known !== undefined) return known;
    const text = JSON.stringify(value);
    const number = this.alike.get(text) ?? this.list.push(value) - 1;
    this.alike.set(text, number);
    this.known.set(value, number);
    return number;
  }
}

class Making {
  readonly builder = new TrieBuilder();
  readonly contexts: LexiconData["contexts"][number][] = [];
  readonly triggers = new Numbered<LexiconData["triggers"][number]>();
  readonly sides = new Numbered<Laterality | "idiom">();
  readonly places = new Numbered<Place>();
  readonly modifiers = new Numbered<string>();
  readonly structures = new Numbered<string>();
  readonly phrases = new Numbered<LexiconData["phrases"][number]>();
  /** Of each entry of the trie. */
  readonly meanings: number[] = [];
  private readonly values: unknown[] = [];

  put<T>(phrase: string, group: number, meanings: Numbered<T>, value: T, options = 0): void {
    this.putAs(phrase, group, value, () => meanings.numberOf(value), options);
  }

  /** The same for a row of a table, whose meaning is its place. */
  putRow(phrase: string, group: number, row: number, options = 0): void {
    this.putAs(phrase, group, row, () => row, options);
  }

  /** The entry by which a phrase names the concept. */
  entryOf(phrase: string, concept: number): number | undefined {
    const { builder } = this;
    const entries = builder.entriesOf(phrase);
    return entries.find((entry) => isConcept(builder.groupOf(entry)) && this.values[entry] === concept);
  }

  private putAs(phrase: string, group: number, value: unknown, numberOf: () => number, options: number): void {
    // Plural and spelling variants of one term are one phrase here.
    const entry = this.builder.add(phrase, group, options, (known) => this.values[known] === value);
    if (entry < 0) return;
    this.values[entry] = value;
    this.meanings[entry] = numberOf();
  }
}

const isConcept = (group: number): boolean => group === CONCEPT || group === WIDE_CONCEPT;

function addOrgans(making: Making): void {
  for (const [place, { organ }] of anatomy().entries())
    for (const phrase of [organ, ...(organNames().get(organ) ?? [])]) making.putRow(phrase, ORGAN, place);
}

function addConcepts(making: Making): void {
  const terms = contextTerms().filter((row) => row.needsRegion.includes("none"));
  const off = new Set(terms.map((row) => row.term));
  for (const [place, { concept, flags }] of concepts().entries()) {
    const group = flags.has("transparent") ? WIDE_CONCEPT : CONCEPT;
    for (const phrase of [concept, ...(conceptNames().get(concept) ?? [])])
      if (!off.has(phrase)) making.putRow(phrase, group, place, SIDE_INSIDE);
  }
}

function addTriggers(making: Making): void {
  for (const { trigger, category, direction, certainty, maxScope, endsScope } of assertionTriggers()) {
    const meaning = { category, direction, certainty, maxScope, endsScope };
    making.put(trigger, TRIGGER, making.triggers, meaning, OVERLAPPING);
  }
}

function addSides(making: Making): void {
  for (const [laterality, words] of Object.entries(SIDE_WORDS))
    for (const word of words) making.put(word, SIDE, making.sides, laterality as Laterality); // keys of SIDE_WORDS
  for (const { phrase } of lateralityIdioms()) making.put(phrase, SIDE, making.sides, "idiom");
}

function addPlaces(making: Making): void {
  const organs = new Set(anatomy().map(({ organ }) => organ));
  for (const row of locations()) {
    const place = placeOf(row.kind, row.set, row.words[0] ?? "", organs);
    for (const word of row.words) making.put(word, LOCATION, making.places, place);
  }
}

/** A place of the locations table. "lung:RUL" lies in the lung; a name that begins with a side implies it. */
function placeOf(kind: Place["kind"], set: readonly string[], name: string, organs: ReadonlySet<string>): Place {
  const organ = set[0]?.split(":")[0] ?? "";
  const side = /^(?:R[UML]L|RUQ|RLQ|right)\b/.test(name)
    ? "right"
    : /^(?:L[UL]L|LUQ|LLQ|left|lingula)\b/.test(name)
      ? "left"
      : undefined;
  return { kind, set, organ: organs.has(organ) ? organ : undefined, laterality: side };
}

/** Modifier words, and the phrases of `not_with` in which they say something else. */
function addModifiers(making: Making): void {
  const rows = modifiers().filter((row) => !NOT_READ.has(row.modifier));
  const names = new Set(rows.map((row) => row.modifier));
  for (const row of rows) for (const word of row.words) making.put(word, MODIFIER, making.modifiers, row.modifier);
  for (const row of rows)
    for (const word of row.notWith) if (!names.has(word)) making.put(word, MODIFIER, making.modifiers, "none");
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

function addStructures(making: Making): void {
  for (const { kind, name, synonyms, unit } of measurementBounds())
    if (isMeasured(kind, unit))
      for (const word of [name, ...synonyms])
        if (kind === "structure" || word.length > 2) making.put(word, STRUCTURE, making.structures, name);
}

/** Structures, and lengths that have a name of their own (of the fetus, mostly). */
const isMeasured = (kind: string, unit: string): boolean =>
  kind === "structure" || (kind === "index" && (unit === "mm" || unit === "cm"));

function addPhrases(making: Making): void {
  const groups = new Map<string, number>();
  for (const { phrase, group: name, value } of [...phrases(), ...surgeryPhrases()]) {
    const group = groups.get(name) ?? PHRASES + groups.size;
    groups.set(name, group);
    making.put(phrase, group, making.phrases, { group: name, value });
  }
}

/** Words for operations as phrases of the group "surgery"; the value is what each takes away: "organ:side:extent", more than one joined by "|". */
function surgeryPhrases(): readonly (LexiconData["phrases"][number] & { readonly phrase: string })[] {
  const byWord = new Map<string, string[]>();
  for (const { words, organ, laterality, extent } of surgery())
    for (const word of words) {
      const value = `${organ ?? ""}:${laterality}:${extent}`;
      byWord.set(word, [...(byWord.get(word) ?? []), value]);
    }
  return [...byWord].map(([phrase, values]) => ({ group: "surgery", phrase, value: values.join("|") }));
}

/** The terms of the context table; those that stand only there are taken in as names of their concept. */
function addContexts(making: Making): void {
  const places = new Map(concepts().map(({ concept }, place) => [concept, place]));
  for (const row of contextTerms()) {
    const concept = places.get(row.concept);
    if (concept === undefined || row.needsRegion.includes("none")) continue;
    const mustBeKnown = making.entryOf(row.term, concept) === undefined;
    making.putRow(row.term, CONCEPT, concept, SIDE_INSIDE);
    const entry = making.entryOf(row.term, concept);
    if (entry === undefined) continue;
    const notBefore = row.notBefore.map((word) => wordId(word));
    const context = { concept, regions: row.needsRegion, modalities: row.needsModality, notBefore, mustBeKnown };
    making.meanings[entry] = places.size + making.contexts.push(context) - 1;
  }
}

/** The long words of what the tables name. */
function longWords(): readonly string[] {
  const words = namesOfTables().flatMap((name) => name.toLowerCase().split(/[^a-z]+/));
  return [...new Set(words.filter((word) => word.length >= LONG_WORD))];
}

function namesOfTables(): readonly string[] {
  return [
    ...allNames(conceptNames()),
    ...allNames(organNames()),
    ...locations().flatMap(({ words }) => words),
    ...measurementBounds().flatMap(({ name, synonyms }) => [name, ...synonyms]),
    ...surgery().flatMap(({ words }) => words),
  ];
}
