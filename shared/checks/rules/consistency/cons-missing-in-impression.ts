import { perBlock } from "../../../extract/keep";
import type { Analysis, BlockAnalysis, Finding } from "../../../extract/types";
import { type Alignment, alignmentOf } from "../../alignment/alignment";
import { isFirm } from "../../alignment/denials";
import { isGeneric, isKindOf, isMisplaced, relationOf, sidesDiffer, someIn } from "../../alignment/same-lesion";
import { currentSize, isSize, longestMm } from "../../alignment/sizes";
import type { Fix, Flag, ReportRule } from "../../types";

export const consMissingInImpression: ReportRule = {
  id: "cons-missing-in-impression",
  title: "Significant finding is not in the Impression",
  why: "Many referrers read the Impression only; a nodule that stays in the Findings is not followed up.",
  source:
    "36 % fewer nodule reports in Impressions than in Findings (catalogue E20); ACR Practice Parameter for Communication, 2020",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "FINDINGS: 8 mm spiculated «nodule» in the left upper lobe.\nIMPRESSION: No acute cardiopulmonary abnormality.",
      "FINDINGS: Acute nondisplaced «fracture» of the left seventh rib.\nIMPRESSION: No pneumothorax.",
      "FINDINGS: «Filling defect» in the right main pulmonary artery, consistent with acute pulmonary embolism. Mild emphysema.\nIMPRESSION: Emphysema.",
      "FINDINGS: There is a 3 cm solid enhancing «mass» in the left kidney. Simple hepatic cyst.\nIMPRESSION: Hepatic cyst.",
      "FINDINGS: The «abdominal aortic aneurysm» measures 4.4 cm. No hydronephrosis.\nIMPRESSION: No hydronephrosis.",
      "FINDINGS: «Large right pleural effusion». The heart is normal in size.\nIMPRESSION: Normal heart size.",
      "FINDINGS: An «intimal flap» runs through the aortic arch. Gallstones.\nIMPRESSION: Gallstones.",
      "FINDINGS: The tip of the «endotracheal tube» lies in the right main bronchus.\nIMPRESSION: Cardiomegaly.",
      "FINDINGS: The left portal vein holds a «thrombus». Gallstones.\nIMPRESSION: Gallstones.",
    ],
    clean: [
      "FINDINGS: Simple 2 cm renal cyst.\nIMPRESSION: No acute abnormality.",
      "FINDINGS: Unchanged 3 mm calcified granuloma.\nIMPRESSION: No acute cardiopulmonary abnormality.",
      "FINDINGS: Filling defect in the right main pulmonary artery.\nIMPRESSION: Acute pulmonary embolism.",
      "FINDINGS: Multiple hepatic metastases and lytic bone metastases.\nIMPRESSION: Metastatic disease, progressed.",
      "FINDINGS: Right lower lobe consolidation.\nIMPRESSION: Right lower lobe pneumonia.",
      "FINDINGS: Dilated appendix with surrounding stranding, suspicious for appendicitis.\nIMPRESSION: Acute appendicitis.",
      "FINDINGS: Old healed fracture of the left sixth rib.\nIMPRESSION: No acute abnormality.",
      "FINDINGS: Possible small nodule versus vessel in the right lung.\nIMPRESSION: No acute abnormality.",
      "FINDINGS: Large calcified mediastinal lymphadenopathy. Gallstones.\nIMPRESSION: Gallstones.",
      "FINDINGS: Endotracheal tube tip in the right main bronchus.\nIMPRESSION: The tube must be withdrawn by 4 cm.",
      "FINDINGS: Complete tear of the lateral ligament.\nIMPRESSION: High-grade if not full tear laterally.",
      "FINDINGS: Invasive mass in the anterior mediastinum. The mass cannot be told from the trachea.\nIMPRESSION: Mediastinal mass.",
    ],
  },
  *check(analysis) {
    const alignment = alignmentOf(analysis);
    if (alignment.seen.length === 0 || isEmpty(analysis)) return;
    const told = new Set<string>();
    const impression = analysis.blocksOf("impression");
    for (const block of analysis.blocksOf("findings")) {
      if (impression.includes(block)) continue;
      for (const finding of reportableIn(block)) {
        if (told.has(finding.concept.family) || isConcluded(finding, alignment)) continue;
        if ((isTube(finding) || (finding.concept.level < 4 && isRaised(finding))) && isWorded(finding, impression))
          continue;
        told.add(finding.concept.family);
        yield { ...flag(finding, isOpen(finding, analysis)), fixes: [addition(finding, analysis)] };
      }
    }
  },
};

/** Where a tube lies is said in many ways. */
const isTube = ({ concept }: Finding): boolean => /malposition/.test(concept.id);
const TUBE = /\b(?:tubes?|lines?|catheters?|ETT|NGT|OGT)\b|intubat/i;

