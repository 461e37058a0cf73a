import { perBlock } from "../../../extract/keep";
import type { Analysis, BlockAnalysis, Finding } from "../../../extract/types";
import { once } from "../../../lexicons/table";
import { guidelines } from "../../../lexicons/tables";
import type { Range } from "../../../report/report";
import { currentSize, longestMm } from "../../alignment/sizes";
import type { Flag, ReportRule } from "../../types";

export const recMissingForActionable: ReportRule = {
  id: "rec-missing-for-actionable",
  title: "Suspicious finding without a next step",
  why: "A lesion that is called indeterminate or suspicious leaves a question open; without a next step it is often never answered.",
  source: "ACR Actionable Reporting Work Group, 2014; recommendation studies (catalogue R6, L1, L5)",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "IMPRESSION: «Indeterminate» 2.3 cm left adrenal nodule.",
      "IMPRESSION: «Suspicious» 1.5 cm spiculated nodule in the left upper lobe.",
      "IMPRESSION: 2 cm pancreatic lesion, «incompletely characterized».",
      "IMPRESSION: Right renal mass, «concerning for» malignancy.",
      "IMPRESSION: 11 mm solid «pulmonary nodule» in the left lower lobe.",
      "IMPRESSION: Circumferential thickening of the ascending colon, «concerning for» malignancy.",
      "IMPRESSION: Sclerotic lesion of the left acetabulum, «suspicious for» metastasis.",
    ],
    clean: [
      "IMPRESSION: 3 cm mass in the right upper lobe concerning for lung neoplasm. Recommend CT-guided biopsy.",
      "IMPRESSION: Known right renal cell carcinoma, unchanged.",
      "IMPRESSION:\n1. Indeterminate liver lesion.\n2. MRI of the liver is recommended.",
      "IMPRESSION: No suspicious pulmonary nodule.",
      "IMPRESSION: 5 mm pulmonary nodule in the left lower lobe.",
      "IMPRESSION: 11 mm pulmonary nodule, unchanged for four years.",
      "IMPRESSION: BI-RADS 4. Suspicious mass in the right breast.",
      "IMPRESSION: Biopsy-proven suspicious lesion of the left breast.",
      "IMPRESSION: Indeterminate liver lesion, stable over 5 years.",
    ],
  },
  check(analysis) {
    let last: LastStep | undefined;
    const flags: Flag[] = [];
    for (const { block, index } of analysis.items) {
      const { question, sized } = openIn(block);
      const hit = question ?? (isOfAge(analysis) ? sized : undefined);
      if (hit === undefined) continue;
      // Advice often stands in an item of its own behind the findings.
      last ??= lastStepOf(analysis);
      if (last.index >= index || last.from > block.from || isKnown(analysis, block)) continue;
      flags.push(flagOf(block, hit));
    }
    return flags;
  },
};

/** A finding, and the words that leave it open, as indexes of the block's text; undefined where its size alone does. */
interface Open {
  readonly finding: Finding;
  readonly marker: Range | undefined;
}

interface OpenFindings {
  readonly question: Open | undefined;
  /** Where nothing is called open: what is of a size that asks for a next step. */
  readonly sized: Open | undefined;
}

const NONE: OpenFindings = { question: undefined, sized: undefined };

const openIn = perBlock((block): OpenFindings => {
  if (block.findings.length === 0) return NONE;
  const question = openQuestion(block);
  const sized = question === undefined ? overThreshold(block) : undefined;
  return question === undefined && sized === undefined ? NONE : { question, sized };
});

function flagOf({ block: { text }, from }: BlockAnalysis, { finding, marker }: Open): Flag {
  if (marker === undefined)
    return {
      from: finding.from,
      to: finding.to,
      severity: "info",
      message: `"${finding.text}" of this size has no next step.`,
    };
  return {
    from: from + marker.from,
    to: from + marker.to,
    ...(isTakenForBenign(finding) && { severity: "info" }),
    message: `"${finding.text}" is called "${text.slice(marker.from, marker.to)}" and has no next step.`,
  };
}

/** The last item with a next step, and where the last block of the Impression with one begins; -1 where there is none. */
interface LastStep {
  readonly index: number;
  readonly from: number;
}

/** Looked for once a report, not once an item: a list of thousands must not cost the square of its length. */
function lastStepOf(analysis: Analysis): LastStep {
  const item = analysis.items.findLast(({ block }) => hasNextStep(block));
  const block = analysis.blocksOf("impression").findLast(hasNextStep);
  return { index: item?.index ?? -1, from: block?.from ?? -1 };
}

const MARKERS = new Set(["suspicious", "indeterminate"]);
const SETTLED = new Set(["known", "stable", "resolved", "benign-appearing", "expected-postoperative", "improving"]);

function openQuestion({ findings, from }: BlockAnalysis): Open | undefined {
  for (const finding of findings) {
    if ((!finding.concept.lesion && !isSuspectedCancer(finding)) || finding.concept.kind === "category") continue;
    if (finding.assertion !== "present" && finding.assertion !== "possible") continue;
    if (finding.change === "stable" || finding.change === "resolved" || finding.change === "decreased") continue;
    if (finding.modifiers.some(({ name }) => SETTLED.has(name))) continue;
    if (isSettled(finding)) continue;
    const marker = finding.modifiers.find(({ name }) => MARKERS.has(name)) ?? markerBehind(finding);
    if (marker !== undefined) return { finding, marker: { from: marker.from - from, to: marker.to - from } };
  }
  return undefined;
}

