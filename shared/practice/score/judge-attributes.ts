import type { Finding, Laterality, Location } from "../../extract/types";
import type { Point } from "../case";
import { placesSaid, type Said, type Surroundings, sidesSaid, sizesSaid, surroundingsOf } from "./attributes";
import { evidenceOf, type Judgement, type MainJudgement, quoted } from "./judgement";
import { matchWords } from "./match-words";
import { isDirection, oppositesOf } from "./opposites";
import { placeRelation } from "./place-relation";
import type { Reading } from "./reading";
import { isOneQuantity, sameSize } from "./same-size";
import { isClassValue, type TermList, termsOf } from "./terms";
import { type Wording, wordingsOf } from "./wordings";

/** Judges a side, place or size in the item that has its finding. */
export function judgeAttribute(
  point: Point,
  owner: MainJudgement,
  mains: readonly MainJudgement[],
  answer: Reading,
): Judgement {
  const wanted = wordingsOf(answer.practice).get(point.id) ?? [];
  if (owner.mentions.length === 0)
    return { verdict: "missed", reason: `Its finding is missed, and its ${point.kind} with it.`, evidence: [] };
  const around = surroundingsOf(owner.mentions, answer, foreignTo(owner, mains));
  const known = new Set(owner.point.wordings.flatMap((word) => termsOf(word).terms.map(({ key }) => key)));
  // A side that a point of its own judges is no part of the place.
  const isSided = answer.practice.points.some(({ of, kind }) => of === point.of && kind === "side");
  if (point.kind === "side") return judgeSide(point, wanted, around);
  if (point.kind === "size") return judgeSize(point, wanted, around);
  return { ...judgePlace(point, wanted, around, known, isSided), isPlace: true };
}

/** The findings that the other points are about. */
function foreignTo(owner: MainJudgement, mains: readonly MainJudgement[]): ReadonlySet<Finding> {
  const own = new Set(owner.mentions.flatMap(({ findings }) => findings));
  const others = mains.filter((main) => main !== owner && main.point.kind === "finding");
  return new Set(
    others.flatMap(({ mentions }) => mentions.flatMap(({ findings }) => findings)).filter((one) => !own.has(one)),
  );
}

const SIDES: readonly Laterality[] = ["bilateral", "right", "left"];

function judgeSide(point: Point, wanted: readonly Wording[], around: Surroundings): Judgement {
  const expected = SIDES.find((side) => point.wordings.some((word) => sideIn(word) === side));
  if (expected === undefined) return judgeWords(point, wanted, around);
  const said = sidesSaid(around);
  for (const near of [0, 1, 2] as const) {
    const own = said.filter((one) => one.near === near);
    if (own.length === 0) continue;
    const fits = own.filter(({ value }) => value === expected);
    const both = own.some(({ value }) => value === "right") && own.some(({ value }) => value === "left");
    if (fits.length > 0) return met(fits[0], "is the side");
    if (expected === "bilateral" && both) return met(own[0], "is one of both sides");
    if (near === 2) break;
    const wrong = own[0];
    if (wrong === undefined) continue;
    const half = expected === "bilateral";
    return {
      verdict: half ? "partly" : "missed",
      reason: `${quoted(wrong.text)} is said where it is ${expected}.`,
      evidence: [evidenceOf(wrong)],
      ...(half
        ? {}
        : {
            contrary: {
              ...evidenceOf(wrong),
              message: `${quoted(wrong.text)} is said, and the Findings have it ${expected}.`,
            },
          }),
    };
  }
  // "Enlarged right ovary; torsion cannot be excluded": one side in the sentence, and it is that of all it says.
  const sides = around.sentences.flatMap(({ sentence, block }) =>
    block.sides.filter(({ from, to }) => from >= sentence.from && to <= sentence.to),
  );
  const only = sides[0];
  if (only !== undefined && sides.every(({ laterality }) => laterality === expected))
    return { verdict: "met", reason: `${quoted(only.text)} is the side.`, evidence: [evidenceOf(only)] };
  return { verdict: "missed", reason: "No side is given.", evidence: [] };
}

