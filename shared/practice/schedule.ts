import { type Card, createEmptyCard, fsrs, type Grade, Rating } from "ts-fsrs";
import type { PracticeResult } from "./progress";

/** When a case that was done is due again. */
export interface DueCase {
  readonly caseId: string;
  readonly dueMs: number;
  readonly lastMs: number;
  readonly lastScore: number;
  readonly submissions: number;
  /** The chance, 0 to 1, that it would be written as well now. */
  readonly retrievability: number;
}

/** Days, no minutes within a day; and no chance in it, so that the same results give the same dates. */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false, request_retention: 0.9, maximum_interval: 365 });

/** How well a case was remembered, by its score. */
export function gradeOf(score: number): Grade {
  if (score >= 92) return Rating.Easy;
  if (score >= 80) return Rating.Good;
  return score >= 65 ? Rating.Hard : Rating.Again;
}

/** Every case that was done, with the date on which it is due again; the most overdue first. A pure function of the results and `nowMs`. */
export function scheduleOf(results: readonly PracticeResult[], nowMs: number): readonly DueCase[] {
  const byCase = new Map<string, PracticeResult[]>();
  for (const result of results) byCase.set(result.caseId, [...(byCase.get(result.caseId) ?? []), result]);
  const scheduled = [...byCase].flatMap(([caseId, own]): DueCase[] => {
    const last = own.reduce((latest, one) => (one.atMs >= latest.atMs ? one : latest));
    const card = cardOf(own);
    return [
      {
        caseId,
        dueMs: card.due.getTime(),
        lastMs: last.atMs,
        lastScore: last.score,
        submissions: own.length,
        retrievability: scheduler.get_retrievability(card, new Date(Math.max(nowMs, last.atMs)), false),
      },
    ];
  });
  return scheduled.sort((a, b) => a.dueMs - b.dueMs || (a.caseId < b.caseId ? -1 : 1));
}

/** The cases that are due at `nowMs`, the most overdue first. */
export const dueCases = (results: readonly PracticeResult[], nowMs: number): readonly DueCase[] =>
  scheduleOf(results, nowMs).filter(({ dueMs }) => dueMs <= nowMs);

/** The card after all submissions; a clock that was set back does not count. */
function cardOf(results: readonly PracticeResult[]): Card {
  const ordered = [...results].sort((a, b) => a.atMs - b.atMs);
  let card = createEmptyCard(new Date(ordered[0]?.atMs ?? 0));
  for (const { atMs, score } of ordered) card = scheduler.next(card, new Date(atMs), gradeOf(score)).card;
  return card;
}
