import { units } from "../../lexicons/load";
import type { Tokens } from "../tokens";
import type { Measurement } from "../types";
import { wordId } from "../vocabulary";

export interface Unit {
  /** UCUM code, https://ucum.org/ucum. */
  readonly code: string;
  readonly quantity: Exclude<Measurement["quantity"], undefined>;
  /** What a value is multiplied by: lengths become millimetres, volumes millilitres. */
  readonly factor: number;
}

const UNITS: ReadonlyMap<string, Unit> = new Map(
  units().map(({ ucum, quantity, factor }) => [ucum, { code: ucum, quantity, factor }]),
);

/** A unit of the table. Throws where the table has lost it. */
function named(code: string): Unit {
  const found = UNITS.get(code);
  if (found === undefined) throw new Error(`The table of units has no ${code}.`);
  return found;
}

export const MILLIMETRE = named("mm");
export const CENTIMETRE = named("cm");
/** Read only where a size is spoken of: nothing in a report is measured in metres, but an "m" of "mm" or "cm" gets lost. */
export const METRE = named("m");
const CUBIC_CENTIMETRE = named("cm3");
const CENTIMETRE_PER_SECOND = named("cm/s");
const METRE_PER_SECOND = named("m/s");
export const SUV = named("g/mL");
/** Read only near words that make it a volume or a weight: "L" is a side, "g" rarely a finding. */
export const LITRE = named("L");
export const GRAM = named("g");

/** By written word. "cm/s" is read below, out of its parts. */
const BY_WORD = new Map(
  units().flatMap(({ written, ucum }) =>
    written.filter((form) => !form.includes("/")).map((form) => [wordId(form.toLowerCase()), named(ucum)] as const),
  ),
);

const CM = wordId("cm");
const M = wordId("m");
const SLASH = wordId("/");
const HG = wordId("hg");
const HOUNSFIELD = wordId("hounsfield");
const CUBIC = wordId("cubic");
const CENTIMETER = wordId("centimeter");
const PER = wordId("per");
const SECONDS = new Set(["s", "sec", "second"].map(wordId));
const UNIT_WORD = wordId("unit");
const SUPERSCRIPT_THREE = 0xb3;
const SUPERSCRIPT_TWO = 0xb2;

/** The unit at token `i`, or undefined. `after` of the answer is the first token behind it. */
export interface UnitAt {
  unit: Unit | undefined;
  after: number;
}
const found: UnitAt = { unit: undefined, after: 0 };

/** Reads the unit that starts at token `i`. The answer is one object, overwritten by the next call. */
export function unitAt(tokens: Tokens, i: number): UnitAt {
  found.unit = undefined;
  found.after = i;
  const id = i < tokens.count ? (tokens.id[i] ?? -1) : -1;
  if (id < 0) return found;
  const next = i + 1 < tokens.count ? (tokens.id[i + 1] ?? -1) : -1;
  if (id === CUBIC && next === CENTIMETER) return take(CUBIC_CENTIMETRE, i + 2);
  const perSecond = next === SLASH || next === PER ? SECONDS.has(tokens.id[i + 2] ?? -1) : false;
  if (perSecond && id === CM) return take(CENTIMETRE_PER_SECOND, i + 3);
  if (perSecond && id === M) return take(METRE_PER_SECOND, i + 3);
  // "mL/min", "mm Hg" and the like are other quantities.
  if (next === SLASH || next === HG) return found;
  const unitHere = BY_WORD.get(id);
  if (unitHere === undefined) return found;
  if (id === HOUNSFIELD && next === UNIT_WORD) return take(unitHere, i + 2);
  const power = poweredUnit(tokens, i, unitHere);
  return power === undefined ? take(unitHere, i + 1) : power === "none" ? found : take(power, i + 2);
}

function take(value: Unit, after: number): UnitAt {
  found.unit = value;
  found.after = after;
  return found;
}

/** "cm3" and "cm³" are volumes; "cm2" is an area, which no check reads. */
function poweredUnit(tokens: Tokens, i: number, base: Unit): Unit | "none" | undefined {
  if (base.quantity !== "length" || (tokens.start[i + 1] ?? -1) !== tokens.end[i] || i + 1 >= tokens.count)
    return undefined;
  const code = tokens.code[i + 1] ?? 0;
  const three = code === SUPERSCRIPT_THREE || tokens.value[i + 1] === 3;
  const two = code === SUPERSCRIPT_TWO || tokens.value[i + 1] === 2;
  if (three && base === CENTIMETRE) return CUBIC_CENTIMETRE;
  return three || two ? "none" : undefined;
}
