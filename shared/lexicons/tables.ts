import abbreviationsText from "./abbreviations.tsv?raw";
import categoriesText from "./categories.tsv?raw";
import contextText from "./context.tsv?raw";
import examsText from "./exams.tsv?raw";
import guidelinesText from "./guidelines.tsv?raw";
import lateralityText from "./laterality-idioms.tsv?raw";
import locationsText from "./locations.tsv?raw";
import measurementsText from "./measurements.tsv?raw";
import modalitiesText from "./modalities.tsv?raw";
import modifiersText from "./modifiers.tsv?raw";
import phrasesText from "./phrases.tsv?raw";
import recommendationText from "./recommendation.tsv?raw";
import sexText from "./sex.tsv?raw";
import sizesText from "./sizes.tsv?raw";
import surgeryText from "./surgery.tsv?raw";
import { alternatives, type Cells, numberIn, once, oneOf, readTable } from "./table";
import timeText from "./time.tsv?raw";
import unitsText from "./units.tsv?raw";

const LOCATION_KINDS = ["lobe", "segment", "vertebra", "rib", "quadrant", "clock", "digit", "vessel", "other"] as const;

/** Phrases by rule or purpose; `value` is a replacement or payload, `cue` the context of a confusable word. */
export const phrases = once(() => [
  ...readTable(phrasesText, (row) => ({
    group: row.group ?? "",
    phrase: row.phrase ?? "",
    value: row.value ?? "",
    cue: row.cue ?? "",
    source: row.source ?? "",
  })),
  // The words of the sex table are found in the same walk: groups "sex-F", "sex-M" and "sex-exempt".
  ...sexWords().flatMap(({ sex, words, strength, source }) =>
    words.map((phrase) => ({ group: `sex-${sex}`, phrase, value: strength, cue: "", source })),
  ),
]);

/** Lobes, segments, vertebrae …; `set` lists the atomic places ("lung:RUL"), so that containment is comparing sets. */
export const locations = tableOf(locationsText, (row) => ({
  kind: oneOf(LOCATION_KINDS, row.kind),
  words: alternatives(row.words),
  set: alternatives(row.set),
  source: row.source ?? "",
}));

/** Normal and plausible values, how many dimensions are usual, and whether a size is expected. */
export const measurementBounds = tableOf(measurementsText, (row) => ({
  kind: oneOf(["structure", "index", "device", "finding"], row.kind),
  name: row.name ?? "",
  synonyms: alternatives(row.synonyms),
  quantity: row.quantity ?? "",
  unit: row.unit ?? "",
  normalLow: numberIn(row.normal_low),
  normalHigh: numberIn(row.normal_high),
  plausibleMin: numberIn(row.plausible_min),
  plausibleMax: numberIn(row.plausible_max),
  dimsExpected: numberIn(row.dims_expected) ?? 0,
  expectation: oneOf(["required", "recommended", "optional", "none"], row.expectation),
  population: row.population_modality ?? "",
  convention: row.convention ?? "",
  note: row.note ?? "",
  source: row.source ?? "",
}));

/** What words do to a finding's level, in the order of `order` (catalogue section 4). */
export const modifiers = tableOf(modifiersText, (row) => ({
  modifier: row.modifier ?? "",
  words: alternatives(row.words),
  operation: row.operation ?? "",
  order: numberIn(row.order) ?? 0,
  appliesTo: row.applies_to ?? "",
  notWith: alternatives(row.not_with),
  source: row.source ?? "",
}));

/** Levels by size: `fromMm` ≤ size < `belowMm`. */
export const sizeRules = tableOf(sizesText, (row) => ({
  rule: row.rule ?? "",
  families: alternatives(row.families),
  fromMm: numberIn(row.from_mm) ?? 0,
  belowMm: numberIn(row.below_mm),
  level: Number(oneOf(["0", "1", "2", "3", "4", "5"], row.level)),
  condition: row.condition ?? "",
  source: row.source ?? "",
}));

/** What a recommendation is made of: actions with their class, strengths, escapes, conditions, objects of correlation. */
export const recommendationWords = tableOf(recommendationText, (row) => ({
  kind: oneOf(["action", "strength", "escape", "condition", "object"], row.kind),
  words: alternatives(row.words),
  class: row.class ?? "",
  source: row.source ?? "",
}));

/** Interval words in days; a unit stands for one of it, a number for a count. */
export const timeWords = tableOf(timeText, (row) => ({
  words: alternatives(row.words),
  kind: oneOf(["unit", "phrase", "vague", "event", "number"], row.kind),
  fromDays: numberIn(row.from_days),
  toDays: numberIn(row.to_days),
  source: row.source ?? "",
}));

