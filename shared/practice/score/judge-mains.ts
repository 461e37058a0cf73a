import { isFirm } from "../../checks/alignment/denials";
import type { Point, PracticeCase } from "../case";
import { placesSaid, sidesSaid, sizesSaid, surroundingsOf } from "./attributes";
import { type Contrary, evidenceOf, type MainJudgement, quoted } from "./judgement";
import { isDescriptive } from "./match-concepts";
import { isAsserted, isDoubted, type Mention } from "./mention";
import { coverageOf, isRival, mentionsOf } from "./mentions";
import { changesAgainst, isDirection, oppositeAt, oppositesOf, STAGE } from "./opposites";
import { placeRelation } from "./place-relation";
import type { Reading } from "./reading";
import { sameSize } from "./same-size";
import type { Evidence } from "./scorecard";
import { termsOf } from "./terms";
import { isOrgan, wordingsOf } from "./wordings";

const MAIN_KINDS: ReadonlySet<Point["kind"]> = new Set(["finding", "negative", "answer"]);

export const isMain = ({ kind }: Point): boolean => MAIN_KINDS.has(kind);

/** Judges the findings, negatives and answers together: a mention counts for one of them, unless the reference shares it too. */
export function judgeMains(practice: PracticeCase, answer: Reading, reference: Reading): readonly MainJudgement[] {
  const points = practice.points.filter(isMain);
  const own = decisiveIn(points, reference);
  const mains = points.map((point) => candidateSet(point, answer, own.get(point.id) ?? []));
  const chosen = assign(mains);
  return mains.map((main) => {
    const rivals = [...chosen].filter(
      ([other]) => other !== main && other.point.kind === "finding" && !mayShare(main, other),
    );
    return judged(
      main,
      chosen.get(main),
      rivals.map(([, mention]) => mention),
    );
  });
}

interface Main {
  readonly point: Point;
  readonly all: readonly Mention[];
  readonly fitting: readonly Mention[];
  readonly reference: readonly Mention[];
  /** How the answer's and the case's own sides, sizes and places agree. */
  readonly fit: (mention: Mention) => number;
  /** The Findings say it in accepted words. */
  readonly isInFindings: boolean;
  readonly opposed: Mention["at"] | undefined;
  readonly answer: Reading;
  /** No word of the answer says how severe, simple or suspicious it is, where every accepted wording does. */
  readonly isUnderstated: boolean;
}

/** The reference's own mentions of each point, without those that are another point's. */
function decisiveIn(points: readonly Point[], reference: Reading): ReadonlyMap<string, readonly Mention[]> {
  const mains = points.map((point) => candidateSet(point, reference, []));
  const chosen = assign(mains);
  return new Map(
    mains.map((main) => {
      const decisive = chosen.get(main);
      const others = main.fitting.filter(
        (one) =>
          one.strength === decisive?.strength &&
          ![...chosen].some(
            ([other, taken]) => other !== main && other.point.kind === "finding" && overlaps(taken, one),
          ),
      );
      return [main.point.id, decisive === undefined ? [] : [decisive, ...others.filter((one) => one !== decisive)]];
    }),
  );
}

function candidateSet(point: Point, answer: Reading, own: readonly Mention[]): Main {
  const spoken = own[0]?.assertion ?? "present";
  const fit = fitOf(point, answer);
  const isPlaced = answer.practice.points.some(({ of, kind }) => of === point.id && kind === "place");
  const named = mentionsOf(point, answer)
    .filter((mention) => !isFalsePeace(mention, answer))
    .map((mention) => weighed(mention, own, isPlaced, judgedElsewhere(point, answer.practice)));
  const side = sideOfWordings(point, answer.practice);
  const all = (point.kind === "finding" ? [...named, ...described(point, answer, named, fit)] : named).filter(
    (mention) => !isOnOtherSide(mention, side) && !isBenign(point, mention) && !isRival(point, mention),
  );
  const fitting = all.filter((mention) => says(point, mention, spoken));
  const isInFindings = saidIn(point, answer);
  return {
    point,
    all,
    fitting,
    reference: own,
    fit,
    isInFindings,
    opposed: opposedIn(point, own, answer),
    answer,
    isUnderstated: isUnderstated(point, answer),
  };
}

