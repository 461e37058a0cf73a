import type { Point } from "../case";
import { overlaps } from "./assign-mentions";
import { type Contrary, evidenceOf, type MainJudgement, quoted } from "./judgement";
import type { Main } from "./main";
import { isDoubted, type Mention } from "./mention";
import { STAGE } from "./opposites";
import { says } from "./says";
import type { Evidence } from "./scorecard";
import { termsOf } from "./terms";
import { isOrgan, wordingsOf } from "./wordings";

/** The verdict of one point, by the mention that is its. `taken`: what other points have. */
export function judged(main: Main, mention: Mention | undefined, taken: readonly Mention[]): MainJudgement {
  const { point, reference } = main;
  if (mention === undefined) return missed(main);
  // "Pregnancy without cardiac activity" speaks of pregnancy, and denies what the point asks for.
  if (mention.strength !== "same" && main.all.some((one) => isContrary(point, one))) return missed(main);
  const others = main.fitting.filter(
    (one) =>
      one !== mention &&
      !taken.some((other) => overlaps(other, one)) &&
      (one.at.item === mention.at.item || main.fit(one) >= 0),
  );
  const mentions = [mention, ...others];
  const evidence = [evidenceOf(mention)];
  const words = quoted(mention.text);
  const wanted = point.wordings[0] ?? "";
  const base = { point, mentions, reference, evidence };
  if (mention.opposite !== undefined && isCategory(mention, main)) {
    const message = `${quoted(mention.opposite)} at ${words} is another category than ${quoted(wanted)}.`;
    const contrary = main.isInFindings ? { contrary: { ...evidenceOf(mention), message } } : {};
    return { ...missed(main), reason: message, evidence, ...contrary };
  }
  if (mention.opposite !== undefined) {
    const message = `"${mention.opposite}" at ${words} is not what the Findings say of ${quoted(bare(wanted))}.`;
    return { ...base, verdict: "partly", reason: message, contrary: { ...evidenceOf(mention), message } };
  }
  if (mention.strength === "other")
    return {
      ...base,
      verdict: "partly",
      reason: `${words} is another diagnosis of the same finding than ${quoted(wanted)}.`,
    };
  if (mention.strength === "vaguer") {
    const reason = isDenial(main, mention)
      ? `${words} denies ${quoted(bare(wanted))} only among everything else.`
      : `${words} is a vaguer word than ${quoted(wanted)}.`;
    return { ...base, verdict: "partly", reason };
  }
  if (main.isUnderstated && !isDenial(main, mention))
    return { ...base, verdict: "partly", reason: `${words} says less than ${quoted(wanted)}.` };
  if (isDoubted(mention) && !isDenial(main, mention) && !reference.some(isDoubted) && reference.length > 0)
    return {
      ...base,
      verdict: "partly",
      reason: `${words} is said to be no more than possible; the reference is sure of it.`,
    };
  if (isDenial(main, mention)) return { ...base, verdict: "met", reason: `${words} says that there is none.` };
  return {
    ...base,
    verdict: "met",
    reason: sameWords(mention) ? `${words} says it.` : `${words} says it in other words.`,
  };
}

/** A point that is a value itself: "BI-RADS 5", "ASPECTS 8". */
const isCategory = ({ findings, opposite }: Mention, { point }: Main): boolean =>
  point.kind === "answer" ||
  STAGE.test(opposite?.toLowerCase() ?? "") ||
  /^[CTLS]\d/i.test(opposite ?? "") ||
  findings.some(({ concept }) => concept.kind === "category");

const isDenial = ({ point }: Main, { wording }: Mention): boolean => point.kind === "negative" || wording.negative;

const bare = (wording: string): string => wording.replace(/^(?:no|without|absence of) /i, "");

function sameWords({ text, wording }: Mention): boolean {
  return wording.point.wordings.some((accepted) => text.toLowerCase().includes(accepted.toLowerCase()));
}

