import { verdictsAt } from "../../extract/span-assertions";
import type { Assertion } from "../../extract/types";
import { partsOf, type Term, type TermList } from "./terms";
import { classOf, type WordClass } from "./word-classes";

/** A term with what its sentence says of it. */
export interface SpokenTerm extends Term {
  readonly class: WordClass;
  /** The keys of its own words, where it is a phrase. */
  readonly parts: readonly string[];
  readonly assertion: Assertion;
  readonly certainty: 1 | 2 | 3 | 4 | 5;
}

/** The widest terms of a sentence with their assertions. */
export function spokenTerms(list: TermList, text: string): readonly SpokenTerm[] {
  const verdicts = assertionsOf(list, list.widest, text);
  return list.widest.map((term, at) => ({
    ...term,
    class: classIn(list, term),
    parts: partsOf(list, term),
    assertion: verdicts[at]?.assertion ?? "present",
    certainty: verdicts[at]?.certainty ?? 5,
  }));
}

/** What the text says of each term. A phrase that holds its own denial ("not representative") is said as it stands. */
export function assertionsOf(list: TermList, terms: readonly Term[], text: string): ReturnType<typeof verdictsAt> {
  const verdicts = verdictsAt(
    text,
    terms.map(({ from, to }) => [from, to] as const),
  );
  const holdDenial = terms.map((term) => holdsDenial(list, term));
  // What "does not fill" denies is in the phrase itself: the rest is said to be there.
  const isToldApart = holdDenial.includes(true);
  return verdicts.map((verdict, at) => {
    const term = terms[at];
    const isPlain =
      holdDenial[at] === true ||
      (verdict.assertion === "absent" && term !== undefined && isBehindVerb(term, text)) ||
      (isToldApart && verdict.assertion === "absent") ||
      (term !== undefined && isAside(term, text));
    if (term !== undefined && isUncalledFor(term, text)) return { assertion: "absent", certainty: 5 };
    return isPlain ? { assertion: "present", certainty: 5 } : verdict;
  });
}

function holdsDenial(list: TermList, { first, end }: Term): boolean {
  if (end - first < 2) return false;
  return list.words.slice(first, end).some(({ from, to }) => DENIES.test(list.text.slice(from, to)));
}

/** "FNA is not indicated", "does not meet criteria for biopsy", "no biopsy needed". */
function isUncalledFor({ from, to }: Term, text: string): boolean {
  return (
    /^\s*(?:(?:is|are|was)\s+)?(?:not|un)\s?(?:indicated|needed|required|necessary|recommended|warranted)\b/i.test(
      text.slice(to, to + 40),
    ) ||
    /\b(?:no|without) (?:(?:further|more|routine|additional|specific|imaging|need for|need of|call for|a|an|any) ){1,3}$/i.test(
      text.slice(Math.max(0, from - 40), from),
    ) ||
    /\btoo \p{L}+ (?:to (?:need|require|warrant|merit|justify)|for) (?:an? |any )?(?:\p{L}+ )?$/iu.test(
      text.slice(Math.max(0, from - 50), from),
    ) ||
    /\bno $/i.test(text.slice(Math.max(0, from - 4), from)) ||
    /\b(?:not|n't) (?:meet|fulfil+|reach) (?:the )?(?:criteria|threshold)s? for (?:\w+ )?$/i.test(
      text.slice(Math.max(0, from - 60), from),
    )
  );
}

/** "A tongue of fluid without rim continues into the mediastinum": what follows the verb is not denied. */
function isBehindVerb({ from }: Term, text: string): boolean {
  const start = Math.max(text.lastIndexOf(".", from - 1), text.lastIndexOf(";", from - 1)) + 1;
  return (
    VERB_BETWEEN.test(text.slice(start, from)) && !/\b(?:no|not|nor|neither|never)\b/i.test(text.slice(start, from))
  );
}

const VERB_BETWEEN =
  /\bwithout\b.{1,60}\b(?:continues?|extends?|reach(?:es)?|runs?|tracks?|involves?|invades?|compress(?:es)?|causes?|contains?|measures?|lies|shows?|has|is|are)\b/i;

/** "No dysplasia (Graf type I, alpha angle 64 degrees)": what is given in brackets with its value is not what is denied. */
function isAside({ from, to }: Term, text: string): boolean {
  const open = text.lastIndexOf("(", from);
  const close = text.indexOf(")", to);
  if (open < 0 || close < 0 || text.lastIndexOf(")", from) > open) return false;
  const inside = text.slice(open + 1, close);
  return VALUE.test(inside) && !DENIAL.test(inside);
}

const VALUE = /\d|\b(?:type|grade|category|class|stage)\b/i;
const DENIAL = /\b(?:no|not|without|neither|nor)\b/i;

const DENIES = /^(?:no|not|non|without)$/i;

/** The weightiest class of a term's words. */
function classIn(list: TermList, { first, end, from, to }: Term): WordClass {
  const classes = list.words.slice(first, end).map((word) => word.class);
  if (end - first > 1) return "plain";
  return classes[0] ?? classOf(list.text.slice(from, to).toLowerCase());
}
