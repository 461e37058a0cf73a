// How much a finding matters: catalogue section 4. The base level comes from the table, a site may set another; size
// rules replace it, modifiers move it, and some concepts are never lowered for being small.

import { sizeRules } from "../lexicons/load";
import { once } from "../lexicons/table";
import { modifiers as modifierRows } from "../lexicons/tables";
import type { CheckSettings } from "../settings";
import type { Finding, Level, Measurement } from "./types";

/** What the level depends on, beside the modifiers. */
export type LevelInput = Pick<Finding, "concept" | "assertion" | "certainty" | "organ" | "measurements">;

const MINOR = 2;
const SIGNIFICANT = 3;
const URGENT = 4;

/**
 * The level after size rules and modifiers, 0 for what is denied. `resolved`: it was there and is gone. `modifiers` are bits
 * of `modifierBit`; `sited` the site's own levels, where it has any.
 */
export function levelOf(
  input: LevelInput,
  resolved: boolean,
  modifiers: number,
  sited: CheckSettings["levels"] | undefined,
): Level {
  const { concept, assertion } = input;
  if (assertion === "absent" && !resolved) return 0;
  const own = sited?.[concept.id];
  const base = own ?? concept.level;
  if (base === 0) return 0;
  // Most findings: nothing is said that moves the level.
  const plain = modifiers === 0 && input.measurements.length === 0 && assertion !== "historical" && !resolved;
  if (plain && input.certainty !== 1) return base;
  const level = own ?? sizeLevel(input, modifiers) ?? base;
  return clamped(movedLevel(input, resolved, modifiers, base, level));
}

const clamped = (level: number): Level => Math.max(0, Math.min(5, level)) as Level; // clamped to the six levels

/** The level that the modifiers make of `level`; `base` is the concept's own. */
function movedLevel(input: LevelInput, resolved: boolean, modifiers: number, base: Level, from: Level): number {
  const { concept } = input;
  const bits = modifierBits();
  const benign = from <= 1;
  let level: number = from;
  if (input.assertion === "historical") level = capped("historical", level);
  if (resolved) level = capped("resolved", level);
  const old = (modifiers & bits.chronic) !== 0 && (modifiers & (bits.acuteOnChronic | bits.acute)) === 0;
  const moving = (modifiers & (bits.acute | bits.increasing)) !== 0;
  if (old && AGES.test(concept.family)) level = lowered("chronic", level);
  else if ((modifiers & bits.postoperative) !== 0 && AFTER_SURGERY.test(concept.family))
    level = lowered("expected-postoperative", level);
  else if ((modifiers & bits.known) !== 0 && !moving) level = lowered("known", level);
  else if ((modifiers & bits.ageIndeterminate) !== 0 && (modifiers & bits.acute) === 0)
    level = lowered("age-indeterminate", level);
  if ((modifiers & bits.stable) !== 0) level = lowered("stable", level);
  else if ((modifiers & bits.improving) !== 0) level = lowered("improving", level);
  if ((modifiers & bits.smallMild) !== 0 && !concept.neverLowered) level = lowered("small-mild", level);
  if (concept.neverLowered) level = Math.max(level, Math.min(base, old ? SIGNIFICANT : URGENT));
  if (!benign && (modifiers & (bits.acute | bits.acuteOnChronic | bits.increasing | bits.largeSevere)) !== 0)
    level = raised(level, input, (modifiers & (bits.acute | bits.acuteOnChronic)) !== 0);
  else if (benign && (modifiers & bits.largeSevere) !== 0) level = Math.min(level + 1, MINOR);
  if ((modifiers & bits.benign) !== 0 && isLesion(input)) level = capped("benign-appearing", level);
  if ((modifiers & bits.suspicious) !== 0 && isLesion(input)) level = Math.max(level, operation("suspicious").floor);
  else if ((modifiers & bits.indeterminate) !== 0 && isLesion(input))
    level = Math.max(level, floorOfIndeterminate(input));
  if ((modifiers & bits.incidental) !== 0 && !concept.neverLowered) level = capped("incidental", level);
  if ((modifiers & bits.variant) !== 0 && base <= SIGNIFICANT) level = capped("asymptomatic-variant", level);
  if (input.certainty === 1) level = lowered("uncertain-low", level);
  if ((modifiers & bits.urgent) !== 0 && base >= MINOR) level = Math.max(level, operation("urgent-wording").floor);
  return level;
}

const bitsOfNames = once(() => {
  const rows = modifierRows();
  if (rows.length > 31) throw new Error("The table of modifiers has more rows than a number has bits.");
  return new Map(rows.map(({ modifier }, place) => [modifier, 1 << place]));
});

/** One bit for each row of the modifier table. Throws where the table has lost the row. */
export function modifierBit(name: string): number {
  const bit = bitsOfNames().get(name);
  if (bit === undefined) throw new Error(`The table of modifiers has no "${name}".`);
  return bit;
}

const modifierBits = once(() => ({
  acute: modifierBit("acute"),
  acuteOnChronic: modifierBit("acute-on-chronic"),
  ageIndeterminate: modifierBit("age-indeterminate"),
  benign: modifierBit("benign-appearing"),
  chronic: modifierBit("chronic"),
  improving: modifierBit("improving"),
  incidental: modifierBit("incidental"),
  increasing: modifierBit("increasing"),
  indeterminate: modifierBit("indeterminate"),
  known: modifierBit("known"),
  largeSevere: modifierBit("large-severe"),
  postoperative: modifierBit("expected-postoperative"),
  smallMild: modifierBit("small-mild"),
  stable: modifierBit("stable"),
  suspicious: modifierBit("suspicious"),
  urgent: modifierBit("urgent-wording"),
  variant: modifierBit("asymptomatic-variant"),
}));

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

/** One step in all. From urgent to critical only what is critical by itself, or bleeds or blocks and is fresh. */
function raised(level: number, { concept }: LevelInput, acute: boolean): number {
  if (level < URGENT) return level + 1;
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
function sizeLevel(input: LevelInput, modifiers: number): Level | undefined {
  const { concept, measurements } = input;
  if (measurements.length === 0) return undefined;
  const rules = rulesByFamily().get(concept.family);
  if (rules === undefined) return undefined;
  const size = concept.family === "pulmonary nodule" ? meanMm(measurements) : largestMm(measurements);
  if (size === 0) return undefined;
  for (const rule of rules) {
    if (size < rule.fromMm || (rule.belowMm !== undefined && size >= rule.belowMm)) continue;
    if (isMet(rule.condition, input, modifiers)) return rule.level as Level; // checked by the table's reader
  }
  return undefined;
}

/** Conditions that only the whole exam could answer are met where the row says "unknown" too. */
function isMet(condition: string, { organ, concept }: LevelInput, modifiers: number): boolean {
  const { benign, suspicious } = modifierBits();
  if (condition === "" || condition.includes("unknown") || condition.startsWith("short axis")) return true;
  if (condition.startsWith("organ ")) return condition.slice("organ ".length) === (organ ?? concept.organ);
  if (condition === "no adenoma") return concept.level > 1 && (modifiers & benign) === 0;
  return condition === "not suspicious" && (modifiers & suspicious) === 0;
}
