import type { Anatomy, BlockAnalysis, Finding, Laterality, Phrase } from "../../../extract/types";
import type { Range } from "../../../report/report";
import { firstFrom, isPartOf, someIn } from "../../alignment/same-lesion";
import { REMOVED_PARTS } from "../../removed-parts";
import { overlaps, rangeOf } from "../../sentences";
import { SECTION_NAMES } from "../../skeleton";
import type { Fix, Flag, ReportRule } from "../../types";

export const consAbsentOrgan: ReportRule = {
  id: "cons-absent-organ",
  title: "Organ described although it was removed",
  why: "A normal gallbladder after cholecystectomy shows that the sentence was not looked at; the reader doubts the rest, or the operation.",
  source: "Template sentences left over and contradictory statements (catalogue E16, E17)",
  severity: "error",
  scope: "report",
  examples: {
    flagged: [
      "INDICATION: Status post cholecystectomy.\nFINDINGS: The «gallbladder» is normal.",
      "INDICATION: Prior hysterectomy.\nFINDINGS: The «uterus» is anteverted and normal in size.",
      "FINDINGS: Prior right nephrectomy. «Both kidneys» are normal in size.",
      "INDICATION: Pain. History of splenectomy.\nFINDINGS: Liver is normal. «Spleen» is unremarkable.",
      "INDICATION: Left nephrectomy for carcinoma.\nFINDINGS: The «left kidney» is unremarkable.",
      "FINDINGS: The gallbladder is surgically absent. Liver, «gallbladder» and pancreas are normal.",
      "INDICATION: Left nephrectomy.\nFINDINGS: The «kidneys» are normal bilaterally.",
      "FINDINGS: The spleen was removed in 2011. The «spleen» shows a small cyst.",
      "FINDINGS: Post cholecystectomy. There are stones in the «gallbladder».",
      "FINDINGS: Status post right nephrectomy. No hydronephrosis of the «right kidney».",
      "FINDINGS: Surgically absent right kidney. The «right kidney» is of normal size.",
      "FINDINGS: Agenesis of the left kidney. No cyst in the «left kidney».",
      "FINDINGS: Left lower lobectomy in 2019. The «left lower lobe» is well expanded.",
      "FINDINGS: Status post Whipple procedure. The «pancreatic head» appears bulky.",
    ],
    clean: [
      "INDICATION: Status post cholecystectomy.\nFINDINGS: The gallbladder fossa is unremarkable.",
      "INDICATION: Left nephrectomy.\nFINDINGS: The right kidney is normal.",
      "INDICATION: Evaluate prior to cholecystectomy.\nFINDINGS: The gallbladder is normal.",
      "INDICATION: Partial nephrectomy on the left.\nFINDINGS: The left kidney is normal in size.",
      "INDICATION: Status post cholecystectomy.\nFINDINGS: The gallbladder is surgically absent.",
      "INDICATION: Status post cholecystectomy.\nFINDINGS: The gallbladder is not seen.",
      "INDICATION: Supracervical hysterectomy.\nFINDINGS: The cervix is normal.",
      "INDICATION: Right mastectomy.\nFINDINGS: The left breast is unremarkable.",
      "INDICATION: Candidate for splenectomy.\nFINDINGS: The spleen is enlarged, 18 cm.",
      "FINDINGS: Left lower lobectomy in 2019. The left upper lobe is well expanded.",
      "FINDINGS: Left lower lobectomy. The bronchial stump of the left lower lobe is unremarkable.",
      "FINDINGS: Status post cholecystectomy. Gallbladder: surgically absent. No biliary dilatation.",
      "INDICATION: Right orchiectomy.\nFINDINGS: The testis is normal.",
    ],
  },
  *check(analysis) {
    let removed: Removed[] | undefined;
    for (const block of analysis.blocks)
      for (const phrase of block.phrases)
        if (phrase.group === "surgery" && isDone(phrase, block)) {
          removed ??= [];
          for (const one of organsOf(phrase, block)) removed.push(one);
        }
    if (removed === undefined) return;
    for (const block of [...analysis.blocksOf("findings"), ...analysis.blocksOf("impression")])
      yield* describedIn(block, removed);
  },
};

