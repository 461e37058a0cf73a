import { type AssertionRow, anatomy, type ConceptRow, concepts } from "../lexicons/load";
import type { LexiconData } from "./lexicon-data";
import { lexiconData } from "./lexicon-source";
import type { Place } from "./locations";
import { bitOfGroup } from "./phrase-groups";
import { PhraseTrie } from "./trie";
import type { Concept, Laterality } from "./types";

export { CONCEPT, LOCATION, MODIFIER, ORGAN, PHRASES, SIDE, STRUCTURE, TRIGGER, WIDE_CONCEPT } from "./lexicon-data";

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

/** All tables, ready for one walk over the tokens. An entry of the trie has a place in the list of its group. */
export interface Lexicon {
  readonly trie: PhraseTrie;
  readonly concepts: readonly Concept[];
  /** Of each of `concepts`, where the entry names it only in some exams: in which; "guard" where it never does, but hides a shorter term. */
  readonly conditions: readonly (TermContext | "guard" | undefined)[];
  readonly organs: readonly (Organ | undefined)[];
  readonly triggers: readonly AssertionRow[];
  readonly sides: readonly (Laterality | "idiom")[];
  readonly places: readonly Place[];
  /** A row's name of the modifier table, or "none" for a phrase in which its word says something else. */
  readonly modifiers: readonly string[];
  readonly structures: readonly string[];
  /** `bits`: of its group. */
  readonly phrases: readonly { readonly group: string; readonly value: string; readonly bits: number }[];
  readonly conceptsById: ReadonlyMap<string, Concept>;
  readonly organsByName: ReadonlyMap<string, Organ>;
  /** What a general term is called in an organ: "mass" in the kidney is a renal mass. */
  composed(concept: Concept, organ: string): Concept | undefined;
  /** The long words of what the tables name, in small letters: what a misspelt word may have been meant for. */
  longWords(): readonly string[];
}

let opened: Lexicon | undefined;

/** The tables, made ready at the first call. */
export function lexicon(): Lexicon {
  opened ??= open(lexiconData());
  return opened;
}

/** What compiled tables stand for: numbers become the objects that findings hold. */
export function open(data: LexiconData): Lexicon {
  const organsByName = organsOf(anatomy());
  const organs = anatomy().map(({ organ }) => organsByName.get(organ));
  const rows = concepts();
  const all = rows.map(conceptOf);
  return {
    trie: new PhraseTrie(data.trie),
    concepts: [...all, ...data.contexts.map(({ concept }) => known(all, concept))],
    conditions: [
      ...rows.map(({ flags }) => (flags.has("guard") ? "guard" : undefined)),
      ...data.contexts.map((context) =>
        known(rows, context.concept).flags.has("guard") ? "guard" : conditionOf(context),
      ),
    ],
    organs,
    // Written out, so that all of a kind have one shape, whatever JSON left out.
    triggers: data.triggers.map(({ category, direction, certainty, maxScope, endsScope }) => ({
      category,
      direction,
      certainty,
      maxScope,
      endsScope,
    })),
    sides: data.sides,
    places: data.places.map(({ kind, set, organ, laterality }) => ({ kind, set, organ, laterality })),
    modifiers: data.modifiers,
    structures: data.structures,
    phrases: data.phrases.map(({ group, value }) => ({ group, value, bits: bitOfGroup(group) })),
    conceptsById: new Map(all.map((concept) => [concept.id, concept])),
    organsByName,
    composed: composition(data.composed, all, organs),
    longWords: data.longWords,
  };
}

const conditionOf = ({
  regions,
  modalities,
  notBefore,
  mustBeKnown,
}: LexiconData["contexts"][number]): TermContext => ({
  regions,
  modalities,
  notBefore: new Set(notBefore),
  mustBeKnown,
});

function known<T>(all: readonly (T | undefined)[], place: number): T {
  const found = all[place];
  if (found === undefined) throw new Error(`The compiled tables name row ${place}, and there are ${all.length}`);
  return found;
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

function composition(
  rows: LexiconData["composed"],
  concepts: readonly Concept[],
  organs: Lexicon["organs"],
): Lexicon["composed"] {
  const byConcept = new Map<Concept, Map<string, Concept>>();
  for (const [general, organ, particular] of rows) {
    const concept = known(concepts, general);
    const byOrgan = byConcept.get(concept) ?? new Map<string, Concept>();
    byConcept.set(concept, byOrgan.set(known(organs, organ).name, known(concepts, particular)));
  }
  return (general, organ) => byConcept.get(general)?.get(organ);
}
