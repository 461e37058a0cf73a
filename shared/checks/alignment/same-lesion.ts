import type { Concept, Finding, Laterality } from "../../extract/types";
import { anatomy } from "../../lexicons/load";

/** How two wordings may mean one thing: the same concept or family, or a diagnosis and what it was seen as. */
export type Relation = "same" | "described";

/** Undefined where the two concepts have nothing to do with each other. */
export function relationOf(a: Concept, b: Concept): Relation | undefined {
  if (a === b || a.family === b.family) return "same";
  if (a.describedBy.includes(b.family) || b.describedBy.includes(a.family)) return "described";
  return undefined;
}

/** Whether both may lie in one organ: the same, one a part of the other, or unknown. */
export function organsAgree(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b || isPartOf(a, b) || isPartOf(b, a);
}

/** Whether the sides exclude each other; a bilateral or unknown side excludes nothing. */
export function sidesDiffer(a: Laterality | undefined, b: Laterality | undefined): boolean {
  return a !== undefined && b !== undefined && a !== "bilateral" && b !== "bilateral" && a !== b;
}

/** "disjoint" where both name places of one kind (lobe, segment, vertebra, rib …) that have nothing in common. */
export function placesOf(a: Finding, b: Finding): "agree" | "disjoint" | "unknown" {
  let known = false;
  for (const place of a.locations)
    for (const other of b.locations) {
      if (place.kind !== other.kind || place.set.length === 0 || other.set.length === 0) continue;
      known = true;
      if (place.set.some((name) => other.set.includes(name))) return "agree";
    }
  return known ? "disjoint" : "unknown";
}

/** The largest current length in millimetres; undefined where no length is given. */
export function sizeMm(finding: Finding): number | undefined {
  let largest: number | undefined;
  for (const measurement of finding.measurements)
    if (measurement.quantity === "length" && measurement.unit !== undefined && measurement.role === "current")
      for (const value of measurement.values) if (largest === undefined || value > largest) largest = value;
  return largest;
}

function isPartOf(part: string, whole: string): boolean {
  const up = parents();
  for (let organ = up.get(part); organ !== undefined; organ = up.get(organ)) if (organ === whole) return true;
  return false;
}

let table: ReadonlyMap<string, string | undefined> | undefined;
function parents(): ReadonlyMap<string, string | undefined> {
  table ??= new Map(anatomy().map(({ organ, parent }) => [organ, parent]));
  return table;
}
