import { organsAgree, placesOf, relationOf, sidesDiffer } from "../../checks/alignment/same-lesion";
import { compareSizes, currentSize } from "../../checks/alignment/sizes";
import type { Finding } from "../../extract/types";
import type { ComparedItem } from "./side-reading";

/** A finding of the draft and the one of the final that means the same thing. */
export interface FindingPair {
  readonly draft: Finding;
  readonly final: Finding;
  readonly draftItem: number;
  readonly finalItem: number;
}

interface Placed {
  readonly finding: Finding;
  readonly item: number;
  readonly at: number;
}

/** Pairs the findings of two Impressions, the likest first, each at most once. */
export function pairFindings(draft: readonly ComparedItem[], final: readonly ComparedItem[]): readonly FindingPair[] {
  const own = placed(draft);
  const others = placed(final);
  const candidates = own.flatMap((a) =>
    others.flatMap((b) => {
      const likeness = likenessOf(a.finding, b.finding);
      return likeness === undefined ? [] : [{ a, b, likeness: likeness - Math.abs(a.at - b.at) / 100 }];
    }),
  );
  candidates.sort((one, other) => other.likeness - one.likeness || one.a.at - other.a.at || one.b.at - other.b.at);
  const taken = new Set<Finding>();
  const pairs: FindingPair[] = [];
  for (const { a, b } of candidates) {
    if (taken.has(a.finding) || taken.has(b.finding)) continue;
    taken.add(a.finding);
    taken.add(b.finding);
    pairs.push({ draft: a.finding, final: b.finding, draftItem: a.item, finalItem: b.item });
  }
  return pairs.sort((one, other) => one.final.from - other.final.from);
}

/** "This lesion" speaks of the one before it and is no thing of its own. */
function placed(items: readonly ComparedItem[]): readonly Placed[] {
  return items
    .flatMap(({ findings, index }) =>
      findings.filter(({ antecedent }) => antecedent === undefined).map((finding) => ({ finding, item: index })),
    )
    .map((one, at) => ({ ...one, at }));
}

/** How likely it is that both mean one thing; undefined where they cannot. */
function likenessOf(a: Finding, b: Finding): number | undefined {
  const relation = a.concept === b.concept ? "identical" : relationOf(a.concept, b.concept);
  if (relation === undefined) return undefined;
  if (relation === "lesion" ? a.organ === undefined || a.organ !== b.organ : !organsAgree(a.organ, b.organ))
    return undefined;
  if ((a.concept.kind === "normal") !== (b.concept.kind === "normal")) return undefined;
  let likeness = RELATIONS[relation];
  if (a.laterality !== undefined && b.laterality !== undefined)
    likeness += sidesDiffer(a.laterality, b.laterality) ? -2 : 2;
  const place = placesOf(a, b);
  likeness += place === "agree" ? 2 : place === "disjoint" ? -2 : 0;
  const one = currentSize(a);
  const other = currentSize(b);
  if (one !== undefined && other !== undefined) likeness += compareSizes(one, other) === "same" ? 2 : -1;
  if ((a.assertion === "absent") !== (b.assertion === "absent")) likeness -= 3;
  return likeness > 0 ? likeness : undefined;
}

const RELATIONS = { identical: 6, same: 5, described: 4, lesion: 3 } as const;
