import { perAnalysis } from "../../extract/keep";
import type { Analysis, BlockAnalysis, Concept, Finding, Measurement } from "../../extract/types";
import { judge, type Lengths, type Verdict } from "./judge";
import { memoOf } from "./memo";
import { placesOf } from "./places";
import { impliedSide, isKindOf, organsAgree, type Relation, relationOf, sentenceAllows } from "./same-lesion";
import { currentSize } from "./sizes";

/** A mention in the Findings that may be what an Impression item speaks of. */
export interface Candidate {
  readonly finding: Finding;
  readonly relation: Relation;
}

/**
 * What the Findings and the Impression say about the same things. All cons-* rules ask here, so that they agree on what
 * "the same lesion" is, and so that one slip is told by one rule only.
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
  /** For each concluded finding, in order: what the Findings say of it. */
  readonly verdicts: readonly Verdict[];
  /**
   * The mentions among `pool` that may be about the same thing as `finding`, in the order of the text; undefined where
   * there are more than 40, since nobody could tell which is meant.
   */
  candidates(finding: Finding, pool: readonly Finding[]): readonly Candidate[] | undefined;
  /** Whether `pool` names the concept itself. */
  names(concept: Concept, pool: readonly Finding[]): boolean;
}

/** Keeps long reports linear: a report of a megabyte may name one thing ten thousand times. */
const MOST_CANDIDATES = 40;

/** The alignment of a report, made once an analysis. A combined Findings and Impression section has nothing to align. */
export const alignmentOf: (analysis: Analysis) => Alignment = perAnalysis(align);

function align(analysis: Analysis): Alignment {
  const impression = analysis.blocksOf("impression");
  const combined = new Set(impression);
  const findings = analysis.blocksOf("findings").filter((block) => !combined.has(block));
  return new ReportAlignment(impression, findings);
}

/** A class for the sake of its getter: one in an object literal would make a new kind of object for each report. */
class ReportAlignment implements Alignment {
  readonly concluded: readonly Finding[];
  readonly seen: readonly Finding[];
  readonly denied: readonly Finding[];
  readonly excluded: readonly Finding[];
  // One function for all reports: a closure each would keep its report alive where V8 remembers whom it called last.
  readonly candidates = candidatesAmong;
  readonly names = namesIn;
  private judgedAll: readonly Verdict[] | undefined;
  private lengths: ReturnType<Lengths> | undefined;

  constructor(
    impression: readonly BlockAnalysis[],
    private readonly findings: readonly BlockAnalysis[],
  ) {
    this.concluded = collect(impression, isAsserted);
    this.seen = collect(findings, isAsserted);
    this.denied = collect(findings, isDenied);
    this.excluded = collect(impression, isDenied);
  }

  get verdicts(): readonly Verdict[] {
    if (this.judgedAll === undefined) {
      const verdicts: Verdict[] = [];
      for (const finding of this.concluded) verdicts.push(judged(finding, candidatesAmong(finding, this.seen), this));
      this.judgedAll = withoutClaimed(verdicts);
    }
    return this.judgedAll;
  }

  lengthsSeen(): ReturnType<Lengths> {
    this.lengths ??= lengthsOf(this.findings);
    return this.lengths;
  }
}

function judged(finding: Finding, candidates: readonly Candidate[] | undefined, alignment: ReportAlignment): Verdict {
  const memo = memoOf(finding);
  if (memo.verdict !== undefined && sameCandidates(memo.judgedBy, candidates)) return memo.verdict;
  // Lengths may stand anywhere in the Findings: what rests on them is asked anew.
  let isWide = false;
  const verdict = judge(finding, candidates, () => {
    isWide = true;
    return alignment.lengthsSeen();
  });
  memo.verdict = isWide ? undefined : verdict;
  memo.judgedBy = candidates;
  return verdict;
}

function sameCandidates(a: readonly Candidate[] | undefined, b: readonly Candidate[] | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1)
    if (a[i]?.finding !== b[i]?.finding || a[i]?.relation !== b[i]?.relation) return false;
  return true;
}

