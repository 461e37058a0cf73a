import { placesOf } from "../../checks/alignment/same-lesion";
import { currentSize } from "../../checks/alignment/sizes";
import type { Assertion, Finding, Location, Recommendation } from "../../extract/types";
import type { ItemPair, MeaningChange, Place } from "./comparison";
import type { FindingPair } from "./pair-findings";
import { movedPairs } from "./pair-items";
import type { ComparedItem } from "./side-reading";

/** What changed in meaning between two Impressions whose items and findings are paired. */
export function meaningChanges(
  draft: readonly ComparedItem[],
  final: readonly ComparedItem[],
  items: readonly ItemPair[],
  findings: readonly FindingPair[],
): readonly MeaningChange[] {
  const changes = [
    ...itemChanges(draft, final, items, findings),
    ...findings.flatMap(findingChanges),
    ...looseFindings(draft, final, items, findings),
    ...recommendationChanges(draft, final),
  ];
  const at = ({ final: there, draft: here }: MeaningChange) => there?.from ?? 1e9 + (here?.from ?? 0);
  return changes.sort((a, b) => at(a) - at(b));
}

const quoted = (text: string): string => {
  const words = text.replace(/\s+/g, " ").trim().replace(/[.;]$/, "");
  return `"${words.length > 60 ? `${words.slice(0, 57).trimEnd()}…` : words}"`;
};

const placeOf = ({ from, to, text }: Place): Place => ({ from, to, text });

function itemChanges(
  draft: readonly ComparedItem[],
  final: readonly ComparedItem[],
  items: readonly ItemPair[],
  findings: readonly FindingPair[],
): readonly MeaningChange[] {
  const changes: MeaningChange[] = [];
  for (const { draft: a, final: b } of items) {
    const own = a === undefined ? undefined : draft[a];
    const other = b === undefined ? undefined : final[b];
    if (own === undefined && other !== undefined && !findings.some(({ finalItem }) => finalItem === b))
      changes.push({
        kind: "item-added",
        draft: undefined,
        final: other.place,
        message: `Item ${other.index + 1} was added: ${quoted(other.place.text)}.`,
      });
    if (other === undefined && own !== undefined && !findings.some(({ draftItem }) => draftItem === a))
      changes.push({
        kind: "item-dropped",
        draft: own.place,
        final: undefined,
        message: `Item ${own.index + 1} was dropped: ${quoted(own.place.text)}.`,
      });
    if (own?.level !== undefined && other?.level !== undefined && own.level !== other.level)
      changes.push({
        kind: "significance",
        draft: own.place,
        final: other.place,
        message: `${quoted(other.place.text)} weighs ${other.level > own.level ? "more" : "less"} than in the draft.`,
      });
  }
  for (const { draft: a, final: b } of movedPairs(items)) {
    const own = draft[a]?.place;
    const other = final[b]?.place;
    if (own !== undefined && other !== undefined)
      changes.push({
        kind: "item-moved",
        draft: own,
        final: other,
        message: `Item ${a + 1} of the draft is item ${b + 1}.`,
      });
  }
  return changes;
}

function findingChanges({ draft, final }: FindingPair): readonly MeaningChange[] {
  const changes: MeaningChange[] = [];
  const add = (kind: MeaningChange["kind"], own: Place, other: Place, message: string) =>
    changes.push({ kind, draft: placeOf(own), final: placeOf(other), message });
  if (draft.concept !== final.concept)
    add("diagnosis", draft, final, `${quoted(draft.text)} became ${quoted(final.text)}.`);
  if (draft.laterality !== final.laterality && (draft.laterality ?? final.laterality) !== undefined)
    add("side", sideOf(draft), sideOf(final), changed("The side", draft.laterality, final.laterality));
  const own = currentSize(draft);
  const other = currentSize(final);
  if (!sameValues(own?.values, other?.values))
    add("size", own ?? draft, other ?? final, changed("The size", own?.text, other?.text));
  const [mine, theirs] = differentPlaces(draft, final);
  if (mine !== undefined || theirs !== undefined) {
    const isLevel = (mine ?? theirs)?.kind === "vertebra";
    add(
      isLevel ? "level" : "place",
      mine ?? draft,
      theirs ?? final,
      changed(isLevel ? "The level" : "The place", mine?.text, theirs?.text),
    );
  }
  if (polarity(draft.assertion) !== polarity(final.assertion))
    add(
      "assertion",
      draft,
      final,
      `${quoted(final.text)} is ${SAID[final.assertion]}; the draft says ${SAID[draft.assertion]}.`,
    );
  else if (draft.assertion !== "absent" && draft.certainty !== final.certainty)
    add(
      "certainty",
      draft,
      final,
      `${quoted(final.text)} is ${final.certainty > draft.certainty ? "surer" : "less sure"} than in the draft.`,
    );
  return changes;
}

const SAID = {
  present: "present",
  absent: "denied",
  possible: "present",
  hypothetical: "supposed",
  historical: "history",
  other: "somebody else's",
} as const satisfies Record<Assertion, string>;

/** Doubt is a matter of certainty. */
const polarity = (assertion: Assertion): string => SAID[assertion];

