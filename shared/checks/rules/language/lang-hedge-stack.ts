import type { BlockAnalysis, Sentence } from "../../../extract/types";
import type { Range } from "../../../report/report";
import { twice } from "../../trigger";
import type { BlockRule, Fix } from "../../types";

export const langHedgeStack: BlockRule = {
  id: "lang-hedge-stack",
  title: "Stacked hedges",
  why: "Two hedges on one statement leave its likelihood anywhere; readers differ most on such wording.",
  source: "Brigham and Women's Hospital diagnostic certainty scale; Open Med Inform J 2018; Berlin, AJR 2000",
  severity: "warning",
  scope: "block",
  sections: ["findings", "impression"],
  examples: {
    flagged: [
      "IMPRESSION: Findings «could possibly» represent early pneumonia.",
      "IMPRESSION: «May be suggestive of a questionable» nodule.",
      "IMPRESSION: This «might potentially» represent scar.",
      "IMPRESSION: «Possible questionable» nodule in the right apex.",
      "FINDINGS: A lucency «may perhaps indicate» a fracture.",
      "IMPRESSION: Appearances «could be suggestive» of early edema.",
      "IMPRESSION: «Presumably likely» benign.",
      "IMPRESSION: Findings «might be suspicious for a possible» abscess.",
      "IMPRESSION: «Suggests possible» pulmonary edema.",
      "IMPRESSION: It is «possible that this may» represent infection.",
      "IMPRESSION: «Cannot exclude a possible» fracture.",
      "IMPRESSION: «Concern for possible» pneumonia.",
      "IMPRESSION: «Questionable density that may» represent a small stone.",
    ],
    clean: [
      "IMPRESSION: Possible stone. The density may also be a phlebolith.",
      "IMPRESSION: May represent atelectasis.",
      "IMPRESSION: Findings may suggest early edema.",
      "IMPRESSION: Appears suspicious for malignancy, possibly lymphoma.",
      "IMPRESSION: If there is suspicion, CT may be possible.",
      "IMPRESSION: Likely pneumonia; aspiration is less likely.",
      "IMPRESSION: Most likely a hemangioma, possibly atypical.",
      "IMPRESSION: Possible nodule. CT may be helpful.",
      "IMPRESSION: Probable cyst versus possible abscess.",
      "IMPRESSION: Unchanged since May 3, likely benign.",
      "FINDINGS: No apparent fracture; likely old injury.",
      "FINDINGS: Density in the left midlung, probably the left upper lobe most suggestive of scar.",
      "IMPRESSION: Repeat radiograph may be performed if possible.",
    ],
  },
  trigger: twice(
    "may ",
    "might ",
    "could ",
    "can ",
    ..."possib probab question suggest suspect suspic concern presum perhaps apparent appear seem likely potential conceiv equivocal cannot".split(
      " ",
    ),
  ),
  *check(block) {
    for (const sentence of block.sentences) {
      if (sentence.text.length > LONGEST_SENTENCE) continue;
      for (const stack of stacksIn(sentence, block)) {
        const words = stack.map(({ text }) => `"${text}"`).join(", ");
        const from = sentence.from + (stack[0]?.from ?? 0);
        const to = sentence.from + (stack.at(-1)?.to ?? 0);
        const fixes = fixFor(sentence, from, to);
        yield { from, to, message: `${stack.length} hedges on one statement: ${words}.`, ...(fixes && { fixes }) };
      }
    }
  },
};

/** What is longer is no sentence, and pairs in it would cost the square of its length. */
const LONGEST_SENTENCE = 1500;

interface Hedge extends Range {
  readonly text: string;
}

const HEDGE =
  /\b(?:possible|possibly|possibility|may|might|could|probable|probably|questionable|questionably|question of|suggestive|suggests?|suggesting|suspected|suspicious (?:for|of)|suspicion (?:for|of)|concern for|presumably|presumed|perhaps|apparent|apparently|appears? to|seems? to|seemingly|likely|potentially|potential|conceivably|conceivable|equivocal|cannot exclude|can not exclude)\b/gi;

/** Hedges that follow each other closely in one clause, with nothing named between them. */
function stacksIn(sentence: Sentence, block: BlockAnalysis): readonly (readonly Hedge[])[] {
  const stacks: Hedge[][] = [];
  const matches = [...sentence.text.matchAll(HEDGE)];
  if (matches.length < 2) return stacks;
  for (const match of matches) {
    const hedge = { from: match.index, to: match.index + match[0].length, text: match[0] };
    if (!isHedge(sentence.text, hedge)) continue;
    const last = stacks.at(-1)?.at(-1);
    if (last !== undefined && belongTogether(sentence, block, last, hedge)) stacks.at(-1)?.push(hedge);
    else stacks.push([hedge]);
  }
  return stacks.filter((stack) => stack.length > 1 && isStack(stack));
}

