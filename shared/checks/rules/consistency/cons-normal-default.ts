import { perBlock } from "../../../extract/keep";
import type { Anatomy, BlockAnalysis, Finding, Sentence } from "../../../extract/types";
import { concepts } from "../../../lexicons/load";
import { alignmentOf } from "../../alignment/alignment";
import { isGeneric } from "../../alignment/same-lesion";
import type { Fix, Flag, ReportRule } from "../../types";

export const consNormalDefault: ReportRule = {
  id: "cons-normal-default",
  title: "Organ called normal and described as abnormal",
  why: "A normal sentence left over from the template contradicts what was seen; a reader who meets it first stops there.",
  source: "Template sentences left over, contradictions within reports (catalogue E8, E12, E16)",
  severity: "error",
  scope: "report",
  examples: {
    flagged: [
      "FINDINGS: «The lungs are clear». There is right lower lobe consolidation.",
      "FINDINGS: «Kidneys: normal». 4 mm nonobstructing left renal stone.",
      "FINDINGS: «The liver is normal». 3 cm mass in the right hepatic lobe.\nIMPRESSION: Liver mass.",
      "FINDINGS: «Spleen is unremarkable». Multiple splenic lacerations.",
      "FINDINGS: «The pancreas is within normal limits». Acute pancreatitis with peripancreatic fluid.",
    ],
    clean: [
      "FINDINGS: Right lower lobe consolidation. The lungs are otherwise clear.",
      "FINDINGS: Heart size is normal. Coronary artery calcifications.",
      "FINDINGS: The liver is normal in size. 3 cm mass in the right hepatic lobe.",
      "FINDINGS: The right kidney is normal. 4 mm stone in the left kidney.",
      "FINDINGS: The gallbladder is normal. Hepatic steatosis.",
      "FINDINGS: The lungs are clear. Moderate right pleural effusion.",
      "FINDINGS: The kidneys are normal except for a 4 mm left stone.",
      "FINDINGS: The liver is normal. No liver mass is seen.",
      "FINDINGS: Lungs are clear. Opacity at the left cardiophrenic angle may represent a fat pad.",
      "FINDINGS: CT HEAD: The brain is normal. CT of last year showed a brain mass.",
    ],
  },
  *check(analysis) {
    const { seen } = alignmentOf(analysis);
    if (seen.length === 0 || analysis.exam.regions.length > 2) return;
    const abnormal = seen.filter(isAbnormal);
    if (abnormal.length === 0) return;
    for (const block of analysis.blocksOf("findings")) yield* normalsIn(block, abnormal);
  },
};

/** Seen now, for certain, of some weight, and a thing rather than a state that another word may deny. */
function isAbnormal(finding: Finding): boolean {
  const { assertion, certainty, level, concept, change, organ } = finding;
  return (
    assertion === "present" &&
    certainty === 5 &&
    level >= 2 &&
    organ !== undefined &&
    change !== "resolved" &&
    concept.kind !== "category" &&
    concept.kind !== "device" &&
    !isGeneric(finding) &&
    !isExplained(finding)
  );
}

/** "Opacity at the base may represent a fat pad": described, and perhaps nothing. */
const isExplained = ({ concept, sentence, to }: Finding): boolean =>
  concept.kind === "descriptor" && PERHAPS.test(sentence.text.slice(to - sentence.from));

const PERHAPS = /\b(?:may|might|could|likely|probabl[ey]|possibl[ey]|artifact|overlap|overlying|superimpos)/i;

/** Sentences that are nothing but a word for a healthy organ. */
const wholeNormalsIn = perBlock(({ findings }) =>
  findings.filter(
    (normal) =>
      normal.concept.kind === "normal" &&
      normal.organ !== undefined &&
      isWhole(normal) &&
      coveredBy(normal.concept.id).length > 0 &&
      !isQualified(normal.sentence),
  ),
);

const plainNormalsIn = perBlock(({ anatomy }) => anatomy.filter(isPlainNormal));

