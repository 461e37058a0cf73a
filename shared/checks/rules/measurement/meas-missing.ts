import { perBlock } from "../../../extract/keep";
import type { Analysis, BlockAnalysis, Concept, Finding, Measurement } from "../../../extract/types";
import { firstFrom, isPartOf, organsAgree, placesOf, relationOf, sidesDiffer } from "../../alignment/same-lesion";
import type { ReportRule, Severity } from "../../types";
import { textBefore } from "./bounds";

export const measMissing: ReportRule = {
  id: "meas-missing",
  title: "Finding without a size",
  why: "Management and follow-up of nodules, masses, aneurysms and stones go by their size; the next reader needs a number to compare with.",
  source:
    "ACR Communication Practice Parameter, rev. 2020; surgeons and oncologists read the Findings for measurements (catalogue S2, E20b)",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "FINDINGS: There is a «mass» in the upper pole of the right kidney.\nIMPRESSION: Right renal mass.",
      "FINDINGS: «Nodule» in the right upper lobe of the lung, spiculated.",
      "FINDINGS: There is an «abdominal aortic aneurysm».",
      "FINDINGS: «Bulky mediastinal lymph nodes».",
      "FINDINGS: A «calculus» is seen in the lower pole of the left kidney. The gallbladder holds a stone of 8 mm.",
      "FINDINGS: 4 mm nodule in the left lower lobe. A «nodule» is present in the right upper lobe.",
      "FINDINGS: A «cortical cyst» is seen in the right kidney.",
      "FINDINGS: Unchanged «nodule» in the right upper lobe.",
      "FINDINGS: Hypodense «lesions» are seen in the spleen.",
    ],
    clean: [
      "FINDINGS: Several subcentimeter hepatic hypodensities, too small to characterize.",
      "FINDINGS: No pulmonary nodule or mass.",
      "FINDINGS: There is a mass in the right kidney. It measures 3.5 x 3.1 cm.",
      "FINDINGS: 8 mm nodule in the right upper lobe. IMPRESSION: Right upper lobe nodule.",
      "FINDINGS: Multiple nodules in both lungs, the largest 9 mm.",
      "FINDINGS: Mass effect on the left lateral ventricle.",
      "INDICATION: Lung nodule.\nFINDINGS: The lungs are clear.",
      "FINDINGS: Innumerable nodules in both lungs.",
      "FINDINGS: Nodular densities in both bases. Soft tissue density in the axilla.",
      "FINDINGS: The liver cannot be evaluated in terms of a focal lesion.",
      "FINDINGS: The size of the mass cannot be given because of its infiltrative borders.",
      "FINDINGS: Calcified nodule in the right upper lobe.",
      "FINDINGS: Hypodense focus of 12 mm in the liver, consistent with a cyst.",
      "FINDINGS: Sclerotic bone lesions in both iliac wings.",
      "FINDINGS: A Schmorl nodule is seen at T11.",
      "FINDINGS: Solid formation of 4 cm (thyroid nodule) on the right.",
      "IMPRESSION: Clear lungs. CT of the chest is recommended to identify a small nodule.",
    ],
  },
  *check(analysis) {
    const told = new Set<string>();
    let looked = 0;
    let warned = false;
    for (const block of analysis.blocks) {
      if (block.kind !== "findings" && block.kind !== "impression") continue;
      for (const missing of measuredIn(block)) {
        const { finding } = missing;
        const severity = wanted(analysis, finding);
        if (severity === undefined || told.has(keyOf(finding))) continue;
        missing.settled ??= isSized(block, finding) || isWaived(block, finding);
        if (missing.settled) continue;
        // Keeps the time linear: no report that a person wrote comes near it.
        looked += 1;
        if (looked > MOST || isSizedElsewhere(analysis, finding)) continue;
        told.add(keyOf(finding));
        const { from, to, text } = finding;
        // Whoever leaves out sizes leaves them out throughout: said aloud once.
        const isLoud: boolean = severity === "warning" && !warned && !hasExtent(finding);
        warned ||= isLoud;
        const fixes = [{ label: "Insert the size […]", edits: [{ from: to, to, insert: " measuring [size] cm" }] }];
        yield { from, to, severity: isLoud ? "warning" : "info", message: `"${text}" has no size.`, fixes };
      }
    }
  },
};

const MOST = 200;
const LONGEST_SENTENCE = 4000;

/** Each thing is told once: two mentions of one kind at one place are one thing. */
const keyOf = ({ concept, laterality, locations }: Finding): string =>
  `${concept.family}|${laterality ?? ""}|${locations[0]?.set[0] ?? ""}`;

