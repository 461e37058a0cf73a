import type { Recommendation, Sentence } from "../../../extract/types";
import { rangeOf } from "../../sentences";
import { trigger } from "../../trigger";
import type { BlockRule } from "../../types";

export const langCannotExclude: BlockRule = {
  id: "lang-cannot-exclude",
  title: "Cannot be excluded",
  why: "The phrase raises concern in every group of readers and says neither how likely it is nor what to do next.",
  source: "AJR 2017 (wording of incidental liver lesions); Berlin, AJR 2000; European Journal of Radiology 2013",
  severity: "warning",
  scope: "block",
  sections: ["findings", "impression"],
  examples: {
    flagged: [
      "IMPRESSION: Malignancy «cannot be excluded».",
      "IMPRESSION: «Cannot rule out» fracture.",
      "IMPRESSION: Metastasis «can not be entirely excluded».",
      "FINDINGS: A small effusion «is difficult to exclude».",
      "IMPRESSION: Small neoplasm «is not excluded».",
      "IMPRESSION: «Unable to exclude» early abscess.",
      "IMPRESSION: Underlying tumor «could not be definitively ruled out».",
      "IMPRESSION: An occult lesion «is not ruled out». Clinical correlation is recommended.",
    ],
    clean: [
      "IMPRESSION: Segmental embolism cannot be excluded because of motion; repeat CTPA if symptoms persist.",
      "IMPRESSION: Ureteral stone is excluded.",
      "IMPRESSION: Scaphoid fracture cannot be excluded. Recommend repeat radiographs in 10 days.",
      "INDICATION: Rule out PE; dissection not excluded.\n\nFINDINGS: No embolism.",
      "FINDINGS: Nondisplaced rib fractures cannot be excluded on this limited portable study.",
      "FINDINGS: The left apex is excluded from the field of view.",
      "IMPRESSION: Viral pneumonia cannot be excluded. Clinical and laboratory correlation is recommended.",
    ],
  },
  trigger: trigger("exclude", "rule"),
  *check(block) {
    const steps = new Set(block.recommendations.filter(isStep).map(({ sentence }) => sentence.index));
    for (const sentence of block.sentences) {
      const match = PHRASE.exec(sentence.text);
      if (match === null || REASON.test(sentence.text) || LIKELIHOOD.test(sentence.text)) continue;
      if (NEXT_STEP.test(sentence.text) || hasNextStep(sentence, steps)) continue;
      yield {
        ...rangeOf(sentence, match),
        message: `"${match[0]}" gives neither a likelihood nor a next step.`,
        // The Findings may leave open what the Impression weighs.
        ...(block.kind === "findings" && { severity: "info" as const }),
      };
    }
  },
};

const PHRASE =
  /\b(?:(?:can ?not|can't|could not|couldn't|may not) (?:(?:be|also|yet|then) )?(?:(?:\w{3,12}ly|fully) )?(?:be )?(?:excluded?|ruled? out)|(?:(?:is|are|was|were|remains?) )?not (?:(?:\w{3,12}ly|be|fully) ){0,2}(?:excluded|ruled out)|(?:(?:is|are|was|were|remains?) )?(?:difficult|hard|impossible|not possible|unable) to (?:\w{3,12}ly )?(?:exclude|rule out))\b/i;

/** Why the examination cannot answer: that is what the reader needs to hear. */
const REASON =
  /\b(?:because|due to|owing to|secondary to|as a result of|limit(?:ed|ation|ations|s)|suboptimal|non-?diagnostic|artifacts?|artefacts?|motion|obscur\w{1,4}|without (?:iv |intravenous )?contrast|non-?contrast|unenhanced|lack of|absence of|field of view|not (?:included|imaged|covered)|incompletely (?:imaged|seen|included|evaluated|visuali[sz]ed)|by (?:ct|mri|ultrasound|imaging|radiograph\w{0,4}|this)|on (?:this|these|a|the) (?:\w{1,14} ){0,2}(?:study|exam|examination|radiographs?|images?|views?|films?|scan|basis)|body habitus|resolution|overlying|in this (?:setting|age))\b/i;

const LIKELIHOOD =
  /\b(?:(?:less|more|most|not|un)[ -]?likely|probabl[ey]|improbable|favou?r(?:s|ed)?|doubtful|(?:low|moderate|intermediate|high) (?:likelihood|probability|suspicion)|suspicio(?:n|us)|presum\w{3,5})\b/i;

/** A test that the sentence itself calls for, in other words than a recommendation's. */
const NEXT_STEP =
  /\b(?:evaluation|biopsy|sampling|aspiration|imaging|study|views?|ct|mri|mr|ultrasound|radiographs?|endoscopy|colonoscopy|bronchoscopy|cystoscopy|follow-?up|correlation with \w+) (?:\w{2,12} )?(?:would|will|is|are|may|might|could|should)\b/i;

/** A next step in this sentence or the one behind it: a test, a biopsy, a referral, control, data to correlate with. */
const hasNextStep = ({ index }: Sentence, steps: ReadonlySet<number>) => steps.has(index) || steps.has(index + 1);

/** "Clinical correlation is recommended" is none; a control whose test is not named is another rule's matter. */
function isStep({ action, object, text }: Recommendation): boolean {
  if (action === "none-needed") return false;
  return action !== "correlation" || object !== undefined || LABORATORY.test(text);
}

/** "Clinical and laboratory correlation": data, if not one test by its name. */
const LABORATORY = /\blab(?:orator\w{1,3})?\b|\bpatholog|\bhistolog/i;
