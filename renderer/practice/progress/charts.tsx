import { barX, dot, lineY, ruleX, ruleY, text, tickX } from "@observablehq/plot";
import { useCallback } from "react";
import { CASE_REGIONS } from "../../../shared/practice/case";
import type { PracticeResult } from "../../../shared/practice/progress";
import type { GroupSummary, ProgressSummary } from "../../../shared/practice/summary";
import { CASE_REGION_NAMES, durationText, SKILL_NAMES } from "../skill-names";
import { Chart } from "./chart";
import { dayOf, describeGroups, describeScores, describeSkills, percent } from "./describe";

const RECENT = 10;
const BAR_PX = 24;

/** Each submission's score, and the mean of the ten up to it. By submission, not by day: a busy evening is no point. */
export function ScoreChart({
  results,
  titles,
}: {
  readonly results: readonly PracticeResult[];
  readonly titles: Titles;
}) {
  const options = useCallback(() => {
    const points = results.map(({ score }, index) => ({ index: index + 1, score, mean: meanUpTo(results, index) }));
    return {
      height: 230,
      marginLeft: 34,
      marginBottom: 40,
      x: {
        label: "submission",
        labelOffset: 36,
        tickSize: 0,
        tickFormat: (n: number) => (Number.isInteger(n) ? String(n) : ""),
        ticks: 6,
      },
      y: { domain: [0, 100], label: "score", ticks: 5, tickSize: 0, grid: true },
      marks: [
        ruleY([0], { stroke: "var(--line-strong)" }),
        dot(points, { x: "index", y: "score", r: 3, fill: "var(--muted)" }),
        lineY(points, { x: "index", y: "mean", stroke: "var(--accent)", strokeWidth: 2 }),
      ],
    };
  }, [results]);
  return (
    <Chart
      title="Score"
      described={describeScores(results)}
      options={options}
      table={{
        head: ["Day", "Case", "Score", "Time"],
        rows: results
          .map(({ atMs, caseId, score, seconds }) => [
            dayOf(atMs),
            titles.get(caseId) ?? caseId,
            String(score),
            durationText(seconds),
          ])
          .toReversed(),
      }}
    >
      <p className="chart-key">
        <i className="dot" /> each submission <i className="line" /> mean of the last ten
      </p>
    </Chart>
  );
}

export type Titles = ReadonlyMap<string, string>;

function meanUpTo(results: readonly PracticeResult[], index: number): number {
  const part = results.slice(Math.max(0, index + 1 - RECENT), index + 1);
  return part.reduce((sum, { score }) => sum + score, 0) / part.length;
}

/** Each skill's share of its points lately, with a tick for what it was over everything. */
export function SkillChart({ summary }: { readonly summary: ProgressSummary }) {
  const options = useCallback(() => {
    const rows = summary.skills.map(({ skill, recent, share }) => ({
      name: SKILL_NAMES[skill],
      recent: 100 * recent,
      share: 100 * share,
      fill: recent < 0.75 ? "var(--warning)" : "var(--accent)",
    }));
    return {
      height: 62 + BAR_PX * rows.length,
      marginBottom: 40,
      marginLeft: 150,
      marginRight: 44,
      x: { domain: [0, 100], label: "% of the points", labelOffset: 36, tickSize: 0, ticks: 5, grid: true },
      y: { label: null, tickSize: 0, domain: rows.map(({ name }) => name) },
      marks: [
        barX(rows, { x: "recent", y: "name", fill: "fill", insetTop: 5, insetBottom: 5, rx: 2 }),
        tickX(rows, { x: "share", y: "name", stroke: "var(--strong)", strokeWidth: 2, insetTop: 3, insetBottom: 3 }),
        text(rows, { x: 100, y: "name", text: (row) => `${Math.round(row.recent)} %`, dx: 8, textAnchor: "start" }),
        ruleX([0], { stroke: "var(--line-strong)" }),
      ],
    };
  }, [summary]);
  return (
    <Chart
      title="Skills"
      described={describeSkills(summary)}
      options={options}
      table={{
        head: ["Skill", "Points judged", "Lately", "Over everything", "Against before"],
        rows: summary.skills.map(({ skill, points, recent, share, change }) => [
          SKILL_NAMES[skill],
          String(points),
          percent(recent),
          percent(share),
          change === undefined ? "" : `${change > 0 ? "+" : ""}${Math.round(change * 100)}`,
        ]),
      }}
    >
      <p className="chart-key">
        <i className="bar" /> the last ten submissions <i className="bar weak" /> below 75 % <i className="tick" /> over
        everything
      </p>
    </Chart>
  );
}

export function RegionChart({ summary }: { readonly summary: ProgressSummary }) {
  return <Groups title="Regions" groups={summary.regions} nameOf={regionName} />;
}

export function ModalityChart({ summary }: { readonly summary: ProgressSummary }) {
  return <Groups title="Modalities" groups={summary.modalities} nameOf={sameName} />;
}

const sameName = (name: string): string => name;
function regionName(name: string): string {
  const known = CASE_REGIONS.find((region) => region === name);
  return known === undefined ? name : CASE_REGION_NAMES[known];
}

interface GroupsProps {
  readonly title: string;
  readonly groups: readonly GroupSummary<string>[];
  readonly nameOf: (name: string) => string;
}

function Groups({ title, groups, nameOf }: GroupsProps) {
  const options = useCallback(() => {
    const rows = groups.map(({ name, recent, submissions }) => ({ name: nameOf(name), recent, submissions }));
    return {
      height: 62 + BAR_PX * rows.length,
      marginBottom: 40,
      marginLeft: 130,
      marginRight: 44,
      x: { domain: [0, 100], label: "score", labelOffset: 36, tickSize: 0, ticks: 5, grid: true },
      y: { label: null, tickSize: 0, domain: rows.map(({ name }) => name) },
      marks: [
        barX(rows, { x: "recent", y: "name", fill: "var(--accent)", insetTop: 5, insetBottom: 5, rx: 2 }),
        text(rows, { x: 100, y: "name", text: (row) => String(Math.round(row.recent)), dx: 8, textAnchor: "start" }),
        ruleX([0], { stroke: "var(--line-strong)" }),
      ],
    };
  }, [groups, nameOf]);
  return (
    <Chart
      title={title}
      described={describeGroups(groups, nameOf)}
      options={options}
      table={{
        head: ["Name", "Submissions", "Score lately", "Score over everything"],
        rows: groups.map(({ name, submissions, recent, score }) => [
          nameOf(name),
          String(submissions),
          String(Math.round(recent)),
          String(Math.round(score)),
        ]),
      }}
    />
  );
}