/** Nouns of one thing that has a size. Densities, opacities and plurals have none of their own. */
const HEADS = new Set(
  "nodule mass lesion tumor tumour neoplasm cyst stone calculus aneurysm pseudoaneurysm polyp abscess hematoma haematoma adenoma meningioma lipoma schwannoma angiomyolipoma macroadenoma microadenoma seroma lymphocele fibroid myoma endometrioma dermoid hygroma conglomerate mass/nodule nodule/mass".split(
    " ",
  ),
);
/** Of several, the largest has a size. */
const MANY = new Set(["masses", "lesions", "aneurysms", "abscesses"]);
/** Lytic and sclerotic lesions are told by their number and place. */
const isOfBone = ({ organ, concept, modifiers, text }: Finding): boolean =>
  organ === "bone" ||
  (organ !== undefined && isPartOf(organ, "bone")) ||
  concept.family === "bone lesion" ||
  concept.malignant ||
  modifiers.some(({ name }) => name === "benign-appearing") ||
  /lytic|sclerotic|metasta|bone|described/i.test(text);
const NODES = new Set(["lymph node", "lymphadenopathy", "mediastinal lymphadenopathy", "hilar lymphadenopathy"]);

interface MayMiss {
  readonly finding: Finding;
  /** It has its size, or needs none: asked once, since the block alone tells. */
  settled?: boolean;
}

const measuredIn = perBlock(({ findings }): readonly MayMiss[] =>
  findings
    .filter(({ assertion, concept }) => assertion === "present" && isMeasured(concept))
    .map((finding) => ({ finding })),
);

/** How much a size is missed; undefined where the words name nothing that is measured. */
function wanted({ exam }: Analysis, finding: Finding): Severity | undefined {
  const { concept, text, level } = finding;
  if (NODES.has(concept.id) || NODES.has(concept.family)) return isBulky(finding) ? "info" : undefined;
  const head = text.slice(text.lastIndexOf(" ") + 1).toLowerCase();
  if (MANY.has(head)) return isOfBone(finding) || TOLD_BEFORE.test(textBefore(finding)) ? undefined : "info";
  if (!HEADS.has(head)) return undefined;
  // "Stable" without a number cannot be checked by the next reader, and hurts nobody today.
  if (finding.change === "stable" || finding.modifiers.some(({ name }) => name === "stable")) return "info";
  // A radiograph often shows a nodule and not its borders.
  return concept.sizeRequired && level >= 3 && !exam.modalities.includes("DX") && !isSettledInWords(finding)
    ? "warning"
    : "info";
}

/** "The mass" was spoken of before; "(lymph node?)" or "consistent with" behind it says what it is taken for. */
function isSettledInWords(finding: Finding): boolean {
  const behind = finding.sentence.text.slice(
    finding.to - finding.sentence.from,
    finding.to - finding.sentence.from + 60,
  );
  return TOLD_BEFORE.test(textBefore(finding)) || /^[^.;]{0,40}(?:\?|consistent with|history of)/.test(behind);
}

const TOLD_BEFORE = /(?:^|\s)(?:the|this|these)\s(?:[\w/-]{1,20}\s)?$/i;

/** "From L1 to S1", "fills almost the entire lobe", "the dominant nodule": how large it is can be told, if not in numbers. */
function hasExtent({ sentence }: Finding): boolean {
  const text = sentence.text.slice(0, LONGEST_EXTENT);
  return EXTENT.test(text) || (FROM_LEVEL.test(text) && TO_LEVEL.test(text));
}

const EXTENT = /\b(?:entire|whole|dominant|fill(?:s|ing)|occup(?:ies|ying)|replac(?:es|ing))\b/;
const FROM_LEVEL = /\bfrom (?:the )?[CTLS]\d/;
const TO_LEVEL = /\bto (?:the )?[CTLS]\d/;
const LONGEST_EXTENT = 600;

const measured = new Map<Concept, boolean>();
const NAMES = /cyst|stone|calcul|lith|nodul|mass|lesion|aneurysm|polyp|abscess|hematoma|oma\b|lymph/;

/** Whether the concept is a thing with a size at all: asked for every finding, so it is kept. */
function isMeasured(concept: Concept): boolean {
  let answer = measured.get(concept);
  if (answer === undefined) {
    const thing = concept.lesion || concept.sizeRequired || NAMES.test(concept.id);
    answer = thing && concept.kind !== "normal" && concept.kind !== "category";
    measured.set(concept, answer);
  }
  return answer;
}

function isBulky(finding: Finding): boolean {
  return finding.text.toLowerCase().includes("bulky") || textBefore(finding).includes("bulky");
}

const SETTLED = new Set(["too-small", "multiple", "known", "resolved", "expected-postoperative"]);
const NAMED_AS = [
  "consistent with",
  "compatible with",
  "evaluated as",
  "evaluated in favor",
  "favor of",
  "suggest",
  "represent",
  "likely",
  "such as",
  "previous",
  "prior",
];
const NOT_SINGLE = [
  "multiple",
  "several",
  "few ",
  "numerous",
  "some ",
  "many ",
  "calcif",
  "granulom",
  "dense nodule",
  "innumerable",
  "scattered",
  "cannot be",
  "could not be",
  "air cyst",
  "impinging",
  "angiograph",
  "milli",
  "in terms of",
  "nodules",
];

