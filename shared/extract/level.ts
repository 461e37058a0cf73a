// How much a finding matters: catalogue section 4. The base level comes from the table, a site may set another; size
// rules replace it, modifiers move it, and some concepts are never lowered for being small.

import { sizeRules } from "../lexicons/load";
import { once } from "../lexicons/table";
import { modifiers as modifierRows } from "../lexicons/tables";
import type { CheckSettings } from "../settings";
import type { Assertion, Concept, Level, Measurement } from "./types";

/** What the level depends on. */
export interface LevelInput {
  readonly concept: Concept;
  readonly assertion: Assertion;
  readonly certainty: number;
  readonly resolved: boolean;
  readonly organ: string | undefined;
  /** The names of its modifiers: the list itself, for most findings have none or one. */
  readonly modifiers: readonly { readonly name: string }[];
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
  if (input.assertion === "historical") level = capped("historical", level);
  if (input.resolved) level = capped("resolved", level);
  const old = named(modifiers, "chronic") && !named(modifiers, "acute-on-chronic") && !named(modifiers, "acute");
  const moving = named(modifiers, "acute") || named(modifiers, "increasing");
  if (old && AGES.test(concept.family)) level = lowered("chronic", level);
  else if (named(modifiers, "expected-postoperative") && AFTER_SURGERY.test(concept.family))
    level = lowered("expected-postoperative", level);
  else if (named(modifiers, "known") && !moving) level = lowered("known", level);
  else if (named(modifiers, "age-indeterminate") && !named(modifiers, "acute"))
    level = lowered("age-indeterminate", level);
  if (named(modifiers, "stable")) level = lowered("stable", level);
  else if (named(modifiers, "improving")) level = lowered("improving", level);
  if (named(modifiers, "small-mild") && !concept.neverLowered) level = lowered("small-mild", level);
  if (concept.neverLowered) level = Math.max(level, Math.min(base, old ? SIGNIFICANT : URGENT));
  if (!benign && rises(modifiers)) level = raised(level, input);
  else if (benign && named(modifiers, "large-severe")) level = Math.min(level + 1, MINOR);
  if (named(modifiers, "benign-appearing") && isLesion(input)) level = capped("benign-appearing", level);
  if (named(modifiers, "suspicious") && isLesion(input)) level = Math.max(level, operation("suspicious").floor);
  else if (named(modifiers, "indeterminate") && isLesion(input)) level = Math.max(level, floorOfIndeterminate(input));
  if (named(modifiers, "incidental") && !concept.neverLowered) level = capped("incidental", level);
  if (named(modifiers, "asymptomatic-variant") && base <= SIGNIFICANT) level = capped("asymptomatic-variant", level);
  if (input.certainty === 1) level = lowered("uncertain-low", level);
  if (named(modifiers, "urgent-wording") && base >= MINOR) level = Math.max(level, operation("urgent-wording").floor);
  return Math.max(0, Math.min(5, level)) as Level; // clamped to the six levels
}

function named(modifiers: LevelInput["modifiers"], name: string): boolean {
  for (let i = 0; i < modifiers.length; i += 1) if (modifiers[i]?.name === name) return true;
  return false;
}

/** What a row of the modifier table does: "-1 floor 2", "cap 2", "floor 3 from 10 mm, else 2". */
interface Operation {
  readonly by: number;
  readonly floor: number;
  readonly cap: number;
  /** Of a floor that asks for a size: the size in millimetres, and the floor below it. */
  readonly fromMm: number;
  readonly else: number;
}

const operations = once(
  (): ReadonlyMap<string, Operation> =>
    new Map(
      modifierRows().map(({ modifier, operation: text }) => {
        const number = (pattern: RegExp, otherwise: number) => Number(pattern.exec(text)?.[1] ?? otherwise);
        const floor = number(/floor (\d)/, 1);
        return [
          modifier,
          {
            by: number(/^-(\d)/, 0),
            floor,
            cap: number(/cap (\d)/, 5),
            fromMm: number(/from (\d{1,3}) mm/, 0),
            else: number(/else (\d)/, floor),
          },
        ];
      }),
    ),
);

/** Throws where the table has lost the row. */
function operation(name: string): Operation {
  const found = operations().get(name);
  if (found === undefined) throw new Error(`The table of modifiers has no "${name}".`);
  return found;
}

/** Lowers, but not below the row's floor (a level below it stays). */
function lowered(name: string, level: number): number {
  const { by, floor } = operation(name);
  return level <= floor ? level : Math.max(floor, level - by);
}

const capped = (name: string, level: number): number => Math.min(level, operation(name).cap);

function floorOfIndeterminate({ measurements }: LevelInput): number {
  const row = operation("indeterminate");
  return largestMm(measurements) >= row.fromMm ? row.floor : row.else;
}

const RISING: readonly string[] = ["acute", "acute-on-chronic", "new", "increasing", "large-severe"];
const rises = (modifiers: LevelInput["modifiers"]): boolean => RISING.some((name) => named(modifiers, name));

/** One step in all. From urgent to critical only what is critical by itself, or bleeds or blocks and is fresh. */
function raised(level: number, { concept, modifiers }: LevelInput): number {
  if (level < URGENT) return level + 1;
  const acute = named(modifiers, "acute") || named(modifiers, "new") || named(modifiers, "acute-on-chronic");
  return concept.level === 5 || (acute && CRITICAL_IF_FRESH.test(concept.family)) ? 5 : level;
}

const CRITICAL_IF_FRESH = /infarct|stroke|dissection|hemorrhage|hydrocephalus|embol/;

/** Old ones of these families are of another weight than fresh ones. */
const AGES = /infarct|stroke|fracture|embol|thromb|dissection|subdural|hemorrhage|hematoma|ischemi/;
/** What is expected after an operation. */
const AFTER_SURGERY =
  /pneumoperitoneum|free air|pneumocephalus|effusion|gas|emphysema|pneumomediastinum|fluid|collection/;

const isLesion = ({ concept }: LevelInput): boolean =>
  concept.lesion || /calcification|lymph node|adenopathy/.test(concept.family);

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
  if (condition === "no adenoma") return concept.level > 1 && !named(modifiers, "benign-appearing");
  return condition === "not suspicious" && !named(modifiers, "suspicious");
}
