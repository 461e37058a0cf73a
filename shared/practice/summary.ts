import { CASE_REGIONS, type CaseRegion } from "./case";
import { type PointResult, type PracticeResult, SKILLS, type Skill } from "./progress";

/** One submission's share of a skill. */
export interface SkillMoment {
  readonly atMs: number;
  readonly caseId: string;
  /** 0 to 1, by weight. */
  readonly share: number;
}

export interface SkillSummary {
  readonly skill: Skill;
  /** How often it was judged. */
  readonly points: number;
  /** 0 to 1, by weight, `partly` counting half; over everything, and over the last ten submissions that have it. */
  readonly share: number;
  readonly recent: number;
  /** The recent share less that of the ten submissions before; undefined where there are none. */
  readonly change: number | undefined;
  readonly moments: readonly SkillMoment[];
}

export interface GroupSummary<Name extends string> {
  readonly name: Name;
  readonly submissions: number;
  /** The mean score, 0 to 100, over everything and over the last ten. */
  readonly score: number;
  readonly recent: number;
  readonly moments: readonly { readonly atMs: number; readonly caseId: string; readonly score: number }[];
}

export interface ProgressSummary {
  readonly submissions: number;
  readonly cases: number;
  readonly seconds: number;
  readonly score: number;
  readonly recent: number;
  /** Skills that were judged at all, in the order of SKILLS. */
  readonly skills: readonly SkillSummary[];
  readonly regions: readonly GroupSummary<CaseRegion>[];
  readonly modalities: readonly GroupSummary<string>[];
  /** The weakest first: judged five times at least, and recently below 75 percent. */
  readonly weak: readonly SkillSummary[];
}

const RECENT = 10;
const LEAST_POINTS = 5;
const WEAK_SHARE = 0.75;
const WORTH = { met: 1, partly: 0.5, missed: 0 } as const satisfies Record<PointResult["verdict"], number>;

/** What the results add up to. They stand in order of time, as readProgress gives them. */
export function summaryOf(results: readonly PracticeResult[]): ProgressSummary {
  const skills = SKILLS.flatMap((skill) => skillSummary(skill, results) ?? []);
  const modalities = [...new Set(results.map(({ modality }) => modality))].sort();
  return {
    submissions: results.length,
    cases: new Set(results.map(({ caseId }) => caseId)).size,
    seconds: results.reduce((sum, { seconds }) => sum + seconds, 0),
    score: mean(results.map(({ score }) => score)),
    recent: mean(results.slice(-RECENT).map(({ score }) => score)),
    skills,
    regions: CASE_REGIONS.flatMap(
      (name) =>
        groupSummary(
          name,
          results.filter(({ region }) => region === name),
        ) ?? [],
    ),
    modalities: modalities.flatMap(
      (name) =>
        groupSummary(
          name,
          results.filter(({ modality }) => modality === name),
        ) ?? [],
    ),
    weak: skills
      .filter(({ points, recent }) => points >= LEAST_POINTS && recent < WEAK_SHARE)
      .sort((a, b) => a.recent - b.recent || SKILLS.indexOf(a.skill) - SKILLS.indexOf(b.skill)),
  };
}

function skillSummary(skill: Skill, results: readonly PracticeResult[]): SkillSummary | undefined {
  const own = results.flatMap(({ points, atMs, caseId }) => {
    const judged = points.filter(({ kind }) => kind === skill);
    return judged.length === 0 ? [] : [{ atMs, caseId, judged, share: shareOf(judged) }];
  });
  if (own.length === 0) return undefined;
  const recent = own.slice(-RECENT);
  const before = own.slice(-2 * RECENT, -RECENT);
  const share = (part: typeof own) => shareOf(part.flatMap(({ judged }) => judged));
  return {
    skill,
    points: own.reduce((sum, { judged }) => sum + judged.length, 0),
    share: share(own),
    recent: share(recent),
    change: before.length === 0 ? undefined : share(recent) - share(before),
    moments: own.map(({ atMs, caseId, share: one }) => ({ atMs, caseId, share: one })),
  };
}

function shareOf(points: readonly PointResult[]): number {
  const all = points.reduce((sum, { weight }) => sum + weight, 0);
  return all === 0 ? 0 : points.reduce((sum, { weight, verdict }) => sum + weight * WORTH[verdict], 0) / all;
}

function groupSummary<Name extends string>(name: Name, own: readonly PracticeResult[]): GroupSummary<Name> | undefined {
  if (own.length === 0) return undefined;
  return {
    name,
    submissions: own.length,
    score: mean(own.map(({ score }) => score)),
    recent: mean(own.slice(-RECENT).map(({ score }) => score)),
    moments: own.map(({ atMs, caseId, score }) => ({ atMs, caseId, score })),
  };
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
