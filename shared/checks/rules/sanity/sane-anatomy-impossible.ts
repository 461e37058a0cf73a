import type { BlockAnalysis, Phrase } from "../../../extract/types";
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
    ],
    clean: [
      "FINDINGS: C8 nerve root impingement.",
      "FINDINGS: Transitional lumbosacral vertebra, designated L6.",
      "FINDINGS: Consolidation in the right middle lobe and the lingula.",
      "FINDINGS: Situs inversus with a left-sided liver.",
      "FINDINGS: Nodule in segment X of the right lower lobe.",
      "FINDINGS: Left lower lobe and right middle lobe nodules.",
    ],
  },
  *check(block) {
    for (const phrase of block.phrases) {
      if (phrase.group !== "sane-anatomy" || isVariant(block, phrase)) continue;
      yield { from: phrase.from, to: phrase.to, message: `"${phrase.text}": ${phrase.value}.` };
    }
  },
};

/** Rows with a cue fall silent where one of its words stands in the sentence. */
function isVariant({ phrases }: BlockAnalysis, phrase: Phrase): boolean {
  return phrases.some(({ group, sentence }) => group === "sane-anatomy-variant" && sentence === phrase.sentence);
}
