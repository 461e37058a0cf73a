import type { BlockAnalysis, Sentence } from "../../../extract/types";
import { overlaps, withoutStop } from "../../sentences";
import { trigger } from "../../trigger";
import type { BlockRule } from "../../types";

export const impVagueItem: BlockRule = {
  id: "imp-vague-item",
  title: "Impression item says nothing",
  why: "Who reads only the Impression learns neither what was found nor where, how large or what to do.",
  source: "Berlin, AJR 2000; expert opinion on Impression wording (RadioGraphics 2020)",
  severity: "warning",
  scope: "block",
  sections: ["impression"],
  examples: {
    flagged: [
      "IMPRESSION: «Complex renal finding noted». Clinical correlation suggested.",
      "IMPRESSION: «Findings as above».",
      "IMPRESSION: «Abnormality in the lung as described».",
      "IMPRESSION:\n1. «Abnormal appearance of the liver».\n2. Cholelithiasis.",
      "IMPRESSION: «See above».",
      "IMPRESSION: «Changes in the left kidney».",
      "IMPRESSION: «Please refer to the body of the report».",
      "IMPRESSION: «There is a focal abnormality in the pancreas».",
      "IMPRESSION: «Hepatic finding, see above».",
      "IMPRESSION: «Something is seen in the right lung».",
      "IMPRESSION: «Abnormal examination as stated above».",
    ],
    clean: [
      "IMPRESSION: No acute abnormality.",
      "IMPRESSION: Postoperative changes of right hemicolectomy, no complication.",
      "IMPRESSION: Degenerative changes of the spine as described above.",
      "IMPRESSION:\n1. Cholelithiasis.\nIncidental findings:\n2. Renal cyst.",
      "IMPRESSION: Stable appearance of the chest.",
      "IMPRESSION: 2 cm nodule in the right lung as described above.",
      "IMPRESSION: Findings consistent with pneumonia.",
      "IMPRESSION: Findings were discussed with Dr. Roe.",
      "IMPRESSION: Additional study of the chest.",
    ],
  },
  trigger: (block) => mayBeVague(block),
  *check(block) {
    for (const sentence of block.sentences) {
      if (!isVague(sentence, block)) continue;
      const to = sentence.from + withoutStop(sentence.text).length;
      const words = sentence.text.slice(0, to - sentence.from);
      const aside = ASIDE.test(words);
      yield {
        from: sentence.from,
        to,
        message: `"${words}" names no diagnosis, size or action.`,
        ...(aside && { severity: "info" as const }),
      };
    }
  },
};

/** A closing remark on what else the body holds does less harm than an item of its own. */
const ASIDE = /^(?:additional|other|incidental|remaining|further)\b/i;

const VAGUE_NOUNS = new Set(
  "finding findings abnormality abnormalities change changes process processes issue issues area areas something appearance appearances anomaly anomalies entity problem problems pathology study examination exam scan".split(
    " ",
  ),
);
/** Without one of these, an appearance or area may be a normal one. */
const NEEDS_ADJECTIVE = new Set("appearance appearances area areas study examination exam scan".split(" "));
const ADJECTIVES = new Set(
  "abnormal complex focal subtle nonspecific unspecific non-specific non specific indeterminate suspicious questionable unusual some several multiple various few certain other additional incidental further new acute significant notable pathologic pathological atypical vague ill-defined concerning concern interest interesting possible".split(
    " ",
  ),
);
const SAYS_ABNORMAL = new Set(
  "abnormal complex focal suspicious unusual pathologic pathological atypical vague concern".split(" "),
);
const REFERENCES = new Set(
  "above below described detailed discussed noted mentioned outlined listed reported dictated stated given specified explained shown body report text details description narrative findings".split(
    " ",
  ),
);
const REFERRING = new Set("as see refer per above below described".split(" "));
const mayBeVague = trigger(...[...VAGUE_NOUNS, ...REFERENCES].map((word) => `${word} `));
const FUNCTION_WORDS = new Set(
  "a an the there is are was were be been has have of in on at within to for from and or its both please again also this these that which it seen noted identified visualized visualised demonstrated present appreciated detected observed evident shown found involving affecting around near along side sided region regions full complete section details discussion dictation comments comment upper lower mid middle right left bilateral bilaterally lobe lobes pole segment part aspect quadrant flank fossa base apex".split(
    " ",
  ),
);

/** Body parts that stand alone without being an organ of the lexicon's. */
const REGIONS = new Set(
  "renal hepatic pulmonary cardiac splenic pancreatic adrenal osseous bony bone bones lung lungs liver kidney kidneys spleen pancreas chest thorax thoracic abdomen abdominal pelvis pelvic spine spinal brain head neck breast thyroid bowel bladder heart mediastinum mediastinal ovary ovarian uterus uterine prostate joint knee hip shoulder ankle wrist".split(
    " ",
  ),
);

/**
 * A sentence made of nothing but words that any report could hold, names of organs, and either a vague noun or a
 * reference to the body of the report. One word that carries information makes it say something.
 */
function isVague(sentence: Sentence, block: BlockAnalysis): boolean {
  const { text } = sentence;
  if (text.length > 120 || /:\s*$/.test(text)) return false;
  let vague: string | undefined;
  let abnormal = false;
  let refers = false;
  let reference = false;
  let words = 0;
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
    const word = match[0].toLowerCase();
    words += 1;
    if (VAGUE_NOUNS.has(word)) vague ??= word;
    if (SAYS_ABNORMAL.has(word)) abnormal = true;
    if (REFERRING.has(word)) refers = true;
    if (REFERENCES.has(word)) reference = true;
    if (!EMPTY_WORDS.has(word) && !isAnatomy(sentence, block, match.index, match[0].length)) return false;
  }
  if (namesSomething(sentence, block)) return false;
  if (refers && reference) return true;
  return vague !== undefined && (words > 1 || vague === "something") && (abnormal || !NEEDS_ADJECTIVE.has(vague));
}

const WORD = /[\p{L}\d-]+/gu;
const EMPTY_WORDS: ReadonlySet<string> = new Set([
  ...VAGUE_NOUNS,
  ...ADJECTIVES,
  ...REFERENCES,
  ...REFERRING,
  ...FUNCTION_WORDS,
  ...REGIONS,
]);

function isAnatomy(sentence: Sentence, block: BlockAnalysis, index: number, length: number): boolean {
  const word = { from: sentence.from + index, to: sentence.from + index + length };
  return block.anatomy.some((mention) => overlaps(mention, word)) || block.sides.some((side) => overlaps(side, word));
}

/** A concept other than the vague noun itself, a size, or a category. */
function namesSomething(sentence: Sentence, block: BlockAnalysis): boolean {
  const within = ({ from, to }: { readonly from: number; readonly to: number }) =>
    from >= sentence.from && to <= sentence.to;
  return (
    block.measurements.some(within) ||
    block.categories.some(within) ||
    block.findings.some(
      (finding) => within(finding) && !finding.text.split(/\s+/).every((word) => EMPTY_WORDS.has(word.toLowerCase())),
    )
  );
}
