import type { Analysis, BlockAnalysis, Finding, Phrase } from "../../../extract/types";
import { alignmentOf } from "../../alignment/alignment";
import { firstFrom, isPartOf, relationOf } from "../../alignment/same-lesion";
import type { Flag, ReportRule } from "../../types";

export const consLimitationNegative: ReportRule = {
  id: "cons-limitation-negative",
  title: "Unqualified negative of what could not be seen",
  why: "Where a part could not be assessed, a plain No in the Impression says more than the images show.",
  source: "ACR Practice Parameter for Communication, 2020; RANZCR written report guideline (catalogue A1, A5)",
  severity: "info",
  scope: "report",
  examples: {
    flagged: [
      "FINDINGS: Poor opacification limits evaluation of the segmental pulmonary arteries. No filling defect is seen.\nIMPRESSION: No «pulmonary embolism».",
      "FINDINGS: The appendix is not visualized.\nIMPRESSION: No «appendicitis».",
      "FINDINGS: Evaluation of the gallbladder is limited by bowel gas.\nIMPRESSION: No «cholecystitis».",
    ],
    clean: [
      "FINDINGS: Poor opacification limits the segmental pulmonary arteries.\nIMPRESSION: No central pulmonary embolism; segmental branches not evaluated.",
      "FINDINGS: Appendix not visualized; no secondary signs.\nIMPRESSION: Appendix not visualized, no secondary signs of appendicitis.",
      "FINDINGS: The pancreatic tail is obscured by bowel gas.\nIMPRESSION: No hydronephrosis.",
      "FINDINGS: The appendix is normal.\nIMPRESSION: No appendicitis.",
    ],
  },
  *check(analysis) {
    const { excluded } = alignmentOf(analysis);
    if (excluded.length === 0) return;
    const limits = limitsOf(analysis);
    if (limits.length === 0 || isQualified(analysis)) return;
    const told = new Set<string>();
    for (const finding of excluded) {
      if (finding.scoped || finding.locations.length > 0 || told.has(finding.concept.id)) continue;
      const limit = limits.find(({ organs, named }) => isHidden(finding, organs, named));
      if (limit === undefined || hasQualifier(finding)) continue;
      told.add(finding.concept.id);
      yield flag(finding, limit.phrase);
    }
  },
};

/** A statement that something could not be assessed, with what it is about. */
interface Limit {
  readonly phrase: Phrase;
  readonly organs: readonly string[];
  readonly named: readonly Finding[];
}

function limitsOf(analysis: Analysis): readonly Limit[] {
  const limits: Limit[] = [];
  for (const kind of ["technique", "findings"] as const)
    for (const block of analysis.blocksOf(kind))
      for (const phrase of block.phrases) if (phrase.group === "limitation") limits.push(limitOf(phrase, block));
  return limits.filter(({ organs, named }) => organs.length > 0 || named.length > 0);
}

function limitOf(phrase: Phrase, { anatomy, findings }: BlockAnalysis): Limit {
  const { sentence } = phrase;
  const organs: string[] = [];
  for (let i = firstFrom(anatomy, sentence.from); i < anatomy.length; i += 1) {
    const mention = anatomy[i];
    if (mention === undefined || mention.from >= sentence.to) break;
    organs.push(mention.organ);
  }
  // A finding that is said to be seen is not what could not be seen.
  return {
    phrase,
    organs,
    named: findings.filter((finding) => finding.sentence === sentence && finding.assertion !== "present"),
  };
}

/** What is denied lies in an organ that could not be assessed, as such and not as a part of a wider region. */
function isHidden(finding: Finding, organs: readonly string[], named: readonly Finding[]): boolean {
  if (named.some(({ concept }) => relationOf(concept, finding.concept) !== undefined)) return true;
  const own = finding.organ;
  if (own === undefined || WIDE.has(own)) return false;
  return organs.some((organ) => !WIDE.has(organ) && (organ === own || isPartOf(own, organ)));
}

const WIDE: ReadonlySet<string> = new Set([
  "body",
  "abdomen",
  "pelvis",
  "thorax",
  "chest",
  "head",
  "neck",
  "bone",
  "soft tissue",
  "vessels",
  "lung",
]);

const QUALIFIERS = [
  "limit",
  "central",
  "large",
  "gross",
  "definite",
  "secondary",
  "within",
  "visuali",
  "proximal",
  "obvious",
  "evident",
];

function hasQualifier({ sentence }: Finding): boolean {
  const text = (sentence.text.length > 300 ? sentence.text.slice(0, 300) : sentence.text).toLowerCase();
  return QUALIFIERS.some((word) => text.includes(word));
}

/** The Impression speaks of the limits itself. */
function isQualified(analysis: Analysis): boolean {
  return analysis.blocksOf("impression").some((block) => block.phrases.some(({ group }) => group === "limitation"));
}

function flag(finding: Finding, { text, from, to }: Phrase): Flag {
  return {
    from: finding.from,
    to: finding.to,
    message: `"${finding.text}" is denied without reserve, but the report says "${text}".`,
    related: [{ from, to }],
  };
}
