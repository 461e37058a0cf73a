import abbreviationsText from "./abbreviations.tsv?raw";
import categoriesText from "./categories.tsv?raw";
import contextText from "./context.tsv?raw";
import examProfilesText from "./exam-profiles.tsv?raw";
import guidelinesText from "./guidelines.tsv?raw";
import lateralityText from "./laterality-idioms.tsv?raw";
import measurementsText from "./measurements.tsv?columns=kind,name,synonyms,quantity,unit,normal_low,normal_high,plausible_min,plausible_max,dims_expected,expectation,note&raw";
import modalitiesText from "./modalities.tsv?raw";
import modifiersText from "./modifiers.tsv?raw";
import organGroupsText from "./organ-groups.tsv?raw";
import confusionsText from "./phrases.tsv?columns=group,phrase,value,cue&group=dict-wrong-word&raw";
import phrasesText from "./phrases.tsv?raw";
import proofsText from "./proofs.tsv?raw";
import recommendationText from "./recommendation.tsv?raw";
import regionsText from "./regions.tsv?raw";
import sexText from "./sex.tsv?raw";
import sizeLimitsText from "./size-limits.tsv?columns=kind,names,least_mm,most_mm,across,when&raw";
import sizesText from "./sizes.tsv?raw";
import spellingText from "./spelling.tsv?raw";
import surgeryText from "./surgery.tsv?raw";
import symptomsText from "./symptoms.tsv?raw";
import { alternatives, type Cells, numberIn, once, oneOf, readTable } from "./table";
import timeText from "./time.tsv?raw";
import unitsText from "./units.tsv?raw";

/** Phrases by rule or purpose; `value` is a replacement or payload. */
export const phrases = once(() => [
  ...readTable(phrasesText, (row) => ({
    group: row.group ?? "",
    phrase: row.phrase ?? "",
    value: row.value ?? "",
    source: row.source ?? "",
  })),
  // The words of the sex table are found in the same walk: groups "sex-F", "sex-M" and "sex-exempt".
  ...sexWords().flatMap(({ sex, words, strength, source }) =>
    words.map((phrase) => ({ group: `sex-${sex}`, phrase, value: strength, source })),
  ),
]);

/** Words that dictation takes for one another, from the table of phrases; `value` is what may be meant, `cue` the context in which it is. */
export const confusions = once(() =>
  readTable(confusionsText, (row) => ({
    group: row.group ?? "",
    phrase: row.phrase ?? "",
    value: row.value ?? "",
    cue: row.cue ?? "",
  })).filter(({ group }) => group === "dict-wrong-word"),
);

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
  note: row.note ?? "",
}));

/**
 * The smallest and the largest size that is still to be believed, in millimetres: of findings, of what is called by a noun,
 * of anything in an organ, and of a way to a landmark.
 */
