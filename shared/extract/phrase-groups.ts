// A bit for each group of phrases.tsv, or for some that go together, that rules look for in a block or in the whole report.
export const WRONG_WORD = 1 << 0;
export const IMPOSSIBLE_ANATOMY = 1 << 1;
export const CONTRAST_WITHOUT = 1 << 2;
export const CONTRAST_GIVEN = 1 << 3;
export const IODINATED = 1 << 4;
export const GADOLINIUM = 1 << 5;
export const ENHANCEMENT = 1 << 6;
export const VOCABULARY_CT = 1 << 7;
export const VOCABULARY_MR = 1 << 8;
export const VOCABULARY_US = 1 << 9;
export const VOCABULARY_PT = 1 << 10;
export const SEX_M = 1 << 11;
export const SEX_F = 1 << 12;
export const SEX_EXEMPT = 1 << 13;
export const CHANGE = 1 << 14;
export const VOCABULARY_HU = 1 << 15;

const BITS: ReadonlyMap<string, number> = new Map([
  ["dict-wrong-word", WRONG_WORD],
  ["sane-anatomy", IMPOSSIBLE_ANATOMY],
  ["sane-sided", IMPOSSIBLE_ANATOMY],
  ["sane-hepatic-segment", IMPOSSIBLE_ANATOMY],
  ["contrast-without", CONTRAST_WITHOUT],
  ["contrast-with", CONTRAST_GIVEN],
  ["contrast-both", CONTRAST_GIVEN],
  ["agent-iodinated", IODINATED],
  ["agent-gadolinium", GADOLINIUM],
  ["enhancement-word", ENHANCEMENT],
  ["vocab-CT", VOCABULARY_CT],
  ["vocab-HU", VOCABULARY_HU],
  ["vocab-MR", VOCABULARY_MR],
  ["vocab-US", VOCABULARY_US],
  ["vocab-PT", VOCABULARY_PT],
  ["sex-M", SEX_M],
  ["sex-F", SEX_F],
  ["sex-exempt", SEX_EXEMPT],
  ["comp-change", CHANGE],
]);

/** The bit of a group; 0 for one that nobody looks for. */
export const bitOfGroup = (group: string): number => BITS.get(group) ?? 0;
