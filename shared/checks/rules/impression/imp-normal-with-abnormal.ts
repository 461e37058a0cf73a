import { perBlock } from "../../../extract/keep";
import type { Analysis, BlockAnalysis, Finding, Sentence } from "../../../extract/types";
import { anatomy } from "../../../lexicons/load";
import type { Range } from "../../../report/report";
import { NO_FLAGS } from "../../no-flags";
import { trigger } from "../../trigger";
import type { Fix, Flag, ReportRule } from "../../types";

export const impNormalWithAbnormal: ReportRule = {
  id: "imp-normal-with-abnormal",
  title: "Normal and abnormal at once",
  why: "A reader who stops at the word normal never learns of the abnormal finding.",
  source: "ReXErr and RadGraph error studies, 2024-2025; expert practice",
  severity: "error",
  scope: "report",
  examples: {
    flagged: [
      "IMPRESSION:\n1. «Normal CT of the abdomen.»\n2. 1.4 cm left adrenal nodule.\n",
      "IMPRESSION: «Unremarkable study.» Moderate right pleural effusion.",
      "IMPRESSION:\n1. Acute appendicitis.\n2. «Normal examination.»\n",
      "IMPRESSION: «The examination is unremarkable.» Right lower lobe pneumonia.",
      "IMPRESSION: «Negative exam.» Fracture of the left distal radius.",
      "IMPRESSION: «No abnormality.» There is a right pneumothorax.",
      "IMPRESSION:\n1. Right lower lobe pneumonia.\n2. «Normal appearances.»",
      "IMPRESSION:\n1. Acute appendicitis.\n2. «No significant abnormality.»",
      "IMPRESSION:\n1. Right lower lobe pneumonia.\n2. «Radiograph within normal limits.»",
      "IMPRESSION:\n1. Right lower lobe pneumonia.\n2. «Overall, this is an unremarkable scan.»",
      "IMPRESSION: Displaced fracture of the distal radius. «Nothing abnormal is seen.»",
      "IMPRESSION: Displaced fracture of the distal radius. «No abnormality seen on these views».",
      "IMPRESSION: Displaced fracture of the distal radius. «In summary, findings are within normal limits.»",
    ],
    clean: [
      "IMPRESSION:\n1. No acute abnormality.\n2. 4 mm right lower lobe nodule.\n",
      "IMPRESSION: Normal appendix. Nonobstructing 3 mm left renal stone.",
      "IMPRESSION: Right lower lobe pneumonia. Otherwise normal examination.",
      "IMPRESSION:\nCT HEAD: Normal examination.\nCT CERVICAL SPINE: Fracture of C5.\n",
      "IMPRESSION: Normal examination. No fracture.",
      "IMPRESSION: Normal study. History of pneumonia.",
      "IMPRESSION: No significant abnormality. Small hiatal hernia.",
      "IMPRESSION: Right lower lobe pneumonia. Heart size within normal limits.",
      "IMPRESSION: Right lower lobe pneumonia. Findings within normal limits for age.",
      "IMPRESSION: Negative examination for pulmonary embolism. Right lower lobe pneumonia.",
    ],
  },
  check(analysis) {
    const blocks = analysis.blocksOf("impression");
    let abnormal: readonly Finding[] | undefined;
    for (const block of blocks) {
      if (!mayBeNormal(block)) continue;
      for (const { sentence, normal } of globalNormals(block)) {
        abnormal ??= abnormalIn(blocks);
        const other = abnormal.find(
          (finding) =>
            finding.sentence !== sentence &&
            (finding.level >= 3 || !NOTHING_OF_WEIGHT.test(sentence.text)) &&
            inScope(finding, sentence, block, analysis),
        );
        if (other !== undefined) return [flagOf(sentence, normal, other)];
      }
    }
    return NO_FLAGS;
  },
};

