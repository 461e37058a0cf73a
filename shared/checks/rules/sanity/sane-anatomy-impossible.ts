import { IMPOSSIBLE_ANATOMY } from "../../../extract/phrase-groups";
import type { BlockAnalysis, Phrase } from "../../../extract/types";
import { phrasesOf } from "../../phrase-groups";
import type { BlockRule } from "../../types";

export const saneAnatomyImpossible: BlockRule = {
  id: "sane-anatomy-impossible",
  title: "Anatomy that does not exist",
  why: "A left middle lobe or an L7 vertebra points at the wrong place; whoever operates must not have to guess which one was meant.",
  source: "Report error classes, impossible findings (catalogue E14); anatomy",
  severity: "error",
  scope: "block",
  needs: "phrases",
  examples: {
    flagged: [
      "FINDINGS: Consolidation in the «right lingula».",
      "FINDINGS: Compression fracture of «T13».",
      "FINDINGS: There is a 6 mm nodule in the «left middle lobe».",
      "FINDINGS: Compression fracture of the «L7» vertebral body.",
      "FINDINGS: Hypodense 2 cm lesion in «hepatic segment X».",
      "IMPRESSION: Lesion in «segment IX of the liver».",
      "FINDINGS: «Lingular» consolidation on the right.",
      "FINDINGS: «Middle lobe» collapse on the left.",
      "FINDINGS: A 2 cm hypodense hepatic lesion is seen in «segment X».",
      "FINDINGS: Fracture of the «fifteenth posterior rib».",
    ],
    clean: [
      "FINDINGS: C8 nerve root impingement.",
      "FINDINGS: Lingular consolidation and pleural effusion on the right.",
      "FINDINGS: There is lingular opacity, with mediastinal shift to the right.",
      "FINDINGS: Transitional lumbosacral vertebra, designated L6.",
      "FINDINGS: Consolidation in the right middle lobe and the lingula.",
      "FINDINGS: Situs inversus with a left-sided liver.",
      "FINDINGS: Nodule in segment X of the right lower lobe.",
      "FINDINGS: Left lower lobe and right middle lobe nodules.",
    ],
  },
  trigger: phrasesOf(IMPOSSIBLE_ANATOMY),
  *check(block) {
    for (const phrase of block.phrases) {
      if (!isImpossible(block, phrase) || isVariant(block, phrase)) continue;
      yield { from: phrase.from, to: phrase.to, message: `"${phrase.text}": ${phrase.value}.` };
    }
  },
};

function isImpossible(block: BlockAnalysis, phrase: Phrase): boolean {
  switch (phrase.group) {
    case "sane-anatomy":
      return true;
    case "sane-sided":
      return isOnWrongSide(block, phrase);
    case "sane-hepatic-segment":
      return isHepatic(phrase);
    default:
      return false;
  }
}

const FAR = 32;

/** "Lingular consolidation on the right": the sentence's only side, with one thing between. */
function isOnWrongSide(block: BlockAnalysis, { sentence, from, to, value }: Phrase): boolean {
  const sides = block.sides.filter((side) => side.sentence === sentence);
  const [side] = sides;
  if (side === undefined || sides.length > 1 || value.endsWith(side.laterality)) return false;
  if (side.laterality === "bilateral") return false;
  const text = sentence.text.toLowerCase();
  // "Shift to the right" and "right effusion" are of something else.
  const before = text.slice(0, side.to - sentence.from);
  const behind = text.slice(side.to - sentence.from);
  const isLung = behind.startsWith(" lung") || side.text.toLowerCase().endsWith(" lung");
  const isWhere =
    before.endsWith(`on the ${side.laterality}`) ||
    (isLung && (before.includes(`in the ${side.laterality}`) || before.includes(`of the ${side.laterality}`)));
  if (!isWhere) return false;
  const between =
    side.from >= to
      ? text.slice(to - sentence.from, side.from - sentence.from)
      : text.slice(side.to - sentence.from, from - sentence.from);
  return between.length <= FAR && !APART.some((word) => between.includes(word));
}

const APART = [",", ";", ":", "(", " and ", " or ", " with ", " but ", " than ", " as ", " to ", "effusion", "pleura"];
const ELSEWHERE = ["lung", "bronch", "pulmon", "lobe", "image", "series", "spleen", "kidney", "prostate"];

/** A lesion of the liver in "segment X": the lung has ten. */
function isHepatic({ sentence }: Phrase): boolean {
  const text = sentence.text.toLowerCase();
  return (text.includes("hepatic") || text.startsWith("liver")) && !ELSEWHERE.some((word) => text.includes(word));
}

/** Rows with a cue fall silent where one of its words stands in the sentence. */
function isVariant({ phrases }: BlockAnalysis, phrase: Phrase): boolean {
  return phrases.some(({ group, sentence }) => group === "sane-anatomy-variant" && sentence === phrase.sentence);
}
