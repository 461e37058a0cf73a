import type { Level } from "../../shared/extract/types";

/** What the levels of significance are called. */
export const LEVEL_NAMES = [
  "normal",
  "incidental",
  "minor",
  "significant",
  "urgent",
  "critical",
] as const satisfies Record<Level, string>;