/** A word of the finding's name stands in the Impression: it is spoken of there, in a way that was not understood. */
const isWorded = (finding: Finding, impression: readonly BlockAnalysis[]): boolean =>
  (isTube(finding) && impression.some(({ block }) => TUBE.test(block.text))) ||
  finding.text
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => word.length > 3 && impression.some(({ block }) => block.text.toLowerCase().includes(word)));

const isEmpty = (analysis: Analysis): boolean =>
  analysis.blocksOf("impression").every(({ sentences }) => sentences.length === 0);

/** Each of them is asserted, and so among what the alignment has seen. */
const reportableIn = perBlock(({ findings }) =>
  findings.filter((finding) => finding.level >= 3 && isReportable(finding)),
);

/** Said firmly, now, of this patient: weighty by itself, or a measured or suspicious lesion. */
function isReportable(finding: Finding): boolean {
  const { concept, change, modifiers } = finding;
  if (!isFirm(finding) || change === "resolved" || change === "stable" || change === "decreased") return false;
  if (concept.kind !== "diagnosis" && concept.kind !== "descriptor") return false;
  // "Hip fracture 0.5 %": a risk.
  if (AT_RISK.has(concept.family) && finding.measurements.some(({ quantity }) => quantity === "percent")) return false;
  if (
    modifiers.some(({ name }) => WAIVING.has(name)) ||
    isAside(finding) ||
    isMisplaced(finding) ||
    isGeneric(finding) ||
    isAgain(finding)
  )
    return false;
  if (concept.level >= 4) return concept.kind === "diagnosis" || finding.certainty === 5;
  if (isRaised(finding) || isConsolidation(finding)) return true;
  // A size may make it urgent: an aortic aneurysm of 5.8 cm.
  if (concept.sizeRequired && finding.level >= 4 && currentSize(finding) !== undefined) return true;
  return concept.lesion && (currentSize(finding) !== undefined || isSuspicious(finding)) && !isSmall(finding);
}

/** Weighty by a word ("large pleural effusion") or followed by its size (an aneurysm of 4.6 cm), and nothing old. */
function isRaised({ concept, level, sentence, from, measurements }: Finding): boolean {
  if (concept.kind !== "diagnosis") return false;
  if (level < 4 && !(concept.sizeRequired && measurements.some(isSize))) return false;
  const at = from - sentence.from;
  return !/calcif|mural|collateral/i.test(sentence.text.slice(Math.max(0, at - 40), at + 60));
}

/** Of what fills the airspaces, this word is the firmest; "opacity" may be anything. */
const isConsolidation = ({ concept, text, certainty, sentence }: Finding): boolean =>
  concept.id === "consolidation" &&
  /consolidation/i.test(text) &&
  certainty === 5 &&
  !/atelecta|scar|fibro|\bor\b/i.test(sentence.text);

const AT_RISK: ReadonlySet<string> = new Set(["fracture", "hip fracture", "vertebral fracture"]);

/** Nobody follows up a solid nodule of less than 6 mm (Fleischner 2017), nor a lesion of less than a centimetre elsewhere. */
function isSmall(finding: Finding): boolean {
  const size = currentSize(finding);
  return size !== undefined && longestMm(size) < (finding.organ === "lung" ? 6 : 10);
}

/** Words of a sentence that is about hardware, an old state or another examination. */
const ASIDE = [
  "sternotomy",
  "wire",
  "screw",
  "hardware",
  "sequel",
  "previous",
  "prior",
  "known",
  "operat",
  "post-op",
  "postop",
  "is stable",
  "are stable",
  "is unchanged",
  "are unchanged",
  ", expected",
  "as expected",
  "biopsy",
  "mural thromb",
];

function isAside({ sentence }: Finding): boolean {
  const text = (sentence.text.length > 400 ? sentence.text.slice(0, 400) : sentence.text).toLowerCase();
  return ASIDE.some((word) => text.includes(word));
}

const WAIVING: ReadonlySet<string> = new Set([
  "known",
  "chronic",
  "stable",
  "improving",
  "benign-appearing",
  "healed",
  "expected-postoperative",
  "asymptomatic-variant",
  "resolved",
]);

const isSuspicious = ({ modifiers }: Finding): boolean => modifiers.some(({ name }) => name === "suspicious");

/** Something in the Impression speaks of it, affirmed, doubted or denied (which is another rule's matter). */
function isConcluded(finding: Finding, { candidates, concluded, excluded, verdicts }: Alignment): boolean {
  // It is there, on the other side: another rule's matter.
  if (verdicts.some(({ kind, other }) => kind === "side" && other === finding)) return true;
  const speaking = candidates(finding, concluded);
  if (speaking === undefined || speaking.some(({ finding: other }) => !isElsewhere(finding, other))) return true;
  if (concluded.some((other) => isSameWording(finding, other) || isKindThere(finding, other))) return true;
  if (finding.concept.kind === "descriptor" && isExplained(finding, concluded)) return true;
  if (candidates(finding, excluded)?.some(({ relation }) => relation === "same") ?? true) return true;
  return concluded.some((other) => isUmbrella(finding, other));
}

