import type { PracticeCase } from "../../shared/practice/case";
import { scoreOf, scoreText } from "../../shared/practice/score/score";
import type { PointVerdict } from "../../shared/practice/score/scorecard";
import type { JudgedAnswer } from "./answers";

/** A point on which the scoring and the reader differ. */
export interface Disagreement {
  readonly answer: JudgedAnswer;
  readonly point: string;
  readonly kind: string;
  readonly expected: PointVerdict;
  readonly verdict: PointVerdict;
  readonly reason: string;
}

export interface Count {
  readonly agreed: number;
  readonly all: number;
}

export interface Agreement {
  readonly answers: number;
  readonly all: Count;
  /** By the kind of the point, by the answer's label, and by the case's difficulty: the thirds of the cases. */
  readonly byKind: ReadonlyMap<string, Count>;
  readonly byLabel: ReadonlyMap<string, Count>;
  readonly byThird: ReadonlyMap<number, Count>;
  /** Answers called good, with the score that they got and the one that the reader's verdicts make. */
  readonly good: readonly {
    readonly answer: JudgedAnswer;
    readonly score: number;
    readonly expected: number;
    readonly difficulty: number;
  }[];
  readonly disagreements: readonly Disagreement[];
  /** Verdicts for points that the case does not have, and answers without a verdict for one that it has. */
  readonly unusable: readonly string[];
}

/** Scores every answer and counts the points on which the scoring says what the reader said. */
export function agreementOf(answers: readonly JudgedAnswer[], cases: ReadonlyMap<string, PracticeCase>): Agreement {
  const byKind = new Map<string, Count>();
  const byLabel = new Map<string, Count>();
  const byThird = new Map<number, Count>();
  const disagreements: Disagreement[] = [];
  const good: Agreement["good"][number][] = [];
  const unusable: string[] = [];
  let all: Count = { agreed: 0, all: 0 };
  for (const answer of answers) {
    const practice = cases.get(answer.caseId);
    if (practice === undefined) {
      unusable.push(`${answer.caseId}: there is no such case`);
      continue;
    }
    const card = scoreText(practice, answer.text);
    const known = new Set(card.points.map(({ id }) => id));
    for (const id of answer.expected.keys())
      if (!known.has(id)) unusable.push(`${answer.caseId}:${answer.line}: there is no point "${id}"`);
    const judged: { weight: number; verdict: PointVerdict }[] = [];
    for (const { id, kind, verdict, reason, weight } of card.points) {
      const expected = answer.expected.get(id);
      if (expected === undefined) {
        unusable.push(`${answer.caseId}:${answer.line}: no verdict for "${id}"`);
        continue;
      }
      judged.push({ weight, verdict: expected });
      const agreed = expected === verdict;
      all = counted(all, agreed);
      byKind.set(kind, counted(byKind.get(kind), agreed));
      byLabel.set(answer.label, counted(byLabel.get(answer.label), agreed));
      byThird.set(practice.difficulty, counted(byThird.get(practice.difficulty), agreed));
      if (!agreed) disagreements.push({ answer, point: id, kind, expected, verdict, reason });
    }
    if (answer.label.startsWith("good"))
      good.push({ answer, score: card.score, expected: scoreOf(judged), difficulty: practice.difficulty });
  }
  return { answers: answers.length, all, byKind, byLabel, byThird, good, disagreements, unusable };
}

const counted = (count: Count | undefined, agreed: boolean): Count => ({
  agreed: (count?.agreed ?? 0) + (agreed ? 1 : 0),
  all: (count?.all ?? 0) + 1,
});

export const share = ({ agreed, all }: Count): number => (all === 0 ? 1 : agreed / all);