function* normalsIn(block: BlockAnalysis, abnormal: readonly Finding[]): Generator<Flag> {
  for (const normal of wholeNormalsIn(block)) {
    const covered = coveredBy(normal.concept.id);
    const other = abnormal.find(
      (finding) =>
        finding.organ === normal.organ &&
        covered.includes(finding.concept.family) &&
        isOnThatSide(finding, normal.laterality) &&
        finding.sentence !== normal.sentence,
    );
    if (other !== undefined) yield flag(normal.sentence, other);
  }
  for (const mention of plainNormalsIn(block)) {
    const denied = mention.organ === "lung" ? coveredBy("clear lungs") : undefined;
    const other = abnormal.find(
      (finding) =>
        finding.organ === mention.organ &&
        (denied === undefined || denied.includes(finding.concept.family)) &&
        finding.sentence !== mention.sentence &&
        isOnThatSide(finding, mention.laterality),
    );
    if (other !== undefined) yield flag(mention.sentence, other);
  }
}

const isOnThatSide = ({ laterality }: Finding, side: Finding["laterality"]): boolean =>
  side === undefined || side === "bilateral" || laterality === side;

/** The normal wording is all that the sentence says: "The lungs are clear." */
function isWhole({ from, to, sentence }: Finding): boolean {
  return from - sentence.from <= 5 && sentence.to - to <= 1;
}

/** Words by which the sentence calls normal only a part, a time or what is left. */
const QUALIFIERS = [
  "otherwise",
  "remain",
  "except",
  "apart",
  "aside",
  "besides",
  "other",
  "visuali",
  "rest",
  "portion",
  "upper",
  "included",
];

function isQualified({ text }: Sentence): boolean {
  const lower = text.toLowerCase();
  return QUALIFIERS.some((word) => lower.includes(word));
}

/** Behind the organ: nothing but the verb or colon and a word for normal. */
const NORMAL_ENDINGS = new Set([
  "normal",
  "unremarkable",
  "clear",
  "within normal limits",
  "intact",
  "appears normal",
  "appear normal",
  "appears unremarkable",
  "appear unremarkable",
  "normal in appearance",
]);
const VERBS = ["is ", "are ", "was ", "were ", ": ", ":", "appears ", "appear "];

/** "The liver is normal.": the organ, and nothing else, is called normal, and no attribute of it. */
function isPlainNormal(mention: Anatomy): boolean {
  const { sentence, assertion, from, to } = mention;
  const { text } = sentence;
  if (assertion !== "present" || text.length > LONGEST) return false;
  // "Tricuspid valve" is one of the valves: another one may be diseased.
  if (!mention.text.toLowerCase().startsWith(mention.organ)) return false;
  const before = text
    .slice(0, from - sentence.from)
    .toLowerCase()
    .trim();
  if (
    before !== "" &&
    before !== "the" &&
    before !== "both" &&
    before !== "right" &&
    before !== "left" &&
    before !== "the right" &&
    before !== "the left"
  )
    return false;
  let rest = text
    .slice(to - sentence.from)
    .toLowerCase()
    .trim();
  const verb = VERBS.find((word) => rest.startsWith(word));
  if (verb === undefined) return false;
  rest = rest.slice(verb.length).trim();
  if (rest.endsWith(".") || rest.endsWith(";")) rest = rest.slice(0, -1).trim();
  return NORMAL_ENDINGS.has(rest);
}

const LONGEST = 80;

function flag(sentence: Sentence, other: Finding): Flag {
  const stop = sentence.text.trimEnd().endsWith(".") ? 1 : 0;
  const words = sentence.text.trim().slice(0, sentence.text.trim().length - stop);
  return {
    from: sentence.from,
    to: sentence.to - stop,
    message: `"${words}", but "${other.text}" is described in ${other.sentence.block.kind === "impression" ? "Impression" : "Findings"}.`,
    ...(other.level < 3 && { severity: "warning" }),
    related: [{ from: other.from, to: other.to }],
    fixes: [deleted(sentence)],
  };
}

/** Takes the sentence out together with one space beside it. */
function deleted(sentence: Sentence): Fix {
  const { block } = sentence;
  const next = block.sentences[sentence.index + 1];
  const previous = block.sentences[sentence.index - 1];
  const from = next === undefined && previous !== undefined ? previous.to : sentence.from;
  const to = next === undefined ? sentence.to : next.from;
  return { label: "Delete the normal sentence", edits: [{ from, to, insert: "" }] };
}

let table: ReadonlyMap<string, readonly string[]> | undefined;

/** The families that a normal wording of the concept table denies. */
function coveredBy(id: string): readonly string[] {
  table ??= new Map(
    concepts()
      .filter((row) => row.kind === "normal")
      .map((row) => [row.concept, row.covers]),
  );
  return table.get(id) ?? [];
}
