import type { Analysis, BlockAnalysis, Finding, Measurement } from "../extract/types";
import type { Range, SectionKind } from "../report/report";
import type { PriorMatches } from "./prior-match";
import { isSizeOrVolume, type SizeChange, sizeChange } from "./size-change";

/** One size of the report. The range is where its value stands; of a row without one, where the prior value stands. */
export interface LedgerRow extends Range {
  readonly kind: SectionKind;
  /** What is measured, as the report calls it; "" where it does not say. */
  readonly subject: string;
  /** Side, level, lobe, organ: what the subject does not say already. */
  readonly place: string;
  /** As written; undefined where the report gives a prior value only. */
  readonly value: string | undefined;
  /** The earlier value that the text itself gives, else the one in the prior report. */
  readonly prior: string | undefined;
  readonly change: SizeChange | undefined;
  /** The prior report's own value where the text gives another one. */
  readonly reported: string | undefined;
}

const NO_MATCHES: PriorMatches = new Map();
/** How thick the slices are and how much contrast was given is no size of anything seen. */
const NO_SIZES: ReadonlySet<SectionKind> = new Set(["header", "technique"]);

/** Every length and volume of what the report tells of in the order of the text, each with its earlier value where there is one. */
export function measurementLedger(analysis: Analysis, matches: PriorMatches = NO_MATCHES): readonly LedgerRow[] {
  return analysis.blocks.flatMap((block) => (NO_SIZES.has(block.kind) ? [] : rowsOf(block, matches)));
}

function rowsOf(block: BlockAnalysis, matches: PriorMatches): readonly LedgerRow[] {
  const sizes = block.measurements.filter(isSizeOrVolume);
  const priors = pairs(sizes);
  const paired = new Set(priors.values());
  return sizes
    .filter((size) => size.role === "current" || !paired.has(size))
    .map((size) => rowOf(size, block.kind, priors.get(size), matches.get(size)));
}

function rowOf(
  size: Measurement,
  kind: SectionKind,
  written: Measurement | undefined,
  reported: Measurement | undefined,
): LedgerRow {
  const isNow = size.role === "current";
  const prior = isNow ? (written ?? reported) : size;
  const differs =
    written !== undefined && reported !== undefined && sizeChange(written, reported)?.direction !== "same";
  return {
    from: size.from,
    to: size.to,
    kind,
    subject: subjectOf(size),
    place: size.finding === undefined ? "" : placeOf(size.finding),
    value: isNow ? size.text : undefined,
    prior: prior?.text,
    change: isNow && prior !== undefined ? sizeChange(size, prior) : undefined,
    reported: differs ? reported.text : undefined,
  };
}

/** A size and its earlier value: of one finding in a block or one structure in a sentence, where there is one of each. */
function pairs(sizes: readonly Measurement[]): ReadonlyMap<Measurement, Measurement> {
  const groups = new Map<unknown, Map<unknown, Measurement[]>>();
  for (const size of sizes) {
    const [outer, inner] = keysOf(size);
    if (inner === undefined) continue;
    const group = groups.get(outer) ?? new Map<unknown, Measurement[]>();
    groups.set(outer, group.set(inner, [...(group.get(inner) ?? []), size]));
  }
  const found = new Map<Measurement, Measurement>();
  for (const group of groups.values())
    for (const members of group.values()) {
      const now = members.filter(({ role }) => role === "current");
      const before = members.filter(({ role }) => role === "prior");
      if (now.length === 1 && before.length === 1 && now[0] && before[0]) found.set(now[0], before[0]);
    }
  return found;
}

function keysOf({ finding, structure, sentence, quantity }: Measurement): readonly [unknown, unknown] {
  if (finding !== undefined) return [quantity, rootOf(finding)];
  return [sentence, structure];
}

function rootOf(finding: Finding): Finding {
  return finding.antecedent === undefined ? finding : rootOf(finding.antecedent);
}

function subjectOf({ finding, structure }: Measurement): string {
  const words = finding === undefined ? (structure ?? "") : rootOf(finding).text;
  return words.charAt(0).toUpperCase() + words.slice(1).replace(/\s+/g, " ");
}

function placeOf(finding: Finding): string {
  const said = rootOf(finding).text.toLowerCase();
  const places = finding.locations
    .map(({ text }) => text.replace(/\s+/g, " "))
    .filter((text) => !said.includes(text.toLowerCase()));
  const all = [said, ...places.map((place) => place.toLowerCase())].join(" ");
  const side = finding.laterality !== undefined && !all.includes(finding.laterality) ? [finding.laterality] : [];
  const [first, ...others] = new Set(places);
  const at = [...side, ...(first === undefined ? [] : [first])].join(" ");
  return [at, ...others, ...organOf(finding, all)].filter(Boolean).join(" · ");
}

/** The organ where neither the subject nor its place names it; a lobe is of the lung, a level of the spine. */
function organOf({ organ, locations, concept }: Finding, said: string): readonly string[] {
  if (organ === undefined || said === concept.id) return [];
  if (locations.some(({ kind }) => kind === "lobe" || kind === "vertebra")) return [];
  const named = organ
    .split(/[^a-z]+/i)
    .some((word) => word.length > 3 && said.includes(word.slice(0, 4).toLowerCase()));
  return named ? [] : [organ];
}
