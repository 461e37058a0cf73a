import { perAnalysis, perBlock } from "../../extract/keep";
import type { Analysis, BlockAnalysis, Finding, Measurement } from "../../extract/types";
import { proofs } from "../../lexicons/load";
import { once } from "../../lexicons/table";
import type { Range } from "../../report/report";
import { type Alignment, alignmentOf } from "./alignment";
import { isFirm, sameWords } from "./denials";
import { type HealthyOrgan, healthyOrgansIn, rangeOf, WHOLE_EXAM } from "./healthy-organs";
import { numberBehind } from "./number-behind";
import { placesOf } from "./places";
import { isKindOf, isPartOf, relationOf, sidesDiffer } from "./same-lesion";
import { isWideOrgan, organsOf, sideOf } from "./topics";

/** What the Impression denies or calls normal, and what the Findings show of it. */
export interface Refuted {
  readonly said: Range & { readonly text: string };
  readonly denial: boolean;
  readonly shown: Range & { readonly text: string };
  /** The finding that shows it; undefined where a number does. */
  readonly finding: Finding | undefined;
}

/**
 * Denials and words for healthy organs in the Impression that the Findings refute: by a kind of what is denied (a thrombus in the
 * popliteal vein, "no deep vein thrombosis"), by what proves it (table proofs.tsv), or by a number.
 */
export const refutedIn: (analysis: Analysis) => readonly Refuted[] = perAnalysis((analysis) => {
  const alignment = alignmentOf(analysis);
  const found: Refuted[] = [];
  const asked = new Map<Finding["concept"], number>();
  for (const denied of alignment.excluded) {
    const times = asked.get(denied.concept) ?? 0;
    if (found.length >= MOST || times >= MOST_TIMES || !isWide(denied)) continue;
    asked.set(denied.concept, times + 1);
    const shown = proofOf(denied, analysis, alignment);
    if (shown === undefined) continue;
    asked.set(denied.concept, MOST_TIMES);
    found.push({ said: denied, denial: true, ...shown });
  }
  for (const healthy of healthyOrgansIn(analysis).slice(0, MOST)) {
    if (found.length >= MOST) break;
    const shown = illnessOf(healthy, analysis, alignment);
    if (shown !== undefined) found.push({ said: rangeOf(healthy.at), denial: false, ...shown });
  }
  return found;
});

const MOST = 10;
/** How often one concept is asked for: a long text may deny a thing ten thousand times. */
const MOST_TIMES = 4;

type Shown = Pick<Refuted, "shown" | "finding">;

const byFinding = (finding: Finding): Shown => ({ shown: finding, finding });

/** The denial is of the thing as such, or of what is acute or significant of it, which only what is weighty refutes. */
function isWide({ cue, from, to, sentence, measurements, modifiers, change, concept }: Finding): boolean {
  if (measurements.length > 0 || change !== undefined) return false;
  // The "large" of "large vessel occlusion" is its name.
  if (modifiers.some((word) => NARROWING.has(word.name) && (word.to <= from || word.from >= to))) return false;
  if (concept.kind === "normal" || concept.kind === "device" || concept.kind === "category") return false;
  const start = cue !== undefined && cue.from < from ? cue.from : Math.max(sentence.from, from - 24);
  return !NARROW_WORDS.test(sentence.text.slice(start - sentence.from, from - sentence.from));
}

const NARROWING = new Set(["chronic", "new", "increasing", "large-severe", "small-mild", "healed", "known"]);
const NARROW_WORDS =
  /\b(?:prior|previous|remain\w*|other|elsewhere|residual|recurren\w*|additional|further|new|enlarging|displaced|obstructing|large|complete|full-thickness|high-grade|unstable|convincing|definite|other|drainable)\b/i;

/** What may refute: firm, of now, and no old or expected thing. */
const showing = perBlock((block) => block.findings.filter(isShowing));

function isShowing(finding: Finding): boolean {
  const { concept, change, modifiers, sentence } = finding;
  if (concept.kind === "normal" || concept.kind === "device" || !isFirm(finding)) return false;
  if (change === "resolved" || concept.level < 2) return false;
  if (modifiers.some(({ name }) => WAIVING.has(name))) return false;
  if (NONE_BEHIND.test(sentence.text.slice(finding.to - sentence.from, finding.to - sentence.from + 32))) return false;
  return !finding.measurements.some(isSlight) && !ASIDE.test(sentence.text.slice(0, LONGEST));
}