function flagOf(sentence: Sentence, normal: Range, other: Finding): Flag {
  const from = sentence.from + normal.from;
  const to = sentence.from + normal.to;
  return {
    from,
    to,
    message: `"${sentence.text.slice(normal.from, normal.to)}" and "${other.text}" cannot both be true.`,
    ...((other.level < 3 || other.assertion === "possible") && { severity: "warning" as const }),
    related: [{ from: other.from, to: other.to }],
    ...fixesFor(sentence, { from, to }, other),
  };
}

const abnormalIn = (blocks: readonly BlockAnalysis[]): readonly Finding[] =>
  blocks.flatMap((block) => block.findings.filter(isAbnormal)).slice(0, MOST_FINDINGS);

/** One is enough; the bound keeps a report of nothing but contradictions cheap. */
const MOST_FINDINGS = 50;

const STUDY =
  "(?:study|studies|exam|examination|scan|ct|cta|mri|mra|mr|ultrasound|sonogram|radiographs?|radiography|x-?rays?|films?|series|mammograms?|imaging|survey|chest|views?)";
/** "Overall, ", "Impression: ", "In summary, this is " lead in; nothing in them narrows what follows. */
const LEAD =
  "(?:(?:overall|in (?:summary|conclusion|short)|impression|conclusion|summary|opinion|essentially|grossly|generally)[,:]? ){0,2}";
const DEGREE =
  "(?:(?:essentially|completely|entirely|basically|grossly|perfectly|overall|otherwise completely|totally|wholly|all|radiographically|sonographically) ){0,2}";
const NORMAL = "(?:normal|unremarkable|negative|within normal limits|WNL|clear|nonremarkable|not remarkable)";
const SEEN =
  "(?: (?:is|are|was|were|has been|have been))?(?: (?:seen|identified|detected|demonstrated|noted|present|evident|found|observed|visuali[sz]ed|apparent))?";
const END = "(?=[.;]|\\s*$)";
const PATTERNS = [
  // "Normal CT of the abdomen", "Unremarkable chest radiograph", "Overall, this is a normal exam"
  new RegExp(
    `^${LEAD}(?:(?:this|it|these) (?:is|was|are|represents) )?(?:an? )?${DEGREE}(?:normal|unremarkable|negative)(?: [\\w/-]{1,20}){0,4}? ${STUDY}(?: of the [\\w -]{3,40})?${END}`,
    "i",
  ),
  // "The examination is unremarkable", "Study within normal limits", "MRI is normal"
  new RegExp(
    `^${LEAD}(?:the |this |these |all )?(?:[\\w/-]{1,20} ){0,3}?${STUDY}(?: of the [\\w -]{3,40})?(?: (?:is|are|was|were|appears?|remains?|looks?|reads as|shows?|:))? ${DEGREE}${NORMAL}${END}`,
    "i",
  ),
  // "No abnormality detected", "Nil abnormal", "NAD"
  new RegExp(
    `^${LEAD}(?:there (?:is|are) )?(?:no (?:radiographic |radiologic |radiological |imaging |sonographic |ct |mr |mri )?(?:abnormalit(?:y|ies)|abnormal findings?|patholog(?:y|ies)|positive findings?)|nothing abnormal|nil abnormal|NAD)${SEEN}(?: (?:on|in) (?:this|these|the|today's|the present|the current) ${STUDY})?${END}`,
    "i",
  ),
  // "Normal.", "All findings are within normal limits", "Everything is normal"
  new RegExp(
    `^${LEAD}(?:(?:all|the|everything|appearances?|findings?|structures?)(?: (?:findings?|appearances?|structures?))?(?: (?:is|are|appears?))? )?${DEGREE}(?:normal|unremarkable|within normal limits|WNL)(?: (?:appearances?|findings?))?${END}`,
    "i",
  ),
] as const;