function collect(blocks: readonly BlockAnalysis[], wanted: (finding: Finding) => boolean): readonly Finding[] {
  const found: Pool = [];
  for (const block of blocks) for (const finding of block.findings) if (wanted(finding)) found.push(finding);
  return found;
}

function lengthsOf(blocks: readonly BlockAnalysis[]): ReturnType<Lengths> {
  const lengths = new Map<number, Measurement[]>();
  for (const { measurements } of blocks)
    for (const measurement of measurements) {
      if (measurement.quantity !== "length" || measurement.unit === undefined) continue;
      for (const value of measurement.values) {
        const holders = lengths.get(value);
        if (holders === undefined) lengths.set(value, [measurement]);
        else holders.push(measurement);
      }
    }
  return lengths;
}

function isAsserted({ assertion, concept }: Finding): boolean {
  return (
    (assertion === "present" || assertion === "possible") && concept.kind !== "normal" && concept.kind !== "device"
  );
}

function isDenied({ assertion, concept }: Finding): boolean {
  return assertion === "absent" && concept.kind !== "normal";
}

/** A pool by concept, and for each concept asked for the related ones of the pool. */
interface Index {
  readonly places: ReadonlyMap<Concept, number>;
  readonly concepts: readonly Concept[];
  /** The mentions of each concept. */
  readonly groups: readonly (readonly Finding[])[];
  readonly related: Map<Concept, Related>;
}

/** The groups of an index that have to do with a concept, and how. */
interface Related {
  readonly relations: readonly Relation[];
  readonly groups: readonly (readonly Finding[])[];
}

/** A list of mentions that carries its index, made when it is first asked for. */
type Pool = Finding[] & { index?: Index };

function indexOf(list: readonly Finding[]): Index {
  const pool = list as Pool; // every list may carry one
  pool.index ??= group(pool);
  return pool.index;
}

const namesIn = (concept: Concept, pool: readonly Finding[]): boolean => indexOf(pool).places.has(concept);

function group(pool: readonly Finding[]): Index {
  const places = new Map<Concept, number>();
  const concepts: Concept[] = [];
  const groups: Finding[][] = [];
  for (const finding of pool) {
    const place = places.get(finding.concept);
    if (place === undefined) {
      places.set(finding.concept, concepts.length);
      concepts.push(finding.concept);
      groups.push([finding]);
    } else groups[place]?.push(finding);
  }
  return { places, concepts, groups, related: new Map() };
}

function relatedTo(concept: Concept, { concepts, groups, related }: Index): Related {
  const known = related.get(concept);
  if (known !== undefined) return known;
  const relations: Relation[] = [];
  const own: (readonly Finding[])[] = [];
  for (let i = 0; i < concepts.length; i += 1) {
    const other = concepts[i];
    const mentions = groups[i];
    const relation = other === undefined ? undefined : relationOf(concept, other);
    if (relation === undefined || mentions === undefined) continue;
    relations.push(relation);
    own.push(mentions);
  }
  const made = { relations, groups: own };
  related.set(concept, made);
  return made;
}

function candidatesAmong(finding: Finding, pool: readonly Finding[]): readonly Candidate[] | undefined {
  const { asked } = memoOf(finding);
  for (const one of asked) if (one.pool === pool) return one.found;
  const found = candidatesIn(finding, relatedTo(finding.concept, indexOf(pool)));
  // Four pools a report; those of earlier ones are let go.
  if (asked.length >= POOLS) asked.shift();
  asked.push({ pool, found });
  return found;
}

const POOLS = 4;

