/**
 * Where the compiled tables come from: here they are compiled when they are first asked for. In the programs the build puts
 * them in place of this module, ready-made (scripts/compiled-lexicon.mjs).
 */
export { compileLexicon as lexiconData } from "./compile-lexicon";
