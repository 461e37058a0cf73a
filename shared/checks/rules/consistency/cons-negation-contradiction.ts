import type { Analysis, Finding } from "../../../extract/types";
import { type Alignment, alignmentOf } from "../../alignment/alignment";
import { deniesAll, isContrary, isFirm } from "../../alignment/denials";
import { refutedIn } from "../../alignment/proofs";
import type { Flag, ReportRule } from "../../types";

export const consNegationContradiction: ReportRule = {
  id: "cons-negation-contradiction",
  title: "Affirmed in one section, denied in the other",
  why: 'Nobody can act on a report that both states and denies a finding; a dropped or added "no" turns its meaning round.',
  source: "Negation errors as a documented class (catalogue E13, E17); affirmed and negated terms in one report (E21)",
  severity: "error",
  scope: "report",
  examples: {
    flagged: [
      "FINDINGS: Small right apical pneumothorax.\nIMPRESSION: No «pneumothorax».",
      "FINDINGS: Filling defect in the right lower lobe artery consistent with pulmonary embolism.\nIMPRESSION: No evidence of «pulmonary embolism».",
      "FINDINGS: There is no pleural effusion.\nIMPRESSION: «Pleural effusion».",
      "FINDINGS: No hydronephrosis on either side.\nIMPRESSION: Moderate left «hydronephrosis».",
      "FINDINGS: No pneumothorax or pleural effusion.\nIMPRESSION:\n1. «Pneumothorax».\n2. Cardiomegaly.",
      "FINDINGS: The appendix is dilated with surrounding stranding consistent with acute appendicitis. There is no «appendicitis».\nIMPRESSION: Acute appendicitis.",
      "FINDINGS: The popliteal vein does not compress.\nIMPRESSION: No «deep vein thrombosis».",
      "FINDINGS:\nLeft testis:\n4 x 3 x 2 cm. Hypoechoic mass of 14 mm.\nIMPRESSION: No «testicular mass».",
      "FINDINGS: Total hip T-score -2.9.\nIMPRESSION: «Normal bone density».",
    ],
    clean: [
      "FINDINGS: Small right pneumothorax. No left pneumothorax.\nIMPRESSION: Small right pneumothorax.",
      "FINDINGS: Old lacunar infarct.\nIMPRESSION: No acute infarct.",
      "FINDINGS: 5 mm nodule in the right upper lobe. No other nodule.\nIMPRESSION: 5 mm right upper lobe nodule.",
      "FINDINGS: Small pleural effusion.\nIMPRESSION: No large pleural effusion.",
      "FINDINGS: No rib fracture. Fracture of the left clavicle.\nIMPRESSION: Left clavicle fracture.",
      "FINDINGS: No focal consolidation.\nIMPRESSION: Possible early consolidation at the left base.",
      "FINDINGS: Moderate pleural effusion that was not seen on the previous examination.\nIMPRESSION: New pleural effusion.",
      "FINDINGS: No fracture of the remaining femur. Subcapital fracture of the left hip.\nIMPRESSION: Left hip fracture.",
      "FINDINGS: Previously seen nodule in the right lower lobe is not visualized.\nIMPRESSION: The previously described nodule is not seen today.",
      "FINDINGS: Mild right hydronephrosis. The left kidney shows no hydronephrosis.\nIMPRESSION: Right hydronephrosis.",
      "FINDINGS: The great saphenous vein does not compress. The deep veins compress.\nIMPRESSION: No deep vein thrombosis.",
      "FINDINGS: Thyroid nodule of 14 mm. Normal trachea.\nIMPRESSION: Thyroid nodule. Normal trachea.",
      "FINDINGS:\nAbscess and fistula:\nNone.\nIMPRESSION: No abscess.",
    ],
  },
  *check(analysis) {
    const alignment = alignmentOf(analysis);
    const { concluded, excluded, seen, denied } = alignment;
    const told = new Set<Finding["concept"]>();
    for (const finding of concluded) {
      if (!isFirm(finding) || told.has(finding.concept)) continue;
      const other = contrary(alignment, finding, denied, seen);
      if (other === undefined) continue;
      told.add(finding.concept);
      yield between(finding, other, `"${finding.text}" in Impression, "${denial(other)}" in Findings.`);
    }
    for (const finding of excluded) {
      if (told.has(finding.concept) || !alignment.names(finding.concept, seen) || !deniesAll(finding)) continue;
      const other = contrary(alignment, finding, seen, denied);
      if (other === undefined) continue;
      told.add(finding.concept);
      yield between(finding, other, `"${denial(finding)}" in Impression, "${other.text}" in Findings.`);
    }
    yield* withinFindings(analysis, alignment, told);
    for (const { said, denial, shown, finding } of refutedIn(analysis)) {
      if (finding !== undefined && told.has(finding.concept)) continue;
      yield {
        from: said.from,
        to: said.to,
        message: `"${denial ? `no … ${said.text}` : said.text}" in Impression, "${shown.text}" in Findings.`,
        severity: "warning",
        related: [{ from: shown.from, to: shown.to }],
        evidence: [said, shown].map(({ from, to }) => ({ from, to })),
      };
    }
  },
};

