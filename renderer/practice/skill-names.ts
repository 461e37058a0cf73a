import type { CaseRegion } from "../../shared/practice/case";
import type { Skill } from "../../shared/practice/progress";

/** What a skill is called, and what it asks of an Impression. */
export const SKILL_NAMES: Readonly<Record<Skill, string>> = {
  finding: "Findings",
  negative: "Pertinent negatives",
  answer: "Answer to the question",
  side: "Side",
  place: "Place",
  size: "Size",
  next: "Next step",
  critical: "Communication",
  order: "Order",
  certainty: "Certainty",
  brevity: "Brevity",
  unsupported: "Nothing unsupported",
  contradiction: "No contradiction",
};

export const CASE_REGION_NAMES: Readonly<Record<CaseRegion, string>> = {
  chest: "Chest",
  abdomen: "Abdomen",
  pelvis: "Pelvis",
  brain: "Brain",
  spine: "Spine",
  ob: "Obstetric",
  breast: "Breast",
  msk: "Bones and joints",
  neck: "Head and neck",
  vascular: "Vessels",
  body: "Whole body",
};

export const DIFFICULTY_NAMES = { 1: "Easy", 2: "Medium", 3: "Hard" } as const;

/** "4 min 05 s". */
export function durationText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${String(seconds % 60).padStart(2, "0")} s`;
}

const DAY_MS = 86_400_000;

/** "today", "tomorrow", "in 5 days", "3 days ago": whole days between two moments. */
export function daysText(thenMs: number, nowMs: number): string {
  const days = Math.round((thenMs - nowMs) / DAY_MS);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}
