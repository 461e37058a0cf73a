import { perBlock } from "../../../extract/keep";
import type { Analysis, Finding } from "../../../extract/types";
import { once } from "../../../lexicons/table";
import type { CheckSettings } from "../../../settings";
import { communicationsIn } from "../../communication";
import { CRITICAL, findingSigns, findingSignsInReport } from "../../finding-signs";
import { isAsserted, isCriticalConcept, isHedged, isUrgent } from "../../impression";
import { NO_FLAGS } from "../../no-flags";
import type { Fix, ReportRule } from "../../types";

export const commCriticalMissing: ReportRule = {
  id: "comm-critical-missing",
  title: "Critical finding without communication",
  why: "A finding that needs action within minutes must reach somebody in person; the report has to show that it did.",
  source: "ACR Practice Parameter for Communication, 2020; Joint Commission NPSG.02.03.01; Larson et al., JACR 2014",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "IMPRESSION: Acute «pulmonary embolism» in the right lower lobe.",
      "IMPRESSION: «Free intraperitoneal air.»",
      "FINDINGS: There is a large left «tension pneumothorax».\n\nIMPRESSION: Chest tube needed.",
    ],
    clean: [
      "IMPRESSION: Acute pulmonary embolism. Discussed with Dr. Lee by telephone at 14:32 on 2024-05-02; read-back confirmed.",
      "IMPRESSION: Unchanged chronic subdural hematoma.",
      "IMPRESSION: No pulmonary embolism.",
      "IMPRESSION: Acute pulmonary embolism. The emergency department was notified.",
      "FINDINGS: Free intraperitoneal air beside the liver. It is thought to be postoperative.",
    ],
  },
  check(analysis, settings) {
    if ((findingSignsInReport(analysis) & CRITICAL) === 0) return NO_FLAGS;
    const critical = criticalIn(analysis, "impression", settings) ?? criticalIn(analysis, "findings", settings);
    if (critical === undefined || communicationsIn(analysis).length > 0) return NO_FLAGS;
    const { finding, isHedge } = critical;
    if (isExpected(finding)) return NO_FLAGS;
    return [
      {
        from: finding.from,
        to: finding.to,
        message: `No word on who was told of the ${finding.concept.id}.`,
        ...(isHedge() && { severity: "info" }),
        fixes: [statementAfter(finding)],
      },
    ];
  },
};

interface Critical {
  readonly finding: Finding;
  readonly isHedge: () => boolean;
}

/** The section's first critical finding that is certain, else the first of all. */
function criticalIn(
  analysis: Analysis,
  kind: "impression" | "findings",
  settings: CheckSettings,
): Critical | undefined {
  let first: Critical | undefined;
  for (const block of analysis.blocksOf(kind)) {
    if ((findingSigns(block) & CRITICAL) === 0) continue;
    for (const critical of urgentIn(block)) {
      if (!isCriticalConcept(critical.finding, settings)) continue;
      if (!critical.isHedge()) return critical;
      first ??= critical;
    }
  }
  return first;
}

const urgentIn = perBlock((block): readonly Critical[] =>
  block.findings
    .filter((finding) => isUrgent(finding) && isAsserted(finding))
    .map((finding) => ({ finding, isHedge: once(() => isHedged(finding)) })),
);

/** "There is free air. It was evaluated in favor of postoperative change." */
function isExpected({ sentence }: Finding): boolean {
  const next = sentence.block.sentences[sentence.index + 1]?.text ?? "";
  return /^(?:it|this|these|they|which|and|the finding)\b.{0,60}\b(?:post-?(?:operative|surgical|procedural)|recent (?:surgery|procedure|laparoscopy))/i.test(
    next,
  );
}

/** The statement with its fields open, behind the sentence that names the finding. */
function statementAfter({ sentence }: Finding): Fix {
  const stop = /[.!?]\s*$/.test(sentence.text) ? "" : ".";
  const at = sentence.from + sentence.text.trimEnd().length;
  const insert = `${stop} Discussed with [recipient] by [telephone|in person|secure message] on [date] at [time]; read-back [confirmed|not obtained].`;
  return { label: "Insert a communication statement", edits: [{ from: at, to: at, insert }] };
}
