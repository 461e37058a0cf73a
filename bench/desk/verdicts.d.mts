import type { Alert } from "./alert.d.mts";

export interface Verdict {
  readonly key: string;
  readonly rule: string;
  readonly severity: string;
  readonly report: string;
  readonly start: string;
  readonly verdict: "right" | "wrong" | "debatable";
  readonly note: string;
}

export const COLUMNS: readonly (keyof Verdict)[];
export const VERDICTS: readonly Verdict["verdict"][];
export const LEAST_SHARE: number;
export function keyOf(alert: Pick<Alert, "rule" | "report" | "start" | "end" | "message">, text: string): string;
export function readVerdicts(text: string): ReadonlyMap<string, Verdict>;
export function summarize<T extends { readonly key: string; readonly rule: string }>(
  alerts: readonly T[],
  verdicts: ReadonlyMap<string, Verdict>,
  counts?: (alert: T) => boolean,
): readonly { rule: string; judged: number; right: number; debatable: number; gone: number }[];
export function wilson(count: number, of: number): readonly [number, number];