/** "Thickening of the sigmoid colon, concerning for malignancy": no lesion by its name, but one by what it is feared to be. */
const isSuspectedCancer = ({ sentence, concept, from }: Finding): boolean =>
  concept.kind === "descriptor" &&
  FEARED.test(sentence.text.slice(from - sentence.from, from - sentence.from + LONGEST_FEAR));

const FEARED =
  /(?:suspicious|concerning|worrisome) for (?:(?:an?|the|underlying|primary|possible|new|invasive) ){0,3}(?:malignan|metasta|cancer|carcinoma|neoplas|lymphoma|sarcoma)/i;
const LONGEST_FEAR = 300;

/** One lesion of a size for which every line of the guideline that its words leave open asks for a next step. */
function overThreshold(block: BlockAnalysis): Open | undefined {
  const finding = block.findings.find(
    (one) =>
      one.measurements.length > 0 &&
      one.assertion === "present" &&
      one.certainty === 5 &&
      one.change === undefined &&
      !one.text.endsWith("s") &&
      isAdvised(one) &&
      !one.modifiers.some(({ name }) => SETTLED.has(name) || name === "incidental") &&
      !isSettled(one) &&
      !isTakenForBenign(one) &&
      !/calcif|granulom|multiple|several|nodules/i.test(one.sentence.text),
  );
  return finding && { finding, marker: undefined };
}

/** The guidelines are for adults, Fleischner's from 35 years. */
const YOUNGEST = 35;

const isOfAge = ({ exam: { screening, ageYears } }: Analysis): boolean =>
  !screening && (ageYears === undefined || ageYears >= YOUNGEST);

function isAdvised(finding: Finding): boolean {
  const size = guided().has(finding.concept.id) ? currentSize(finding) : undefined;
  if (size === undefined) return false;
  const mm = longestMm(size);
  const rows = guidelines().filter(
    (row) =>
      row.concept === finding.concept.id &&
      row.count !== "multiple" &&
      mm >= row.fromMm &&
      (row.belowMm === undefined || mm < row.belowMm),
  );
  return rows.length > 0 && rows.every(({ advice }) => !/none|optional|when/.test(advice));
}

/** What a guideline speaks of. */
const guided = once((): ReadonlySet<string> => new Set(guidelines().map(({ concept }) => concept)));

const BEHIND = [
  "incompletely characterized",
  "not fully characterized",
  "indeterminate",
  "suspicious for",
  "concerning for",
  "worrisome for",
  "suspicious of",
];

/** "2 cm pancreatic lesion, incompletely characterized" */
function markerBehind({ to, sentence }: Finding): Range | undefined {
  const words = sentence.text.toLowerCase();
  for (const word of BEHIND) {
    const at = words.indexOf(word, to - sentence.from);
    if (at >= 0) return { from: sentence.from + at, to: sentence.from + at + word.length };
  }
  return undefined;
}

const STEADY = ["stable", "unchanged", "no change", "resol", "decrease", "smaller", "regress"];
/** "Lesion (cyst?)", "may represent a cyst": what it is taken for is harmless, if not certain. */
const TAKEN_FOR =
  /(?:cyst|hemangioma|haemangioma|granuloma|lipoma|scar)s?\s?\?|(?:represent|likely|probabl[ey]|favou?r(?:ed|s)?|consistent with)(?: \w+){0,3} (?:cyst|hemangioma|haemangioma|granuloma|lipoma|scar)/;

function isSettled({ sentence, concept, certainty }: Finding): boolean {
  if (certainty < 3 || concept.id === "benign cyst" || concept.level <= 1) return true;
  const words = sentence.text.toLowerCase();
  return STEADY.some((word) => words.includes(word));
}

/** The question mark may stand behind the sentence's full stop. */
function isTakenForBenign({ sentence }: Finding): boolean {
  const next = sentence.block.sentences[sentence.index + 1]?.text ?? "";
  return TAKEN_FOR.test(sentence.text.toLowerCase()) || /^\((?:cyst|hemangioma)s?\s?\?\)/i.test(next);
}

const hasNextStep = perBlock(
  ({ recommendations, categories, block }) =>
    recommendations.some(({ action }) => action !== "correlation") || categories.length > 0 || saysNext(block.text),
);

const NEXT = [
  "recommend",
  "follow-up",
  "follow up",
  "biops",
  "pet",
  "consult",
  "referr",
  "advis",
  "suggest",
  "consider",
  "evaluat",
  "mri",
  "warrant",
  "discussed",
  "tumor board",
  "should",
];

/** Any word of a next step, read or not: the rule is for what says nothing at all. */
function saysNext(text: string): boolean {
  const words = text.toLowerCase();
  return NEXT.some((word) => words.includes(word));
}

const KNOWN = ["known", "biopsy", "proven", "history of", "staging", "treated", "surveillance", "metasta"];

/** One metastasis is a question; several are a stage. */
const ONE_FEARED = /(?:suspicious|concerning|worrisome) for (?:an? )?(?:solitary |isolated |single )?metastasis/;

/** The diagnosis is made already: restaging and treatment follow-up. */
function isKnown(analysis: Analysis, block: BlockAnalysis): boolean {
  const said = block.block.text.toLowerCase().replace(ONE_FEARED, "");
  if (KNOWN.some((word) => said.includes(word))) return true;
  return analysis.blocksOf("indication").some(({ block: asked }) => {
    const text = asked.text.toLowerCase();
    return text.includes("staging") || text.includes("known ") || text.includes("biopsy");
  });
}