/** An organ that an operation took away, wholly. */
interface Removed {
  readonly organ: string;
  /** "unknown" where the operation is of one side and the report does not say which. */
  readonly side: Laterality | "both" | "unknown";
  readonly operation: Phrase;
}

function organsOf(operation: Phrase, block: BlockAnalysis): readonly Removed[] {
  const rows = operation.value.split("|").map((row) => row.split(":"));
  if (rows.some(([, , extent]) => extent === "not yet")) return [];
  return rows.flatMap(([organ = "", laterality, extent]): Removed[] => {
    if (organ === "" || extent !== "total") return [];
    if (laterality === "no") return [{ organ, side: "both", operation }];
    return [{ organ, side: laterality === "bilateral" ? "both" : sideOf(operation, block), operation }];
  });
}

/** The side of the operation: the only one that its sentence names. */
function sideOf({ sentence }: Phrase, { sides }: BlockAnalysis): Removed["side"] {
  let only: Laterality | undefined;
  for (let i = firstFrom(sides, sentence.from); i < sides.length; i += 1) {
    const side = sides[i];
    if (side === undefined || side.from >= sentence.to) break;
    if (only !== undefined && only !== side.laterality) return "unknown";
    only = side.laterality;
  }
  return only === undefined ? "unknown" : only === "bilateral" ? "both" : only;
}

/** Words near an operation by which it is still to come, was none, or was somebody else's. */
const NOT_DONE = [
  "planned",
  "prior to",
  "before",
  "candidate",
  "scheduled",
  "consider",
  "pre-",
  "preop",
  "for possible",
  "recommend",
  "evaluat",
  "no history",
  "no prior",
  "without",
  "denies",
  "partial",
  "failed",
  "aborted",
  "transplant",
  "mother",
  "sister",
  "donor",
];

function isDone({ sentence, from, to }: Phrase, block: BlockAnalysis): boolean {
  const before = sentence.text.slice(Math.max(0, from - sentence.from - 40), from - sentence.from).toLowerCase();
  const after = sentence.text.slice(to - sentence.from, to - sentence.from + 16).toLowerCase();
  if (NOT_DONE.some((word) => before.includes(word)) || after.includes("planned") || after.includes("scheduled"))
    return false;
  if (before.endsWith(" for ") || before.endsWith("no ") || before.startsWith("for ") || after.includes("?"))
    return false;
  return !block.recommendations.some((advice) => overlaps(advice, { from, to }));
}

function* partsIn({ sentences }: BlockAnalysis, removed: readonly Removed[]): Generator<Flag> {
  for (const { organ, operation } of removed) {
    const part = REMOVED_PARTS.get(organ);
    if (part === undefined) continue;
    for (const sentence of sentences) {
      const match = part.exec(sentence.text.slice(0, LONGEST));
      if (match === null || sentence === operation.sentence || isOfAbsence(sentence.text)) continue;
      if (!isPredicated(sentence.text.slice(match.index + match[0].length))) continue;
      const at = rangeOf(sentence, match);
      yield flag(at, { text: match[0], laterality: undefined, sentence }, { organ, operation, side: "unknown" });
    }
  }
}

/** Says something of what stands before it: that it is, has or shows something. */
const isPredicated = (behind: string): boolean =>
  /^(?: [\w-]{1,16}){0,2}? (?:is|are|was|appears?|looks?|shows?|contains?|demonstrates?|has|have|measures?|remains?) (?!\w{0,8}ly (?:absent|removed)|no longer|not )/i.test(
    behind,
  );

function* describedIn(block: BlockAnalysis, removed: readonly Removed[]): Generator<Flag> {
  yield* partsIn(block, removed);
  for (const mention of block.anatomy) {
    const one = removed.find(({ organ, side }) => organ === mention.organ && isThatSide(mention, side));
    if (one === undefined || !isDescribed(mention, block)) continue;
    const from = mention.lateralityAt === undefined ? mention.from : Math.min(mention.from, mention.lateralityAt.from);
    yield flag({ from, to: mention.to }, mention, one);
  }
  // "Stones in the gallbladder" is one finding, of which the organ is a part.
  for (const finding of block.findings) {
    const one = removed.find(({ organ, side }) => isSaidOf(finding, organ) && isThatSide({ ...finding, organ }, side));
    if (one === undefined || isOfAbsence(finding.sentence.text)) continue;
    const at = finding.text.toLowerCase().indexOf(one.organ);
    const from = finding.from + at;
    if (at >= 0) yield flag({ from, to: from + one.organ.length }, finding, one);
  }
}

