import { perBlock } from "../../extract/keep";
import type { Analysis, Anatomy, Finding, Laterality, Sentence } from "../../extract/types";
import { concepts } from "../../lexicons/load";
import { once } from "../../lexicons/table";
import type { Range } from "../../report/report";

/** An organ that the Impression calls normal, whole: "Normal appendix.", "The ligaments of the right knee are intact." */
export interface HealthyOrgan {
  readonly organ: string;
  readonly laterality: Laterality | undefined;
  /** The families that the word for normal denies, by their last words; undefined: whatever is abnormal. */
  readonly families: readonly string[] | undefined;
  /** The words of the sentence, in lower case, less their number and full stop. */
  readonly words: string;
  readonly at: Place;
}

/** Words of a sentence, counted from its start: they are kept with the block, which may move. */
interface Place {
  readonly sentence: Sentence;
  readonly start: number;
  readonly text: string;
}

/** Where the words stand now. */
export function rangeOf({ sentence, start, text }: Place): Range & { readonly text: string } {
  const from = sentence.from + start;
  return { from, to: from + text.length, text };
}

/** Stands for all that the exam shows. */
export const WHOLE_EXAM = "*";

/** The healthy organs that the Impression names. */
export function healthyOrgansIn(analysis: Analysis): readonly HealthyOrgan[] {
  let found = NONE;
  for (const block of analysis.blocksOf("impression")) {
    const own = healthyIn(block);
    if (own.length > 0) found = found.concat(own);
  }
  return found;
}

const NONE: readonly HealthyOrgan[] = [];

const healthyIn = perBlock(({ anatomy, findings, sentences }) => {
  const found: HealthyOrgan[] = [];
  for (const mention of anatomy) {
    const at = normalWords(mention);
    if (at !== undefined)
      found.push({
        organ: mention.organ,
        laterality: mention.laterality,
        families: undefined,
        words: at.text.toLowerCase(),
        at,
      });
  }
  for (const finding of findings) {
    const { organ, laterality, sentence, from } = finding;
    if (finding.concept.id === "normal study" && isWhole(finding)) {
      const at = range(sentence, from - sentence.from, finding.to - sentence.from);
      found.push({ organ: WHOLE_EXAM, laterality, families: undefined, words: "", at });
    }
    const families = deniedBy().get(finding.concept.id);
    if (families === undefined || organ === undefined || QUALIFIED.test(sentence.text)) continue;
    if (organ === "uterus" && !LIVE.test(sentence.text)) continue;
    found.push({ organ, laterality, families, words: "", at: wholeOf(sentence) });
  }
  for (const sentence of sentences) {
    const at = densityIn(sentence);
    if (at !== undefined)
      found.push({ organ: "bone density", laterality: undefined, families: [], words: DENSITY, at });
  }
  return found;
});

/** "Normal MRI of the brain." and nothing else. */
const isWhole = ({ sentence, from, to }: Finding): boolean =>
  from - sentence.from <= 3 && sentence.to - to <= 1 && sentence.text.startsWith("N") && !QUALIFIED.test(sentence.text);

const wholeOf = (sentence: Sentence): Place => range(sentence, 0, sentence.text.trimEnd().replace(/\.$/, "").length);

/** Words for normal that say of which kind of illness an organ is free; those that speak of the whole exam deny too much. */
const deniedBy = once(
  (): ReadonlyMap<string, readonly string[]> =>
    new Map(
      concepts()
        .filter(({ concept }) => OF_A_KIND.has(concept))
        .map(({ concept, covers }) => [concept, covers]),
    ),
);

const OF_A_KIND = new Set(["intact", "patency", "live intrauterine pregnancy"]);

const QUALIFIED =
  /\b(?:otherwise|remain\w*|except|apart|aside|besides|other|where|portion|visuali\w*|included|rest|for age|size|caliber|position|variant)\b/i;

/** A pregnancy in the uterus may have ended; one that is called live has not. */
const LIVE = /\b(?:live|living|viable|viability|cardiac activity|heartbeat)\b/i;

/** "Normal appendix", "The thyroid is normal": nothing but the organ, and a word for normal. */
function normalWords({ sentence, from, to }: Anatomy): Place | undefined {
  const { text } = sentence;
  if (text.length > LONGEST || QUALIFIED.test(text)) return undefined;
  const before = text.slice(0, from - sentence.from);
  const behind = text.slice(to - sentence.from);
  const opening = NORMAL_BEFORE.exec(before);
  if (opening !== null && ENDS.test(behind)) return range(sentence, opening.index, to - sentence.from);
  const closing = NORMAL_BEHIND.exec(behind);
  if (closing === null || !OPENS.test(before)) return undefined;
  return range(sentence, Math.max(0, from - sentence.from), to - sentence.from + closing[0].length);
}

const LONGEST = 120;
const NORMAL_BEFORE =
  /\b(?:normal|unremarkable)\s(?:(?:both|right|left|appearing)\s|(?:(?:noncontrast|contrast-enhanced|unenhanced)\s)?(?:CT|MRI?|ultrasound|sonogram|examination|study|scan|MRI? examination)\sof\sthe\s(?:right\s|left\s)?)?$/i;
/** The organ ends the statement, or is the first of two. */
const ENDS = /^(?:\s*(?:[.;]\s*)?$|[.,;:]| and )/;
const OPENS = /^(?:\s*(?:\d{1,2}[.)]\s*)?(?:the |both |right |left |the right |the left )?)$/i;
const NORMAL_BEHIND = /^\s(?:is|are|appears?)\s(?:normal|unremarkable|intact)(?=\s*[.;]|\s*$)/i;

const DENSITY = "normal bone density";
const densityIn = (sentence: Sentence) => {
  const match = /\bnormal bone (?:mineral )?density\b/i.exec(sentence.text);
  return match === null ? undefined : range(sentence, match.index, match.index + match[0].length);
};

function range(sentence: Sentence, start: number, end: number): Place {
  return { sentence, start, text: sentence.text.slice(start, end) };
}
