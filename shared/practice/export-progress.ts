import { csvLine } from "./csv";
import type { PracticeResult } from "./progress";

const COLUMNS = [
  "time",
  "case",
  "modality",
  "region",
  "difficulty",
  "seconds",
  "score",
  "point",
  "kind",
  "weight",
  "verdict",
] as const;

/** Comma-separated values (RFC 4180), a line a point of each submission; times are UTC. */
export function progressCsv(results: readonly PracticeResult[]): string {
  const lines = results.flatMap(({ atMs, caseId, modality, region, difficulty, seconds, score, points }) =>
    points.map(({ id, kind, weight, verdict }) =>
      csvLine([
        new Date(atMs).toISOString(),
        caseId,
        modality,
        region,
        difficulty,
        seconds,
        score,
        id,
        kind,
        weight,
        verdict,
      ]),
    ),
  );
  return `${[COLUMNS.join(","), ...lines].join("\r\n")}\r\n`;
}

/** The results as they are kept, with their format's version. */
export function progressJson(results: readonly PracticeResult[]): string {
  return `${JSON.stringify({ format: "readout-practice", version: 1, results }, undefined, 2)}\n`;
}