/** Units as written; `factor` leads to mm, mL, seconds, cm/s, else 1. */
export const units = tableOf(unitsText, (row) => ({
  written: alternatives(row.written),
  ucum: row.ucum ?? "",
  quantity: row.quantity ?? "",
  factor: numberIn(row.factor) ?? 1,
  caseSensitive: row.case_sensitive === "yes",
  preferred: row.preferred === "yes",
  source: row.source ?? "",
}));

/** Names of examinations, with the DICOM code of imaging ("" for tissue, endoscopy, referral, laboratory). */
export const modalityWords = tableOf(modalitiesText, (row) => ({
  words: alternatives(row.words),
  code: row.code ?? "",
  kind: oneOf(["imaging", "tissue", "endoscopy", "referral", "laboratory"], row.kind),
  source: row.source ?? "",
}));

/** Phrases in which left and right say no side of the finding. */
export const lateralityIdioms = tableOf(lateralityText, (row) => ({
  phrase: row.phrase ?? "",
  kind: row.kind ?? "",
  source: row.source ?? "",
}));

/** Abbreviations whose full stop does not end a sentence. */
export const abbreviations = tableOf(abbreviationsText, (row) => ({
  abbreviation: row.abbreviation ?? "",
  source: row.source ?? "",
}));

/** Terms that name a concept only in an exam of the region ("RCC" in the abdomen); region "none": never. */
export const contextTerms = tableOf(contextText, (row) => ({
  term: row.term ?? "",
  concept: row.concept ?? "",
  needsRegion: alternatives(row.needs_region),
  needsModality: alternatives(row.needs_modality),
  notBefore: alternatives(row.not_before),
  source: row.source ?? "",
}));

/** RADS and kin: spellings, valid values, edition in force and those it replaced, usual management by value. */
export const categorySystems = tableOf(categoriesText, (row) => ({
  system: row.system ?? "",
  spellings: alternatives(row.spellings),
  valid: alternatives(row.valid),
  edition: row.edition ?? "",
  superseded: alternatives(row.superseded),
  modality: alternatives(row.modality),
  management: new Map(alternatives(row.management).map((pair) => split(pair))),
  source: row.source ?? "",
}));

/** Thresholds and intervals of guidelines, `fromMm` ≤ size < `belowMm`, ages likewise. */
export const guidelines = tableOf(guidelinesText, (row) => ({
  guideline: row.guideline ?? "",
  concept: row.concept ?? "",
  type: row.type ?? "",
  count: row.count ?? "",
  risk: row.risk ?? "",
  fromMm: numberIn(row.from_mm) ?? 0,
  belowMm: numberIn(row.below_mm),
  advice: row.advice ?? "",
  fromDays: numberIn(row.from_days),
  toDays: numberIn(row.to_days),
  ageFrom: numberIn(row.age_from),
  ageBelow: numberIn(row.age_below),
  source: row.source ?? "",
}));

/** Operations that take an organ away, wholly or in part. */
export const surgery = tableOf(surgeryText, (row) => ({
  operation: row.operation ?? "",
  words: alternatives(row.words),
  organ: row.organ || undefined,
  laterality: row.laterality ?? "",
  extent: oneOf(["total", "partial", "not yet"], row.extent),
  source: row.source ?? "",
}));

/** Words that belong to one sex, and those that exempt a sentence. */
export const sexWords = tableOf(sexText, (row) => ({
  sex: oneOf(["F", "M", "exempt"], row.sex),
  words: alternatives(row.words),
  strength: oneOf(["anatomy", "person", "exempt"], row.strength),
  source: row.source ?? "",
}));

/** Names of exams, with what they cover: organs expected in the Findings and organs at the edge of the field. */
export const exams = tableOf(examsText, (row) => ({
  words: alternatives(row.words),
  modality: row.modality ?? "",
  regions: alternatives(row.regions),
  expected: alternatives(row.expected),
  boundary: alternatives(row.boundary),
  source: row.source ?? "",
}));

export type PhraseRow = ReturnType<typeof phrases>[number];
export type LocationRow = ReturnType<typeof locations>[number];
export type MeasurementRow = ReturnType<typeof measurementBounds>[number];
export type ModifierRow = ReturnType<typeof modifiers>[number];

function tableOf<Row>(text: string, make: (row: Cells) => Row): () => readonly Row[] {
  return once(() => readTable(text, make));
}

function split(pair: string): readonly [string, string] {
  const at = pair.indexOf("=");
  return [pair.slice(0, at), pair.slice(at + 1)];
}