function isThatSide(mention: Pick<Anatomy, "organ" | "text" | "laterality">, side: Removed["side"]): boolean {
  if (side === "both") return true;
  if (side === "unknown") return false;
  if (mention.laterality !== undefined) return mention.laterality === side || isBoth(mention);
  // "The kidneys are normal": two of them, where one is gone.
  return mention.text.toLowerCase() === `${mention.organ}s`;
}

/** "Both kidneys", "bilateral": with one of them gone, there are no two. */
const isBoth = ({ laterality }: Pick<Anatomy, "laterality">): boolean => laterality === "bilateral";

/** Words by which the sentence speaks of the place where the organ was, of its being gone, or of another time. */
const GONE = [
  "absent",
  "fossa",
  "bed",
  "remov",
  "resect",
  "ectomy",
  "surgical",
  "postop",
  "post-op",
  "not seen",
  "not visual",
  "not identif",
  "not observ",
  "not present",
  "not evaluat",
  "status post",
  "s/p",
  "stump",
  "cuff",
  "clip",
  "remnant",
  "residual",
  "transplant",
  "graft",
  "prosthe",
  "implant",
  "reconstruct",
  "neobladder",
  "operated",
  "recurren",
];

/** Words by which an organ is described as it is: it is normal, it measures something, it has a state. */
const STATES = [
  "normal",
  "unremarkable",
  "intact",
  "clear",
  "within normal",
  "negative",
  "enlarged",
  "measur",
  "anteverted",
  "retroverted",
  "distended",
  "contracted",
  "symmetric",
  "homogeneous",
  "heterogeneous",
  "natural",
  "patent",
  "is seen",
  "are seen",
];

const LONGEST = 300;

function isOfAbsence(sentence: string): boolean {
  const text = sentence.slice(0, LONGEST).toLowerCase();
  return GONE.some((word) => text.includes(word));
}

function isDescribed(mention: Anatomy, block: BlockAnalysis): boolean {
  const { sentence, assertion, organ, to } = mention;
  if (isOfAbsence(sentence.text)) return false;
  // "The spleen shows a cyst", "no hydronephrosis of the right kidney": something was looked for in it.
  if (someIn(block.findings, sentence, (finding) => isSaidOf(finding, organ))) return true;
  if (assertion !== "present") return false;
  const text = sentence.text.slice(0, LONGEST).toLowerCase();
  return (
    STATES.some((word) => text.includes(word)) ||
    someIn(block.measurements, sentence, ({ from }) => from > to) ||
    isPredicated(sentence.text.slice(to - sentence.from, to - sentence.from + 60)) ||
    someIn(block.findings, sentence, ({ concept }) => concept.kind === "normal")
  );
}

/** A thing that is seen or missed in the organ itself, and no trace of the operation. */
const isSaidOf = ({ concept, assertion, organ: own }: Finding, organ: string): boolean =>
  own !== undefined &&
  (own === organ || isPartOf(own, organ)) &&
  (assertion === "present" || assertion === "absent") &&
  (concept.kind === "diagnosis" || concept.kind === "descriptor") &&
  concept.family !== "postsurgical changes";

type Described = Pick<Anatomy, "text" | "laterality" | "sentence">;

function flag(at: Range, mention: Described, { operation, organ, side }: Removed): Flag {
  const fix = side === "both" && mention.laterality === undefined ? replaced(mention, organ) : undefined;
  return {
    ...at,
    message: `"${operation.text}" (${SECTION_NAMES[operation.sentence.block.kind]}), but "${mention.text}" is described as present.`,
    related: [{ from: operation.from, to: operation.to }],
    ...(fix !== undefined && { fixes: [fix] }),
  };
}

/** Only where the sentence speaks of this organ alone: else the others' description would be lost. */
function replaced({ sentence }: Described, organ: string): Fix | undefined {
  const { block, from, to, text } = sentence;
  if (someIn(block.anatomy, sentence, (other) => other.organ !== organ)) return undefined;
  const insert = `The ${organ} is surgically absent${text.trimEnd().endsWith(".") ? "." : ""}`;
  return { label: `Write "${insert}"`, edits: [{ from, to, insert }] };
}
