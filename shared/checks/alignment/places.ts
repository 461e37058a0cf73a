import type { Finding, Location } from "../../extract/types";

/** Whether two mentions lie in one place: "unknown" where they name no places that could be compared. */
export type PlaceRelation = "agree" | "disjoint" | "unknown";

/** The places of both findings compared, sides included: "RUL" and "LUL" have nothing in common. */
export function placesOf(a: Finding, b: Finding): PlaceRelation {
  return compare(a.locations, b.locations, sameAtom);
}

/** The same with the side left out: "RUL" and "LUL" are both an upper lobe. */
export function placesWithoutSide(a: Finding, b: Finding): PlaceRelation {
  return compare(a.locations.filter(isPart), b.locations.filter(isPart), sameHeight);
}

/** A whole lung and a lobe of the liver are sides and no places. */
function isPart({ set, text }: Location): boolean {
  if (set.length > 2 && set[0]?.startsWith("liver:") && text.toLowerCase().includes("lobe")) return false;
  return (
    !(set.includes("lung:RUL") && set.includes("lung:RLL")) && !(set.includes("lung:LUL") && set.includes("lung:LLL"))
  );
}

/** The words of the finding's finest place of the kind that both name, for messages and fixes. */
export function placeInCommon(finding: Finding, other: Finding): Location | undefined {
  for (const place of finest(finding.locations))
    for (const against of other.locations) if (scopeOf(place) === scopeOf(against)) return place;
  return undefined;
}

type SameAtom = (a: string, b: string) => boolean;

function compare(a: readonly Location[], b: readonly Location[], same: SameAtom): PlaceRelation {
  if (a.length === 0 || b.length === 0) return "unknown";
  const own = finest(a);
  const others = finest(b);
  let relation: PlaceRelation = "unknown";
  for (const place of own) {
    const against = others.filter((other) => scopeOf(other) === scopeOf(place));
    if (against.length === 0) continue;
    if (against.some((other) => intersect(place.set, other.set, same))) return "agree";
    relation = "disjoint";
  }
  return relation;
}

function intersect(a: readonly string[], b: readonly string[], same: SameAtom): boolean {
  for (const one of a) for (const other of b) if (same(one, other)) return true;
  return false;
}

/** Without the places that only hold another one of the list: "in the left lung, lower lobe" is the lower lobe. */
function finest(places: readonly Location[]): readonly Location[] {
  if (places.length < 2) return places;
  return places.filter((place) => !places.some((other) => other !== place && holds(place, other)));
}

function holds(wide: Location, narrow: Location): boolean {
  return narrow.set.length < wide.set.length && narrow.set.every((name) => wide.set.includes(name));
}

/** What a place is a place of; discs and vertebrae are counted along one spine. */
function scopeOf({ set }: Location): string {
  const scope = prefixOf(set[0] ?? "");
  return scope === "disc" ? "spine" : scope;
}

const prefixOf = (atom: string): string => atom.slice(0, Math.max(0, atom.indexOf(":")));

/** A disc lies at both of its vertebrae, but two discs that share a vertebra are two discs. */
function sameAtom(a: string, b: string): boolean {
  return a === b || (a.startsWith("disc:") && bounds(a, b)) || (b.startsWith("disc:") && bounds(b, a));
}

function bounds(disc: string, vertebra: string): boolean {
  if (!vertebra.startsWith("spine:")) return false;
  const level = vertebra.slice(6);
  return disc.startsWith(`${level}-`, 5) || disc.endsWith(`-${level}`);
}

/** The lung's and the abdomen's places less their side. The lingula is a part of the upper lobe. */
const HEIGHTS: Readonly<Record<string, string>> = {
  "lung:RUL": "lung:upper",
  "lung:LUL": "lung:upper",
  "lung:RML": "lung:middle",
  "lung:LIN": "lung:upper",
  "lung:RLL": "lung:lower",
  "lung:LLL": "lung:lower",
  "abdomen:RUQ": "abdomen:upper",
  "abdomen:LUQ": "abdomen:upper",
  "abdomen:RLQ": "abdomen:lower",
  "abdomen:LLQ": "abdomen:lower",
  "vessel:RPA": "vessel:PA",
  "vessel:LPA": "vessel:PA",
};

/** Left out of it too: a clock position, an outer quadrant and a liver's lobe mean another place on the other side. */
function sameHeight(a: string, b: string): boolean {
  return a.startsWith("clock:") || (HEIGHTS[a] ?? a) === (HEIGHTS[b] ?? b) || sameAtom(a, b);
}