/** "Partial tear" where it is complete is another diagnosis of the same thing. */
function weighed(
  mention: Mention,
  reference: readonly Mention[],
  isPlaced: boolean,
  elsewhere: ReadonlySet<string>,
): Mention {
  if (mention.assertion === "absent" || mention.opposite !== undefined) return mention;
  const opposite = oppositeAt(mention, reference, isPlaced, elsewhere);
  return opposite === undefined ? mention : { ...mention, strength: "other", opposite };
}

/** What other points ask for in so many words: "displaced" where its shape is a point of its own. */
function judgedElsewhere({ id, wordings }: Point, { points }: PracticeCase): ReadonlySet<string> {
  const own = new Set(wordings.flatMap((word) => termsOf(word).terms.map(({ key }) => key)));
  const others = points.filter((point) => point.id !== id && isMain(point));
  return new Set(
    others.flatMap((point) => {
      const first = termsOf(point.wordings[0] ?? "").widest;
      return first.length === 1 ? first.map(({ key }) => key).filter((key) => !own.has(key)) : [];
    }),
  );
}

/** The side that the accepted wordings name themselves, where no point of its own judges it. */
function sideOfWordings({ id, wordings }: Point, { points }: PracticeCase): "right" | "left" | undefined {
  if (points.some(({ of, kind }) => of === id && kind === "side")) return undefined;
  const count = (side: string) => wordings.filter((word) => new RegExp(`\\b${side}\\b`, "i").test(word)).length;
  const [right, left] = [count("right"), count("left")];
  if (right * 2 >= wordings.length && left === 0) return "right";
  return left * 2 >= wordings.length && right === 0 ? "left" : undefined;
}

function isOnOtherSide({ findings, at, from, to }: Mention, side: "right" | "left" | undefined): boolean {
  if (side === undefined) return false;
  const start = Math.max(0, from - at.sentence.from - 24);
  if (new RegExp(`\\b${side}\\b`, "i").test(at.sentence.text.slice(start, to - at.sentence.from))) return false;
  const sides = findings.flatMap(({ laterality }) => laterality ?? []);
  return sides.length > 0 && sides.every((one) => one !== side && one !== "bilateral");
}

/** "Stenosis" where every accepted wording calls it severe or gives its degree. */
function isUnderstated({ kind, wordings }: Point, { sentences }: Reading): boolean {
  if (kind !== "finding" || !wordings.every((word) => DEFINES.test(word))) return false;
  return (
    DEFINING.some((one) => wordings.some((word) => one.test(word))) &&
    !sentences.some(({ sentence }) => DEFINES.test(sentence.text.replace(SIZES, " ")))
  );
}

/** What a size in millimetres says is not what "70 percent" says. */
const SIZES = /\d+(?:\.\d+)?(?:\s?x\s?\d+(?:\.\d+)?)*\s?(?:mm|cm|mL)\b|^\s*\d+\.\s|\b[CTLS]\d{1,2}\b/gm;
const DEFINING: readonly RegExp[] = [
  /\b(?:severe|severely|tight|critical|high[- ]grade|marked|markedly|subtotal|preocclusive|near[- ]occlu\w+)\b/i,
  /\b(?:simple|plain|anechoic|unilocular|thin[- ]walled|uncomplicated|functional|follic\w+|physiologic\w*)\b/i,
  /\b(?:suspicious|suspected|cancer\w*|malignan\w+|carcinoma|neoplas\w+|worrying|worrisome|concerning|RADS)\b/i,
  /\b(?:bucket|displaced|flipped|locked|locking)\b/i,
];
const DEFINES = new RegExp(`${DEFINING.map(({ source }) => source).join("|")}|\\d`, "i");

/** "Level IV node is reactive" is no suspicious node. */
function isBenign({ wordings, kind }: Point, { at, from, to, assertion }: Mention): boolean {
  if (kind !== "finding" || assertion === "absent" || !wordings.some((word) => SUSPICIOUS.test(word))) return false;
  const { text } = at.sentence;
  const start = Math.max(0, from - at.sentence.from - 24);
  const local = text.slice(start, to - at.sentence.from).replace(/^.*[,;:.]/s, "");
  const behind = text.slice(to - at.sentence.from).split(/[,;:.]|\b(?:and|but|with)\b/)[0] ?? "";
  return [local, behind].some(
    (words) => BENIGN.test(words) && !SUSPICIOUS.test(words) && !/\b(?:not?|less)\b/i.test(words),
  );
}

const SUSPICIOUS = /\b(?:suspicious|abnormal|malignan\w+|metasta\w+|cancer\w*|carcinoma|concerning)\b/i;
const BENIGN = /\b(?:reactive|benign|harmless|normal(?:-sized)?|physiologic\w*|innocent|not suspicious)\b/i;