function missed(main: Main): MainJudgement {
  const { point, all, reference } = main;
  const wanted = quoted(bare(point.wordings[0] ?? ""));
  const contraryMention = all.find((mention) => isContrary(point, mention));
  const base = { point, mentions: [], reference, verdict: "missed" } as const;
  if (contraryMention !== undefined) {
    const evidence = [evidenceOf(contraryMention)];
    const words = quoted(contraryMention.text);
    const isDenied = contraryMention.assertion === "absent";
    const reason = isDenied ? `${words} is denied.` : `${words} is said to be there.`;
    const contrary: Contrary = {
      from: contraryMention.from,
      to: contraryMention.to,
      text: contraryMention.text,
      message: isDenied
        ? `${words} is denied, and the Findings describe it.`
        : `${words} is said to be there, and the Findings deny it.`,
    };
    return { ...base, reason, evidence, contrary };
  }
  const number = otherNumber(main);
  if (number !== undefined) {
    const message = `${quoted(number.text)} is said where it is ${wanted}.`;
    return { ...base, reason: message, evidence: [number], contrary: { ...number, message } };
  }
  if (main.opposed !== undefined) {
    const { from, to, text } = main.opposed.sentence;
    const message = `${quoted(text)} says the opposite of ${wanted}.`;
    return { ...base, reason: message, evidence: [{ from, to, text }], contrary: { from, to, text, message } };
  }
  const near = all.find(({ strength }) => strength !== "other");
  if (near !== undefined && says(point, near, reference[0]?.assertion ?? "present"))
    return { ...base, reason: `${quoted(near.text)} speaks of something else.`, evidence: [evidenceOf(near)] };
  if (near !== undefined)
    return { ...base, reason: `${quoted(near.text)} is ${SAID[near.assertion]}.`, evidence: [evidenceOf(near)] };
  return { ...base, reason: `Nothing in the Impression says ${wanted}.`, evidence: [] };
}

/** "Cervical length 38 mm" where it is 18, and 38 stands nowhere in the Findings. */
function otherNumber({ point, answer }: Main): Evidence | undefined {
  const wordings = (wordingsOf(answer.practice).get(point.id) ?? []).filter(({ needed }) => needed.some(isNumber));
  if (wordings.length === 0) return undefined;
  const known = new Set(
    answer.analysis
      .blocksOf("findings")
      .flatMap(({ sentences }) => sentences.flatMap(({ text }) => termsOf(text).terms.map(({ key }) => key))),
  );
  for (const { terms, sentence } of answer.sentences) {
    const keys = new Set(terms.terms.map(({ key }) => key));
    for (const { needed } of wordings) {
      const rest = needed.filter((term) => !isNumber(term));
      if (rest.length === 0 || rest.every(({ key }) => isOrgan(key)) || !rest.every(({ key }) => keys.has(key)))
        continue;
      const other = terms.terms.find(
        (term) => /^-?\d{2,}(?:\.\d+)?$|^-?\d+\.\d+$/.test(term.key) && !known.has(term.key),
      );
      if (other === undefined || needed.some(({ key }) => isNumber({ key }) && keys.has(key))) continue;
      const [from, to] = [sentence.from + other.from, sentence.from + other.to];
      return { from, to, text: terms.text.slice(other.from, other.to) };
    }
  }
  return undefined;
}

const isNumber = ({ key }: { readonly key: string }): boolean => /^-?\d/.test(key);

const SAID = {
  present: "said to be there, where the point wants it denied",
  absent: "denied",
  possible: "only thought possible",
  hypothetical: "only supposed or looked for",
  historical: "said of the past",
  other: "said of somebody else",
} as const satisfies Record<Mention["assertion"], string>;

/** The very thing is denied where it is there, or stated where it is not; a vaguer word proves nothing. */
function isContrary({ kind }: Point, { strength, assertion, wording, certainty, isWide }: Mention): boolean {
  if (strength !== "same" || (isWide === true && assertion === "absent")) return false;
  if (kind === "negative" || wording.negative)
    return assertion === "present" || (assertion === "possible" && certainty >= 3);
  return assertion === "absent";
}
