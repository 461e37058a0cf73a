// How much a finding matters: catalogue section 4. The base level comes from the table, a site may set another; size
// rules replace it, modifiers move it, and some concepts are never lowered for being small.

import { sizeRules } from "../lexicons/load";
import { once } from "../lexicons/table";
import type { CheckSettings } from "../settings";
import type { Assertion, Concept, Level, Measurement } from "./types";

/** What the level depends on. */
export interface LevelInput {
  readonly concept: Concept;
  readonly assertion: Assertion;
  readonly certainty: number;
  readonly resolved: boolean;
  /** The concept's flags of the table. */
  readonly flags: ReadonlySet<string>;
  readonly organ: string | undefined;
  readonly modifiers: ReadonlySet<string>;
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
  const moving = modifiers.has("acute") || modifiers.has("increasing");
  if (old && AGES.test(concept.family)) level = lowered(level, 2, MINOR);
  else if (modifiers.has("expected-postoperative") && AFTER_SURGERY.test(concept.family))
    level = lowered(level, 2, MINOR);
  else if (modifiers.has("known") && !moving) level = lowered(level, 1, MINOR);
  else if (modifiers.has("age-indeterminate") && !modifiers.has("acute")) level = lowered(level, 1, MINOR);
  if (modifiers.has("stable") || modifiers.has("improving")) level = lowered(level, 1, MINOR);
  if (modifiers.has("small-mild") && !concept.neverLowered) level = lowered(level, 1, 1);
  if (concept.neverLowered) level = Math.max(level, Math.min(base, old ? SIGNIFICANT : URGENT));
  if (!benign && rises(modifiers)) level = raised(level, input);
  else if (benign && modifiers.has("large-severe")) level = Math.min(level + 1, MINOR);
  if (modifiers.has("benign-appearing") && isLesion(input)) level = Math.min(level, 1);
  if (modifiers.has("suspicious") && isLesion(input))
    level = Math.max(level, Math.min(SIGNIFICANT, Math.max(base, SIGNIFICANT)));
  else if (modifiers.has("indeterminate") && isLesion(input))
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

const RISING: readonly string[] = ["acute", "acute-on-chronic", "new", "increasing", "large-severe"];
const rises = (modifiers: ReadonlySet<string>): boolean => RISING.some((name) => modifiers.has(name));

/** One step in all. From urgent to critical only what is critical by itself, or bleeds or blocks and is fresh. */
function raised(level: number, { concept, modifiers }: LevelInput): number {
  if (level < URGENT) return level + 1;
  const acute = modifiers.has("acute") || modifiers.has("new") || modifiers.has("acute-on-chronic");
  return concept.level === 5 || (acute && CRITICAL_IF_FRESH.test(concept.family)) ? 5 : level;
}

const CRITICAL_IF_FRESH = /infarct|stroke|dissection|hemorrhage|hydrocephalus|embol/;

/** Old ones of these families are of another weight than fresh ones. */
const AGES = /infarct|stroke|fracture|embol|thromb|dissection|subdural|hemorrhage|hematoma|ischemi/;
/** What is expected after an operation. */
const AFTER_SURGERY =
  /pneumoperitoneum|free air|pneumocephalus|effusion|gas|emphysema|pneumomediastinum|fluid|collection/;

const isLesion = ({ concept, flags }: LevelInput): boolean =>
  flags.has("lesion") || /calcification|lymph node|adenopathy/.test(concept.family);

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

const rulesByFamily = once(() => {
  const rules = new Map<string, ReturnType<typeof sizeRules>[number][]>();
  for (const rule of sizeRules())
    for (const family of rule.families) {
      const list = rules.get(family);
      if (list === undefined) rules.set(family, [rule]);
      else list.push(rule);
    }
  return rules;
});

/** The level that a size rule of the table gives, where its condition is met. */
function sizeLevel(input: LevelInput): Level | undefined {
  const { concept, measurements } = input;
  if (measurements.length === 0) return undefined;
  const rules = rulesByFamily().get(concept.family);
  if (rules === undefined) return undefined;
  const size = concept.family === "pulmonary nodule" ? meanMm(measurements) : largestMm(measurements);
  if (size === 0) return undefined;
  for (const rule of rules) {
    if (size < rule.fromMm || (rule.belowMm !== undefined && size >= rule.belowMm)) continue;
    if (isMet(rule.condition, input)) return rule.level as Level; // checked by the table's reader
  }
  return undefined;
}

/** Conditions that only the whole exam could answer are met where the row says "unknown" too. */
function isMet(condition: string, { organ, concept, modifiers }: LevelInput): boolean {
  if (condition === "" || condition.includes("unknown") || condition.startsWith("short axis")) return true;
  if (condition.startsWith("organ ")) return condition.slice("organ ".length) === (organ ?? concept.organ);
  return condition === "not suspicious" && !modifiers.has("suspicious");
}
