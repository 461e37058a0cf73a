import { perBlock, perBlockAgainst } from "../../../extract/keep";
import type { Analysis, BlockAnalysis, Finding } from "../../../extract/types";
import { concepts, symptoms } from "../../../lexicons/load";
import { NO_FLAGS } from "../../no-flags";
import { questionsOf, speaksOf } from "../../question";
import type { Flag, ReportRule } from "../../types";

export const skelQuestionUnanswered: ReportRule = {
  id: "skel-question-unanswered",
  title: "Question not answered",
  why: "About half of all referrers say that reports at times miss their question; they then ask again or assume.",
  source: "ACR Practice Parameter, 2020; ESR 2011; survey of referrers, 1988",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "EXAM: CT abdomen and pelvis\nINDICATION: «Right lower quadrant pain».\n\nFINDINGS: Diverticula.\n\nIMPRESSION: Sigmoid diverticulosis.",
      "INDICATION: Rule out «PE».\n\nFINDINGS: 4 mm nodule.\n\nIMPRESSION:\n1. 4 mm right lower lobe nodule.\n",
      "INDICATION: Evaluate for «appendicitis».\n\nFINDINGS: Diverticula.\n\nIMPRESSION: Sigmoid diverticulosis.",
    ],
    clean: [
      "INDICATION: Rule out PE.\n\nIMPRESSION: No pulmonary embolism.",
      "INDICATION: Fall, headache, ?bleed.\n\nIMPRESSION: No acute intracranial abnormality.",
      "INDICATION: Evaluate for pneumonia.\n\nIMPRESSION: Normal chest radiograph.",
      "INDICATION: Evaluate for pneumonia.\n\nIMPRESSION: Right lower lobe consolidation.",
      "INDICATION: Rule out PE.\n\nIMPRESSION: Nondiagnostic study because of motion.",
      "INDICATION: Known lung cancer.\n\nIMPRESSION: Sigmoid diverticulosis.",
      "EXAM: CT abdomen and pelvis\nINDICATION: Right lower quadrant pain.\n\nIMPRESSION: Normal appendix. Sigmoid diverticulosis.",
      "EXAM: CT chest\nINDICATION: Right lower quadrant pain.\n\nIMPRESSION: Hiatal hernia.",
      "INDICATION: Evaluate for ACL tear.\n\nIMPRESSION: The anterior cruciate ligament has a balled-up look.",
      "INDICATION: Rule out malignancy.\n\nIMPRESSION: 6 mm right middle lobe nodule.",
      "INDICATION: Rule out fracture.\n\nIMPRESSION: ",
    ],
  },
  check(analysis) {
    const questions = questionsOf(analysis);
    const symptoms = questions.length > 0 ? NO_SYMPTOMS : symptomsIn(analysis);
    const [first] = questions;
    if (first === undefined && symptoms.length === 0) return NO_FLAGS;
    const impression = analysis.blocksOf("impression");
    if (!impression.some(({ block }) => block.text.trim() !== "") || impression.some(saysWhyNot)) return NO_FLAGS;
    if (first === undefined) return impliedBySymptom(symptoms, impression);
    // One answer of several shows that the request was read.
    if (impression.some((block) => answersIn(block, questions).is)) return NO_FLAGS;
    return [
      {
        from: first.from,
        to: first.to,
        message: `The request asks about ${first.concept.id}; the Impression does not answer.`,
        related: impression.slice(0, 1).map(({ from, to }) => ({ from, to })),
        ...stubFor(first, analysis),
      },
    ];
  },
};

const SAYS_WHY_NOT =
  /\b(?:non-?diagnostic|limited|suboptimal|cannot be (?:assessed|evaluated|answered)|not (?:evaluated|assessed|included)|inadequate|as above|see above|unchanged|stable|no (?:significant )?(?:interval )?change)\b/i;

const saysWhyNot = perBlock(({ block }) => SAYS_WHY_NOT.test(block.text));

const answersIn = perBlockAgainst((block, questions: readonly Finding[]) => ({
  is: questions.some((question) => isAnswered(question, block)),
}));

function isAnswered(question: Finding, { findings, anatomy, block }: BlockAnalysis): boolean {
  const asked = question.concept;
  for (const finding of findings) {
    if (speaksOf(finding, question) || describes(finding, question) || weighsAsMuch(finding, question)) return true;
    if (asked.malignant && finding.concept.lesion) return true;
    if (finding.concept.kind === "normal" && covers(finding, question)) return true;
  }
  const { organ } = question;
  if (organ !== undefined && ONE_STRUCTURE.test(organ) && anatomy.some((mention) => mention.organ === organ))
    return true;
  return !NOT_UNDER_AN_UMBRELLA.has(asked.family) && GENERAL_NEGATIVE.test(block.text);
}

