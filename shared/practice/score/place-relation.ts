import type { Location } from "../../extract/types";
import type { Wording } from "./wordings";

/** How a stated place lies to the wanted one; undefined where the two cannot be compared. */
export type PlaceRelation = "same" | "wider" | "elsewhere";

/** Compares the atomic places: a part of the wanted place is the place, one that holds it is wider. */
export function placeRelation({ locations }: Wording, said: Location): PlaceRelation | undefined {
  let relation: PlaceRelation | undefined;
  for (const wanted of locations) {
    if (scopeOf(wanted) !== scopeOf(said)) continue;
    if (said.set.every((atom) => wanted.set.includes(atom))) return "same";
    const shares = said.set.some((atom) => wanted.set.includes(atom));
    if (shares) relation = "wider";
    else relation ??= "elsewhere";
  }
  return relation;
}

const scopeOf = ({ set }: Location): string => {
  const atom = set[0] ?? "";
  return atom.slice(0, Math.max(0, atom.indexOf(":")));
};
