import { isKindOf, organsAgree } from "../../checks/alignment/same-lesion";
import type { Concept, Finding } from "../../extract/types";
import { hedgedBehind } from "./match-words";
import type { Mention } from "./mention";
import { isDecisive } from "./opposites";
import type { ReadSentence } from "./reading";
import { assertionsOf } from "./spoken-terms";
import { type TermList, termsOf } from "./terms";
import type { Wording } from "./wordings";

/** The findings of a sentence that mean what the wording means, whatever they are called. */
export function matchConcepts(wording: Wording, accepted: readonly Wording[], at: ReadSentence): readonly Mention[] {
  const main = mainFinding(wording);
  if (main === undefined) return [];
  const { sentence, block } = at;
  const names = accepted.map(({ terms }) => terms);
  const concepts = accepted.flatMap((one) => mainFinding(one)?.concept ?? []);
  return block.findings.flatMap((finding): Mention[] => {
    if (finding.from < sentence.from || finding.to > sentence.to) return [];
    const strength = strengthOf(finding, main, concepts);
    if (strength === undefined) return [];
    const { from, to, text, assertion, certainty } = finding;
    const isWhole = hasRest(wording, main, at);
    if (finding.concept.kind === "category" && !isWhole) return [];
    if (wording.point.kind === "answer" && (!isWhole || strength !== "same")) return [];
    const isShort = finding.assertion !== "absent" && isShortFor(finding, names, at);
    const narrowed = strength === "same" && (!isWhole || isShort) ? "vaguer" : strength;
    const isWide = finding.concept !== main.concept;
    const isHedged = assertion === "present" && hedgedBehind(at.terms.text.slice(to - sentence.from));
    if (isHedged || isRestDoubted(wording, main, at))
      return [
        {
          from,
          to,
          text,
          at,
          wording,
          strength: narrowed,
          assertion: "possible",
          certainty: 2,
          isWide,
          findings: [finding],
        },
      ];
    return [{ from, to, text, at, wording, strength: narrowed, assertion, certainty, isWide, findings: [finding] }];
  });
}

/** "Rotator cuff tear" for "full-thickness rotator cuff tear": all its words are in an accepted wording that says more, and none says just that. */
function isShortFor(finding: Finding, accepted: readonly TermList[], { terms }: ReadSentence): boolean {
  const own = new Set(namesIn(termsOf(finding.text)));
  // "Nodule in the left upper lobe": the lobe says that it is one of the lung.
  const around = new Set([...terms.terms, ...termsOf(finding.organ ?? "").terms].map(({ key }) => key));
  let isShort = false;
  for (const wording of accepted) {
    const wanted = namesIn(wording);
    if (wanted.length === 0 || ![...own].every((key) => wanted.includes(key))) continue;
    if (wanted.every((key) => around.has(key))) return false;
    isShort = true;
  }
  return isShort && own.size > 0;
}

/** The single words that name something. */
const namesIn = ({ terms, words }: TermList): readonly string[] =>
  terms.filter(({ first, end }) => end - first === 1 && words[first]?.class === "plain").map(({ key }) => key);

/** What the wording is about: its weightiest finding, the first of equals. */
export function mainFinding({ findings }: Wording): Finding | undefined {
  let main: Finding | undefined;
  for (const finding of findings) if (main === undefined || finding.concept.level > main.concept.level) main = finding;
  return main;
}

