import { GENERAL_KINDS } from "../../../shared/practice/case";
import type { Skill } from "../../../shared/practice/progress";
import { CASE_ORDER, stateOf } from "../case-filters";
import type { LibraryCase } from "../case-library";

const MOST = 3;
const GENERAL: ReadonlySet<Skill> = new Set(GENERAL_KINDS);

/** Cases that train a skill: those due first, then new ones, those with more weight on it in front. */
export function casesFor(skill: Skill, cases: readonly LibraryCase[], nowMs: number): readonly LibraryCase[] {
  const weight = ({ practice }: LibraryCase): number => {
    if (practice === undefined) return 0;
    // What is judged in every case is trained best where there is most to get right.
    if (GENERAL.has(skill)) return practice.points.length;
    return practice.points.reduce((sum, point) => sum + (point.kind === skill ? point.weight : 0), 0);
  };
  return cases
    .filter((one) => weight(one) > 0)
    .toSorted(
      (a, b) =>
        CASE_ORDER[stateOf(a, nowMs)] - CASE_ORDER[stateOf(b, nowMs)] ||
        weight(b) - weight(a) ||
        (a.key < b.key ? -1 : 1),
    )
    .slice(0, MOST);
}
