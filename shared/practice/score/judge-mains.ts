import { isFirm } from "../../checks/alignment/denials";
import type { Point, PracticeCase } from "../case";
import { assign, mayShare, overlaps } from "./assign-mentions";
import { placesSaid, sidesSaid, sizesSaid, surroundingsOf } from "./attributes";
import { judged } from "./judge-main";
import type { MainJudgement } from "./judgement";
import type { Main } from "./main";
import { isDescriptive } from "./match-concepts";
import { isAsserted, isDoubted, type Mention } from "./mention";
import { coverageOf, isRival, mentionsOf } from "./mentions";
import { changesAgainst, isDirection, oppositeAt, oppositesOf } from "./opposites";
import { placeRelation } from "./place-relation";
import type { Reading } from "./reading";
import { sameSize } from "./same-size";
import { says } from "./says";
import { termsOf } from "./terms";
import { isBenign, isUnderstated } from "./understated";
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
  // "Glioblastoma less likely" is not said by who takes it for sure.
  const isUnlikely = point.wordings.every((word) => UNLIKELY.test(word));
  const fitting = all.filter((mention) => says(point, mention, spoken) && !(isUnlikely && !isDoubted(mention)));
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

const UNLIKELY = /\b(?:less likely|unlikely|less probable)\b/i;

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
