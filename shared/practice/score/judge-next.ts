import type { Recommendation } from "../../extract/types";
import type { Range } from "../../report/report";
import type { Point } from "../case";
import { evidenceOf, type Judgement, quoted } from "./judgement";
import { matchWords } from "./match-words";
import type { Reading, ReadSentence } from "./reading";
import type { SpokenTerm } from "./spoken-terms";
import { termsOf } from "./terms";
import { type Wording, wordingsOf } from "./wordings";

/** A next step in the answer, with what it asks for. */
interface Step {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly at: ReadSentence;
  readonly advice: Recommendation | undefined;
  /** It is worded as advice; else only its words at the head of a clause can be an order: "…, withdraw the tube". */
  readonly isAdvice: boolean;
  /** The sentences of its item before it: what it leaves out is named there. */
  readonly before: readonly ReadSentence[];
}

/** Judges a recommendation, wherever in the Impression it stands. */
export function judgeNext(point: Point, answer: Reading): Judgement {
  const wanted = wordingsOf(answer.practice).get(point.id) ?? [];
  let best: Graded | undefined;
  for (const at of answer.sentences)
    for (const step of stepsIn(at, answer)) {
      const own = gradedBy(wanted, step);
      // "Repeat the survey in 2 weeks" is that, and not the CT that is wanted besides.
      if (own === undefined || (own.grade === "vague" && isAnother(point, step, answer))) continue;
      if (best === undefined || RANK[own.grade] > RANK[best.grade]) best = own;
    }
  const expected = quoted(point.wordings[0] ?? "");
  if (best === undefined)
    return { verdict: "missed", reason: `The next step, ${expected}, is not recommended.`, evidence: [] };
  const { grade, step } = best;
  const words = quoted(step.text);
  const evidence = [evidenceOf(step)];
  if (grade === "met") return { verdict: "met", reason: `${words} recommends it.`, evidence };
  if (grade === "no-interval")
    return { verdict: "partly", reason: `${words} does not give the interval of ${expected}.`, evidence };
  return { verdict: "partly", reason: `${words} is less definite than ${expected}.`, evidence };
}

interface Graded {
  readonly grade: Grade;
  readonly step: Step;
}

function gradedBy(wanted: readonly Wording[], step: Step): Graded | undefined {
  let best: Graded | undefined;
  for (const wording of wanted) {
    const grade = asPart(gradeOf(wording, wanted, step), wording);
    if (grade !== undefined && (best === undefined || RANK[grade] > RANK[best.grade])) best = { grade, step };
  }
  return best;
}

const isAnother = (point: Point, step: Step, { practice }: Reading): boolean =>
  practice.points.some((other) => {
    if (other === point || other.kind !== "next") return false;
    const grade = gradedBy(wordingsOf(practice).get(other.id) ?? [], step)?.grade;
    return grade !== undefined && grade !== "vague";
  });

const asPart = (grade: Grade | undefined, { isPart }: Wording): Grade | undefined =>
  isPart && grade === "met" ? "vague" : grade;

type Grade = "met" | "no-interval" | "vague";
const RANK = { met: 3, "no-interval": 2, vague: 1 } as const satisfies Record<Grade, number>;

/** The recommendations of a sentence, as they were read; or the sentence itself, where its words alone may be one. */
function stepsIn(at: ReadSentence, answer: Reading): readonly Step[] {
  const { sentence, block } = at;
  const own = block.recommendations.filter(({ from, to }) => from >= sentence.from && to <= sentence.to);
  if (own.some(({ action }) => action === "none-needed") && !WANTED.test(sentence.text)) return noneNeeded(at, own);
  const before = (answer.items[at.item]?.sentences ?? []).filter(({ sentence: other }) => other.to <= sentence.from);
  const whole: Step = {
    from: sentence.from,
    to: sentence.to,
    text: sentence.text,
    at,
    advice: own[0],
    before,
    isAdvice: true,
  };
  return own.length === 0 && TOLD.test(sentence.text)
    ? []
    : [{ ...whole, isAdvice: own.length > 0 || ADVICE.some((pattern) => pattern.test(sentence.text)) }];
}

const noneNeeded = (at: ReadSentence, own: readonly Recommendation[]): readonly Step[] =>
  own.map((advice) => ({
    from: advice.from,
    to: advice.to,
    text: advice.text,
    at,
    advice,
    before: [],
    isAdvice: true,
  }));

const WANTED = /\b(?:recommend|advis|suggest|should|obtain|refer)/i;

