import type { BlockAnalysis, Finding, Sentence } from "../../../extract/types";
import { isAsserted } from "../../impression";
import { NO_FLAGS } from "../../no-flags";
import { trigger } from "../../trigger";
import type { BlockRule, Flag } from "../../types";

export const impItemOverloaded: BlockRule = {
  id: "imp-item-overloaded",
  title: "Too much in one item",
  why: "What stands at the end of a long item is overlooked, and an unranked differential gives no direction.",
  source: "Expert opinion on Impression wording (RadioGraphics 2020; Australas Radiol 2002)",
  severity: "info",
  scope: "block",
  sections: ["impression"],
  needs: "findings",
  examples: {
    flagged: [
      "IMPRESSION:\n1. «Right lower lobe pneumonia, cholelithiasis and L4 compression fracture.»\n2. Renal cyst.\n",
      "IMPRESSION: «Differential includes lymphoma, sarcoidosis, metastasis, tuberculosis, Castleman disease and fungal infection.»",
    ],
    clean: [
      "IMPRESSION:\n1. Acute appendicitis with 2.1 cm abscess and adjacent ileus.\n2. Renal cyst.\n",
      "IMPRESSION: Most likely pneumonia; atelectasis less likely.",
      "IMPRESSION: Right lower lobe pneumonia. Cholelithiasis. L4 compression fracture.",
      "IMPRESSION: Differential includes lymphoma, most likely, sarcoidosis and tuberculosis.",
    ],
  },
  check(block) {
    // A paragraph of several sentences is a list in all but form; imp-numbering speaks of it.
    const flag = block.block.number !== undefined || block.sentences.length === 1 ? tooMuch(block) : undefined;
    if (flag !== undefined) return [flag];
    return mayWeigh(block) ? unrankedIn(block) : NO_FLAGS;
  },
};

const MOST_WORDS = 60;
/** Of so many regions an item speaks of too much. */
const MOST_REGIONS = 3;
const MOST_SENTENCES = 100;
const MOST_DIAGNOSES = 4;

function tooMuch(block: BlockAnalysis): Flag | undefined {
  const range = { from: block.from, to: block.to };
  if (block.words > MOST_WORDS) return { ...range, message: `This item has ${block.words} words.` };
  if (block.findings.length < MOST_REGIONS) return undefined;
  const asserted = block.findings.filter((finding) => isAsserted(finding) && finding.concept.kind === "diagnosis");
  const regions = new Set(asserted.map(regionOf).filter((region) => region !== undefined));
  // A stage names the tumour, the nodes and the metastases in one breath.
  if (regions.size < MOST_REGIONS || asserted.some(({ concept }) => concept.malignant)) return undefined;
  const names = [...new Set(asserted.map(({ concept }) => concept.id))];
  return { ...range, message: `This item holds findings of ${regions.size} regions: ${names.slice(0, 4).join(", ")}.` };
}

/** What stands in every region (fracture, mass) tells nothing about organ systems. */
function regionOf({ concept, organ }: Finding): string | undefined {
  return concept.region === "any" || concept.region === "" ? organ : concept.region;
}

const mayWeigh = trigger("differential ", "ddx ", "considerations ", "possibilities ", "diagnostic ");
const DIFFERENTIAL = /\b(?:differential|ddx|considerations include|possibilities include|diagnostic considerations)\b/i;
const RANKED =
  /\b(?:most likely|favou?r\w{0,2}|less likely|more likely|versus|vs|unlikely|likely|leading|first|primarily|followed by|probabl\w|typical|given)\b/i;

function* unrankedIn(block: BlockAnalysis): Iterable<Flag> {
  for (const sentence of block.sentences.slice(0, MOST_SENTENCES)) yield* unranked(sentence, block);
}

function* unranked(sentence: Sentence, block: BlockAnalysis): Iterable<Flag> {
  if (!DIFFERENTIAL.test(sentence.text) || RANKED.test(sentence.text)) return;
  const named = new Set(
    block.findings
      .filter(
        ({ sentence: own, assertion, concept }) =>
          own.index === sentence.index && assertion !== "absent" && concept.kind === "diagnosis",
      )
      .map(({ concept }) => concept.id),
  );
  const listed = sentence.text.split(/,| and | or /).length;
  if (named.size <= MOST_DIAGNOSES && !(listed > MOST_DIAGNOSES && named.size > 1)) return;
  yield {
    from: sentence.from,
    to: sentence.to,
    message: `A differential of ${Math.max(named.size, listed)} diagnoses without a favourite.`,
  };
}
