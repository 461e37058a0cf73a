import type { Sentence } from "../../../extract/types";
import { rangeOf } from "../../sentences";
import { trigger } from "../../trigger";
import type { BlockRule, Fix, Flag } from "../../types";

export const dictSpokenPunctuation: BlockRule = {
  id: "dict-spoken-punctuation",
  title: "Spoken punctuation",
  why: "A spoken mark that was written out as a word runs two statements into each other and can change what is negated.",
  source: "Ir J Med Sci 2016 and RSNA 2017 (speech recognition errors in reports)",
  severity: "warning",
  scope: "block",
  examples: {
    flagged: [
      "FINDINGS: Lungs are clear «period» no effusion.",
      "FINDINGS: «New paragraph» Heart size is normal.",
      "FINDINGS: The liver «comma» spleen and pancreas are normal.",
      "FINDINGS: No fracture «full stop» The joint is normal.",
      "FINDINGS: Heart is normal «new line» Lungs are clear.",
      "FINDINGS: Kidneys are normal «semicolon» no stone.",
      "FINDINGS: The findings are as follows «colon» a small effusion.",
      "FINDINGS: Nodule «open paren» series 3 «close paren» in the lung.",
      "IMPRESSION: Fracture «question mark» old.",
      "FINDINGS: The heart is normal «colon» The lungs are clear.",
      "IMPRESSION: Pneumonia «next line» Small effusion.",
    ],
    clean: [
      "FINDINGS: The colon is unremarkable. Sigmoid colon and descending colon are normal.",
      "INDICATION: Heavy menstrual period for 6 months.",
      "IMPRESSION: Follow-up after a short period of treatment. Over this time period the nodule grew.",
      "FINDINGS: Comma-shaped density. Superior comma sign.",
      "FINDINGS: New line placement with the tip in the superior vena cava. A new line is seen on the left.",
      "IMPRESSION: No change in the 6 month period. Last period was 5 weeks ago.",
      "INDICATION: Colon cancer. Ascending colon mass.",
    ],
  },
  trigger: trigger(
    ..."period comma colon semi stop line paragraph sentence item bullet paren bracket hyphen question exclamation quote".split(
      " ",
    ),
  ),
  *check({ sentences, block }) {
    let may: boolean | undefined;
    for (const sentence of sentences)
      for (const flag of inSentence(sentence)) {
        may ??= MAY_HOLD.test(block.text);
        if (may) yield flag;
      }
  },
};

/** What is spoken in the plural only ("in brackets") is not judged. */
const MAY_HOLD =
  /\b(?:period|comma|colon|semi-?colon|full stop|(?:new|next) (?:line|paragraph|sentence|item|bullet)|paren|parenthesis|bracket|hyphen|question mark|exclamation|quote)\b/i;
const SPOKEN =
  /\b(?:period|comma|colon|semi-?colon|full stop|(?:new|next) (?:line|paragraph|sentence|item|bullet(?: point)?)|(?:open|close|left|right|end) (?:paren(?:s|thesis|theses)?|brackets?)|hyphen|question mark|exclamation (?:mark|point)|(?:open|close|end) quotes?)\b/gi;

const MARKS: Readonly<Record<string, string>> = {
  period: ".",
  "full stop": ".",
  comma: ",",
  colon: ":",
  semicolon: ";",
  "semi-colon": ";",
  "question mark": "?",
};

const NEAR = 60;

function* inSentence(sentence: Sentence): Iterable<Flag> {
  SPOKEN.lastIndex = 0;
  for (let match = SPOKEN.exec(sentence.text); match !== null; match = SPOKEN.exec(sentence.text)) {
    const end = match.index + match[0].length;
    // A bounded view, so that a long text without stops costs no more than its length.
    const before = sentence.text.slice(Math.max(0, match.index - NEAR), match.index);
    const after = sentence.text.slice(end, end + NEAR);
    if (!isSpoken(match[0].toLowerCase(), before, after)) continue;
    const range = rangeOf(sentence, match);
    const fixes = fixFor(match[0].toLowerCase(), range.from, range.to, before, after);
    yield { ...range, message: `Spoken "${match[0]}" stands as a word.`, ...(fixes && { fixes }) };
  }
}

