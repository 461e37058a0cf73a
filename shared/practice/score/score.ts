import type { Report } from "../../report/report";
import { GENERAL_KINDS, GENERAL_WEIGHTS, type GeneralKind, type Point, type PracticeCase } from "../case";
import { alignItems, scoredItems } from "./align-items";
import { judgeAttribute } from "./judge-attributes";
import { judgeBrevity } from "./judge-brevity";
import { judgeCertainty } from "./judge-certainty";
import { judgeCritical } from "./judge-critical";
import { isMain, judgeMains } from "./judge-mains";
import { judgeNext } from "./judge-next";
import { judgeOrder } from "./judge-order";
import { judgeContradiction, judgeUnsupported } from "./judge-support";
import type { Judgement, MainJudgement } from "./judgement";
import { type Reading, readAnswer, readReportAnswer } from "./reading";
import type { PointScore, Scorecard } from "./scorecard";

/** Scores an Impression given as text; evidence positions are indexes into it. The same input gives the same scorecard. */
export function scoreText(practice: PracticeCase, answer: string): Scorecard {
  return scoreReading(practice, readAnswer(practice, answer));
}

/** Scores the Impression of a report; evidence positions are the report's. Its other sections are not looked at. */
export function scoreReport(practice: PracticeCase, report: Report): Scorecard {
  return scoreReading(practice, readReportAnswer(practice, report));
}

const references = new WeakMap<PracticeCase, Reading>();

/** The reference Impression as it was read; read once a case. */
export function referenceOf(practice: PracticeCase): Reading {
  let reference = references.get(practice);
  if (reference === undefined) {
    reference = readAnswer(practice, practice.reference);
    references.set(practice, reference);
  }
  return reference;
}

function scoreReading(practice: PracticeCase, answer: Reading): Scorecard {
  const reference = referenceOf(practice);
  const mains = judgeMains(practice, answer, reference);
  const own = judgePoints(practice, mains, answer);
  const inReference = judgePoints(practice, judgeMains(practice, reference, reference), reference);
  const general = judgeGenerals(mains, [...own.values()], answer, reference);
  const points: readonly PointScore[] = [
    ...practice.points.map((point) => scored(point, own.get(point), saidBy(inReference.get(point), reference), answer)),
    ...GENERAL_KINDS.map((kind): PointScore => {
      const { verdict, reason, evidence } = general[kind];
      const weight = GENERAL_WEIGHTS[kind];
      return {
        id: kind,
        kind,
        of: undefined,
        weight,
        verdict,
        reason,
        evidence: evidence.map(answer.asWritten),
        howReferenceSaysIt: "",
      };
    }),
  ];
  return {
    caseId: practice.id,
    score: scoreOf(points),
    points,
    answerItems: scoredItems(answer),
    referenceItems: scoredItems(reference),
    alignment: alignItems(
      practice,
      points,
      judgedItems(own, answer),
      judgedItems(inReference, reference),
      answer,
      reference,
    ),
    words: { answer: answer.words, reference: reference.words },
  };
}

/** The share of the weights, in percent. */
export function scoreOf(
  points: readonly { readonly weight: number; readonly verdict: PointScore["verdict"] }[],
): number {
  const all = points.reduce((sum, { weight }) => sum + weight, 0);
  const got = points.reduce((sum, { weight, verdict }) => sum + weight * WORTH[verdict], 0);
  return all === 0 ? 0 : Math.round((100 * got) / all);
}

const WORTH = { met: 1, partly: 0.5, missed: 0 } as const satisfies Record<PointScore["verdict"], number>;

function judgePoints(
  practice: PracticeCase,
  mains: readonly MainJudgement[],
  answer: Reading,
): ReadonlyMap<Point, Judgement> {
  const byPoint = new Map<Point, Judgement>(mains.map((main) => [main.point, main]));
  for (const point of practice.points) if (!isMain(point)) byPoint.set(point, judgeSlot(point, mains, answer));
  return byPoint;
}

function judgeSlot(point: Point, mains: readonly MainJudgement[], answer: Reading): Judgement {
  const owner = mains.find((main) => main.point.id === point.of);
  if (point.of !== undefined && (owner === undefined || owner.verdict === "missed"))
    return {
      verdict: "missed",
      reason: `Its finding is missed, and its ${SLOT_NAMES[point.kind] ?? point.kind} with it.`,
      evidence: [],
    };
  if (point.kind === "next") return judgeNext(point, answer);
  if (point.kind === "critical") return judgeCritical(answer);
  return owner === undefined
    ? { verdict: "missed", reason: "It belongs to no finding.", evidence: [] }
    : judgeAttribute(point, owner, mains, answer);
}

const SLOT_NAMES: Readonly<Partial<Record<Point["kind"], string>>> = { next: "next step", critical: "communication" };

const NOTHING: Judgement = {
  verdict: "missed",
  reason: "None of the case's findings and questions is met: there is nothing to praise.",
  evidence: [],
};

function judgeGenerals(
  mains: readonly MainJudgement[],
  all: readonly Judgement[],
  answer: Reading,
  reference: Reading,
): Readonly<Record<GeneralKind, Judgement>> {
  if (mains.every(({ verdict }) => verdict === "missed"))
    return { order: NOTHING, certainty: NOTHING, brevity: NOTHING, unsupported: NOTHING, contradiction: NOTHING };
  const contradiction = judgeContradiction(mains, all, answer);
  return {
    order: judgeOrder(mains, answer),
    certainty: judgeCertainty(mains, answer),
    brevity: judgeBrevity(answer, reference),
    unsupported: judgeUnsupported(mains, answer, reference, contradiction),
    contradiction,
  };
}

function scored(
  point: Point,
  judgement: Judgement | undefined,
  howReferenceSaysIt: string,
  answer: Reading,
): PointScore {
  const { id, kind, of, weight } = point;
  const { verdict, reason, evidence } = judgement ?? NOTHING;
  return { id, kind, of, weight, verdict, reason, evidence: evidence.map(answer.asWritten), howReferenceSaysIt };
}

/** The sentence of the reference that holds the point's words. */
function saidBy(judgement: Judgement | undefined, { sentences }: Reading): string {
  const place = judgement?.verdict === "missed" ? undefined : judgement?.evidence[0];
  if (place === undefined) return "";
  return (
    sentences.find(({ sentence }) => sentence.from <= place.from && place.to <= sentence.to)?.sentence.text ??
    place.text
  );
}

/** For each point the item of its decisive words. */
function judgedItems(judgements: ReadonlyMap<Point, Judgement>, { sentences }: Reading): ReadonlyMap<string, number> {
  const items = new Map<string, number>();
  for (const [{ id }, { verdict, evidence }] of judgements) {
    const place = evidence[0];
    if (verdict === "missed" || place === undefined) continue;
    const at = sentences.find(({ sentence }) => sentence.from <= place.from && place.to <= sentence.to);
    if (at !== undefined) items.set(id, at.item);
  }
  return items;
}
