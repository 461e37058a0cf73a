import type { Analysis, BlockAnalysis, Concept, Finding } from "../../extract/types";
import { organsAgree, type Relation, relationOf } from "./same-lesion";

/** A mention in the Findings that may be what an Impression item speaks of. */
export interface Candidate {
  readonly finding: Finding;
  readonly relation: Relation;
}

/**
 * What the Findings and the Impression say about the same things. All cons-* rules ask here, so that they agree on what
 * "the same lesion" is: a related concept in an organ that fits; side, place and size are left to the rule to compare.
 */
export interface Alignment {
  /** Asserted (present or possible) findings of the Impression, in its order. */
  readonly concluded: readonly Finding[];
  /** Asserted findings of the Findings section. */
  readonly seen: readonly Finding[];
  /** Findings that the Findings section denies. */
  readonly denied: readonly Finding[];
  /** Findings that the Impression denies. */
  readonly excluded: readonly Finding[];
  /**
   * The mentions among `pool` that may be about the same thing as `finding`, in the order of the text; none where there
   * are more than 40, since nobody could tell which is meant.
   */
  candidates(finding: Finding, pool: readonly Finding[]): readonly Candidate[];
}

/** Keeps long reports linear: a report of a megabyte may name one thing ten thousand times. */
const MOST_CANDIDATES = 40;

const pools = new WeakMap<readonly Finding[], ReadonlyMap<Concept, readonly Finding[]>>();

function byConcept(pool: readonly Finding[]): ReadonlyMap<Concept, readonly Finding[]> {
  let index = pools.get(pool);
  if (index === undefined) {
    index = group(pool);
    pools.set(pool, index);
  }
  return index;
}

function group(pool: readonly Finding[]): ReadonlyMap<Concept, readonly Finding[]> {
  const groups = new Map<Concept, Finding[]>();
  for (const finding of pool) {
    const group = groups.get(finding.concept);
    if (group === undefined) groups.set(finding.concept, [finding]);
    else group.push(finding);
  }
  return groups;
}

const kept = new WeakMap<Analysis, Alignment>();

/** The alignment of a report, made once an analysis. A combined Findings and Impression section has nothing to align. */
export function alignmentOf(analysis: Analysis): Alignment {
  let alignment = kept.get(analysis);
  if (alignment === undefined) {
    alignment = align(analysis);
    kept.set(analysis, alignment);
  }
  return alignment;
}

function align(analysis: Analysis): Alignment {
  const impression = analysis.blocksOf("impression");
  const combined = new Set(impression);
  const findings = analysis.blocksOf("findings").filter((block) => !combined.has(block));
  return {
    concluded: collect(impression, isAsserted),
    seen: collect(findings, isAsserted),
    denied: collect(findings, isDenied),
    excluded: collect(impression, isDenied),
    candidates: candidatesAmong,
  };
}

function candidatesAmong(finding: Finding, pool: readonly Finding[]): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const [concept, mentions] of byConcept(pool)) {
    const relation = relationOf(finding.concept, concept);
    if (relation === undefined) continue;
    for (const other of mentions) {
      if (!organsAgree(finding.organ, other.organ)) continue;
      if (found.length === MOST_CANDIDATES) return [];
      found.push({ finding: other, relation });
    }
  }
  return found.sort((a, b) => a.finding.from - b.finding.from);
}

function collect(blocks: readonly BlockAnalysis[], wanted: (finding: Finding) => boolean): readonly Finding[] {
  const found: Finding[] = [];
  for (const block of blocks) for (const finding of block.findings) if (wanted(finding)) found.push(finding);
  return found;
}

function isAsserted({ assertion, concept }: Finding): boolean {
  return (
    (assertion === "present" || assertion === "possible") && concept.kind !== "normal" && concept.kind !== "device"
  );
}

function isDenied({ assertion, concept }: Finding): boolean {
  return assertion === "absent" && concept.kind !== "normal";
}