const ORDINARY_PERIOD_BEFORE =
  /(?:\b(?:an?|the|this|that|each|any|every|same|first|second|third|long|short|brief|time|early|late|initial|acute|subacute|middle|menstrual|waiting|recovery|observation|follow-?up|interim|intervening|perinatal|neonatal|postnatal|peri-?operative|post-?operative|pre-?operative|post-?partum|latency|latent|incubation|refractory|surveillance|treatment|healing|growth|last|her|previous|prior|current|missed|normal|study|examination|reporting|safe|day|week|month|year|hour|minute|second|extended|prolonged|limited|study's|years|months)|-)\s*$/i;
const ORDINARY_PERIOD_AFTER =
  /^\s*(?:of\b|between\b|pains?\b|cramps?\b|since\b|prior\b|from\b|was\b|is\b|were\b|during\b|in which\b)/i;
const INTRODUCES: ReadonlySet<string> = new Set(
  (
    "follows following impression impressions findings conclusion conclusions technique techniques comparison " +
    "comparisons indication indications history recommendation recommendations include includes including note notes " +
    "addendum diagnosis differential namely"
  ).split(" "),
);
/** What stands right before the organ. */
const COLON_NOUN_BEFORE: ReadonlySet<string> = new Set(
  (
    "the a an of in and or to with within entire remaining remainder sigmoid transverse ascending descending proximal " +
    "distal mid right left redundant large dilated visualised visualized spastic collapsed residual native rectosigmoid " +
    "from by along adjacent throughout for is no bowel operated resected into between near through history known prior " +
    "previous diverticular distended abnormal involving involves polyp polyps has had stomach duodenum rectum cecum"
  ).split(" "),
);
const FLEXURE_BEFORE = /\b(?:hepatic|splenic) flexure\s*$/i;
const COLON_NOUN_AFTER =
  /^\s*(?:$|[.,;:)]|(?:is|are|was|were|has|shows?|appears?|demonstrates?|contains?|wall|ca|cancers?|carcinoma|polyps?|polypectomy|resection|interposition|mass|lesion|diverticul\w{1,5}|cutoff|cut-off|obstruction|from|to|at|with|without|and|or|in|which|segments?|loops?|gas|stool|perforation|preparation|conduit|screening|surgery|interposed|adenocarcinoma|by|anastomosis|distention|distension|dilatation|filled|measures|tumou?r|ischemia)\b)/i;
const LINE_NOUN_BEFORE =
  /(?:\b(?:an?|the|this|that|of|for|with|no|picc|central|venous|arterial|iv|placed|placement of|support|from|and|or|sided|side|left|right|interval)|-)\s*$/i;
const LINE_NOUN_AFTER =
  /^\s*(?:$|[.,;:)]|(?:is|are|was|has|with|in|placement|placed|insertion|tip|terminat\w{2,4}|from|via|through|project\w{1,3}|or|and|of|ends?|lies|over|on|since|catheter|seen|noted|extends|enters|entering|courses|which|that|catheters)\b)/i;

/** Whether the word stands for the mark, and not for what it means in medicine or in ordinary speech. */
function isSpoken(word: string, before: string, after: string): boolean {
  const startsAnother = /^\s+["(]?[A-Z]/.test(after);
  switch (word) {
    case "period":
      if (/^\s*$/.test(before) || ORDINARY_PERIOD_BEFORE.test(before))
        return startsAnother && !/[-\w]\s*$/.test(before);
      return startsAnother || !ORDINARY_PERIOD_AFTER.test(after);
    case "comma":
      return !/^[\s-]*(?:shaped|sign|artifact|artefact|like)/i.test(after);
    case "colon": {
      const last = lastWord(before);
      if (INTRODUCES.has(last)) return !/^\s*(?:(?:of|and|in)\s*)?$/.test(after) && last !== "history";
      if (!startsAnother || COLON_NOUN_BEFORE.has(last)) return false;
      return /\w\s+$/.test(before) && !FLEXURE_BEFORE.test(before) && !COLON_NOUN_AFTER.test(after);
    }
    case "new item":
    case "next item":
      return startsAnother && !LINE_NOUN_BEFORE.test(before);
    case "new line":
    case "next line":
      if (startsAnother) return !LINE_NOUN_BEFORE.test(before);
      return /\w\s+$/.test(before) && !LINE_NOUN_BEFORE.test(before) && !LINE_NOUN_AFTER.test(after);
    case "hyphen":
      return !/\b(?:a|the)\s*$/i.test(before);
    case "right bracket":
    case "left bracket":
    case "left paren":
    case "right paren":
      return /\w\s*$/.test(before) || startsAnother;
    default:
      return true;
  }
}

/** The word at the end of the text, in lower case. */
function lastWord(text: string): string {
  const trimmed = text.trimEnd();
  let from = trimmed.length;
  while (from > 0 && isInWord(trimmed.charCodeAt(from - 1))) from -= 1;
  return trimmed.slice(from).toLowerCase();
}

/** What `\w` is. */
const isInWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;

/** Marks close up to the word before them, and what follows a full stop starts with a capital. */
function fixFor(word: string, from: number, to: number, before: string, after: string): readonly Fix[] | undefined {
  const mark = MARKS[word];
  const space = before.length - before.trimEnd().length;
  if (mark === undefined || before.trim() === "") return undefined;
  const next = /^(\s+)([a-z])/.exec(after);
  const capital = (mark === "." || mark === "?") && next?.[1] !== undefined && next[2] !== undefined;
  // Where a mark stands there already ("clear period."), the word alone goes.
  const insert = /^\s*[.,;:?]/.test(after) ? "" : mark;
  const edits = [{ from: from - space, to, insert }];
  if (capital && next?.[1] !== undefined && next[2] !== undefined) {
    const at = to + next[1].length;
    edits.push({ from: at, to: at + 1, insert: next[2].toUpperCase() });
  }
  return [{ label: `Write "${mark}"`, edits }];
}
