import { wordsOf } from "../../checks/sentences";
import { evidenceOf, type Judgement, quoted } from "./judgement";
import type { Reading } from "./reading";

const SHARE = 1.6;
const ALLOWANCE = 15;
const LEAST_COPIED = 8;
const LIKENESS = 0.85;

/** Not much longer than the reference, nothing copied, no filler. */
export function judgeBrevity(answer: Reading, reference: Reading): Judgement {
  const most = Math.floor(reference.words * SHARE + ALLOWANCE);
  if (answer.words > most)
    return {
      verdict: "missed",
      reason: `${answer.words} words, where the reference has ${reference.words} and ${most} would do.`,
      evidence: [],
    };
  const filler = fillerIn(answer, reference);
  if (filler !== undefined)
    return { verdict: "missed", reason: `${quoted(filler.text)} says nothing.`, evidence: [evidenceOf(filler)] };
  const copied = copiedIn(answer, reference);
  if (copied !== undefined)
    return {
      verdict: "missed",
      reason: `${quoted(copied.text)} stands word for word in the Findings.`,
      evidence: [evidenceOf(copied)],
    };
  return { verdict: "met", reason: `${answer.words} words, where the reference has ${reference.words}.`, evidence: [] };
}

const FILLER =
  /\b(?:(?:findings?|abnormalit(?:y|ies)|changes?) (?:as|are) (?:described|noted|detailed|discussed|outlined|mentioned|stated)?\s?(?:above|below)|(?:as|see|per|refer to|please see) (?:the )?(?:above|below|findings|body of (?:the )?report|findings section|details (?:above|below)|full report|description)|as (?:described|detailed|noted|discussed|mentioned|stated|outlined) (?:above|below|in (?:the )?(?:findings|body|report)|previously)|(?:clinical(?:ly)?|clinical and laboratory|laboratory) correlat\w{1,4}(?! with)|correlat\w{1,4} clinically|(?:recommend|suggest|advise) (?:clinical )?correlation(?! with)|thank you|thanks|kind(?:ly)? (?:regards|referral|note)|it (?:should|must|is to) be noted|it is (?:noted|important to note|worth noting)|please note|of note is (?:the fact )?that|needless to say|for the purposes? of this|this (?:study|examination|report|scan|exam) (?:was|has been) (?:reviewed|performed|interpreted|carefully)|(?:was|were|has been|have been) (?:carefully|thoroughly|systematically) (?:reviewed|evaluated|assessed|examined)|(?:images|study|examination|exam) (?:were|was) (?:carefully |thoroughly )?(?:reviewed|evaluated)|in (?:summary|conclusion)|as (?:is )?well known|at this (?:point in )?time|if clinically (?:indicated|warranted|needed|appropriate)|as clinically (?:indicated|warranted|appropriate)|do not hesitate|(?:contact|call) (?:us|me|the radiolog\w{2,4}) (?:if|with|for)|hope this (?:helps|is helpful)|other findings? (?:as|are) (?:above|described)|no other significant (?:findings?|abnormalit(?:y|ies)) (?:is|are|was|were) (?:seen|identified|noted) (?:elsewhere|on this study)?|within the limitations? of)\b/i;

/** A phrase that every report could hold. What the reference says too is none. */
function fillerIn({ sentences }: Reading, reference: Reading) {
  for (const { sentence } of sentences) {
    const match = FILLER.exec(sentence.text);
    if (match === null) continue;
    const text = match[0];
    if (reference.sentences.some((one) => one.sentence.text.toLowerCase().includes(text.toLowerCase()))) continue;
    return { from: sentence.from + match.index, to: sentence.from + match.index + text.length, text };
  }
  return undefined;
}

/** A sentence of eight words or more that is in the Findings nearly to the letter, and that the reference does not copy. */
function copiedIn({ sentences, analysis }: Reading, reference: Reading) {
  const findings = analysis
    .blocksOf("findings")
    .flatMap((block) => block.sentences.map(({ text }) => wordsOf(withoutLabel(text))));
  const allowed = reference.sentences.map(({ sentence }) => wordsOf(sentence.text));
  for (const { sentence } of sentences) {
    const words = wordsOf(sentence.text);
    if (words.length < LEAST_COPIED) continue;
    if (!findings.some((other) => isCopy(words, other)) || allowed.some((other) => isCopy(words, other))) continue;
    return { from: sentence.from, to: sentence.to, text: sentence.text };
  }
  return undefined;
}

const withoutLabel = (text: string): string => text.replace(/^[A-Z][A-Za-z ,/&-]{1,40}:\s+/, "");

/** Most of the sentence's runs of three words stand in the other one: a long part of it, or nearly all. */
function isCopy(words: readonly string[], other: readonly string[]): boolean {
  if (words.length < LONG && words.length < MOST_OF * other.length) return false;
  const runs = new Set(runsOf(other));
  const own = runsOf(words);
  return own.length > 0 && own.filter((run) => runs.has(run)).length / own.length >= LIKENESS;
}

/** A short part of a long sentence may be the usual way to call the thing. */
const LONG = 12;
const MOST_OF = 0.7;

const runsOf = (words: readonly string[]): readonly string[] =>
  words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`);