interface Symptom {
  readonly word: string;
  readonly families: readonly string[];
  readonly at: number;
}

const NO_SYMPTOMS: readonly Symptom[] = [];

/** What the Indication complains of, where the exam shows what it points to. */
function symptomsIn({ exam, blocksOf }: Analysis): readonly Symptom[] {
  const rows = symptoms().filter(
    ({ needsRegion, needsModality }) =>
      needsModality.some((modality) => exam.modalities.includes(modality)) &&
      needsRegion.some((region) => exam.regions.includes(region)),
  );
  if (rows.length === 0) return NO_SYMPTOMS;
  const found: Symptom[] = [];
  for (const { from, block } of blocksOf("indication")) {
    const text = block.text.toLowerCase();
    for (const { words, families } of rows) {
      const word = words.find((one) => text.includes(one.toLowerCase()));
      const at = word === undefined ? -1 : text.indexOf(word.toLowerCase());
      if (word !== undefined && !DENIED.test(text.slice(0, at))) found.push({ word, families, at: from + at });
    }
  }
  return found;
}

/** "Right lower quadrant pain" asks about the appendix, where the exam shows it; what is said of it is only expected. */
function impliedBySymptom(symptoms: readonly Symptom[], impression: readonly BlockAnalysis[]): readonly Flag[] {
  const said = impression.flatMap(({ findings }) => findings);
  if (said.some(({ level }) => level >= 3) || impression.some(({ block }) => GENERAL_NEGATIVE.test(block.text)))
    return NO_FLAGS;
  const open = symptoms.find(
    ({ families }) => !said.some(({ concept }) => families.some((family) => speaksOfFamily(concept, family))),
  );
  if (open === undefined) return NO_FLAGS;
  const { word, families, at } = open;
  const message = `The request tells of ${word}; the Impression says nothing of ${families[0] ?? ""}.`;
  return [{ from: at, to: at + word.length, severity: "info", message }];
}

const DENIED = /\b(?:no|denies|without|resolved|history of|status post)\s+(?:\w+ ){0,2}$/;

const speaksOfFamily = ({ id, family }: Finding["concept"], asked: string): boolean =>
  family === asked || linksOf(id)?.covers.has(asked) === true;

/** Whoever names a structure this small speaks of what was asked about it. */
const ONE_STRUCTURE = /ligament|tendon|menisc|rotator cuff|labrum|appendix|gallbladder/;

/** "No acute cardiopulmonary process" says nothing about what needs an exam of its own. */
const NOT_UNDER_AN_UMBRELLA: ReadonlySet<string> = new Set(["pulmonary embolism", "aortic dissection", "dissection"]);
const GENERAL_NEGATIVE =
  /\b(?:(?:no|without) [\w -]{0,60}?(?:abnormalit(?:y|ies)|disease|process|findings?|pathology|injury|change)|normal|unremarkable|negative|within normal limits)\b/i;

/** A weighty finding in the organ that was asked about is what the referrer wanted to know. */
function weighsAsMuch(finding: Finding, question: Finding): boolean {
  return (
    (finding.assertion === "present" || finding.assertion === "possible") &&
    finding.level >= 3 &&
    finding.organ !== undefined &&
    finding.organ === question.organ &&
    !NOT_UNDER_AN_UMBRELLA.has(question.concept.family)
  );
}

interface Links {
  readonly describedBy: ReadonlySet<string>;
  readonly covers: ReadonlySet<string>;
}

let table: ReadonlyMap<string, Links> | undefined;

function linksOf(concept: string): Links | undefined {
  table ??= new Map(
    concepts().map((row) => [row.concept, { describedBy: new Set(row.describedBy), covers: new Set(row.covers) }]),
  );
  return table.get(concept);
}

/** "Consolidation" answers a question about pneumonia. */
function describes(finding: Finding, question: Finding): boolean {
  return linksOf(question.concept.id)?.describedBy.has(finding.concept.family) === true;
}

function covers(finding: Finding, question: Finding): boolean {
  return linksOf(finding.concept.id)?.covers.has(question.concept.family) === true;
}

/** A first item with the answer left open; only a text knows where its list starts. */
function stubFor(question: Finding, { items, report }: Analysis) {
  const first = items[0];
  if (first === undefined || first.block.block.kind !== "item" || report.origin !== "text") return {};
  const edits = [
    { from: first.block.from, to: first.block.from, insert: `[No|Positive for] ${question.concept.id}. ` },
  ];
  return { fixes: [{ label: `Answer the question about ${question.concept.id}`, edits }] };
}
