// The compiled tables as text, which the build puts into the programs: see scripts/packed-tables.mjs.

import type { LexiconData } from "./lexicon-data";
import { numbersFromText, numbersToText } from "./number-text";
import { Vocabulary } from "./vocabulary";

/** The words, and the tables that are written with their numbers. */
export interface PackedLexicon {
  readonly words: string;
  readonly tables: string;
}

/** `LexiconData` as JSON. */
type Packed = Omit<LexiconData, "longWords" | "phrases"> & {
  /** The phrases' groups, and of each phrase its group's place among them and its value. */
  readonly groups: readonly string[];
  readonly phraseGroups: string;
  readonly phraseValues: readonly string[];
  /** The long words in their order: one more than the step from one form of the vocabulary to the next, twice over, less one where negative; 0 for the next of the others. */
  readonly longForms: string;
  readonly otherLongWords: readonly string[];
};

/** Writes the compiled tables, whose words are the vocabulary's. */
export function packLexicon({ longWords, phrases, ...rest }: LexiconData, vocabulary: Vocabulary): PackedLexicon {
  const words = vocabulary.toText();
  const forms = new Map(new Vocabulary(words).forms().map((form, place) => [form, place]));
  const long = longWords();
  let last = 0;
  const steps = long.map((word) => {
    const place = forms.get(word);
    if (place === undefined) return 0;
    const step = place - last;
    last = place;
    return step < 0 ? -2 * step : 2 * step + 1;
  });
  const otherLongWords = long.filter((word) => !forms.has(word));
  const groups = [...new Set(phrases.map(({ group }) => group))];
  const packed: Packed = {
    ...rest,
    groups,
    phraseGroups: numbersToText(phrases.map(({ group }) => groups.indexOf(group))),
    phraseValues: phrases.map(({ value }) => value),
    longForms: numbersToText(steps),
    otherLongWords,
  };
  return { words, tables: JSON.stringify(packed) };
}

/** The tables of such a text, for a vocabulary of these words. */
export function unpackLexicon(tables: string, vocabulary: Vocabulary): LexiconData {
  const packed = JSON.parse(tables) as Packed; // packLexicon wrote it
  const { groups, phraseGroups, phraseValues, longForms, otherLongWords, ...rest } = packed;
  const groupOf = numbersFromText(phraseGroups);
  const phrases = phraseValues.map((value, i) => ({ group: groups[groupOf[i] ?? 0] ?? "", value }));
  const longWords = () => {
    const forms = vocabulary.forms();
    const others = otherLongWords.values();
    let place = 0;
    return Array.from(numbersFromText(longForms), (step) => {
      if (step === 0) return others.next().value ?? "";
      place += (step & 1) === 0 ? -(step >> 1) : step >> 1;
      return forms[place] ?? "";
    });
  };
  return { ...rest, phrases, longWords };
}