/** The mention that says the contrary; undefined where any other mention of the section agrees, or the denial is a narrow one. */
function contrary(
  { candidates, names }: Alignment,
  finding: Finding,
  contraries: readonly Finding[],
  agreeing: readonly Finding[],
): Finding | undefined {
  if (contraries.length === 0 || !names(finding.concept, contraries)) return undefined;
  const found = candidates(finding, contraries);
  if (found === undefined || found.length === 0) return undefined;
  if (candidates(finding, agreeing)?.some(({ finding: other }) => speaksForIt(finding, other)) ?? true)
    return undefined;
  let best: Finding | undefined;
  for (const { finding: other, relation } of found)
    if (relation === "same" && other.concept === finding.concept) {
      if (!isContrary(finding, other)) return undefined;
      best ??= other;
    }
  return best;
}

/** The section says the same of it elsewhere: which of the two mentions is meant, nobody could tell. */
function speaksForIt(finding: Finding, other: Finding): boolean {
  return finding.assertion !== "absent" || deniesAll(other) || other.concept === finding.concept;
}

/** "Consistent with appendicitis. … There is no appendicitis.": one thing both ways in the Findings, with no side, place or qualifier to tell the two apart. */
function* withinFindings(
  { exam }: Analysis,
  { seen, denied, concluded, candidates, names }: Alignment,
  told: Set<Finding["concept"]>,
): Generator<Flag> {
  if (seen.length === 0 || exam.regions.length > 1) return;
  for (const finding of denied) {
    if (told.has(finding.concept) || finding.concept.level < 3 || !names(finding.concept, seen)) continue;
    if (!deniesAll(finding)) continue;
    const found = candidates(finding, seen)?.filter(({ finding: other }) => other.concept === finding.concept);
    const other = found?.length === 1 ? found[0]?.finding : undefined;
    if (other === undefined || other.certainty < 4 || !isContrary(finding, other)) continue;
    if (finding.organ === undefined || finding.organ !== other.organ || finding.sentence === other.sentence) continue;
    told.add(finding.concept);
    yield {
      ...between(finding, other, `"${denial(finding)}" and "${other.text}" are both in Findings.`),
      // A denial left over from the template; the Impression tells the reader which of the two is meant.
      ...(candidates(finding, concluded)?.some((one) => one.finding.assertion === "present") && {
        severity: "warning" as const,
      }),
    };
  }
}

function between(finding: Finding, other: Finding, message: string): Flag {
  const evidence = [finding, other].map(({ from, to }) => ({ from, to }));
  return { from: finding.from, to: finding.to, message, related: [{ from: other.from, to: other.to }], evidence };
}

const denial = ({ text, cue, from }: Finding) =>
  cue !== undefined && cue.from < from ? `no … ${text}` : `${text} … not`;