/** "No significant abnormality": what is of no weight may be there. */
const NOTHING_OF_WEIGHT =
  /^no (?:significant|relevant|important|major) (?:[\w-]{3,16} )?abnormalit(?:y|ies)(?: (?:is|are|was|were))?(?: (?:seen|identified|detected|demonstrated|noted|present|evident|found))?(?=[.;]|\s*$)/i;
const RESIDUAL =
  /\b(?:otherwise|remain\w{0,5}|rest of|except|apart from|aside from|other than|interval|prior|previous|for age|postoperative|post-?surgical)\b/i;

const mayBeNormal = trigger("normal ", "unremarkable ", "negative ", "abnormal", "pathology ");

/** A sentence that calls everything normal, and the words that do, as indexes in it. */
interface GlobalNormal {
  readonly sentence: Sentence;
  readonly normal: Range;
}

const globalNormals = perBlock((block) => {
  const found: GlobalNormal[] = [];
  for (const sentence of block.sentences) {
    const normal = globalNormalIn(sentence);
    if (normal !== undefined && !isLabelled(sentence, block)) found.push({ sentence, normal });
  }
  return found;
});

function globalNormalIn({ text }: Sentence): Range | undefined {
  if (text.length > 160 || !SAYS_NORMAL.test(text) || RESIDUAL.test(text)) return undefined;
  for (const pattern of PATTERNS) {
    const match = pattern.exec(text);
    if (match !== null) return { from: match.index, to: match.index + match[0].length };
  }
  const match = NOTHING_OF_WEIGHT.exec(text);
  return match === null ? undefined : { from: match.index, to: match.index + match[0].length };
}

/** What every pattern holds. */
const SAYS_NORMAL = /normal|unremarkable|negative|pathology/i;

/** "CT HEAD: Normal examination": one of several exams is normal. */
function isLabelled({ text, index }: Sentence, { sentences }: BlockAnalysis): boolean {
  const label = /^[^.:]{2,60}:/;
  return (
    label.test(text) ||
    (index > 0 && label.test(sentences[0]?.text ?? "")) ||
    /:\s*$/.test(sentences[index - 1]?.text ?? "")
  );
}

function isAbnormal({ assertion, certainty, level, change, concept }: Finding): boolean {
  return (
    (assertion === "present" || assertion === "possible") &&
    (certainty >= 3 || (certainty === 2 && concept.level >= 4)) &&
    level >= 2 &&
    change !== "resolved" &&
    (concept.kind === "diagnosis" || concept.kind === "descriptor")
  );
}

/** The finding lies in what the phrase calls normal. A phrase that names a region says nothing about others. */
function inScope(finding: Finding, sentence: Sentence, block: BlockAnalysis, analysis: Analysis): boolean {
  if (finding.sentence.block !== block && isLabelled(finding.sentence, finding.sentence.block)) return false;
  const named = block.anatomy
    .filter((mention) => mention.sentence.index === sentence.index)
    .map(({ organ }) => regionOf(organ));
  if (named.length === 0)
    return analysis.exam.regions.length < 2 || finding.sentence.block === block || block.block.kind === "item";
  const own = [finding.concept.region, finding.organ === undefined ? undefined : regionOf(finding.organ)];
  return named.some((region) => own.includes(region));
}

let regions: ReadonlyMap<string, string> | undefined;

function regionOf(organ: string): string | undefined {
  regions ??= new Map(anatomy().map((row) => [row.organ, row.region]));
  return regions.get(organ);
}

/** What is abnormal may still be nothing acute; an acute or urgent finding leaves no right wording but none. */
function fixesFor(sentence: Sentence, normal: Range, finding: Finding): { readonly fixes?: readonly Fix[] } {
  if (finding.level > 3 || finding.modifiers.some(({ name }) => name === "acute" || name === "new")) return {};
  const insert = /[.;]\s*$/.test(sentence.text.slice(normal.to - sentence.from))
    ? "No acute abnormality"
    : "No acute abnormality.";
  return { fixes: [{ label: `Write "No acute abnormality"`, edits: [{ ...normal, insert }] }] };
}
