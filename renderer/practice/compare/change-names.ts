import type { ChangeKind, MeaningChange } from "../../../shared/practice/compare/comparison";
import { CHANGE_KINDS } from "../../../shared/practice/compare/comparison";

/** What a kind of change is called: one, and many. */
const NAMES: Readonly<Record<ChangeKind, readonly [string, string]>> = {
  "item-added": ["item added", "items added"],
  "item-dropped": ["item dropped", "items dropped"],
  "item-moved": ["item moved", "items moved"],
  "finding-added": ["finding added", "findings added"],
  "finding-dropped": ["finding dropped", "findings dropped"],
  diagnosis: ["other diagnosis", "other diagnoses"],
  side: ["side", "sides"],
  size: ["size", "sizes"],
  place: ["place", "places"],
  level: ["level of the spine", "levels of the spine"],
  assertion: ["present or denied", "present or denied"],
  certainty: ["certainty", "certainties"],
  significance: ["weight of an item", "weights of items"],
  "recommendation-added": ["recommendation added", "recommendations added"],
  "recommendation-dropped": ["recommendation dropped", "recommendations dropped"],
  "recommendation-changed": ["recommendation changed", "recommendations changed"],
};

/** "item added", "items added". */
export const changeName = (kind: ChangeKind, count: number): string => NAMES[kind][count === 1 ? 0 : 1];

/** The same as a heading: "Item added". */
export function changeTitle(kind: ChangeKind): string {
  const [name] = NAMES[kind];
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Every kind that happened, with how often, in the order of the kinds. */
export function countsOf(
  changes: readonly MeaningChange[],
): readonly { readonly kind: ChangeKind; readonly count: number }[] {
  return CHANGE_KINDS.map((kind) => ({ kind, count: changes.filter((change) => change.kind === kind).length })).filter(
    ({ count }) => count > 0,
  );
}
