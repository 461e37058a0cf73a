import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { progressCsv, progressJson } from "../../shared/practice/export-progress";
import {
  type PracticeResult,
  readProgress,
  readResult,
  resultOf,
  SKILLS,
  writeResult,
} from "../../shared/practice/progress";
import { dueCases, scheduleOf } from "../../shared/practice/schedule";
import { scoreText } from "../../shared/practice/score/score";
import { summaryOf } from "../../shared/practice/summary";
import { exampleCase } from "./example-case";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 5);

const result = (caseId: string, day: number, score: number, more: Partial<PracticeResult> = {}): PracticeResult => ({
  version: 1,
  caseId,
  atMs: START + day * DAY,
  seconds: 120,
  score,
  modality: "CT",
  region: "chest",
  difficulty: 2,
  points: [
    { id: "a", kind: "finding", weight: 4, verdict: score >= 80 ? "met" : "partly" },
    { id: "b", kind: "next", weight: 2, verdict: "missed" },
  ],
  ...more,
});

describe("the record of a submission", () => {
  it("holds the case, the time and every point's verdict", () => {
    const practice = exampleCase();
    const made = resultOf(practice, scoreText(practice, practice.reference), START, 61.4);
    expect(made).toMatchObject({
      caseId: "example",
      atMs: START,
      seconds: 61,
      score: 100,
      region: "abdomen",
      difficulty: 2,
    });
    expect(made.points).toHaveLength(12);
    expect(readResult(JSON.parse(writeResult(made)))).toEqual(made);
  });

  it.each([
    ["a score beyond 100", { score: 101 }],
    ["a time that is none", { atMs: Number.NaN }],
    ["a path for a case", { caseId: "../x" }],
    ["an unknown region", { region: "knee" }],
    ["a point without a verdict", { points: [{ id: "a", kind: "finding", weight: 1 }] }],
    ["another version", { version: 2 }],
  ])("refuses %s", (_, wrong) => {
    expect(readResult({ ...result("x", 0, 50), ...wrong })).toBeUndefined();
  });

  it("counts damaged lines and keeps the others, in order of time", () => {
    const lines = [writeResult(result("b", 2, 50)), "{half", "", writeResult(result("a", 1, 90)), "7"];
    expect(readProgress(lines.join("\n"))).toEqual({ results: [result("a", 1, 90), result("b", 2, 50)], damaged: 2 });
  });

  it("reads anything without throwing", () => {
    fc.assert(
      fc.property(fc.string(), fc.json(), (text, json) => {
        const { results, damaged } = readProgress(`${text}\n${json}`);
        expect(results.length).toBe(0);
        expect(damaged).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the summary", () => {
  it("gives each skill its share by weight, and the weak ones first", () => {
    const results = Array.from({ length: 12 }, (_, day) => result(`case-${day}`, day, day < 6 ? 60 : 90));
    const summary = summaryOf(results);
    const finding = summary.skills.find(({ skill }) => skill === "finding");
    expect(finding).toMatchObject({ points: 12, share: 0.75 });
    expect(finding?.recent).toBeCloseTo(0.8);
    expect(finding?.change).toBeCloseTo(0.3);
    expect(summary.weak.map(({ skill }) => skill)).toEqual(["next"]);
    expect(summary.regions).toMatchObject([{ name: "chest", submissions: 12, score: 75 }]);
    expect(summary.skills.every(({ skill }) => SKILLS.includes(skill))).toBe(true);
  });

  it("is empty for nobody's results", () => {
    expect(summaryOf([])).toMatchObject({ submissions: 0, score: 0, skills: [], weak: [] });
  });
});

describe("spaced repetition", () => {
  it("brings a case that went badly back sooner than one that went well", () => {
    const schedule = scheduleOf([result("good", 0, 98), result("bad", 0, 40)], START);
    expect(schedule.map(({ caseId }) => caseId)).toEqual(["bad", "good"]);
    expect((schedule[1]?.dueMs ?? 0) - START).toBeGreaterThan(2 * ((schedule[0]?.dueMs ?? 0) - START));
  });

  it("waits longer after each good answer", () => {
    const first = scheduleOf([result("a", 0, 85)], START)[0];
    const day = Math.ceil(((first?.dueMs ?? 0) - START) / DAY);
    const second = scheduleOf([result("a", 0, 85), result("a", day, 85)], START)[0];
    expect((second?.dueMs ?? 0) - START - day * DAY).toBeGreaterThan((first?.dueMs ?? 0) - START);
  });

  it("gives the same dates for the same results, in whatever order they stand", () => {
    const results = [result("a", 0, 60), result("b", 1, 90), result("a", 4, 85)];
    expect(scheduleOf([...results].reverse(), START + 9 * DAY)).toEqual(scheduleOf(results, START + 9 * DAY));
  });

  it("calls due what is due at the time given, and nothing else", () => {
    const results = [result("a", 0, 40)];
    const due = scheduleOf(results, START)[0]?.dueMs ?? 0;
    expect(dueCases(results, due - 1)).toEqual([]);
    expect(dueCases(results, due).map(({ caseId }) => caseId)).toEqual(["a"]);
  });
});

describe("the export", () => {
  it("is a table with a line a point, and no formula in it", () => {
    const csv = progressCsv([
      result("a", 0, 60, { points: [{ id: "=cmd,1", kind: "finding", weight: 4, verdict: "met" }] }),
    ]);
    expect(csv).toBe(
      `time,case,modality,region,difficulty,seconds,score,point,kind,weight,verdict\r\n2026-01-05T00:00:00.000Z,a,CT,chest,2,120,60,"'=cmd,1",finding,4,met\r\n`,
    );
  });

  it("is JSON that can be read again", () => {
    const { results } = JSON.parse(progressJson([result("a", 0, 60)])) as { results: unknown[] };
    expect(results.map(readResult)).toEqual([result("a", 0, 60)]);
  });
});
