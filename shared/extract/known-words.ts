/**
 * The words that the vocabulary knows from the start, as `wordsToText` writes them: none here, where tables and rules bring
 * them. In the programs the build puts all of them in place of this module (scripts/compiled-lexicon.mjs).
 */
export const KNOWN_WORDS: string = "";