/** "Reflux, right: none": a list of fields. */
const NONE_BEHIND = /^[^.;:]{0,20}:\s*(?:none|no|not|absent|negative|nil|0)\b/i;

/** A stenosis of a few percent is none. */
const isSlight = ({ quantity, values }: Measurement): boolean =>
  quantity === "percent" && values.every((value) => value < SLIGHT_PERCENT);

const SLIGHT_PERCENT = 25;

const WAIVING: ReadonlySet<string> = new Set([
  "known",
  "chronic",
  "healed",
  "resolved",
  "improving",
  "benign-appearing",
  "expected-postoperative",
  "asymptomatic-variant",
  "age-indeterminate",
]);

const LONGEST = 400;
/** The sentence speaks of another time, of hardware, or of what only looks like it. */
const ASIDE =
  /\b(?:prior|previous\w*|old|remote|chronic|healed|sequela\w*|status post|s\/p|post-?\w{0,3}operat\w*|mimic\w*|artifact\w*|physiologic\w*|repair\w*|resect\w*|graft\w*|prosthe\w*|questionable|equivocal|versus|vs)\b|\?/i;

/** What the Findings show, by concept; once an analysis, for all denials. */
const shownByConcept = perAnalysis((analysis): ReadonlyMap<Finding["concept"], readonly Finding[]> => {
  const impression = new Set<BlockAnalysis>(analysis.blocksOf("impression"));
  const groups = new Map<Finding["concept"], Finding[]>();
  for (const block of analysis.blocksOf("findings")) {
    if (impression.has(block) || block.block.kind === "organ") continue;
    for (const finding of showing(block)) {
      const group = groups.get(finding.concept);
      if (group === undefined) groups.set(finding.concept, [finding]);
      else if (group.length < MOST_OF_A_KIND) group.push(finding);
    }
  }
  return groups;
});

const MOST_OF_A_KIND = 20;

function proofOf(denied: Finding, analysis: Analysis, alignment: Alignment): Shown | undefined {
  const rows = rowsFor(denied.concept);
  for (const [concept, mentions] of shownByConcept(analysis)) {
    const relation = relationTo(denied, concept, rows);
    if (relation === undefined) continue;
    for (const finding of mentions)
      if (shows(finding, relation, denied, analysis) && isUntold(finding, denied, alignment)) return byFinding(finding);
  }
  return isAsserted(denied.concept, alignment) ? undefined : measuredProof(rows, analysis);
}

/** How a concept shows what is denied: where its finding must lie (none: anywhere), and whether its very name must be the same. */
interface Relation {
  readonly organs: readonly string[];
  readonly byName: boolean;
}

function relationTo(denied: Finding, concept: Finding["concept"], rows: readonly Row[]): Relation | undefined {
  for (const { shownBy, organs } of rows)
    if (shownBy.includes(concept.family) || shownBy.includes(concept.id)) return { organs, byName: false };
  const { organ } = denied;
  if (organ === undefined) return undefined;
  // A row may stand for several kinds: of two kinds, one may be there and the other not.
  if (concept === denied.concept) return { organs: [organ], byName: true };
  if (concept.level < Math.min(3, denied.concept.level)) return undefined;
  // "Rib fracture" is a fracture; a mass in the testis is a testicular mass.
  return isKindOf(concept, denied.concept) || isKindOf(denied.concept, concept)
    ? { organs: [organ], byName: false }
    : undefined;
}

function shows(finding: Finding, { organs, byName }: Relation, denied: Finding, analysis: Analysis): boolean {
  if (byName && !isOneName(finding, denied)) return false;
  // "No significant stenosis", "no suspicious lesion": only what is weighty refutes it.
  if (isScoped(denied) && finding.level < 4) return false;
  if (isSuspicious(denied) && !isSuspicious(finding) && finding.concept.kind !== "category") return false;
  if (sidesDiffer(denied.laterality, sideOf(finding, analysis))) return false;
  if (placesOf(denied, finding) === "disjoint") return false;
  // What is denied in one organ says nothing of another one.
  const own = organsOf(finding, analysis);
  if (
    denied.organ !== undefined &&
    denied.organ !== denied.concept.organ &&
    !own.some((one) => agree(one, denied.organ))
  )
    return false;
  if (isSpecific(denied) && !own.some((one) => agree(one, denied.organ))) return false;
  return organs.length === 0 || own.some((one) => organs.some((organ) => one === organ || isPartOf(one, organ)));
}