/** Words of advice; an order may stand without a verb of ordering: "Urology referral." "CT in 3 months." "Needs drainage." */
const ADVICE: readonly RegExp[] = [
  /(?:^|[,;:–-]\s*)(?:for|to|via|back to|then to)\s+(?:the\s+|an?\s+)?\p{L}{2}/iu,
  /\bplease\b|\b(?:put|pull) (?:in|back|out)\b|^(?:next|another|scope|rescan|re-?image|scan|put|pull|drain|insert|decompress|retract|withdraw|stop|continue|hold|discuss|ring|phone|review|see|check|look|add|take|do)\b|\bto (?:see|review|drain|decide|discuss|plan|attend|scope|treat|operate|advise)\b|^(?:activate|call|arrange|perform|start|begin|give|place|insert|get|order|plan|schedule|book|send|alert|involve|contact|initiate)\b|\b(?:recommend|advis|suggest|consider|should|need|requir|refer|consult|follow|repeat|surveillance|screening|obtain|arrange|request|urgent|emergent|immediate|warrant|indicated|biops|evaluat|correlat|fna|aspirat|sampl|proceed|continue|return|routine|further|work-?up|in \d|within \d|after \d|every \d|annual|yearly|discuss|referral|drainage|mri|ct|ultrasound|radiograph|pet|management|therapy|treatment|surgical|surgery|surgeons?|anticoagul|antibiotic|theatre|endoscop|gastroscop|colonoscop|bronchoscop|laparoscop|laparotom|stent|emboli[sz]ation|thrombectomy|clinic|team|board|conference|meeting|scope)/i,
];

/** Tells of the past: "compared with the CT of 2023", "was discussed". */
const TOLD = /^(?:compared|comparison)\b/i;

function gradeOf(wording: Wording, all: readonly Wording[], step: Step): Grade | undefined {
  const { at, advice } = step;
  const wantsNone = wording.recommendation?.action === "none-needed" || NONE.test(wording.text);
  const saysNone = advice?.action === "none-needed" || NONE.test(at.sentence.text);
  if (wantsNone !== saysNone) return undefined;
  if (wantsNone) return "met";
  const isTimed = all.some(({ recommendation }) => recommendation?.interval !== undefined);
  const wantedDays = wording.recommendation?.interval;
  const intervals = step.at.block.recommendations.flatMap(({ from, to, interval }) =>
    interval !== undefined && from >= at.sentence.from && to <= at.sentence.to ? [interval] : [],
  );
  const found = namesStep(withoutInterval(wording), step);
  const isGuide = GUIDED.test(at.sentence.text) && !/guided/i.test(wording.text);
  const isSameKind =
    !isGuide &&
    (wantedDays !== undefined || !isTimed) &&
    sameKind(wording.recommendation, advice) &&
    isMostlySaid(wording, at);
  if (!found && !isSameKind) return !isGuide && isFurther(wording.recommendation, at, advice) ? "vague" : undefined;
  // What is wanted now is not done by a look in half a year.
  if (!isTimed && intervals.some(({ fromDays }) => fromDays >= LATER_DAYS)) return undefined;
  if (wantedDays === undefined) return !hasTime(wording) || hasSameInterval(wording, at) ? "met" : "no-interval";
  if (hasSameInterval(wording, at)) return "met";
  // "Decompress now" is soon enough.
  if (wantedDays.toDays <= 1 && at.terms.terms.some(({ key }) => SOON.has(key))) return "met";
  const isTime = intervals.some(
    ({ fromDays, toDays }) => fromDays <= wantedDays.toDays * EARLY && toDays * EARLY >= wantedDays.fromDays,
  );
  return isTime ? "met" : "no-interval";
}

/** An "ultrasound-guided" biopsy is no ultrasound. */
const GUIDED = /\b(?:ultrasound|sonograph\w+|CT|MRI?|image|stereotactic\w*)[\s-]guided/i;
const LATER_DAYS = 60;

/** More than half of the wording's words stand in the sentence. */
function isMostlySaid(wording: Wording, { terms }: ReadSentence): boolean {
  const { needed } = withoutInterval(wording);
  const keys = new Set(terms.terms.map(({ key }) => key));
  return needed.filter((term) => isIn(term, keys)).length * 2 > needed.length;
}

/** "3 months" and "12 weeks" are one interval. */
const EARLY = 1.12;

const NONE =
  /\b(?:no (?:further |specific |routine |additional |imaging )*(?:follow|imaging|work|evaluation|action|intervention|treatment)|not (?:needed|required|necessary|indicated))/i;