/** Whether all words of an accepted wording stand in one sentence of the Findings. */
function saidIn({ id }: Point, { practice, analysis }: Reading): boolean {
  const wordings = wordingsOf(practice).get(id) ?? [];
  return analysis.blocksOf("findings").some(({ sentences }) =>
    sentences.some(({ text }) => {
      const keys = new Set(termsOf(text).terms.map(({ key }) => key));
      return wordings.some(({ needed }) => needed.length > 1 && needed.every(({ key }) => keys.has(key)));
    }),
  );
}

/** A sentence about the same thing with the opposite word: "increased" where it is smaller. */
function opposedIn({ id, kind }: Point, reference: readonly Mention[], answer: Reading): Mention["at"] | undefined {
  const [first] = reference;
  if (kind === "negative" || first === undefined) return undefined;
  const wordings = wordingsOf(answer.practice).get(id) ?? [];
  const right = wordings.flatMap(({ needed }) => needed.map(({ key }) => key));
  const changed = changesAgainst(right);
  const opposed = right.flatMap(oppositesOf).filter((key) => !isDirection(key) && !right.includes(key));
  const wrong = kind === "answer" ? [...opposed, ...changed] : changed;
  if (wrong.length === 0) return undefined;
  const around = new Set(
    namedIn(first.at).filter((key) => kind === "answer" || !right.includes(key) || changed.length > 0),
  );
  return answer.sentences.find((at) => {
    const keys = at.terms.terms.map(({ key }) => key);
    if (at.terms.terms.some(({ key }) => right.includes(key) && changesAgainst([key]).length > 0)) return false;
    return wrong.some((key) => keys.includes(key)) && namedIn(at).some((key) => around.has(key) && !isOrgan(key));
  });
}

const namedIn = ({ terms }: Mention["at"]): readonly string[] =>
  terms.widest.filter(({ first }) => terms.words[first]?.class === "plain").map(({ key }) => key);

/** "No acute abnormality" above Findings that describe one denies nothing in particular. */
function isFalsePeace({ findings, assertion, strength }: Mention, { seen }: Reading): boolean {
  if (assertion !== "absent" || strength !== "vaguer") return false;
  return findings.some(({ concept }) => {
    const families = concept.kind === "normal" ? coverageOf(concept)?.families : undefined;
    if (families === undefined) return false;
    return seen.some((one) => one.level >= 3 && isFirm(one) && (families.has("*") || families.has(one.concept.family)));
  });
}

/** A lesion that nobody named, on the right side and with the right size or place: the finding in vaguer words. */
function described(
  point: Point,
  answer: Reading,
  named: readonly Mention[],
  closeness: (mention: Mention) => number,
): readonly Mention[] {
  const wording = wordingsOf(answer.practice).get(point.id)?.[0];
  if (wording === undefined) return [];
  return answer.sentences.flatMap((at) =>
    at.block.findings.flatMap((finding): Mention[] => {
      const { from, to, text, assertion, certainty, concept } = finding;
      if (from < at.sentence.from || to > at.sentence.to || !isAsserted(finding)) return [];
      if (!isDescriptive(finding) && !concept.lesion) return [];
      if (named.some((one) => one.from < to && from < one.to)) return [];
      const mention: Mention = {
        from,
        to,
        text,
        at,
        wording,
        strength: "vaguer",
        assertion,
        certainty,
        findings: [finding],
      };
      return closeness(mention) >= 4 ? [mention] : [];
    }),
  );
}

/** Whether the mention says what the point wants said: a denial for a negative, else that it is there. */
function says({ kind }: Point, mention: Mention, spoken: Mention["assertion"]): boolean {
  if (kind === "negative" || mention.wording.negative)
    return mention.assertion === "absent" || (mention.assertion === "possible" && mention.certainty === 1);
  return isAsserted(mention) || mention.assertion === spoken || mention.assertion === "historical";
}

