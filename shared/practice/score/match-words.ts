import type { Assertion } from "../../extract/types";
import type { Mention } from "./mention";
import type { ReadSentence } from "./reading";
import { assertionsOf, type SpokenTerm } from "./spoken-terms";
import { type Term, type TermList, termsOf } from "./terms";
import { isAnatomical, type Wording } from "./wordings";

/** The places of a sentence where a wording's words stand together. Nothing is said of what the words mean. */
export function matchWords(wording: Wording, at: ReadSentence): readonly Mention[] {
  const { terms, sentence, block } = at;
  if (wording.needed.length === 0) return matchLetters(wording, at);
  const isNamed = wording.needed.some((needed) => needed.class !== "general");
  const mayBeShort = wording.needed.length >= 3;
  const choices = wording.needed.map((needed) => occurrences(needed, terms, isNamed, mayBeShort));
  const present = choices.filter((list) => list.length > 0);
  const isWhole = present.length === choices.length;
  const missing = wording.needed.filter((_, at_) => choices[at_]?.length === 0);
  const other = otherValue(missing, terms);
  const mayBePart = wording.point.kind !== "answer" && wording.point.kind !== "negative";
  if (!isWhole && other === undefined && !(mayBePart && isMostly(wording, choices, terms))) return [];
  if (present.length === 0) return [];
  const isValue = wording.needed.some(({ key }) => /^-?\d|^[#@]/.test(key));
  // "Sphincter free": all that it names is the organ.
  const saysWell = WELL.test(wording.text) && wording.needed.every(isAnatomical);
  const isPredicate = wording.needed.some(({ key }) => STATES.has(key)) && !wording.negative;
  const windows = windowsOf(present, terms.text, wording).filter((window) => !saysWell || isWellAt(window, terms));
  return windows.map((window): Mention => {
    const isStated = (isValue || (isPredicate && isBehindComma(window, terms))) && !isDeniedAt(window, terms);
    const verdicts = assertionsOf(terms, membersOf(window).map(inBlock(at)), block.block.text).map((verdict) =>
      isStated && verdict.assertion !== "hypothetical" ? STATED : verdict,
    );
    const first = Math.min(...window.map(({ from }) => from));
    const last = Math.max(...window.map(({ to }) => to));
    const range = { from: sentence.from + first, to: sentence.from + last };
    const isHedged = hedgedBehind(terms.text.slice(last));
    const assertion = strongest(verdicts.map((verdict) => verdict.assertion));
    return {
      ...range,
      text: terms.text.slice(first, last),
      at,
      wording,
      strength: isWhole ? "same" : other === undefined ? "vaguer" : "other",
      ...(other !== undefined && { opposite: other }),
      assertion: isHedged && assertion === "present" ? "possible" : assertion,
      certainty: isHedged ? 2 : leastCertain(verdicts),
      isInWords: isWhole,
      findings: block.findings.filter((finding) => finding.from < range.to && range.from < finding.to),
    };
  });
}

/** A wording of hedges and grammar alone ("most likely") is looked for as it stands. */
function matchLetters(wording: Wording, at: ReadSentence): readonly Mention[] {
  const { sentence } = at;
  const first = sentence.text.toLowerCase().indexOf(wording.text.toLowerCase());
  if (first < 0) return [];
  const from = sentence.from + first;
  const to = from + wording.text.length;
  const text = sentence.text.slice(first, first + wording.text.length);
  return [{ from, to, text, at, wording, strength: "same", assertion: "present", certainty: 5, findings: [] }];
}

/** "… may be present", "… is perhaps there": a hedge behind what it doubts. */
export const hedgedBehind = (rest: string): boolean => HEDGED_BEHIND.test(rest.split(/[,;.:]/)[0] ?? "");

const HEDGED_BEHIND =
  /^[^,;.:]{0,60}\b(?:(?:may|might|could)(?: (?:possibly|perhaps|also|well|still))? (?:be (?:present|there|seen)|exist)|(?:is|are) (?:possibly|perhaps|maybe|questionably)(?: present| there| seen)?|(?:is|are) (?:possible|questionable|uncertain|not certain|equivocal)|cannot be (?:fully |entirely |completely |safely |reliably )?(?:excluded|ruled out))\b/i;

const leastCertain = (verdicts: readonly { readonly certainty: Mention["certainty"] }[]): Mention["certainty"] =>
  verdicts.reduce<Mention["certainty"]>((least, { certainty }) => (certainty < least ? certainty : least), 5);

const STATED = { assertion: "present", certainty: 5 } as const;

/** The words themselves, where a phrase's stand apart: "nodes not enlarged". */
const membersOf = (window: readonly Term[]): readonly Term[] => window.flatMap((term) => term.members ?? [term]);

/** "No anomaly, biometry concordant with dates": a statement of its own behind the denial. */
function isBehindComma(window: readonly Term[], { text }: TermList): boolean {
  const from = Math.min(...window.map((term) => term.from));
  return (
    /,\s*(?:(?:the|its|all)\s+)?(?:\p{L}+\s+){0,2}$/iu.test(text.slice(0, from)) &&
    !DENIES.test(clauseBefore(text, from))
  );
}

const DENIES = /\b(?:no|not|without|nor|or|and)\b/i;
const clauseBefore = (text: string, at: number): string => text.slice(text.lastIndexOf(",", at - 1) + 1, at);

const WELL = /\b(?:free|spared|clear|uninvolved|unaffected|not involved|no involvement)\b/i;

/** The clause says that it is well, and does not deny that. */
function isWellAt(window: readonly Term[], { text }: TermList): boolean {
  const from = Math.min(...window.map((term) => term.from));
  const to = Math.max(...window.map((term) => term.to));
  const start = Math.max(text.lastIndexOf(",", from - 1), text.lastIndexOf(";", from - 1)) + 1;
  const stop = text.slice(to).search(/[,;]/);
  const clause = text.slice(start, stop < 0 ? text.length : to + stop);
  return WELL.test(clause) && !/\b(?:not|never|isn't|aren't) (?:\p{L}+ )?(?:free|spared|clear)\b/iu.test(clause);
}

/** "Not BI-RADS 2": the value itself is denied, no list before it. */
function isDeniedAt(window: readonly Term[], { text }: TermList): boolean {
  const from = Math.min(...window.map((term) => term.from));
  const to = Math.max(...window.map((term) => term.to));
  if (/\b(?:no|not|without)\b/i.test(text.slice(from, to))) return true;
  return /\b(?:no|not|without)\s+(?:\p{L}+\s+)?$/iu.test(text.slice(Math.max(0, from - 30), from));
}

/** Positions in the block, where the sentence's terms have theirs in the sentence. */
const inBlock =
  ({ sentence, block }: ReadSentence) =>
  (term: Term): Term => {
    const by = sentence.from - block.from;
    return { ...term, from: term.from + by, to: term.to + by };
  };

/** All that is missing is a value ("grade 2", "S1"), and another one stands there; undefined otherwise. */
function otherValue(missing: readonly SpokenTerm[], { terms, words, text }: TermList): string | undefined {
  const [value, ...more] = missing;
  if (value === undefined || more.length > 0 || !VALUE.test(value.key)) return undefined;
  const found = terms.find(({ key }) => VALUE.test(key) && shapeOf(key) === shapeOf(value.key));
  return found === undefined ? undefined : text.slice(words[found.first]?.from, words[found.end - 1]?.to);
}

const VALUE = /^(?:[#@][\da-f]+|[a-z]\d{1,2})$/;
const shapeOf = (key: string): string => (/^[ctls]\d/.test(key) ? "level" : key.replace(/\d+/, "0"));

/** Two of three words or more, the last one (what it is) among them or all but one. */
function isMostly({ needed }: Wording, choices: readonly (readonly unknown[])[], list: TermList): boolean {
  const present = choices.filter((list) => list.length > 0).length;
  const isMissing = (_: unknown, at: number) => choices[at]?.length === 0;
  // "Cervical length 38 mm" is no short cervix, and the name of the organ alone no finding in it.
  if (needed.filter(isMissing).some(({ key }) => /^-?\d/.test(key))) return false;
  const named = needed.filter((term) => !isAnatomical(term));
  const isVague = list.words.some((word) => word.class === "general");
  if (!isVague && named.length > 0 && !needed.some((term, at) => !isAnatomical(term) && !isMissing(term, at)))
    return false;
  if (needed.some(({ key }, at) => choices[at]?.length === 0 && STATES.has(key))) return false;
  return needed.length >= 3 && present >= 2 && present / needed.length >= 0.6;
}

/** What a wording says of a thing: without it, nothing is said. */
const STATES = new Set(
  termsOf(
    "intact normal patent clear stable increased decreased resolved new torn occluded dilated enlarged nonvisualization concordant consistent appropriate satisfactory positive negative",
  ).widest.map(({ key }) => key),
);

/** Where a term stands: as a whole, or all of its words. */
function occurrences(needed: SpokenTerm, list: TermList, isNamed: boolean, mayBeShort: boolean): readonly Term[] {
  const { terms } = list;
  const isGeneral = isNamed && needed.class === "general";
  const whole = terms.filter((term) => term.key === needed.key || (isGeneral && isGeneralWord(list, term)));
  if (whole.length > 0 || needed.parts.length < 2) return whole;
  const parts = needed.parts.map((part) => terms.filter(({ key }) => key === part));
  const first = parts[0] ?? [];
  // "The tube has slipped into the right main bronchus": which one is clear from the rest.
  if (first.length === 0 && mayBeShort)
    return (parts.at(-1) ?? []).filter((head) => /\bthe $/i.test(list.text.slice(0, head.from)));
  return first.flatMap((start): Term[] => {
    const chosen = parts.map((list) => nearest(list, start));
    const found = chosen.filter((term) => term !== undefined);
    if (found.length < parts.length) return [];
    const from = Math.min(...found.map((term) => term.first));
    const end = Math.max(...found.map((term) => term.end));
    if (end - from > needed.parts.length + SLACK) return [];
    return [
      {
        key: needed.key,
        first: from,
        end,
        from: Math.min(...found.map((term) => term.from)),
        to: Math.max(...found.map((term) => term.to)),
        members: found,
      },
    ];
  });
}

/** "Finding", "abnormality" and "lesion" say the same little. */
const isGeneralWord = ({ words }: TermList, { first, end }: Term): boolean =>
  end - first === 1 && words[first]?.class === "general";

function nearest(list: readonly Term[], to: Term): Term | undefined {
  let best: Term | undefined;
  for (const term of list)
    if (best === undefined || Math.abs(term.first - to.first) < Math.abs(best.first - to.first)) best = term;
  return best;
}

/** More words than this between those of a wording, and they are about several things. */
const SLACK = 8;

/** For each place of the rarest term the nearest of the others, where they stand close together. */
function windowsOf(
  choices: readonly (readonly Term[])[],
  text: string,
  wording: Wording,
): readonly (readonly Term[])[] {
  const rarest = choices.reduce((least, list) => (list.length < least.length ? list : least), choices[0] ?? []);
  const windows = rarest.map((anchor) => choices.map((list) => nearest(list, anchor) ?? anchor));
  return windows.filter((window) => {
    const first = Math.min(...window.map((term) => term.first));
    const end = Math.max(...window.map((term) => term.end));
    if (end - first > window.length * 2 + SLACK) return false;
    const from = Math.min(...window.map((term) => term.to));
    const to = Math.max(...window.map((term) => term.from));
    const between = (from < to ? text.slice(from, to) : "").replace(JOINS_NOTHING, " ");
    if (/;|\bbut\b/i.test(between)) return false;
    // "Fascia clear, EMVI positive": what is positive is not the fascia.
    if (between.includes(",") && wording.needed.some(({ key }) => STATES.has(key))) return false;
    if (window.length > 2 || wording.point.kind === "next" || JOINS.test(wording.text)) return true;
    // "Right breast without suspicious finding" is one thing denied.
    return !JOINS.test(wording.point.kind === "negative" ? between.replace(/\bwithout\b/gi, " ") : between);
  });
}

/** "In line with dates" is one thing said, "into the pelvis and into the chest" of one thing, "vessels and nerves" one thing. */
const JOINS_NOTHING =
  /\b(?:in (?:line|keeping|agreement|accordance)|consistent|concordant|compatible|commensurate) with\b|\band (?:also |even )?(?=(?:into|in|of|to|at|through|from|along)\b)|\band (?=(?:is|are|was|were|has|have|shows?|remains?)\b)|^\s*and \p{L}+/giu;
const JOINS = /\b(?:with|without|and)\b/i;

const STRONGEST: readonly Assertion[] = ["other", "hypothetical", "absent", "historical", "possible", "present"];

function strongest(assertions: readonly Assertion[]): Assertion {
  return STRONGEST.find((one) => assertions.includes(one)) ?? "present";
}
