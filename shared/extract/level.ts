// How much a finding matters: catalogue section 4. The base level comes from the table, a site may set another; size
// rules replace it, modifiers move it, and some concepts are never lowered for being small.

import type { CheckSettings } from "../settings";
import type { ModifierName } from "./modifier-words";
import type { Assertion, Concept, Level, Measurement } from "./types";

/** What the level depends on. */
export interface LevelInput {
  readonly concept: Concept;
  readonly assertion: Assertion;
  readonly certainty: number;
  readonly resolved: boolean;
  readonly modifiers: ReadonlySet<ModifierName>;
  readonly measurements: readonly Measurement[];
}

const MINOR = 2;
const SIGNIFICANT = 3;
const URGENT = 4;

/** The level after size rules and modifiers, 0 for what is denied. */
export function levelOf(input: LevelInput, settings: CheckSettings): Level {
  const { concept, modifiers } = input;
  const sited = settings.levels[concept.id];
  const base = sited ?? concept.level;
  if (input.assertion === "absent" && !input.resolved) return 0;
  if (base === 0) return 0;
  let level: number = sited ?? sizeLevel(input) ?? base;
  const benign = level <= 1;
  if (input.assertion === "historical" || input.resolved) level = Math.min(level, MINOR);
  const old = modifiers.has("chronic") && !modifiers.has("acute-on-chronic") && !modifiers.has("acute");
  const moving = modifiers.has("new") || modifiers.has("increasing");
  if (old) level = lowered(level, 2, MINOR);
  else if (modifiers.has("expected-postoperative")) level = lowered(level, 2, MINOR);
  else if (modifiers.has("known") && !moving) level = lowered(level, 1, MINOR);
  if (modifiers.has("stable") || modifiers.has("improving")) level = lowered(level, 1, MINOR);
  if (modifiers.has("small-mild") && !concept.neverLowered) level = lowered(level, 1, 1);
  if (concept.neverLowered) level = Math.max(level, Math.min(base, old ? SIGNIFICANT : URGENT));
  if (!benign && rises(modifiers)) level = raised(level, modifiers);
  else if (benign && modifiers.has("large-severe")) level = Math.min(level + 1, MINOR);
  if (modifiers.has("benign-appearing") && isLesion(concept)) level = Math.min(level, 1);
  if (modifiers.has("suspicious")) level = Math.max(level, Math.min(SIGNIFICANT, Math.max(base, SIGNIFICANT)));
  else if (modifiers.has("indeterminate") && isLesion(concept))
    level = Math.max(level, largestMm(input.measurements) >= 10 ? SIGNIFICANT : MINOR);
  if (modifiers.has("incidental") && !concept.neverLowered) level = Math.min(level, SIGNIFICANT);
  if (modifiers.has("asymptomatic-variant") && base <= SIGNIFICANT) level = Math.min(level, 1);
  if (input.certainty === 1) level = lowered(level, 2, 1);
  if (modifiers.has("urgent-wording") && base >= MINOR) level = Math.max(level, URGENT);
  return Math.max(0, Math.min(5, level)) as Level; // clamped to the six levels
}

/** Lowers, but not below `floor` (a level below it stays). */
const lowered = (level: number, by: number, floor: number): number =>
  level <= floor ? level : Math.max(floor, level - by);

const RISING: readonly ModifierName[] = ["acute", "acute-on-chronic", "new", "increasing", "large-severe"];
const rises = (modifiers: ReadonlySet<ModifierName>): boolean => RISING.some((name) => modifiers.has(name));

/** One step in all; up to urgent, and to critical only from urgent. "Acute" and "new" may reach critical. */
function raised(level: number, modifiers: ReadonlySet<ModifierName>): number {
  if (level >= URGENT) return 5;
  const acute = modifiers.has("acute") || modifiers.has("new") || modifiers.has("acute-on-chronic");
  return Math.min(level + 1, acute ? 5 : URGENT);
}

const LESIONS = /\b(?:lesion|nodule|mass|cyst|calcification|node|lymph|polyp|tumou?r|opacity|hypodensity|density)/;
const isLesion = (concept: Concept): boolean => LESIONS.test(concept.id) || LESIONS.test(concept.family);

/** The largest current length in millimetres; 0 where none is given. */
export function largestMm(measurements: readonly Measurement[]): number {
  let largest = 0;
  for (const measurement of measurements)
    if (measurement.quantity === "length" && measurement.role === "current" && measurement.unit !== undefined)
      for (const value of measurement.values) largest = Math.max(largest, value);
  return largest;
}

/** The mean of the first two dimensions, as Fleischner 2017 measures nodules. */
function meanMm(measurements: readonly Measurement[]): number {
  for (const { quantity, role, unit, values } of measurements) {
    if (quantity !== "length" || role !== "current" || unit === undefined) continue;
    const [long, short] = values;
    if (long !== undefined) return short === undefined ? long : (long + short) / 2;
  }
  return 0;
}

/** Size rules (catalogue section 5, `@mod:size-*`): the upper bound of each step in mm and its level. */
const SIZE_RULES: Readonly<
  Record<string, { readonly mean?: boolean; readonly steps: readonly (readonly [number, Level])[] }>
> = {
  "pulmonary nodule": {
    mean: true,
    steps: [
      [6, 2],
      [Number.POSITIVE_INFINITY, 3],
    ],
  },
  "abdominal aortic aneurysm": {
    steps: [
      [30, 2],
      [55, 3],
      [Number.POSITIVE_INFINITY, 4],
    ],
  },
  "adrenal nodule": {
    steps: [
      [10, 1],
      [40, 2],
      [Number.POSITIVE_INFINITY, 3],
    ],
  },
  "midline shift": {
    steps: [
      [3, 4],
      [Number.POSITIVE_INFINITY, 5],
    ],
  },
  "gallbladder polyp": {
    steps: [
      [7, 1],
      [15, 2],
      [Number.POSITIVE_INFINITY, 3],
    ],
  },
  "pancreatic cyst": {
    steps: [
      [5, 1],
      [25, 2],
      [Number.POSITIVE_INFINITY, 3],
    ],
  },
};

function sizeLevel({ concept, measurements }: LevelInput): Level | undefined {
  const rule = SIZE_RULES[concept.id];
  if (rule === undefined || measurements.length === 0) return undefined;
  const size = rule.mean ? meanMm(measurements) : largestMm(measurements);
  if (size === 0) return undefined;
  for (const [below, level] of rule.steps) if (size < below) return level;
  return undefined;
}
