import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packedTables as packNow } from "../../shared/checks/packed-tables";
import { type Lexicon, lexicon, open } from "../../shared/extract/lexicon";
import {
  CONCEPT,
  LOCATION,
  MODIFIER,
  ORGAN,
  SIDE,
  STRUCTURE,
  TRIGGER,
  WIDE_CONCEPT,
} from "../../shared/extract/lexicon-data";
import { Matcher } from "../../shared/extract/matcher";
import { unpackLexicon } from "../../shared/extract/pack-lexicon";
import { at, createTokens, scan } from "../../shared/extract/tokens";
import { Vocabulary, vocabulary } from "../../shared/extract/vocabulary";
import * as tables from "../../shared/lexicons/load";
import { allNames, conceptNames, locations, organNames } from "../../shared/lexicons/names";

/** The tables as a program gets them, and as the tests compile them. */
const packed = packNow();
const words = new Vocabulary(packed.words);
const shipped = open(unpackLexicon(packed.tables, words));
const fresh = lexicon();

const phrases: readonly string[] = [
  ...allNames(conceptNames()),
  ...allNames(organNames()),
  ...tables.assertionTriggers().map(({ trigger }) => trigger),
  ...locations().flatMap((row) => row.words),
  ...tables.modifiers().flatMap((row) => [...row.words, ...row.notWith]),
  ...tables.measurementBounds().flatMap(({ name, synonyms }) => [name, ...synonyms]),
  ...tables.lateralityIdioms().map(({ phrase }) => phrase),
  ...tables.phrases().map(({ phrase }) => phrase),
  ...tables.surgery().flatMap((row) => row.words),
  ...tables.contextTerms().map(({ term }) => term),
];

/** What a lexicon sees in a text, with the meaning of each hit written out. */
function reader(lexicon: Lexicon, words: Vocabulary): (text: string) => readonly unknown[] {
  const matcher = new Matcher(lexicon.trie);
  const tokens = createTokens();
  return (text) => {
    scan(text, tokens, words);
    matcher.start();
    matcher.match(tokens, 0, tokens.count);
    const { hits } = matcher;
    return Array.from({ length: hits.count }, (_, i) => {
      const group = at(hits.group, i);
      return [group, at(hits.first, i), at(hits.end, i), meaningOf(lexicon, group, at(hits.entry, i))];
    });
  };
}

function meaningOf(lexicon: Lexicon, group: number, entry: number): unknown {
  const { concepts, conditions, organs, triggers, sides, places, modifiers, structures, phrases } = lexicon;
  if (group === CONCEPT || group === WIDE_CONCEPT) return [concepts[entry], conditions[entry]];
  const list = { [ORGAN]: organs, [TRIGGER]: triggers, [SIDE]: sides, [LOCATION]: places, [MODIFIER]: modifiers };
  return { ...list, [STRUCTURE]: structures }[group]?.[entry] ?? phrases[entry];
}

describe("the tables in a program", () => {
  const seenFresh = reader(fresh, vocabulary);
  const seenShipped = reader(shipped, words);

  it("know the same words by the same numbers", () => {
    expect(words.size).toBe(vocabulary.size);
    expect(words.toText()).toBe(vocabulary.toText());
    expect(words.forms().filter((form) => words.intern(form) !== vocabulary.intern(form))).toEqual([]);
    expect(words.size).toBe(vocabulary.size);
  });

  it("mean the same by every phrase of every table", () => {
    const differing = phrases.filter(
      (phrase) => JSON.stringify(seenFresh(phrase)) !== JSON.stringify(seenShipped(phrase)),
    );
    expect(differing).toEqual([]);
    expect(phrases.filter((phrase) => seenShipped(phrase).length === 0).length).toBeLessThan(phrases.length / 100);
  });

  it("mean the same by what is put together of phrases, sides, numbers and marks", () => {
    const part = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...phrases) },
      fc.constantFrom(
        "left",
        "right",
        "bilateral",
        "and",
        "of the",
        "no",
        "12 mm",
        "L4-5",
        ",",
        ".",
        "-",
        "\n",
        "?",
        "’s",
      ),
      fc.string({ maxLength: 6 }),
    );
    const cased = fc.tuple(part, fc.boolean()).map(([text, upper]) => (upper ? text.toUpperCase() : text));
    fc.assert(
      fc.property(fc.array(cased, { maxLength: 12 }), fc.constantFrom(" ", "", "-"), (parts, between) => {
        const text = parts.join(between);
        expect(seenShipped(text)).toEqual(seenFresh(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("compose the same concepts", () => {
    const names = [...fresh.organsByName.keys()];
    const composed = ({ composed, concepts }: Lexicon) =>
      concepts.flatMap((concept) => names.map((name) => composed(concept, name)?.id).filter((id) => id !== undefined));
    expect(composed(shipped)).toEqual(composed(fresh));
    expect(composed(shipped).length).toBeGreaterThan(100);
  });

  it("know the same long words in the same order", () => {
    expect(shipped.longWords()).toEqual(fresh.longWords());
  });
});

describe("a composed concept", () => {
  const mass = concept("mass");

  function concept(id: string) {
    const found = fresh.concepts.find((one) => one.id === id);
    if (found === undefined) throw new Error(`No concept "${id}"`);
    return found;
  }

  it.each([
    ["kidney", "renal mass"],
    ["liver", "liver mass"],
    ["body", undefined],
  ])("of a mass in the %s is %s", (organ, name) => {
    expect(fresh.composed(mass, organ)?.id).toBe(name);
  });
});