function candidatesIn(finding: Finding, { relations, groups }: Related): readonly Candidate[] | undefined {
  let found: Candidate[] | undefined;
  for (let i = 0; i < relations.length; i += 1) {
    const relation = relations[i];
    const mentions = groups[i];
    if (relation === undefined || mentions === undefined) continue;
    if (mentions.length > MOST_CANDIDATES) return undefined;
    for (const other of mentions) {
      if (!mayLieTogether(finding, other, relation)) continue;
      found ??= [];
      found.push({ finding: other, relation });
    }
  }
  if (found === undefined) return NONE;
  if (found.length > MOST_CANDIDATES) return undefined;
  return found.length === 1 ? found : found.sort((a, b) => a.finding.from - b.finding.from);
}

/** The station of lymph nodes ("axillary lymphadenopathy", "enlarged nodes of the axilla"): nodes are of no organ. */
function nodeStation({ concept, text, organ }: Finding): string | undefined {
  if (concept.family !== "lymphadenopathy" && concept.family !== "lymph node") return undefined;
  return STATION.exec(text)?.[0].toLowerCase() ?? (organ === undefined ? undefined : STATION_OF.get(organ));
}

const STATION = /axill|hila|mediastin|cervic|supraclav|inguin|retroperiton|mesenter|iliac|pelvi|paratrach|subcarin/i;
const STATION_OF: ReadonlyMap<string, string> = new Map([
  ["axilla", "axill"],
  ["hilum", "hila"],
  ["mediastinum", "mediastin"],
  ["retroperitoneum", "retroperiton"],
  ["mesentery", "mesenter"],
  ["pelvis", "pelvi"],
  ["neck", "cervic"],
]);

/** One organ, or none named that would rule it out; two different words for a lesion need the same organ. */
function mayLieTogether(finding: Finding, other: Finding, relation: Relation): boolean {
  if (relation === "lesion") return finding.organ !== undefined && finding.organ === other.organ;
  const station = nodeStation(finding);
  if (station !== undefined && nodeStation(other) !== undefined) return station === nodeStation(other);
  const own = statedOrgan(finding, other);
  const theirs = statedOrgan(other, finding);
  if (!organsAgree(own, theirs)) return false;
  if (own !== undefined && theirs === undefined) return sentenceAllows(other.sentence, own);
  if (own === undefined && theirs !== undefined) return sentenceAllows(finding.sentence, theirs);
  return true;
}

/** A general term's own organ says nothing beside a kind of it: any "fracture" is of bone, a "rib fracture" of a rib. */
function statedOrgan({ organ, concept }: Finding, other: Finding): string | undefined {
  return organ === concept.organ && isKindOf(other.concept, concept) ? undefined : organ;
}

/**
 * One to one: a mention in the Findings that another sentence of the Impression gets right is not the one that this
 * sentence gets wrong. What is left over is a thing of its own.
 */
function withoutClaimed(verdicts: readonly Verdict[]): readonly Verdict[] {
  if (!verdicts.some(({ kind }) => MISMATCHES.has(kind))) return verdicts;
  const claims = new Map<Finding, Verdict[]>();
  for (const verdict of verdicts) {
    if (verdict.kind !== "fits" || verdict.other === undefined) continue;
    const own = claims.get(verdict.other);
    if (own === undefined) claims.set(verdict.other, [verdict]);
    else own.push(verdict);
  }
  return verdicts.map((verdict) =>
    verdict.other !== undefined && claims.get(verdict.other)?.some((claim) => isGotRight(claim, verdict)) === true
      ? { ...verdict, kind: "unclear", other: undefined, sizes: undefined }
      : verdict,
  );
}

/** The claim is right in just what the verdict holds to be wrong. */
function isGotRight({ finding, other }: Verdict, { kind, finding: wrong }: Verdict): boolean {
  if (other === undefined || finding.sentence === wrong.sentence) return false;
  if (kind === "side") {
    const side = impliedSide(finding);
    return side !== undefined && side === impliedSide(other);
  }
  if (kind === "place") return placesOf(finding, other) === "agree";
  return (kind === "size" || kind === "size-near") && currentSize(finding) !== undefined;
}

const MISMATCHES: ReadonlySet<Verdict["kind"]> = new Set(["side", "place", "size", "size-near"]);

const NONE: readonly Candidate[] = [];