export const sizeLimits = tableOf(sizeLimitsText, (row) => ({
  kind: oneOf(["finding", "noun", "organ", "distance"], row.kind),
  names: alternatives(row.names),
  least: numberIn(row.least_mm) ?? 0,
  most: numberIn(row.most_mm) ?? Number.POSITIVE_INFINITY,
  /** A width: what is said of a length does not count. */
  across: row.across === "yes",
  /** One of these words must stand in the sentence. */
  when: alternatives(row.when),
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

const RECOMMENDATION_KINDS = [
  "recommend",
  "consider",
  "suggest",
  "need",
  "done",
  "follow",
  "evaluate",
  "image",
  "tissue",
  "refer",
  "treat",
  "laboratory",
  "correlate",
  "imperative",
  "adverb",
  "generic",
  "noun-lead",
  "compare",
  "specialty",
  "escape",
] as const;
export type RecommendationKind = (typeof RECOMMENDATION_KINDS)[number];

/** What a word does in a recommendation: orders, what is ordered, what says nothing. A word may stand under several kinds. */
export const recommendationWords = tableOf(recommendationText, (row) => ({
  kind: oneOf(RECOMMENDATION_KINDS, row.kind),
  words: alternatives(row.words),
  source: row.source ?? "",
}));

/** Words for times to come, in days; a unit stands for one of it, a number for a count. */
export const timeWords = tableOf(timeText, (row) => ({
  words: alternatives(row.words),
  kind: oneOf(["unit", "rate", "soon", "number"], row.kind),
  fromDays: numberIn(row.from_days) ?? 0,
  toDays: numberIn(row.to_days) ?? 0,
  source: row.source ?? "",
}));

const QUANTITIES = ["length", "volume", "attenuation", "suv", "percent", "velocity", "angle", "other"] as const;

/** Units as written, those that a measurement is read with; `factor` leads to mm and mL, else 1. */
export const units = tableOf(unitsText, (row) => ({
  written: alternatives(row.written),
  ucum: row.ucum ?? "",
  quantity: oneOf(QUANTITIES, row.quantity),
  factor: numberIn(row.factor) ?? 1,
  source: row.source ?? "",
}));

/** What an examination may be called: one word, or two that stand together. */
export const modalityWords = tableOf(modalitiesText, (row) => ({
  words: alternatives(row.words),
  code: row.code ?? "",
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
  kinds: alternatives(row.kind),
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
  /** "BI-RADS", "BIRADS"; a spelling with a hyphen stands for the one with a blank too. */
  spellings: alternatives(row.spellings),
  valid: alternatives(row.valid),
  /** Whether the engine looks for it in a text; the others stand for reference. */
  read: row.read === "yes",
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

/** What a symptom in the Indication asks for without saying so, in exams of the region that can answer it. */
export const symptoms = tableOf(symptomsText, (row) => ({
  words: alternatives(row.words),
  families: alternatives(row.families),
  needsRegion: alternatives(row.needs_region),
  needsModality: alternatives(row.needs_modality),
  source: row.source ?? "",
}));

/** What shows that a denied thing is there: other findings in one of the organs, or a number behind one of the words. */
export const proofs = tableOf(proofsText, (row) => ({
  denied: alternatives(row.denied),
  shownBy: alternatives(row.shown_by),
  organs: alternatives(row.organs),
  words: alternatives(row.words),
  above: numberIn(row.above),
  below: numberIn(row.below),
  source: row.source ?? "",
}));

/** Words of an exam's name that say which region of the body it covers. */
export const regionWords = tableOf(regionsText, (row) => ({
  region: row.region ?? "",
  words: alternatives(row.words),
  source: row.source ?? "",
}));

/** What radiologists group under one heading, and the words that show that a text speaks of it. */
export const organGroups = tableOf(organGroupsText, (row) => ({
  group: row.group ?? "",
  words: alternatives(row.words),
  source: row.source ?? "",
}));

/** What an examination is expected to describe; the first row that fits counts. `exam`: words that stand together ("chest+abdomen"). */
export const examProfiles = tableOf(examProfilesText, (row) => ({
  profile: row.profile ?? "",
  modality: alternatives(row.modality),
  exam: alternatives(row.exam).map((words) => words.split("+")),
  not: alternatives(row.not),
  groups: alternatives(row.groups),
  source: row.source ?? "",
}));

export type PhraseRow = ReturnType<typeof phrases>[number];
export type MeasurementRow = ReturnType<typeof measurementBounds>[number];
export type SizeLimitRow = ReturnType<typeof sizeLimits>[number];
export type TimeRow = ReturnType<typeof timeWords>[number];
export type ModifierRow = ReturnType<typeof modifiers>[number];

/* @__NO_SIDE_EFFECTS__ */
function tableOf<Row>(text: string, make: (row: Cells) => Row): () => readonly Row[] {
  return once(() => readTable(text, make));
}

function split(pair: string): readonly [string, string] {
  const at = pair.indexOf("=");
  return [pair.slice(0, at), pair.slice(at + 1)];
}

/** English words that look like a slip of a medical term and are none ("metastasize"): derived by bench/spelling.mjs. */
export const spelling = tableOf(spellingText, (row) => ({ word: row.word ?? "", source: row.source ?? "" }));