/** All that the wording names: the step itself in this sentence, what it is done to here or before it in the item. */
function namesStep(wording: Wording, { at, before, isAdvice }: Step): boolean {
  const whole = matchWords(wording, at).filter(
    ({ assertion, strength, to }) =>
      strength === "same" &&
      assertion !== "absent" &&
      // An "ultrasound-guided" biopsy is no ultrasound.
      (/guided/i.test(wording.text) || !/^[\s-]?guided/i.test(at.sentence.text.slice(to - at.sentence.from))),
  );
  if (whole.some((mention) => isAdvice || isOrder(mention, at))) return true;
  if (!isAdvice || (GUIDED.test(at.sentence.text) && !/guided/i.test(wording.text))) return false;
  const { needed } = wording;
  if (needed.length < 2) return false;
  const here = new Set(at.terms.terms.map(({ key }) => key));
  const around = new Set(before.flatMap(({ terms }) => terms.terms.map(({ key }) => key)));
  const named = needed.filter((term) => isIn(term, here) && !isIn(term, around));
  return named.length > 0 && needed.every((term) => isIn(term, here) || isIn(term, around) || isHeadIn(term, here));
}

/** The step stands alone: at the head of a clause that says nothing of the images, or in a sentence of its own. */
function isOrder({ from, to }: Range, { sentence, block }: ReadSentence): boolean {
  const findings = block.findings.filter(
    (finding) => finding.from >= sentence.from && finding.to <= sentence.to && finding.concept.kind !== "device",
  );
  if (findings.length === 0) return true;
  if (!HEAD.test(sentence.text.slice(0, from - sentence.from))) return false;
  const stop = sentence.text.slice(to - sentence.from).search(/[,;:.]/);
  const end = stop < 0 ? sentence.to : to + stop;
  return !findings.some((finding) => finding.from < end && finding.to > from);
}

/** What may stand before an order. */
const HEAD = /(?:^|[,;:]|-|\band)\s*(?:immediate |urgent |emergent |prompt |early |then |to |also )*$/i;

const isIn = ({ key, parts }: SpokenTerm, keys: ReadonlySet<string>): boolean =>
  keys.has(key) || (parts.length > 1 && parts.every((part) => keys.has(part)));

/** "The tube" is the endotracheal tube where it has been spoken of. */
const isHeadIn = ({ parts }: SpokenTerm, keys: ReadonlySet<string>): boolean =>
  parts.length > 1 && keys.has(parts.at(-1) ?? "");

/** The words of the interval are judged by its days. */
function withoutInterval(wording: Wording): Wording {
  const needed = wording.needed.filter(({ key }) => !TIME.has(key) && !/^\d/.test(key));
  // "Thoracic surgery now" is a consultation, and how soon is in the word that says so.
  const core = needed.filter(({ key }) => !OPTIONAL.has(key));
  const left = core.length > 0 ? core : needed;
  return left.length === 0 ? wording : { ...wording, needed: left };
}

const OPTIONAL = new Set(termsOf("consultation urgent follow-up discussion team").widest.map(({ key }) => key));
const SOON = new Set(termsOf("urgent").widest.map(({ key }) => key));
const TIME = new Set(termsOf("day week month year hour annual time").widest.map(({ key }) => key));

const hasTime = ({ terms }: Wording): boolean =>
  terms.terms.some(({ key }) => TIME.has(key)) && terms.terms.some(({ key }) => /^\d/.test(key));

/** All of the interval's own words, where the reader of intervals has none. */
function hasSameInterval(wording: Wording, { terms }: ReadSentence): boolean {
  const wanted = wording.terms.terms.filter(({ key }) => TIME.has(key) || /^\d/.test(key));
  const keys = new Set(terms.terms.map(({ key }) => key));
  return wanted.length > 0 && wanted.every(({ key }) => keys.has(key));
}

/** The same study, or the same kind of step where no study is named; a referral names its specialty by its words. */
function sameKind(wanted: Recommendation | undefined, said: Recommendation | undefined): boolean {
  if (wanted === undefined || said === undefined) return false;
  const imaging = (one: Recommendation) => one.action === "imaging" || one.action === "follow-up";
  if (wanted.modality !== undefined)
    return wanted.modality.code === said.modality?.code && imaging(wanted) === imaging(said);
  return false;
}

/** "Further imaging", "follow-up": the right kind, and nothing said of which. */
function isFurther(wanted: Recommendation | undefined, at: ReadSentence, said: Recommendation | undefined): boolean {
  if (wanted === undefined || said === undefined) return false;
  // "Follow-up CT" where it is a low-dose CT at a stated time: the same study, of no other part of the body.
  if (said.modality !== undefined)
    return (
      wanted.modality?.code === said.modality.code &&
      wanted.interval !== undefined &&
      said.interval === undefined &&
      !at.block.anatomy.some(({ from, to }) => from >= said.from && to <= said.to)
    );
  const images = wanted.action === "imaging" || wanted.action === "follow-up";
  if (images) return said.action === "follow-up" || said.action === "imaging" || /\bimaging\b/i.test(at.sentence.text);
  return false;
}
