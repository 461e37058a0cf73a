import { fold } from "./fold";
import type { StudyTemplate, TemplateModality, TemplateSide } from "./study-template";
import { readStudyWords, type StudyWords } from "./study-words";

/** What is known of a study before anything is written, from the information system or the header. */
export interface StudyHeader {
  readonly description?: string;
  /** DICOM's code: "CT", "CR". */
  readonly modality?: string;
  /** DICOM's BodyPartExamined: "KNEE". */
  readonly bodyPart?: string;
  readonly ageYears?: number;
  readonly sex?: "F" | "M";
}

/** A template with how well it fits, from 0 to about 1, and the side that the study names. */
export interface Ranked<T extends StudyTemplate = StudyTemplate> {
  readonly template: T;
  readonly side: TemplateSide | undefined;
  readonly score: number;
}

/**
 * The templates that fit the study, the best first; the same answer for the same question. Of equal ones that which comes
 * first in `templates` is first. Empty where nothing fits.
 */
export function rankForStudy<T extends StudyTemplate>(
  templates: readonly T[],
  study: StudyHeader,
): readonly Ranked<T>[] {
  const asked = readStudyWords(study.description ?? "");
  const part = readStudyWords(study.bodyPart ?? "");
  const words = asked.words.size > 0 ? asked.words : part.words;
  if (words.size === 0) return [];
  const modality = modalityOf(study.modality) ?? asked.modality;
  const wanted: StudyWords = { ...asked, words, modality, side: asked.side ?? part.side };
  const weights = weightsOf(templates);
  return templates
    .flatMap((template): Ranked<T>[] => {
      if (!mayServe(template, study)) return [];
      const score = fitOf(template, wanted, study, weights) + (covers(template, part, weights) ? 0.05 : 0);
      return score < LEAST ? [] : [{ template, side: template.sides.find((side) => side === wanted.side), score }];
    })
    .sort((a, b) => b.score - a.score);
}

const LEAST = 0.3;

/** Templates whose name, studies, regions or id hold every word of the query; those that begin with it first. */
export function searchTemplates<T extends StudyTemplate>(templates: readonly T[], query: string): readonly T[] {
  const parts = fold(query).split(/\s+/).filter(Boolean);
  if (parts.length === 0) return templates;
  const plainFinds = templates.flatMap((template) => {
    const score = searchScore(template, parts);
    return score === 0 ? [] : [{ template, score }];
  });
  if (plainFinds.length > 0) return plainFinds.sort((a, b) => b.score - a.score).map(({ template }) => template);
  return rankForStudy(templates, { description: query }).map(({ template }) => template);
}

/** 0 where a word is found nowhere; a word of the name counts most, a word's beginning less than the whole. */
function searchScore(template: StudyTemplate, parts: readonly string[]): number {
  const places: readonly (readonly [text: string, weight: number])[] = [
    [template.name, 4],
    [template.modality, 3],
    [template.id, 2],
    [template.study.join(" "), 2],
    [[...template.regions, ...template.organs].join(" "), 1],
  ];
  let sum = 0;
  for (const part of parts) {
    const best = Math.max(0, ...places.map(([text, weight]) => weight * wordScore(fold(text), part)));
    if (best === 0) return 0;
    sum += best;
  }
  return sum / parts.length - template.name.length / 1000;
}

function wordScore(text: string, part: string): number {
  const words = text.split(/[^\p{L}\p{N}]+/u);
  if (words.includes(part)) return 1;
  if (words.some((word) => word.startsWith(part))) return 0.7;
  return part.length > 2 && text.includes(part) ? 0.2 : 0;
}

/** Codes of projection radiography and others that a header may have for what we call by one. */
const SAME: Readonly<Record<string, TemplateModality>> = {
  CR: "DX",
  DR: "DX",
  XR: "DX",
  RG: "DX",
  MRI: "MR",
  PET: "PT",
  XRF: "RF",
  FL: "RF",
};

function modalityOf(code: string | undefined): TemplateModality | undefined {
  const first = code?.toUpperCase().split(/[\\/ ,]/, 1)[0] ?? "";
  return SAME[first] ?? KNOWN.find((one) => one === first);
}

const KNOWN: readonly TemplateModality[] = ["CT", "MR", "US", "DX", "MG", "NM", "PT", "RF", "XA", "BMD"];

/** Modalities that a header may have for each other. */
const KIN: ReadonlySet<string> = new Set([
  "DX RF",
  "RF DX",
  "DX BMD",
  "BMD DX",
  "NM PT",
  "PT NM",
  "CT PT",
  "XA RF",
  "NM CT",
]);

function mayServe({ population, sex }: StudyTemplate, study: StudyHeader): boolean {
  if (sex !== undefined && study.sex !== undefined && sex !== study.sex) return false;
  return population !== "paediatric" || study.ageYears === undefined || study.ageYears < 18;
}

