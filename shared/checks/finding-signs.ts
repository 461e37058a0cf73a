import { perAnalysis, perBlock } from "../extract/keep";
import type { Concept } from "../extract/types";
import { isAsserted } from "./impression";

// A bit for each kind of finding that rules for the whole report look for, so that most of them need not look at any.
export const CIRRHOSIS = 1 << 0;
export const THYROID_NODULE = 1 << 1;
export const ADNEXAL_MASS = 1 << 2;
export const COMPLEX_RENAL_CYST = 1 << 3;
export const LIVER_LESION = 1 << 4;
/** Something that cannot be found again without its side, lobe or level. */
export const NEEDS_PLACE = 1 << 5;
/** A finding that is asserted and of the highest level. */
export const CRITICAL = 1 << 6;

const BY_FAMILY: ReadonlyMap<string, number> = new Map([
  ["cirrhosis", CIRRHOSIS],
  ["thyroid nodule", THYROID_NODULE],
  ["adnexal mass", ADNEXAL_MASS],
  ["liver lesion", LIVER_LESION],
]);

/** The kinds of finding in the block, whatever is said of them. */
export const findingSigns = perBlock(({ findings }) => {
  let signs = 0;
  for (const finding of findings) {
    signs |= signsOf(finding.concept);
    if (finding.level === 5 && isAsserted(finding)) signs |= CRITICAL;
  }
  return signs;
});

/** The kinds of finding anywhere in the report. */
export const findingSignsInReport = perAnalysis(({ blocks }) => {
  let signs = 0;
  for (const block of blocks) signs |= findingSigns(block);
  return signs;
});

/** A fracture of a vertebra has a level. */
export const isSpinal = ({ id }: Concept): boolean =>
  id.includes("compression fracture") || id.includes("burst fracture");

/** By the concept's place in its table, one more than its signs; 0 where it was not asked for. */
const known = new Uint8Array(1 << 12);

/** The signs of a concept. */
export function signsOf(concept: Concept): number {
  const before = known[concept.place] ?? 0;
  if (before !== 0) return before - 1;
  const signs = makeSigns(concept);
  known[concept.place] = signs + 1;
  return signs;
}

function makeSigns(concept: Concept): number {
  const { id, family, kind, sideRequired, lesion } = concept;
  const needsPlace =
    kind !== "normal" &&
    kind !== "category" &&
    ((sideRequired && lesion) || family === "pulmonary nodule" || isSpinal(concept));
  return (
    (BY_FAMILY.get(family) ?? 0) |
    (needsPlace ? NEEDS_PLACE : 0) |
    (id === "complex renal cyst" ? COMPLEX_RENAL_CYST : 0)
  );
}