function strengthOf(finding: Finding, main: Finding, accepted: readonly Concept[]): Mention["strength"] | undefined {
  const own = finding.concept;
  const wanted = main.concept;
  if (own === wanted) {
    if (!placesAgree(finding, main)) return undefined;
    // What is only described counts in the accepted words; in others it is vaguer than a diagnosis.
    return isDescriptive(finding) && !isDescriptive(main) ? "vaguer" : "same";
  }
  if (own.kind === "normal" || wanted.kind === "normal") return undefined;
  if (own.kind === "category" || wanted.kind === "category") return undefined;
  // What rests on an opacity says more than the opacity; what rests on another diagnosis is not that diagnosis.
  if (own.describedBy.includes(wanted.family) && own.region === wanted.region && isDescriptive(main))
    return own.level >= wanted.level && !isDescriptive(finding) ? "same" : "vaguer";
  if (!placesAgree(finding, main)) return undefined;
  // Who denies every fracture denies that of a rib; who finds a fracture has not said which.
  const isDenied = finding.assertion === "absent";
  if (isKindOf(own, wanted)) return isDenied ? "vaguer" : "same";
  if (isKindOf(wanted, own)) return isDenied ? "same" : "vaguer";
  if (own.family === wanted.family) return withinFamily(finding, main, accepted);
  if (!wanted.describedBy.includes(own.family)) return undefined;
  // Without stones there are no gallstones.
  if (isDenied) return main.text.toLowerCase().includes(own.id) ? "same" : "vaguer";
  return isDescriptive(finding) || isHypernym(finding, main) ? "vaguer" : undefined;
}

/** A word for what is seen is vaguer than one for what it is; a cancer is no adenoma, nor the other way round. */
function withinFamily(finding: Finding, main: Finding, accepted: readonly Concept[]): Mention["strength"] {
  const own = finding.concept;
  if (isDescriptive(finding) && !isDescriptive(main)) return "vaguer";
  const levels = accepted.filter(({ family }) => family === own.family).map(({ level }) => level);
  const isRanked = own.level >= Math.min(...levels) && own.level <= Math.max(...levels) + 1;
  const isAlike = accepted.some(({ malignant, family }) => family === own.family && malignant === own.malignant);
  return isRanked && isAlike ? "same" : "other";
}

/** "Intracranial bleeding" for a subarachnoid hemorrhage: one noun, wider. */
function isHypernym(finding: Finding, { concept }: Finding): boolean {
  const own = termsOf(finding.text).widest.at(-1)?.key;
  const heads = [concept.id, finding.concept.id].map((name) => termsOf(name).terms.at(-1)?.key);
  return own !== undefined && (heads[0] === own || heads[0] === heads[1]);
}

/** Says what is seen, not what it is. */
export const isDescriptive = ({ concept, text }: Finding): boolean =>
  concept.kind === "descriptor" || DESCRIPTIVE.test(text);

const DESCRIPTIVE =
  /\b(?:lesions?|mass|masses|opacit(?:y|ies)|densit(?:y|ies)|foc(?:us|i)|abnormalit(?:y|ies)|collections?|process|changes?|areas?|findings?)(?:$| (?:of|in|at|within) )/i;

function placesAgree(finding: Finding, main: Finding): boolean {
  return organsAgree(finding.organ, main.organ ?? main.concept.organ);
}

/** "Aneurysm, possibly ruptured": what makes the finding what it is, is doubted. */
function isRestDoubted(wording: Wording, main: Finding, { terms, block, sentence }: ReadSentence): boolean {
  const keys = new Set(wording.needed.map(({ key }) => key));
  const own = new Set(termsOf(main.concept.id).terms.map(({ key }) => key));
  const rest = terms.terms.filter(({ key, first, end }) => end - first === 1 && keys.has(key) && own.has(key));
  if (rest.length < 2) return false;
  const by = sentence.from - block.from;
  const moved = rest.map((term) => ({ ...term, from: term.from + by, to: term.to + by }));
  return assertionsOf(terms, moved, block.block.text).some(
    ({ assertion, certainty }) => assertion === "possible" && certainty <= 2,
  );
}

/** The rest of the wording's needed words stands in the sentence or elsewhere in its item. */
function hasRest(wording: Wording, main: Finding, { terms, block, sentence }: ReadSentence): boolean {
  const offset = wording.findings[0]?.sentence.from ?? 0;
  const rest = wording.needed.filter(
    ({ from, to, key }) => to + offset <= main.from || from + offset >= main.to || isDecisive(key),
  );
  if (rest.length === 0) return true;
  const keys = new Set(terms.terms.map(({ key }) => key));
  const organs = block.anatomy.filter(({ from, to }) => from >= sentence.from && to <= sentence.to);
  return rest.every(
    ({ key, parts }) =>
      keys.has(key) ||
      (parts.length > 1 && parts.every((part) => keys.has(part))) ||
      organs.some(({ organ }) => organ === key),
  );
}