type Weights = ReadonlyMap<string, number>;

/** A word that few templates have says more. */
function weightsOf(templates: readonly StudyTemplate[]): Weights {
  let known = weights.get(templates);
  if (known === undefined) {
    const counts = new Map<string, number>();
    for (const template of templates)
      for (const word of new Set(descriptionsOf(template).flatMap(({ words }) => [...words])))
        counts.set(word, (counts.get(word) ?? 0) + 1);
    known = new Map(
      [...counts].map(([word, count]) => {
        const rare = 1 + Math.log(templates.length / count) / 3;
        return [word, GENERIC.has(word) ? rare / 2 : rare];
      }),
    );
    weights.set(templates, known);
  }
  return known;
}

const weights = new WeakMap<readonly StudyTemplate[], Weights>();
const descriptions = new WeakMap<StudyTemplate, readonly StudyWords[]>();

function descriptionsOf(template: StudyTemplate): readonly StudyWords[] {
  let known = descriptions.get(template);
  if (known === undefined) {
    known = [template.name, ...template.study].map(readStudyWords);
    descriptions.set(template, known);
  }
  return known;
}

/** How far the template's own descriptions say what the study's says. */
function fitOf(template: StudyTemplate, wanted: StudyWords, study: StudyHeader, weights: Weights): number {
  const own = descriptionsOf(template);
  let best = 0;
  for (const description of own) best = Math.max(best, overlap(wanted, description, weights));
  const all = new Set(own.flatMap(({ words }) => [...words]));
  if (wanted.words.has("intervention") && !all.has("intervention")) return 0;
  const known = [...wanted.words].filter((word) => weights.has(word) || all.has(word) || BODY.has(word));
  const covered =
    known.length === 0
      ? 0
      : sumOf(
          known.filter((word) => all.has(word)),
          weights,
        ) / sumOf(known, weights);
  let score = 0.7 * best + 0.3 * covered;
  if (score === 0 || isElsewhere(known, all)) return 0;
  // "KUB" alone is what is called so by itself.
  if (wanted.modality === undefined && own[0]?.modality === undefined) score += 0.02;
  if (wanted.modality !== undefined && wanted.modality !== template.modality) {
    if (!KIN.has(`${wanted.modality} ${template.modality}`)) return 0;
    score -= 0.15;
  }
  if (own[0]?.words.has("transplant") === true && !wanted.words.has("transplant")) score -= 0.15;
  return score + contrastFit(own, wanted) + ageFit(template, own, wanted, study);
}

/** Parts of the body that no template may have, so that another part's is not offered for them. */
const BODY: ReadonlySet<string> = new Set(["arm"]);

/** What a study is made for or with; it says nothing of the part of the body. */
const GENERIC: ReadonlySet<string> = new Set(
  "doppler arterial venous screening diagnostic staging restaging angiogram tumor injury followup lowdose upright".split(
    " ",
  ),
);

/** The study names parts of the body, and the template none of them. */
function isElsewhere(known: readonly string[], all: ReadonlySet<string>): boolean {
  const parts = known.filter((word) => !GENERIC.has(word));
  return parts.length > 0 && !parts.some((word) => all.has(word));
}

/** Dice's measure over the words by weight; the number of views counts a little. */
function overlap(a: StudyWords, b: StudyWords, weights: Weights): number {
  const common = [...a.words].filter((word) => b.words.has(word));
  if (common.length === 0) return 0;
  const views = [...a.views].filter((word) => b.views.has(word)).length;
  const top = 2 * (sumOf(common, weights) + VIEW * views);
  return top / (sumOf(a.words, weights) + sumOf(b.words, weights) + VIEW * (a.views.size + b.views.size));
}

const VIEW = 0.35;

function sumOf(words: Iterable<string>, weights: Weights): number {
  let sum = 0;
  for (const word of words) sum += weights.get(word) ?? 1;
  return sum;
}

function contrastFit(own: readonly StudyWords[], { contrast }: StudyWords): number {
  const said = own.map((one) => one.contrast).find((one) => one !== undefined);
  if (contrast === undefined || said === undefined) return 0;
  return contrast === said ? 0.06 : -0.12;
}

function ageFit(
  template: StudyTemplate,
  own: readonly StudyWords[],
  wanted: StudyWords,
  { ageYears }: StudyHeader,
): number {
  const isChild = ageYears === undefined ? wanted.child : ageYears < 16;
  const forChild = template.population === "paediatric" || own.some(({ child }) => child);
  if (isChild) return forChild ? 0.15 : template.population === "adult" ? -0.1 : 0;
  return template.population === "paediatric" ? -0.12 : 0;
}

const covers = (template: StudyTemplate, part: StudyWords, weights: Weights): boolean =>
  part.words.size > 0 && descriptionsOf(template).some((own) => overlap(part, own, weights) > 0);