/** Sides, sizes and places that the case's points want of the finding, compared with what stands around the mention. */
function fitOf(point: Point, answer: Reading): (mention: Mention) => number {
  const attributes = answer.practice.points.filter(({ of }) => of === point.id);
  const wordings = wordingsOf(answer.practice);
  return (mention) => {
    const around = surroundingsOf([mention], answer);
    let fit = 0;
    for (const { id, kind, wordings: accepted } of attributes) {
      const wanted = wordings.get(id) ?? [];
      if (kind === "side") {
        const near = sidesSaid(around).filter(({ near: how }) => how < 2);
        const sides = near.map(({ value }) => value);
        const expected = accepted.some((word) => sides.some((side) => word.toLowerCase().includes(side)));
        if (sides.length > 0) fit += expected ? 2 : -2;
      } else if (kind === "size") {
        const sizes = sizesSaid(around).filter(({ near }) => near < 2);
        if (sizes.length > 0)
          fit += sizes.some(({ value }) => wanted.some((one) => sameSize(one, value) !== undefined)) ? 2 : -1;
      } else if (kind === "place") {
        const places = placesSaid(around).filter(({ near }) => near < 2);
        const relations = places.flatMap(({ value }) => wanted.map((one) => placeRelation(one, value)));
        if (relations.includes("same")) fit += 2;
        else if (relations.length > 0 && relations.every((relation) => relation === "elsewhere")) fit -= 1;
      }
    }
    return fit;
  };
}

/** What a mention is worth for its point, before sides and sizes: how it is called, and whether it is as sure as the reference. */
function worth({ reference }: Main, mention: Mention): number {
  const doubted = reference.some(isDoubted);
  const own = mention.strength === "same" ? 6 : mention.strength === "vaguer" ? 3 : 1;
  const described = Math.min(1.5, 0.5 * qualifiersAt(mention));
  return own - (isDoubted(mention) === doubted ? 0 : 2) + (mention.isInWords === true ? 2 : 0) + described;
}

/** How many words that only describe ("severe") the mention shares with the wording that speaks most like it. */
function qualifiersAt({ at, wording, from, to }: Mention): number {
  const start = from - at.sentence.from - 24;
  const end = to - at.sentence.from + 24;
  const near = new Set(
    at.terms.terms
      .filter((term) => term.from >= start && term.to <= end && classAt(at.terms, term) === "qualifier")
      .map(({ key }) => key),
  );
  const shared = wording.point.wordings.map((text) => {
    const list = termsOf(text);
    return list.terms.filter((term) => classAt(list, term) === "qualifier" && near.has(term.key)).length;
  });
  return Math.max(0, ...shared);
}

const classAt = (
  { words }: Mention["at"]["terms"],
  { first, end }: { readonly first: number; readonly end: number },
) => (end - first === 1 ? words[first]?.class : undefined);

/** The best mention for each point. Two points share one only where the reference does, or where it fits both. */
function assign(mains: readonly Main[]): ReadonlyMap<Main, Mention> {
  const pairs = mains.flatMap((main) =>
    main.fitting.map((mention) => {
      const fit = main.fit(mention);
      return { main, mention, fit, value: worth(main, mention) * 2 + fit };
    }),
  );
  pairs.sort(
    (a, b) => b.value - a.value || b.main.point.weight - a.main.point.weight || a.mention.from - b.mention.from,
  );
  const chosen = new Map<Main, Mention>();
  for (const { main, mention, fit } of pairs) {
    if (chosen.has(main)) continue;
    const rivals = [...chosen].filter(([other, taken]) => other !== main && overlaps(taken, mention));
    const isShared = ([other, taken]: readonly [Main, Mention]) =>
      mayShare(main, other) ||
      (mention.strength === "same" &&
        taken.strength === "same" &&
        (fit > 0 || areTwoThings(main, mention, other, taken)));
    if (rivals.every(isShared)) chosen.set(main, mention);
  }
  return chosen;
}

/** "Petersen hernia" is accepted for the obstruction and for its cause: both points may have it. */
function areTwoThings(a: Main, mention: Mention, b: Main, taken: Mention): boolean {
  const conceptOf = ({ reference }: Main) => reference[0]?.findings[0]?.concept;
  return mention.isInWords === true && taken.isInWords === true && conceptOf(a) !== conceptOf(b);
}

const overlaps = (a: Mention, b: Mention): boolean => a.from < b.to && b.from < a.to;

/** One of them is a denial or an answer, or the reference says both with the same words. */
function mayShare(a: Main, b: Main): boolean {
  if (a.point.kind !== "finding" || b.point.kind !== "finding") return true;
  const one = a.reference[0];
  const other = b.reference[0];
  return one !== undefined && other !== undefined && overlaps(one, other);
}

function judged(main: Main, mention: Mention | undefined, taken: readonly Mention[]): MainJudgement {
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
