import type { Tokens } from "../tokens";
import type { Measurement } from "../types";
import { vocabulary, wordId } from "../vocabulary";

export interface Unit {
  /** UCUM code, https://ucum.org/ucum. */
  readonly code: string;
  readonly quantity: Exclude<Measurement["quantity"], undefined>;
  /** What a value is multiplied by: lengths become millimetres, volumes millilitres. */
  readonly factor: number;
}

const unit = (code: string, quantity: Unit["quantity"], factor = 1): Unit => ({ code, quantity, factor });

export const MILLIMETRE = unit("mm", "length");
export const CENTIMETRE = unit("cm", "length", 10);
const CUBIC_CENTIMETRE = unit("cm3", "volume");
const CENTIMETRE_PER_SECOND = unit("cm/s", "velocity");
const METRE_PER_SECOND = unit("m/s", "velocity");
export const PERCENT = unit("%", "percent");
const DEGREE = unit("deg", "angle");
export const SUV = unit("g/mL", "suv");
/** Read only near words that make it a volume or a weight: "L" is a side, "g" rarely a finding. */
export const LITRE = unit("L", "volume", 1000);
export const GRAM = unit("g", "other");

/** Written form → unit. Plurals and British spellings come from the vocabulary. Metres are left out: nothing in a report is measured in them. */
const FORMS: readonly (readonly [string, Unit])[] = [
  ["mm", MILLIMETRE],
  ["mms", MILLIMETRE],
  ["millimeter", MILLIMETRE],
  ["cm", CENTIMETRE],
  ["cms", CENTIMETRE],
  ["centimeter", CENTIMETRE],
  ["inch", unit("[in_i]", "length", 25.4)],
  ["ml", unit("mL", "volume")],
  ["mls", unit("mL", "volume")],
  ["milliliter", unit("mL", "volume")],
  ["cc", CUBIC_CENTIMETRE],
  ["ccs", CUBIC_CENTIMETRE],
  ["liter", LITRE],
  ["l", LITRE],
  ["hu", unit("[hnsf'U]", "attenuation")],
  ["hounsfield", unit("[hnsf'U]", "attenuation")],
  ["suv", SUV],
  ["percent", PERCENT],
  ["%", PERCENT],
  ["degree", DEGREE],
  ["deg", DEGREE],
  ["°", DEGREE],
  ["kpa", unit("kPa", "other")],
  ["bpm", unit("/min", "other")],
  ["g", GRAM],
  ["gram", GRAM],
];

const BY_WORD = new Map(FORMS.map(([form, value]) => [vocabulary.intern(form), value]));

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