function sideIn(word: string): Laterality | undefined {
  const lower = word.toLowerCase();
  if (/\b(?:bilateral|both|bilaterally)\b/.test(lower)) return "bilateral";
  if (/\bright\b|^(?:rt|r)$/.test(lower)) return "right";
  return /\bleft\b|^(?:lt|l)$/.test(lower) ? "left" : undefined;
}

const met = (said: Said<unknown> | undefined, what: string): Judgement => ({
  verdict: "met",
  reason: `${quoted(said?.text ?? "")} ${what}.`,
  evidence: said === undefined ? [] : [evidenceOf(said)],
});

function judgeSize(point: Point, wanted: readonly Wording[], around: Surroundings): Judgement {
  const measured = wanted.filter(({ measurements }) => measurements.length > 0);
  const words = judgeWords(point, wanted, around);
  if (measured.length === 0 || words.verdict === "met") return words;
  const said = sizesSaid(around);
  let part: Said<unknown> | undefined;
  for (const size of said) {
    const fits = measured.map((one) => sameSize(one, size.value));
    if (fits.includes("whole")) return met(size, "is the size");
    if (fits.includes("part")) part ??= size;
  }
  if (part !== undefined)
    return {
      verdict: "partly",
      reason: `${quoted(part.text)} is one dimension of ${quoted(point.wordings[0] ?? "")}.`,
      evidence: [evidenceOf(part)],
    };
  const wrong = said.find(
    ({ near, value }) =>
      near < 2 && measured.some(({ measurements }) => measurements.some((one) => isOneQuantity(one, value))),
  );
  if (wrong === undefined)
    return { verdict: "missed", reason: `The size, ${quoted(point.wordings[0] ?? "")}, is not given.`, evidence: [] };
  const message = `${quoted(wrong.text)} is said, and the Findings have ${quoted(point.wordings[0] ?? "")}.`;
  return {
    verdict: "missed",
    reason: `${quoted(wrong.text)} is said where it is ${quoted(point.wordings[0] ?? "")}.`,
    evidence: [evidenceOf(wrong)],
    contrary: { ...evidenceOf(wrong), message },
  };
}

function judgePlace(
  point: Point,
  wanted: readonly Wording[],
  around: Surroundings,
  known: ReadonlySet<string>,
  isSided: boolean,
): Judgement {
  const words = judgeWords(point, wanted, around, known);
  const side = sideIn(point.wordings[0] ?? "");
  if (side !== undefined && !isSided) {
    const wrong = otherSide(side, around);
    if (wrong !== undefined) return wrong;
  }
  if (words.verdict === "met") return words;
  let wider: Said<unknown> | undefined;
  let elsewhere: Said<unknown> | undefined;
  for (const place of placesSaid(around)) {
    const relations = wanted.map((one) => placeRelation(one, place.value));
    if (relations.includes("same") && !isUndirected(wanted, place, around)) return met(place, "is the place");
    if (relations.includes("wider")) wider ??= place;
    else if (relations.includes("elsewhere") && place.near === 0) elsewhere ??= place;
  }
  const expected = quoted(point.wordings[0] ?? "");
  if (elsewhere !== undefined && wider === undefined)
    return {
      verdict: "missed",
      reason: `${quoted(elsewhere.text)} is said where it is ${expected}.`,
      evidence: [evidenceOf(elsewhere)],
      contrary: {
        ...evidenceOf(elsewhere),
        message: `${quoted(elsewhere.text)} is said, and the Findings have it at ${expected}.`,
      },
    };
  const opposite = oppositeIn(wanted, around);
  if (opposite !== undefined)
    return {
      verdict: "missed",
      reason: `${quoted(opposite.text)} is said where it is ${expected}.`,
      evidence: [evidenceOf(opposite)],
      contrary: {
        ...evidenceOf(opposite),
        message: `${quoted(opposite.text)} is said, and the Findings have it at ${expected}.`,
      },
    };
  if (wider !== undefined)
    return {
      verdict: "partly",
      reason: `${quoted(wider.text)} is wider than ${expected}.`,
      evidence: [evidenceOf(wider)],
    };
  return words.verdict === "partly"
    ? words
    : { verdict: "missed", reason: `The place, ${expected}, is not given.`, evidence: [] };
}

