import { compileLexicon } from "../extract/compile-lexicon";
import { type PackedLexicon, packLexicon } from "../extract/pack-lexicon";
import { vocabulary } from "../extract/vocabulary";
// The words that rules and analysis ask for by name come first: they have the smallest numbers.
import "./run-checks";
import "../extract/analyze";

/** The tables as the build puts them into the programs (scripts/packed-tables.mjs). */
export function packedTables(): PackedLexicon {
  return packLexicon(compileLexicon(), vocabulary);
}
