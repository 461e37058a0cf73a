import { RULES } from "../../checks/rules/index";
import { runChecks } from "../../checks/run-checks";
import { DEFAULT_CHECK_SETTINGS } from "../../settings";
import { evidenceOf, type Judgement, type MainJudgement, quoted } from "./judgement";
import { isAsserted, isDoubted, type Mention } from "./mention";
import type { Reading } from "./reading";

const RULE_IDS = new Set(["lang-hedge-stack", "lang-cannot-exclude", "lang-double-negative"]);
const LANGUAGE = RULES.filter(({ id }) => RULE_IDS.has(id));

/** As sure as the reference, and no sentence hedged twice. */
export function judgeCertainty(mains: readonly MainJudgement[], answer: Reading): Judgement {
  for (const main of mains) {
    const differing = differs(main);
    if (differing !== undefined) return missed(differing, main);
  }
  const { length } = answer.practice.presented;
  const stacked = runChecks(answer.analysis, DEFAULT_CHECK_SETTINGS, LANGUAGE).find(
    ({ from, to }) => to <= answer.analysis.report.length - length - 1 && from < to && isInAnswer(from, answer),
  );
  if (stacked === undefined) return { verdict: "met", reason: "It is as sure as the reference.", evidence: [] };
  const text = textBetween(stacked.from, stacked.to, answer);
  return { verdict: "missed", reason: stacked.message, evidence: [{ from: stacked.from, to: stacked.to, text }] };
}

const isInAnswer = (at: number, { sentences }: Reading): boolean =>
  sentences.some(({ sentence }) => sentence.from <= at && at < sentence.to);

function textBetween(from: number, to: number, { sentences }: Reading): string {
  const sentence = sentences.find((one) => one.sentence.from <= from && from < one.sentence.to)?.sentence;
  return sentence === undefined ? "" : sentence.text.slice(from - sentence.from, to - sentence.from);
}

/** The mention whose certainty is another than the reference's: none where any mention of the point is as sure. */
function differs({ mentions, reference, point }: MainJudgement): Mention | undefined {
  const decisive = mentions[0];
  if (decisive === undefined || reference.length === 0) return undefined;
  if (point.kind === "negative" || decisive.wording.negative) return undefined;
  const said = surest(mentions.filter((one) => isAsserted(one) && one.strength === decisive.strength));
  if (said === undefined) return undefined;
  const alike = reference.filter((one) => sameName(one, decisive));
  const isSurer =
    (alike.length > 0 ? alike : reference).every(isDoubted) && !isDoubted(decisive) && decisive.certainty >= 4;
  const isLess = isDoubted(said) && !reference.some(isDoubted);
  if (isSurer) return decisive;
  if (isLess) return said;
  // The sign may be sure and what it means doubted: "mismatched defects, possible embolism".
  return mentions.find((one) => {
    const named = reference.filter((other) => sameName(other, one));
    return one.strength === "same" && isAsserted(one) && isDoubted(one) && named.length > 0 && !named.some(isDoubted);
  });
}

/** The reference's own words for what the answer calls so: a point may be met by what is seen or by what it means. */
const sameName = (a: Mention, b: Mention): boolean =>
  a.wording === b.wording || a.text.toLowerCase() === b.text.toLowerCase();

function surest(mentions: readonly Mention[]): Mention | undefined {
  let best: Mention | undefined;
  for (const mention of mentions) if (best === undefined || mention.certainty > best.certainty) best = mention;
  return best;
}

function missed(mention: Mention, { reference }: MainJudgement): Judgement {
  const wanted = reference[0]?.at.sentence.text ?? "";
  const reason = isDoubted(mention)
    ? `${quoted(mention.text)} is only thought possible; the reference says ${quoted(wanted)}.`
    : `${quoted(mention.text)} is said to be sure; the reference says ${quoted(wanted)}.`;
  return { verdict: "missed", reason, evidence: [evidenceOf(mention)] };
}
