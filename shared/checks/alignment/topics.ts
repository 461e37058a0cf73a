import { perAnalysis, perBlock } from "../../extract/keep";
import type { Analysis, Anatomy, BlockAnalysis, Finding, Laterality } from "../../extract/types";
import { someIn } from "./same-lesion";

/** What a heading of the Findings says that its lines are about: "Left testis:". */
interface Topic {
  readonly organs: readonly string[];
  readonly laterality: Laterality | undefined;
}

const NO_TOPIC: Topic = { organs: [], laterality: undefined };

/** The heading that each block of the Findings stands under, where there is one. */
const topics = perAnalysis((analysis): ReadonlyMap<BlockAnalysis, Topic> => {
  const under = new Map<BlockAnalysis, Topic>();
  let topic = NO_TOPIC;
  for (const block of analysis.blocksOf("findings")) {
    const label = labelOf(block);
    if (block.block.kind === "organ") topic = label;
    else under.set(block, label === NO_TOPIC ? topic : label);
  }
  return under;
});

/** "Liver: Normal size. 3 cm mass.": the label holds for the rest of the paragraph; a heading is a label and nothing else. */
const labelOf = perBlock((block): Topic => {
  const { text, kind } = block.block;
  const colon = kind === "organ" ? text.length : text.slice(0, LONGEST_LABEL).indexOf(":");
  if (colon < 0) return NO_TOPIC;
  const own = block.anatomy.filter(({ to }) => to <= block.from + colon);
  return own.length === 0 ? NO_TOPIC : topicOf(own);
});

function topicOf(mentions: readonly Anatomy[]): Topic {
  const organs = new Set<string>();
  const sides = new Set<Laterality | undefined>();
  for (const { organ, laterality } of mentions) {
    organs.add(organ);
    sides.add(laterality);
  }
  return { organs: [...organs], laterality: sides.size === 1 ? mentions[0]?.laterality : undefined };
}

const LONGEST_LABEL = 48;

/** Organs that say little about where a finding lies: the sentence or its heading says more. */
const WIDE = new Set(["vessels", "bone", "tendon", "ligament", "joint", "soft tissue", "abdomen", "pelvis", "thorax"]);

export const isWideOrgan = (organ: string): boolean => WIDE.has(organ);

/** Where the finding may lie: its organ; where that says little, the organs that its sentence names, or else its heading. */
export function organsOf(finding: Finding, analysis: Analysis): readonly string[] {
  const { organ, sentence } = finding;
  if (organ !== undefined && !WIDE.has(organ)) return [organ];
  const named: string[] = [];
  for (const { set } of finding.locations) {
    const vessel = VESSELS[set[0] ?? ""];
    if (vessel !== undefined) named.push(vessel);
  }
  someIn(sentence.block.anatomy, sentence, (mention) => {
    named.push(mention.organ);
    return named.length > MOST_NAMED;
  });
  if (named.some((one) => !WIDE.has(one))) return named;
  const { organs } = topics(analysis).get(sentence.block) ?? NO_TOPIC;
  return organs.length > 0 ? organs : organ === undefined ? named : [organ, ...named];
}

const MOST_NAMED = 6;

/** The organs that the vessels of the places table belong to. */
const VESSELS: Readonly<Record<string, string>> = {
  "vessel:MCA": "cerebral artery",
  "vessel:ACA": "cerebral artery",
  "vessel:PCA": "cerebral artery",
  "vessel:BA": "basilar artery",
  "vessel:CFV": "deep veins",
  "vessel:FV": "deep veins",
  "vessel:PopV": "deep veins",
  "vessel:PTV": "deep veins",
  "vessel:PerV": "deep veins",
  "vessel:LAD": "coronary artery",
  "vessel:LCX": "coronary artery",
  "vessel:RCA": "coronary artery",
  "vessel:LM": "coronary artery",
  "vessel:MPA": "pulmonary artery",
  "vessel:RPA": "pulmonary artery",
  "vessel:LPA": "pulmonary artery",
};

/** The finding's side, or that of its heading. */
export function sideOf(finding: Finding, analysis: Analysis): Laterality | undefined {
  return finding.laterality ?? topics(analysis).get(finding.sentence.block)?.laterality;
}
