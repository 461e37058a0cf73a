import type { Measurement } from "../../extract/types";
import type { Wording } from "./wordings";

const CLOSE_MM = 1;
const CLOSE_SHARE = 0.05;

/** Whether a measurement is the wanted one: all its dimensions, or only some of them; undefined where none fits. */
export function sameSize(wording: Wording, said: Measurement): "whole" | "part" | undefined {
  for (const wanted of wording.measurements) {
    if (!isOneQuantity(wanted, said)) continue;
    const fitting = wanted.values.filter((value) => said.values.some((other) => isClose(value, other)));
    if (fitting.length === wanted.values.length) return "whole";
    if (
      wanted.values.length > 1 &&
      fitting.length > 0 &&
      said.values.every((value) => wanted.values.some((other) => isClose(value, other)))
    )
      return "part";
  }
  return undefined;
}

/** A hair more, since 3.4 cm is 34.00000000000001 mm. */
const isClose = (a: number, b: number): boolean =>
  Math.abs(a - b) <= Math.max(CLOSE_MM, CLOSE_SHARE * Math.abs(a)) + 1e-9;

/** Lengths with lengths; other values need the same unit. */
export function isOneQuantity(a: Measurement, b: Measurement): boolean {
  if (a.quantity === "length" || b.quantity === "length") return a.quantity === b.quantity && b.unit !== undefined;
  return a.quantity === b.quantity && a.unit === b.unit;
}