function changed(what: string, own: string | undefined, other: string | undefined): string {
  if (own === undefined) return `${what} was added: ${quoted(other ?? "")}.`;
  if (other === undefined) return `${what} was dropped: ${quoted(own)}.`;
  return `${what} changed from ${quoted(own)} to ${quoted(other)}.`;
}

function sideOf(finding: Finding): Place {
  const { lateralityAt: at, sentence } = finding;
  if (at === undefined) return finding;
  return { from: at.from, to: at.to, text: sentence.text.slice(at.from - sentence.from, at.to - sentence.from) };
}

function sameValues(a: readonly number[] | undefined, b: readonly number[] | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.length === b.length && a.every((value, at) => Math.abs(value - (b[at] ?? 0)) < 0.05);
}

/** The places that only one of them has; none where both name the same or hold each other. */
function differentPlaces(a: Finding, b: Finding): readonly [Location | undefined, Location | undefined] {
  if (a.locations.length > 0 && b.locations.length > 0) {
    return placesOf(a, b) === "disjoint" ? [a.locations[0], b.locations[0]] : [undefined, undefined];
  }
  return [a.locations[0], b.locations[0]];
}

/** Findings of one side only, in items that the other has too. */
function looseFindings(
  draft: readonly ComparedItem[],
  final: readonly ComparedItem[],
  items: readonly ItemPair[],
  findings: readonly FindingPair[],
): readonly MeaningChange[] {
  const own = new Set(findings.map((pair) => pair.draft));
  const others = new Set(findings.map((pair) => pair.final));
  const kept = (item: number, side: "draft" | "final") =>
    items.some((pair) => pair[side] === item && pair.draft !== undefined && pair.final !== undefined) ||
    findings.some((pair) => (side === "draft" ? pair.draftItem : pair.finalItem) === item);
  const isThing = ({ antecedent, assertion, concept }: Finding) =>
    antecedent === undefined && assertion !== "hypothetical" && concept.kind !== "category";
  return [
    ...final.flatMap(({ findings: list, index }) =>
      list
        .filter((finding) => !others.has(finding) && isThing(finding) && kept(index, "final"))
        .map(
          (finding): MeaningChange => ({
            kind: "finding-added",
            draft: undefined,
            final: placeOf(finding),
            message: `${named(finding)} was added.`,
          }),
        ),
    ),
    ...draft.flatMap(({ findings: list, index }) =>
      list
        .filter((finding) => !own.has(finding) && isThing(finding) && kept(index, "draft"))
        .map(
          (finding): MeaningChange => ({
            kind: "finding-dropped",
            draft: placeOf(finding),
            final: undefined,
            message: `${named(finding)} was dropped.`,
          }),
        ),
    ),
  ];
}

const named = ({ text, assertion }: Finding): string =>
  assertion === "absent" ? `The denial of ${quoted(text)}` : quoted(text);

function recommendationChanges(
  draft: readonly ComparedItem[],
  final: readonly ComparedItem[],
): readonly MeaningChange[] {
  const own = draft.flatMap(({ recommendations }) => recommendations);
  const rest = [...final.flatMap(({ recommendations }) => recommendations)];
  const changes: MeaningChange[] = [];
  const unpaired: Recommendation[] = [];
  for (const advice of own) {
    const at = rest.findIndex((other) => isSameStep(advice, other));
    const twin = at < 0 ? undefined : rest.splice(at, 1)[0];
    if (twin === undefined) unpaired.push(advice);
    else changes.push(...stepChanges(advice, twin));
  }
  for (const advice of unpaired) {
    const at = rest.findIndex(
      (other) =>
        other.action === advice.action ||
        (other.modality !== undefined && other.modality.code === advice.modality?.code),
    );
    const twin = at < 0 ? undefined : rest.splice(at, 1)[0];
    if (twin === undefined)
      changes.push({
        kind: "recommendation-dropped",
        draft: placeOf(advice),
        final: undefined,
        message: `${quoted(advice.text)} was dropped.`,
      });
    else
      changes.push({
        kind: "recommendation-changed",
        draft: placeOf(advice),
        final: placeOf(twin),
        message: `${quoted(advice.text)} became ${quoted(twin.text)}.`,
      });
  }
  for (const advice of rest)
    changes.push({
      kind: "recommendation-added",
      draft: undefined,
      final: placeOf(advice),
      message: `${quoted(advice.text)} was added.`,
    });
  return changes;
}

const isSameStep = (a: Recommendation, b: Recommendation): boolean =>
  a.action === b.action && a.modality?.code === b.modality?.code;

function stepChanges(a: Recommendation, b: Recommendation): readonly MeaningChange[] {
  const isInterval = a.interval?.fromDays === b.interval?.fromDays && a.interval?.toDays === b.interval?.toDays;
  const what = !isInterval
    ? "interval"
    : a.strength !== b.strength
      ? "strength"
      : (a.condition === undefined) !== (b.condition === undefined)
        ? "condition"
        : undefined;
  if (what === undefined) return [];
  return [
    {
      kind: "recommendation-changed",
      draft: placeOf(a),
      final: placeOf(b),
      message: `The ${what} changed: ${quoted(a.text)} became ${quoted(b.text)}.`,
    },
  ];
}