const isSuspicious = ({ modifiers, text }: Finding): boolean =>
  modifiers.some(({ name }) => name === "suspicious") || /^suspicious/i.test(text);

/** The cue of "no large vessel occlusion" is "no large": the word belongs to the name, and narrows nothing. */
const isScoped = ({ scoped, cue, from }: Finding): boolean => scoped && (cue === undefined || cue.to <= from);

const agree = (a: string, b: string | undefined): boolean =>
  b === undefined || a === b || isPartOf(a, b) || isPartOf(b, a);

/** "Scaphoid fracture": the name itself holds the place. */
function isSpecific({ concept, organ }: Finding): boolean {
  return organ !== undefined && !isWideOrgan(organ) && concept.id.startsWith(organ) && concept.family !== concept.id;
}

const isOneName = (finding: Finding, denied: Finding): boolean =>
  sameWords(finding.text, denied.text) || isName(finding) || isName(denied);

const isName = ({ text, concept }: Finding): boolean =>
  sameWords(text, concept.id) && text.length <= concept.id.length + 1;

/** The Impression does not speak of it itself, or of something that it may be a sign of. */
function isUntold(finding: Finding, denied: Finding, { concluded }: Alignment): boolean {
  return !concluded.some((other) => {
    if (other.level === 0) return false;
    const relation = relationOf(finding.concept, other.concept);
    if (relation === "same" || relation === "described") return true;
    return other.level >= 2 && other.organ !== undefined && other.organ === (finding.organ ?? denied.organ);
  });
}

const isAsserted = (concept: Finding["concept"], { concluded }: Alignment): boolean =>
  concluded.some((other) => other.level > 0 && relationOf(concept, other.concept) !== undefined);

type Row = ReturnType<typeof proofs>[number];

const tableRows = once((): ReadonlyMap<string, readonly Row[]> => {
  const rows = new Map<string, Row[]>();
  for (const row of proofs()) for (const name of row.denied) rows.set(name, [...(rows.get(name) ?? []), row]);
  return rows;
});

const NO_ROWS: readonly Row[] = [];

function rowsFor({ family, id }: Finding["concept"]): readonly Row[] {
  const rows = tableRows();
  const own = rows.get(family) ?? NO_ROWS;
  return family === id ? own : own.concat(rows.get(id) ?? NO_ROWS);
}

function measuredProof(rows: readonly Row[], analysis: Analysis): Shown | undefined {
  for (const row of rows) {
    if (row.words.length === 0) continue;
    const shown = numberBehind(row, analysis);
    if (shown !== undefined) return { shown, finding: undefined };
  }
  return undefined;
}

/** What shows that an organ which the Impression calls normal is ill. */
function illnessOf({ organ, laterality, families, words }: HealthyOrgan, analysis: Analysis, alignment: Alignment) {
  if (organ === WHOLE_EXAM && (analysis.exam.regions.length > 1 || alignment.concluded.some(({ level }) => level > 0)))
    return undefined;
  for (const mentions of shownByConcept(analysis).values())
    for (const finding of mentions) {
      const { concept } = finding;
      if (organ === WHOLE_EXAM) {
        if (finding.level >= 3 && finding.certainty === 5) return byFinding(finding);
        continue;
      }
      if (families === undefined ? finding.level < 2 : !families.some((one) => concept.family.endsWith(one))) continue;
      if (sidesDiffer(laterality, sideOf(finding, analysis))) continue;
      const own = organsOf(finding, analysis);
      const lies = own.some(
        (one) => one === organ || isPartOf(one, organ) || (organ === "ligament" && one.endsWith(organ)),
      );
      if (!lies || alignment.concluded.some((other) => other.level > 0 && isTold(finding, other))) continue;
      return byFinding(finding);
    }
  const rows = proofs().filter(
    (row) => row.words.length > 0 && (row.organs[0] === organ || row.denied.includes(words)),
  );
  return alignment.concluded.some((other) => other.level > 0 && other.organ === organ)
    ? undefined
    : measuredProof(rows, analysis);
}

const isTold = (finding: Finding, other: Finding): boolean =>
  relationOf(finding.concept, other.concept) !== undefined || finding.organ === other.organ;
