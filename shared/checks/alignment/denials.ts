import type { Finding } from "../../extract/types";
import { placesOf } from "./places";
import { sidesAround, sidesDiffer } from "./same-lesion";

/** Qualifiers that make a denial one of a kind only, or a finding something other than what was denied. */
const NARROWING = new Set([
  "acute",
  "acute-on-chronic",
  "chronic",
  "new",
  "increasing",
  "large-severe",
  "small-mild",
  "suspicious",
  "healed",
  "known",
  "resolved",
  "improving",
  "stable",
  "expected-postoperative",
]);

/** Words of a sentence that speaks of another time, of what is left or of a part. */
const NARROW_WORDS = [
  "prior",
  "previous",
  "remain",
  "other",
  "elsewhere",
  "residual",
  "recurren",
  "addition",
  "rest of",
  "further",
];

/** Whether the denial is of the thing as such: no side, place, size or qualifier, no "other", no earlier examination. */
export function deniesAll(denied: Finding): boolean {
  if (denied.scoped || denied.locations.length > 0 || denied.measurements.length > 0) return false;
  if (denied.laterality === "right" || denied.laterality === "left") return false;
  if (denied.modifiers.some(({ name }) => NARROWING.has(name))) return false;
  return !isNarrow(denied);
}

/** Said to be there, or as good as: "consistent with pulmonary embolism". */
export function isFirm({ assertion, certainty }: Finding): boolean {
  return assertion === "present" || (assertion === "possible" && certainty >= 4);
}

/**
 * Whether one of the two denies what the other asserts: the same thing at places and sides that may be one, with a denial
 * that is wide enough.
 */
export function isContrary(a: Finding, b: Finding): boolean {
  const denied = a.assertion === "absent" ? a : b;
  const asserted = denied === a ? b : a;
  if (!isFirm(asserted) || asserted.change === "resolved" || denied.change !== undefined) return false;
  if (!deniesAll(denied)) {
    // A denial at one side or place contradicts what is said of just that side and place.
    if (denied.scoped || denied.measurements.length > 0 || isNarrow(denied)) return false;
    if (denied.modifiers.some(({ name }) => NARROWING.has(name))) return false;
    if (
      denied.laterality !== undefined &&
      denied.laterality !== "bilateral" &&
      denied.laterality !== asserted.laterality
    )
      return false;
    if (denied.locations.length > 0 && placesOf(denied, asserted) !== "agree") return false;
  }
  if (denied.concept.level < 2 || !sameWords(denied.text, asserted.text)) return false;
  if (sidesDiffer(denied.laterality, asserted.laterality) || placesOf(denied, asserted) === "disjoint") return false;
  const around = sidesAround(denied);
  if (
    around.right !== around.left &&
    asserted.laterality !== undefined &&
    !around[asserted.laterality] &&
    !around.bilateral
  )
    return false;
  // A word for anything anywhere ("lesion", "impingement") needs an organ to be the same thing.
  if (denied.concept.organ === undefined && (denied.organ === undefined || denied.organ !== asserted.organ))
    return false;
  return !isNarrow(asserted, TIME_WORDS);
}

/**
 * Whether one wording holds the other, plurals aside. A row of the table may stand for several kinds ("tonsillar" and
 * "subfalcine herniation"), and of two kinds one may be there and the other not. Abbreviations are taken on trust.
 */
export function sameWords(a: string, b: string): boolean {
  const own = a.toLowerCase().split(" ");
  const other = b.toLowerCase().split(" ");
  const [few, many] = own.length <= other.length ? [own, other] : [other, own];
  if (few.every((word) => many.some((against) => isSameWord(word, against)))) return true;
  return isAbbreviation(a) !== isAbbreviation(b);
}

const isAbbreviation = (text: string): boolean => text.length <= 5 && text === text.toUpperCase();

/** The same but for an ending: "effusion", "effusions"; "adenopathy", "adenopathies". */
function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const shared = Math.min(a.length, b.length) - 1;
  return shared >= 4 && Math.abs(a.length - b.length) <= 2 && a.slice(0, shared) === b.slice(0, shared);
}

const TIME_WORDS = ["prior", "previous"];

/** The most characters of a sentence that are looked at. */
const MOST = 400;

function isNarrow({ sentence }: Finding, words: readonly string[] = NARROW_WORDS): boolean {
  const text = sentence.text.length > MOST ? sentence.text.slice(0, MOST) : sentence.text;
  const lower = text.toLowerCase();
  return words.some((word) => lower.includes(word));
}
