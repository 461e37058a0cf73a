import {
  CASE_REGIONS,
  type CaseRegion,
  type Difficulty,
  GENERAL_KINDS,
  type GeneralKind,
  POINT_KINDS,
  type PointKind,
  type PracticeCase,
} from "./case";
import type { PointVerdict, Scorecard } from "./score/scorecard";

/** What a point asks for is the skill that it trains. */
export type Skill = PointKind | GeneralKind;
export const SKILLS: readonly Skill[] = [...POINT_KINDS, ...GENERAL_KINDS];

/** A point as the record of progress keeps it. */
export interface PointResult {
  readonly id: string;
  readonly kind: Skill;
  readonly weight: number;
  readonly verdict: PointVerdict;
}

/** One submission. What the case is stands in it too, so that it counts when the case is gone. */
export interface PracticeResult {
  readonly version: 1;
  readonly caseId: string;
  readonly atMs: number;
  /** From opening the case to submitting. */
  readonly seconds: number;
  readonly score: number;
  readonly modality: string;
  readonly region: CaseRegion;
  readonly difficulty: Difficulty;
  readonly points: readonly PointResult[];
}

/** The record of a submission. `atMs` is the time of submitting, which the caller knows. */
export function resultOf(practice: PracticeCase, card: Scorecard, atMs: number, seconds: number): PracticeResult {
  const { id, modality, region, difficulty } = practice;
  return {
    version: 1,
    caseId: id,
    atMs,
    seconds: Math.max(0, Math.round(seconds)),
    score: card.score,
    modality,
    region,
    difficulty,
    points: card.points.map(({ id: point, kind, weight, verdict }) => ({ id: point, kind, weight, verdict })),
  };
}

/** A line of the progress file: JSON without a line break. */
export const writeResult = (result: PracticeResult): string => JSON.stringify(result);

/** A result out of anything; undefined where it is none. What it does not know is dropped. */
export function readResult(value: unknown): PracticeResult | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const {
    version,
    caseId,
    atMs,
    seconds,
    score,
    modality,
    region,
    difficulty,
    points,
  }: Readonly<Record<string, unknown>> = { ...value };
  if (version !== 1 || typeof caseId !== "string" || !/^[\w.-]{1,80}$/.test(caseId)) return undefined;
  if (!isWithin(atMs, 0, 8.64e15) || !isWithin(seconds, 0, 1e7) || !isWithin(score, 0, 100)) return undefined;
  if (typeof modality !== "string" || !/^[A-Z]{2,4}$/.test(modality)) return undefined;
  const knownRegion = CASE_REGIONS.find((one) => one === region);
  if (knownRegion === undefined || (difficulty !== 1 && difficulty !== 2 && difficulty !== 3)) return undefined;
  if (!Array.isArray(points) || points.length > MOST_POINTS) return undefined;
  const read = points.map(readPoint);
  const known = read.filter((point) => point !== undefined);
  if (known.length < read.length) return undefined;
  return { version, caseId, atMs, seconds, score, modality, region: knownRegion, difficulty, points: known };
}

const MOST_POINTS = 100;
const VERDICTS: readonly PointVerdict[] = ["met", "partly", "missed"];

function readPoint(value: unknown): PointResult | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id, kind, weight, verdict }: Readonly<Record<string, unknown>> = { ...value };
  const knownKind = SKILLS.find((one) => one === kind);
  const knownVerdict = VERDICTS.find((one) => one === verdict);
  if (typeof id !== "string" || id.length > 80 || knownKind === undefined || knownVerdict === undefined)
    return undefined;
  return isWithin(weight, 0, 5) ? { id, kind: knownKind, weight, verdict: knownVerdict } : undefined;
}

const isWithin = (value: unknown, least: number, most: number): value is number =>
  typeof value === "number" && Number.isFinite(value) && value >= least && value <= most;

/** All results of a progress file, in order of time, and how many of its lines are damaged. */
export interface Progress {
  readonly results: readonly PracticeResult[];
  readonly damaged: number;
}

/** Reads a progress file, one JSON result a line. A damaged line is counted and the others are read. */
export function readProgress(text: string): Progress {
  const results: PracticeResult[] = [];
  let damaged = 0;
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const result = readResult(parsed(line));
    if (result === undefined) damaged += 1;
    else results.push(result);
  }
  return { results: results.sort((a, b) => a.atMs - b.atMs), damaged };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
