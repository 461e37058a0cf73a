import { rangeOf } from "../../sentences";
import { twice } from "../../trigger";
import type { BlockRule, Fix } from "../../types";

export const langDoubleNegative: BlockRule = {
  id: "lang-double-negative",
  title: "Double negative",
  why: "Two negations on one statement are read the wrong way round by tired readers and by software alike.",
  source: "UCSF reporting guideline; ConText (Harkema 2009)",
  severity: "info",
  scope: "block",
  sections: ["findings", "impression"],
  examples: {
    flagged: [
      "IMPRESSION: Findings are «not inconsistent with» edema.",
      "IMPRESSION: It is «not unlikely» that this represents infection.",
      "FINDINGS: The course was «not without» complication.",
      "FINDINGS: Flow in the artery is «not absent».",
      "FINDINGS: There is «no absence of» flow.",
      "IMPRESSION: «No evidence of no» obstruction.",
      "IMPRESSION: This is «not incompatible with» an abscess.",
    ],
    clean: [
      "FINDINGS: No change; the heart is not enlarged.",
      "FINDINGS: Not included in the field of view.",
      "FINDINGS: No fracture, no dislocation and no effusion.",
      "FINDINGS: The fracture is not united.",
      "FINDINGS: Such cysts are not uncommon.",
      "FINDINGS: The collar bones are not uniformly dense. The dilatation is not unilateral.",
    ],
  },
  trigger: (block) => hasNot(block) || hasNo(block),
  *check(block) {
    for (const sentence of block.sentences) {
      const match = DOUBLE.exec(sentence.text);
      if (match === null) continue;
      const range = rangeOf(sentence, match);
      const fixes = fixFor(match[0], range.from, range.to);
      yield { ...range, message: `Double negative: "${match[0]}".`, ...(fixes && { fixes }) };
    }
  },
};

const hasNot = twice(
  "not ",
  "isn ",
  "aren ",
  ..."unlikely unremarkable unusual unexpected unreasonable unimportant unrelated unsuspicious unequivocal".split(" "),
  ..."unaffected uninvolved inconsistent incompatible improbable impossible insignificant".split(" "),
  ..."without absent excluded".split(" "),
);
const hasNo = twice("no ", "without ", "absence", "lack");
const DOUBLE =
  /\b(?:(?:not|isn't|aren't) (?:(?:entirely|completely|at all|totally) )?(?:un(?:likely|remarkable|usual|expected|reasonable|important|related|suspicious|equivocal|affected|involved)|inconsistent with|incompatible with|improbable|impossible|insignificant|without|absent)|no (?:absence|lack) of|no evidence of no|without no|not (?:un|in)\w{2,12}ly (?:absent|excluded))\b/i;

const POSITIVE: Readonly<Record<string, string>> = {
  "not without": "with",
  "not absent": "present",
  "no evidence of no": "no evidence of",
  "without no": "without",
};

function fixFor(words: string, from: number, to: number): readonly Fix[] | undefined {
  const positive = POSITIVE[words.toLowerCase()];
  if (positive === undefined) return undefined;
  const insert = /^[A-Z]/.test(words) ? `${positive[0]?.toUpperCase()}${positive.slice(1)}` : positive;
  return [{ label: `Write "${insert}"`, edits: [{ from, to, insert }] }];
}