/** "Leak", "contusion", "laceration" may be said of anything: one of the kind in the Impression is the one that was seen. */
const isKindThere = ({ concept, laterality }: Finding, { concept: other, laterality: side }: Finding): boolean =>
  (concept.organ === undefined || other.organ === undefined) &&
  !concept.lesion &&
  (concept === other || isKindOf(other, concept) || isKindOf(concept, other) || other.family === concept.family) &&
  !sidesDiffer(laterality, side);

/** "Mass …, consistent with intussusception": its sentence names it, and the Impression has the name. */
const isExplained = ({ sentence, to }: Finding, concluded: readonly Finding[]): boolean =>
  someIn(
    sentence.block.findings,
    sentence,
    ({ from, concept, assertion, certainty }) =>
      from > to &&
      concept.kind === "diagnosis" &&
      assertion === "possible" &&
      certainty >= 4 &&
      concluded.some((other) => other.concept === concept),
  );

/** "Soft tissue densities" here and there: a name of several words is not used twice for two things. */
const isSameWording = (finding: Finding, other: Finding): boolean =>
  finding.text.includes(" ") &&
  finding.text.toLowerCase() === other.text.toLowerCase() &&
  currentSize(finding) === undefined &&
  !sidesDiffer(finding.laterality, other.laterality);

/** "The mass" was spoken of before: its first mention is the one that counts. */
function isAgain({ sentence, from, concept }: Finding): boolean {
  const at = from - sentence.from;
  if (sentence.text.slice(Math.max(0, at - 4), at).toLowerCase() !== "the ") return false;
  return sentence.block.findings.some(
    (other) =>
      other.from < sentence.from && other.assertion === "present" && relationOf(concept, other.concept) !== undefined,
  );
}

/** Another side is another thing only where a lesion was measured or nothing else is meant. */
const isElsewhere = (finding: Finding, other: Finding): boolean =>
  sidesDiffer(finding.laterality, other.laterality) && finding.concept !== other.concept;

/** "Metastatic disease, progressed" stands for each metastasis; a weighty lesion of the organ for each lesion in it. */
function isUmbrella(finding: Finding, other: Finding): boolean {
  // A node that may be metastatic does not stand for metastases that were seen elsewhere.
  if (finding.concept.malignant && other.concept.malignant)
    return other.certainty >= 3 || finding.certainty < 4 || finding.organ === other.organ;
  if (finding.organ === undefined || finding.organ !== other.organ || other.level < finding.level) return false;
  return !finding.concept.lesion || other.concept.lesion || other.concept.malignant;
}

/** A question mark, an unknown age, an old exam that shows it too, or an Impression that sums up: it may be left out. */
function isOpen({ modifiers, sentence }: Finding, analysis: Analysis): boolean {
  const next = sentence.block.sentences[sentence.index + 1];
  return (
    modifiers.some(({ name }) => name === "age-indeterminate") ||
    sentence.text.includes("?") ||
    (next !== undefined && OLD_EXAM.test(next.text)) ||
    analysis.blocksOf("impression").some(({ block }) => SUMS_UP.test(block.text))
  );
}

const OLD_EXAM = /\b(?:old|previous|prior|earlier)\b/i;
const SUMS_UP =
  /\bno significant (?:interval )?(?:difference|change)|\bother findings (?:are|were) (?:stable|unchanged|similar)/i;

function flag(finding: Finding, open: boolean): Flag {
  const { from, to, text, level } = finding;
  const size = currentSize(finding);
  const name = size === undefined || size.from > from ? `"${text}"` : `${size.text} "${text}"`;
  return {
    from,
    to,
    message: `${name} in Findings is not in the Impression.`,
    ...(level === 5 ? { severity: "error" } : open && { severity: "info" }),
  };
}

/** The sentence as it stands in Findings becomes an item of its own, in front of the first that weighs less. */
function addition({ sentence, level }: Finding, { items }: Analysis): Fix {
  const lower = items.findIndex((item) => (item.level ?? 0) < level);
  const words = sentence.text.replace(ORGAN_LABEL, "").replace(/\s+/g, " ").trim();
  const text = /[.!?]$/.test(words) ? words : `${words}.`;
  const index = lower < 0 ? items.length : lower;
  return { label: "Add to the Impression", operation: { name: "insert-item", index, text } };
}

/** "Kidneys:" at the head of a line of Findings. */
const ORGAN_LABEL = /^[A-Z][A-Za-z ,/&-]{1,40}:\s+/;
