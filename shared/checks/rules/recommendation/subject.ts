import type { BlockAnalysis, Finding, Recommendation } from "../../../extract/types";

/**
 * What a recommendation is about: the nearest asserted finding before it in its block, of its own sentence first; a
 * finding behind it only in its own sentence ("Follow-up CT in 3 months for the nodule").
 */
export function subjectOf(block: BlockAnalysis, recommendation: Recommendation): Finding | undefined {
  let subject: Finding | undefined;
  for (const finding of block.findings) {
    if (finding.concept.kind === "normal" || finding.concept.kind === "device" || finding.assertion === "absent")
      continue;
    if (finding.from < recommendation.from) subject = finding;
    else if (finding.to <= recommendation.to || finding.sentence === recommendation.sentence) return finding;
    else break;
  }
  return subject;
}

/** True for what is to be looked at again or looked at better: imaging, follow-up, evaluation. */
export function isImaging({ action }: Recommendation): boolean {
  return action === "imaging" || action === "follow-up" || action === "evaluation";
}
