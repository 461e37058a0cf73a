import type { Analysis, Anatomy } from "../../extract/types";
import { anatomy } from "../../lexicons/load";
import type { Alignment } from "./alignment";
import { sidesDiffer } from "./same-lesion";

/** A joint or bone that the Impression names on one side, and the rest of the report on the other side only. */
export interface LimbTwin {
  readonly mention: Anatomy;
  readonly other: Anatomy;
}

/**
 * "Right shoulder: no fracture." concluded as "Left shoulder negative." holds no finding that could be compared: the limb
 * itself tells. Organs of the trunk are left out, since a healthy one is often named beside the diseased one.
 */
export function limbTwins(analysis: Analysis, { verdicts }: Alignment): readonly LimbTwin[] {
  const impression = analysis.blocksOf("impression");
  const own = impression.flatMap(({ anatomy: mentions }) => mentions.filter(isSidedLimb));
  if (own.length === 0) return NONE;
  const combined = new Set(impression);
  const others = analysis.blocks.flatMap((block) => (combined.has(block) ? [] : block.anatomy.filter(isSided)));
  const settled = new Set(verdicts.filter(({ kind }) => kind === "side").map(({ finding }) => finding.sentence));
  const twins: LimbTwin[] = [];
  const told = new Set<string>();
  for (const mention of own) {
    if (settled.has(mention.sentence) || told.has(mention.organ)) continue;
    const namesakes = others.filter(({ organ }) => organ === mention.organ);
    const other = namesakes.find(({ sentence }) => sentence.block.kind === "findings");
    if (other === undefined || !namesakes.every(({ laterality }) => sidesDiffer(laterality, mention.laterality)))
      continue;
    // The Impression names both: one of them for comparison.
    if (own.some(({ organ, laterality }) => organ === mention.organ && laterality !== mention.laterality)) continue;
    told.add(mention.organ);
    twins.push({ mention, other });
  }
  return twins;
}

const NONE: readonly LimbTwin[] = [];

const isSided = ({ laterality }: Anatomy): boolean => laterality !== undefined;

const isSidedLimb = ({ laterality, lateralityAt, organ }: Anatomy): boolean =>
  (laterality === "right" || laterality === "left") && lateralityAt !== undefined && limbs().has(organ);

let table: ReadonlySet<string> | undefined;
function limbs(): ReadonlySet<string> {
  table ??= new Set(
    anatomy()
      .filter(({ region, paired }) => region === "msk" && paired)
      .map(({ organ }) => organ),
  );
  return table;
}
