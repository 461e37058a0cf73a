import type { Finding, Measurement } from "../../extract/types";

/** How two sizes of what may be one thing compare. "unknown" where one of them is not given or is only a bound. */
export type SizeRelation = "same" | "near" | "differ" | "unknown";

/** Over this much apart, in millimetres or as a share, two sizes are not one size measured twice. */
const FAR_MM = 2;
const FAR_SHARE = 0.2;
/** Within this much, two sizes are one. */
const CLOSE_MM = 1;
const CLOSE_SHARE = 0.05;

/** The finding's size now: a length with its unit that is no prior value, no range and no bound. */
export function currentSize(finding: Finding): Measurement | undefined {
  for (const measurement of finding.measurements) if (isSize(measurement)) return measurement;
  return undefined;
}

/** A length with a unit that states one size as it is now. */
export function isSize({ quantity, unit, role, form, comparator, values }: Measurement): boolean {
  return (
    quantity === "length" &&
    unit !== undefined &&
    role === "current" &&
    form !== "range" &&
    (comparator === "exact" || comparator === "approximately" || comparator === "up-to") &&
    values.length > 0
  );
}

/** The largest dimension in millimetres. */
export function longestMm({ values }: Measurement): number {
  let longest = 0;
  // By index: values are of whole numbers or not, and an iterator over both kinds is an object a step.
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    if (value > longest) longest = value;
  }
  return longest;
}

/**
 * Whether two sizes may be of one thing. The Impression may name any one of the dimensions, and may round to half a
 * centimetre; equal digits with another unit differ.
 */
export function compareSizes(a: Measurement, b: Measurement): SizeRelation {
  if (isOneOff(a, b)) return "differ";
  for (const one of a.values) for (const other of b.values) if (isClose(one, other)) return "same";
  const difference = Math.abs(longestMm(a) - longestMm(b));
  return difference > Math.max(FAR_MM, FAR_SHARE * Math.max(longestMm(a), longestMm(b))) ? "differ" : "near";
}

/** "5.7 x 4.4 x 6.7" and "7.5 x 4.4 x 6.7": all dimensions are the same but one, and that one is far off. */
export function isOneOff(a: Measurement, b: Measurement): boolean {
  if (a.values.length < 2 || a.values.length !== b.values.length) return false;
  let off = 0;
  let isFar = false;
  for (let i = 0; i < a.values.length; i += 1) {
    const one = a.values[i] ?? 0;
    const other = b.values[i] ?? 0;
    if (one === other) continue;
    off += 1;
    isFar = Math.abs(one - other) > Math.max(FAR_MM, FAR_SHARE * Math.max(one, other));
  }
  return off === 1 && isFar;
}

function isClose(a: number, b: number): boolean {
  if (Math.abs(a - b) <= Math.max(CLOSE_MM, CLOSE_SHARE * Math.min(a, b))) return true;
  return a >= 10 && b >= 10 && Math.round(a / 5) === Math.round(b / 5);
}

/** The same digits, with another unit, a lost decimal point or two digits in each other's place: a slip of the tongue or hand. */
export function isSlip(a: Measurement, b: Measurement): boolean {
  const one = digitsOf(a);
  const other = digitsOf(b);
  if (one === "" || one.length !== other.length) return false;
  if (one === other) return true;
  for (let i = 0; i < one.length; i += 1) if (one[i] !== other[one.length - 1 - i]) return false;
  return true;
}

/** The digits of the longest value as written, zeros at the end and decimal point left out. */
function digitsOf({ values, raw }: Measurement): string {
  let at = 0;
  values.forEach((value, i) => {
    if (value > (values[at] ?? 0)) at = i;
  });
  let digits = "";
  for (const character of raw[at] ?? "") if (character >= "0" && character <= "9") digits += character;
  while (digits.endsWith("0")) digits = digits.slice(0, -1);
  return digits;
}
