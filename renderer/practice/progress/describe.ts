import type { PracticeResult } from "../../../shared/practice/progress";
import type { GroupSummary, ProgressSummary, SkillSummary } from "../../../shared/practice/summary";
import { SKILL_NAMES } from "../skill-names";

const RECENT = 10;

/** What the line of scores shows, in a sentence or two. `results` in order of time. */
export function describeScores(results: readonly PracticeResult[]): string {
  const first = results[0];
  const last = results.at(-1);
  if (first === undefined || last === undefined) return "Nothing was submitted in this time.";
  const count = results.length === 1 ? "One submission" : `${results.length} submissions`;
  const days = dayOf(first.atMs) === dayOf(last.atMs) ? `on ${dayOf(first.atMs)}` : spanOf(first.atMs, last.atMs);
  if (results.length === 1) return `${count} ${days}, with ${last.score} of 100.`;
  const recent = mean(results.slice(-RECENT));
  const before = results.slice(-2 * RECENT, -RECENT);
  const lately = results.length > RECENT ? `The last ten average ${recent} of 100` : `They average ${recent} of 100`;
  return `${count} ${days}. ${lately}${before.length === 0 ? "" : `, ${changeText(recent - mean(before))} the ${before.length} before`}.`;
}

/** What the bars of skills show: the strongest and the weakest. */
export function describeSkills({ skills }: ProgressSummary): string {
  const ranked = skills.toSorted((a, b) => b.recent - a.recent);
  const best = ranked[0];
  const worst = ranked.at(-1);
  if (best === undefined || worst === undefined) return "No skill was judged yet.";
  if (best === worst) return `${SKILL_NAMES[best.skill]}: ${percent(best.recent)}.`;
  return `Lately strongest in ${nameOf(best)} with ${percent(best.recent)}, weakest in ${nameOf(worst)} with ${percent(worst.recent)}.`;
}

export function describeGroups(groups: readonly GroupSummary<string>[], names: (name: string) => string): string {
  const ranked = groups.toSorted((a, b) => b.recent - a.recent);
  const best = ranked[0];
  const worst = ranked.at(-1);
  if (best === undefined || worst === undefined) return "Nothing was submitted yet.";
  const one = (group: GroupSummary<string>) => `${names(group.name)} with ${Math.round(group.recent)} of 100`;
  return best === worst ? `${one(best)}.` : `Best in ${one(best)}, weakest in ${one(worst)}.`;
}

/** "6 points more than", "the same as": the score against before. */
function changeText(points: number): string {
  if (points === 0) return "the same as";
  const many = Math.abs(points) === 1 ? "1 point" : `${Math.abs(points)} points`;
  return points > 0 ? `${many} more than` : `${many} fewer than`;
}

const nameOf = ({ skill }: SkillSummary): string => SKILL_NAMES[skill].toLowerCase();
export const percent = (share: number): string => `${Math.round(share * 100)} %`;
const mean = (results: readonly PracticeResult[]): number =>
  Math.round(results.reduce((sum, { score }) => sum + score, 0) / Math.max(1, results.length));
const spanOf = (fromMs: number, toMs: number): string => `from ${dayOf(fromMs)} to ${dayOf(toMs)}`;

/** The day on this computer's calendar, "2026-03-02". */
export function dayOf(atMs: number): string {
  const day = new Date(atMs);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