/** Words that weigh a statement by themselves: they need a hedge beside them, not another of their kind. */
const WEIGHING =
  /^(?:possibility|question of|suggests?\b|suggesting|suspicion|suspicious|concern|appears?|seems?|seemingly|equivocal|can)/i;
const MODAL = /^(?:may|might|could)$/i;

/** "May suggest" and "may appear to" are the usual words for one hedge; "may be suspicious for" is two. */
function isStack(stack: readonly Hedge[]): boolean {
  if (!stack.some(({ text }) => WEIGHING.test(text))) return true;
  const others = stack.filter(({ text }) => !WEIGHING.test(text));
  if (others.some(({ text }) => !MODAL.test(text))) return true;
  return others.length > 1 || (others.length === 1 && /^suspicious/i.test(stack.at(-1)?.text ?? ""));
}

const NOT_BEFORE =
  /\b(?:no|not|without|any|less|un|as soon as|when|if|where|whenever|wherever|as far as|clinically)\s$/i;
const ABILITY =
  /^ (?:also )?(?:be|have been) (?:\w{3,12}ly )?(?:help|possible|use|perform|obtain|consider|done|of (?:help|use|value|benefit)|pursued|repeated|warranted|indicated|added|correlated|given|seen|followed|better|further)/i;

function isHedge(text: string, { from, to, text: word }: Hedge): boolean {
  const before = text.slice(0, from);
  const after = text.slice(to);
  if (NOT_BEFORE.test(before)) return false;
  switch (word.toLowerCase()) {
    case "may":
      // The month, or what can be done next.
      return (
        !/^[\s,]+\d/.test(after) &&
        !/\b(?:\d{1,2}|in|since|of|from|on|last|until)\s$/i.test(before) &&
        !ABILITY.test(after)
      );
    case "might":
    case "could":
      return !ABILITY.test(after);
    case "potential":
      return !/^ (?:for|of|space|source|donor|recipient)\b/.test(after);
    case "suspected":
      return !/\b(?:the|for|of|history)\s$/i.test(before);
    default:
      return true;
  }
}

const MAX_WORDS_BETWEEN = 6;
const BREAK =
  /[,;:.()?/\n]|\b(?:and|or|but|versus|vs|which|that|while|whereas|however|although|with|if|for|to exclude|less|rather|as|because|given|in|at|of the)\b/i;

/** "It is possible that this may": one statement. */
const THAT = /^ that (?:this|it|these|there|they|the findings?)(?: finding)? $/i;

/** "Possible lucency which may represent a fracture": whether it is there and what it is are both left open. */
function isDoubted({ text }: Hedge, between: string, other: Hedge, behind: string): boolean {
  if (!/^(?:possible|questionable|equivocal|suspected|potential|apparent)$/i.test(text)) return false;
  return (
    /^(?: [\w-]{1,20}){1,5},? (?:which|that) $/.test(between) &&
    MODAL.test(other.text) &&
    /^ (?:possibly |also )?(?:represent|reflect|indicate|be due|be a|correspond)/i.test(behind)
  );
}

function belongTogether(sentence: Sentence, block: BlockAnalysis, a: Hedge, b: Hedge): boolean {
  const between = sentence.text.slice(a.to, b.from);
  if (isDoubted(a, between, b, sentence.text.slice(b.to))) return true;
  if ((BREAK.test(between) && !THAT.test(between)) || between.split(/\s+/).length - 1 > MAX_WORDS_BETWEEN) return false;
  const isBetween = ({ from, to }: Range) => from >= sentence.from + a.to && to <= sentence.from + b.from;
  // "Probably the left upper lobe, most suggestive of …": one hedges the place, the other what it is.
  return !block.findings.some(isBetween) && !block.anatomy.some(isBetween) && !block.sides.some(isBetween);
}

/** "could possibly" keeps its verb; "may be suggestive of" means that it may represent. Other stacks have no one right wording. */
function fixFor(sentence: Sentence, from: number, to: number): readonly Fix[] | undefined {
  const words = sentence.text.slice(from - sentence.from, to - sentence.from);
  const adverb = /^(may|might|could)( (?:possibly|perhaps|potentially|conceivably|likely|probably))$/i.exec(words);
  if (adverb?.[1] !== undefined && adverb[2] !== undefined)
    return [{ label: `Delete "${adverb[2].trim()}"`, edits: [{ from: from + adverb[1].length, to, insert: "" }] }];
  const suggestive = /^(may|might|could)( be suggestive)$/i.exec(words);
  const rest = sentence.text.slice(to - sentence.from);
  if (suggestive?.[1] === undefined || !rest.startsWith(" of ")) return undefined;
  const edit = { from: from + suggestive[1].length, to: to + " of".length, insert: " represent" };
  return [{ label: `Write "${suggestive[1]} represent"`, edits: [edit] }];
}