/** "Right middle cerebellar peduncle" where it is the left one. */
function otherSide(side: Laterality, around: Surroundings): Judgement | undefined {
  const near = sidesSaid(around).filter((one) => one.near < 2);
  const [wrong] = near;
  if (wrong === undefined || near.some(({ value }) => value === side || value === "bilateral")) return undefined;
  const message = `${quoted(wrong.text)} is said where it is ${side}.`;
  return {
    verdict: "missed",
    reason: message,
    evidence: [evidenceOf(wrong)],
    contrary: { ...evidenceOf(wrong), message },
  };
}

/** "Upper rectum" where it is the middle one: the tables know only the rectum. */
function isUndirected(wanted: readonly Wording[], place: Said<Location>, around: Surroundings): boolean {
  const isDirected = termsOf(place.text).terms.some(({ key }) => isDirection(key));
  return !isDirected && oppositeIn(wanted, around) !== undefined;
}

/** Looks for the words alone: all of them, or for a part of a place those that name the whole. */
function judgeWords(
  point: Point,
  wanted: readonly Wording[],
  around: Surroundings,
  known: ReadonlySet<string> = NOTHING_KNOWN,
): Judgement {
  for (const list of [around.sentences, around.rest])
    for (const at of list)
      for (const wording of wanted) {
        const found = matchWords(wording, at).find(({ strength }) => strength === "same");
        if (found !== undefined)
          return {
            verdict: wording.isPart ? "partly" : "met",
            reason: wording.isPart
              ? `${quoted(found.text)} says less than ${quoted(point.wordings[0] ?? "")}.`
              : `${quoted(found.text)} is the ${point.kind}.`,
            evidence: [evidenceOf(found)],
          };
      }
  const part = partIn(wanted, around, known);
  if (part !== undefined)
    return {
      verdict: "partly",
      reason: `${quoted(part.text)} is a part of ${quoted(point.wordings[0] ?? "")}.`,
      evidence: [evidenceOf(part)],
    };
  return {
    verdict: "missed",
    reason: `The ${point.kind}, ${quoted(point.wordings[0] ?? "")}, is not given.`,
    evidence: [],
  };
}

/** One of several words of a place, in a sentence of the finding, that is no more than its organ or region. */
const NOTHING_KNOWN: ReadonlySet<string> = new Set();

function partIn(wanted: readonly Wording[], { sentences }: Surroundings, known: ReadonlySet<string>) {
  for (const wording of wanted) {
    if (wording.point.kind !== "place" || wording.needed.length < 2) continue;
    for (const { terms, sentence } of sentences)
      for (const needed of wording.needed) {
        // The organ that the finding's own name implies is no place of it.
        if (isDirection(needed.key) || isClassValue(needed.key) || known.has(needed.key) || UNITS.has(needed.key))
          continue;
        const found = terms.terms.find(({ key }) => key === needed.key);
        if (found !== undefined)
          return {
            from: sentence.from + found.from,
            to: sentence.from + found.to,
            text: terms.text.slice(found.from, found.to),
          };
      }
  }
  return undefined;
}

/** "Level II", "segment 5": a value of a place, not of a grade. */
const isPlaceValue = ({ words }: TermList, first: number): boolean => UNITS.has(words[first - 1]?.stem ?? "");

/** What a part is called, whichever it is. */
const UNITS = new Set(
  termsOf("level segment lobe region quadrant zone part side pole third station area").widest.map(({ key }) => key),
);

/** "Lower pole" for "upper pole": the same noun with the opposite word before it. */
function oppositeIn(wanted: readonly Wording[], { sentences }: Surroundings) {
  for (const wording of wanted) {
    const right = wording.terms.terms.map(({ key }) => key).filter(isDirection);
    const wrong = right.flatMap(oppositesOf).filter((key) => !right.includes(key));
    const values = wording.terms.terms.map(({ key }) => key).filter(isClassValue);
    for (const { terms, sentence } of sentences) {
      if (terms.terms.some(({ key }) => right.includes(key))) continue;
      const isOther = (key: string) => values.length > 0 && isClassValue(key) && !values.includes(key);
      const found = terms.terms.find(
        ({ key, first }) => wrong.includes(key) || (isOther(key) && isPlaceValue(terms, first)),
      );
      if (found !== undefined)
        return {
          from: sentence.from + found.from,
          to: sentence.from + found.to,
          text: terms.text.slice(found.from, found.to),
        };
    }
  }
  return undefined;
}