const PAST = ["diagnos", "operat", "primary", "resect", "burden", "residual", "history", "treated", "excis"];
const PLACES = [" local", " node", " site", " bed"];

/** A known tumour by its name, or a place that is called after the lesion. */
function isNameOnly({ text, sentence, to }: Finding): boolean {
  const words = sentence.text.toLowerCase();
  const behind = words.slice(to - sentence.from, to - sentence.from + 8);
  if (PLACES.some((word) => behind.startsWith(word))) return true;
  return /(?:tumou?r(?:al lesion)?|neoplasm|mass)$/i.test(text) && PAST.some((word) => words.includes(word));
}

/** Words that stand for a size, or say that this is no single new thing to be measured. */
function isWaived({ phrases, recommendations }: BlockAnalysis, finding: Finding): boolean {
  const { modifiers, change, sentence, to, from, antecedent } = finding;
  // No sentence that a person wrote; its words are read again for each finding in it.
  if (sentence.text.length > LONGEST_SENTENCE) return true;
  if (change === "resolved" || antecedent !== undefined) return true;
  if (modifiers.some(({ name }) => SETTLED.has(name)) || isNameOnly(finding)) return true;
  // "CT to identify a small nodule"
  if (recommendations.some((advice) => advice.from < from && to <= advice.to)) return true;
  for (let i = firstFrom(phrases, sentence.from); phrases[i]?.sentence === sentence; i += 1)
    if (phrases[i]?.group === "size-satisfies") return true;
  const words = sentence.text.toLowerCase();
  const at = from - sentence.from;
  if (words.charAt(to - sentence.from) === "?" || isInBrackets(words, at)) return true;
  const before = words.slice(Math.max(0, at - 60), at);
  if (words.startsWith("schmorl", at)) return true;
  // A number that was blanked out.
  if (before.slice(-24).includes("xxxx")) return true;
  if (before.endsWith("the ") && isDescribed(finding)) return true;
  return NAMED_AS.some((word) => before.includes(word)) || NOT_SINGLE.some((word) => words.includes(word));
}

/** What stands in brackets explains what stands before them. */
const isInBrackets = (words: string, at: number): boolean => words.lastIndexOf("(", at) > words.lastIndexOf(")", at);

/** "The mass extends to …": it was spoken of before. */
function isDescribed({ concept, sentence, from, organ, laterality }: Finding): boolean {
  return sentence.block.findings.some((other) => {
    if (other.from >= from || other.assertion !== "present" || sidesDiffer(laterality, other.laterality)) return false;
    const relation = relationOf(other.concept, concept);
    return relation === "lesion" ? organ === other.organ : relation !== undefined && organsAgree(organ, other.organ);
  });
}

function isSize(measurement: Measurement): boolean {
  const { quantity, role, form } = measurement;
  if (role !== "current") return false;
  if (quantity === undefined)
    return form === "dimensions" || !/hounsf|hu |density|series|image/.test(textBefore(measurement));
  return quantity === "length" || quantity === "volume";
}

/** Its own size, one in its sentence whose owner is open, or one in the next sentence that goes on about it. */
function isSized({ measurements }: BlockAnalysis, finding: Finding): boolean {
  if (finding.measurements.some(isSize)) return true;
  const { sentence } = finding;
  return measurements.some((one) => {
    if (!isSize(one)) return false;
    if (one.sentence === sentence) return one.finding === undefined || !one.finding.concept.lesion;
    if (one.sentence.index !== sentence.index + 1) return false;
    return one.finding === undefined
      ? one.structure === undefined
      : one.finding.antecedent !== undefined || isBare(one.finding, finding);
  });
}

/** "The mass measures 3 cm" behind "There is a mass in the right kidney". */
function isBare({ concept, laterality, locations }: Finding, before: Finding): boolean {
  if (laterality !== undefined || locations.length > 0) return false;
  return concept.family === before.concept.family || relationOf(concept, before.concept) !== undefined;
}

const isNodular = (relation: string, { text }: Finding): boolean =>
  relation === "same" || /nodul|mass|lesion|densit/i.test(text);

const sizedIn = perBlock(({ findings }) => findings.filter(({ measurements }) => measurements.some(isSize)));

/** A mention with a size, in Findings or Impression, that may be the same thing. */
function isSizedElsewhere({ blocks }: Analysis, finding: Finding): boolean {
  for (const block of blocks)
    for (const other of sizedIn(block)) {
      if (other === finding || !organsAgree(finding.organ, other.organ)) continue;
      const relation = relationOf(finding.concept, other.concept);
      if (relation === undefined || sidesDiffer(finding.laterality, other.laterality)) continue;
      // In one section, what is named with its organ and what has none are two things.
      const isOpen = finding.organ !== undefined && other.organ === undefined;
      if (isOpen && (block.kind === finding.sentence.block.kind || !isNodular(relation, other))) continue;
      const places = placesOf(finding, other);
      if (
        places === "agree" ||
        (places === "unknown" && (relation !== "lesion" || block.kind !== finding.sentence.block.kind))
      )
        return true;
    }
  return false;
}
