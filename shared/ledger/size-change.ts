import { longestMm } from "../checks/alignment/sizes";
import type { Measurement } from "../extract/types";

/** From the prior value to the one now, by the largest dimension. */
export interface SizeChange {
  readonly direction: "up" | "down" | "same";
  /** Signed, in `unit`, to a tenth. */
  readonly by: number;
  readonly unit: "mm" | "mL";
  /** Of the prior value, signed and rounded; undefined where that is zero. */
  readonly percent: number | undefined;
}

/** A length or a volume with its unit. */
export function isSizeOrVolume({ quantity, unit, values }: Measurement): boolean {
  return (quantity === "length" || quantity === "volume") && unit !== undefined && values.length > 0;
}

/** Undefined where one of the two is a range or a bound, or they are no sizes of one kind: then nothing can be said. */
export function sizeChange(now: Measurement, prior: Measurement): SizeChange | undefined {
  if (now.quantity !== prior.quantity || !isExact(now) || !isExact(prior)) return undefined;
  const before = longestMm(prior);
  const by = Math.round((longestMm(now) - before) * 10) / 10;
  return {
    direction: by > 0 ? "up" : by < 0 ? "down" : "same",
    by,
    unit: now.quantity === "volume" ? "mL" : "mm",
    percent: before === 0 ? undefined : Math.round((by / before) * 100),
  };
}

function isExact(measurement: Measurement): boolean {
  const { form, comparator } = measurement;
  return isSizeOrVolume(measurement) && form !== "range" && (comparator === "exact" || comparator === "approximately");
}

const ARROWS = { up: "↑", down: "↓", same: "=" } as const;

/** "↑ 2 mm (+20 %)", "= unchanged". */
export function changeText(change: SizeChange): string {
  const { direction, percent } = change;
  const share = direction === "same" || percent === undefined ? "" : ` (${signed(percent)} %)`;
  return `${differenceText(change)}${share}`;
}

/** "↑ 2 mm", "= unchanged". */
export function differenceText({ direction, by, unit }: SizeChange): string {
  return direction === "same" ? `${ARROWS.same} unchanged` : `${ARROWS[direction]} ${Math.abs(by)} ${unit}`;
}

/** The same for ears: "larger by 2 mm, plus 20 %". */
export function changeInWords({ direction, by, unit, percent }: SizeChange): string {
  if (direction === "same") return "unchanged";
  const share = percent === undefined ? "" : `, ${Math.abs(percent)} %`;
  return `${direction === "up" ? "larger" : "smaller"} by ${Math.abs(by)} ${unit}${share}`;
}

const signed = (value: number) => (value > 0 ? `+${value}` : `−${Math.abs(value)}`);
