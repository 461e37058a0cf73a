import { perAnalysis } from "../../../extract/keep";
import type { BlockAnalysis } from "../../../extract/types";

/** What the Comparison section says: nothing at all is not the same as "None.". */
export interface Comparison {
  /** `none`: says that there is no prior · `empty`: a heading with nothing under it · `given`: names something · `absent`: no such section. */
  readonly state: "none" | "empty" | "given" | "absent";
  readonly blocks: readonly BlockAnalysis[];
}

export const comparisonOf = perAnalysis((analysis): Comparison => {
  if (analysis.sectionsOf("comparison").length === 0) return { state: "absent", blocks: [] };
  const blocks = analysis.blocksOf("comparison").filter((block) => block.block.text.trim() !== "");
  if (blocks.length === 0) return { state: "empty", blocks };
  return { state: blocks.every(saysNone) ? "none" : "given", blocks };
});

const MOST_WORDS = 20;

/** "None.", "No prior studies available.": the whole block, with no date or other exam named beside it. */
function saysNone({ phrases, dates, words, sentences, block }: BlockAnalysis): boolean {
  if (dates.length > 0 || words > MOST_WORDS) return false;
  const text = block.text.trim();
  if (BLANK.test(text)) return true;
  if (NOT_ALONE.test(text)) return false;
  if (words <= 12 && phrases.some(({ group }) => group === "comp-none")) return true;
  return (
    sentences.some((one) => isDenial(one.text)) && sentences.every((one) => isDenial(one.text) || isAside(one.text))
  );
}

const BLANK = /^(?:n\/?a|n\.a|nil|none|no|unavailable|no (?:prior|previous|earlier)s?|-{1,3}|–|—)[.]?$/i;
/** Something is compared with all the same. */
const NOT_ALONE = /\b(?:other than|except|besides|apart from|chang|differ|since|compared (?:to|with)|correlat)/i;

const EXAM =
  "(?:stud(?:y|ies)|exam(?:ination)?s?|imaging|images?|films?|scans?|radiographs?|x-?rays?|ct|cts|mri|mris|ultrasounds?|sonograms?|mammograms?|priors?|comparisons?|reports?|investigations?)";
const BEFORE =
  "(?:prior|previous|earlier|old|older|past|former|antecedent|preceding|comparison|comparative|comparable|relevant|similar|available|direct|recent)";
const DENIALS: readonly RegExp[] = [
  /^(?:none|nil|nothing|(?:currently )?unavailable|not (?:applicable|available|provided|given|performed|done|obtained))\b/i,
  new RegExp(`^(?:there (?:is|are|was|were) )?(?:no|without(?: any)?)(?: ${BEFORE}| [a-z-]+){0,3} ${EXAM}\\b`, "i"),
  new RegExp(
    `^(?:the )?(?:patient(?:'s)? )?${BEFORE}(?: [a-z-]+){0,3} (?:are |is |were |was )?(?:currently )?(?:not (?:currently )?(?:available|provided|accessible|on file|obtained)|unavailable)\\b`,
    "i",
  ),
  new RegExp(`^(?:this is )?(?:the |a )?(?:patient's )?(?:first|baseline|initial) (?:[a-z-]+ )?${EXAM}\\b`, "i"),
  /^(?:no|without) compar/i,
  /^no (?:[a-z]+ ){0,2}(?:previous|prior)s?[.]?$/i,
];
const isDenial = (text: string): boolean => DENIALS.some((pattern) => pattern.test(text));

/** Names no exam: "Available at the time of reading." */
const isAside = (text: string): boolean => !NAMES_EXAM.test(text);
const NAMES_EXAM = new RegExp(`\\b${EXAM}\\b`, "i");
