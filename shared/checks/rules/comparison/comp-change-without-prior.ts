import { perBlock } from "../../../extract/keep";
import { CHANGE } from "../../../extract/phrase-groups";
import { assertionAt } from "../../../extract/span-assertions";
import type { BlockAnalysis, Phrase } from "../../../extract/types";
import { NO_FLAGS } from "../../no-flags";
import type { Flag, ReportRule } from "../../types";
import { comparisonOf } from "./prior-exams";

export const compChangeWithoutPrior: ReportRule = {
  id: "comp-change-without-prior",
  title: "Change without a prior exam",
  why: "A change can only be seen against an earlier exam; with none listed, the sentence is a leftover or the comparison was forgotten.",
  source: "Report error classes, interval change (catalogue E13); ACR Communication Practice Parameter, rev. 2020",
  severity: "error",
  scope: "report",
  examples: {
    flagged: [
      "COMPARISON: None.\nFINDINGS: «Unchanged» 5 mm right lower lobe nodule.",
      "COMPARISON:\nFINDINGS: «Interval decrease» in the pleural effusion.",
      "COMPARISON: No prior studies available.\nFINDINGS: 2 cm mass. This has «increased» in size since the prior examination.",
      "COMPARISON: None.\nFINDINGS: The pleural effusion has «increased».",
      "COMPARISON: None.\nFINDINGS: Liver lesion, «stable compared to the prior» study.",
      "COMPARISON: None.\nFINDINGS: Emphysema. There has been «no interval change».",
      "COMPARISON: No earlier imaging on file.\nFINDINGS: The cyst is «unaltered».",
      "COMPARISON: Old films are not available.\nFINDINGS: Right effusion, larger «than previously».",
      "COMPARISON: First CT of this patient.\nFINDINGS: The consolidation «has cleared».",
      "COMPARISON: -\nFINDINGS: «Further decrease» in the left effusion.",
    ],
    clean: [
      "COMPARISON: None.\nFINDINGS: Increased echogenicity of the liver.",
      "COMPARISON: None.\nFINDINGS: Patient hemodynamically stable.",
      "COMPARISON: CT chest 2023-11-20.\nFINDINGS: Unchanged 5 mm nodule.",
      "FINDINGS: Unchanged 5 mm nodule.",
      "COMPARISON: None.\nFINDINGS: The right lobe of the liver is larger than the left.",
      "COMPARISON: None.\nFINDINGS: New line of contrast is not seen. Per outside report, the nodule is unchanged.",
      "COMPARISON: None.\nIMPRESSION: 6 mm nodule; CT in 12 months to confirm it is stable.",
      "COMPARISON: None.\nFINDINGS: No prior study is available to assess interval change.",
      "COMPARISON: None.\nFINDINGS: Abrupt change in caliber of the duct.",
      "COMPARISON: None.\nFINDINGS: Stable hip on stress views. Stable ankle mortise.",
      "COMPARISON: None.\nFINDINGS: Grade 1 anterolisthesis without change in alignment between flexion and extension.",
      "COMPARISON: None.\nIMPRESSION: Pneumonia. Radiograph in 6 weeks to document complete resolution.",
      "COMPARISON: No prior CT. Correlation is made with the radiograph of today.\nFINDINGS: The effusion has increased.",
      "COMPARISON: None other than the MRI of last year.\nFINDINGS: The mass is unchanged.",
    ],
  },
  check(analysis) {
    const { state } = comparisonOf(analysis);
    if (state !== "none" && state !== "empty") return NO_FLAGS;
    const flags: Flag[] = [];
    for (const block of analysis.blocks) {
      if ((block.kind !== "findings" && block.kind !== "impression") || (block.groups & CHANGE) === 0) continue;
      const { hit, isSame } = changeIn(block);
      if (hit === undefined) continue;
      const what = state === "none" ? "says that there is no prior exam" : "is empty";
      flags.push({
        from: hit.from,
        to: hit.to,
        // Nobody is sent anywhere by "no change" in the Findings; which exam was looked at is still open.
        ...(block.kind === "findings" && isSame && { severity: "warning" }),
        message: `"${hit.text}" tells of a change, but the Comparison ${what}.`,
      });
    }
    return flags;
  },
};

const changeIn = perBlock((block) => {
  const hit = firstChange(block);
  return { hit, isSame: hit !== undefined && SAYS_SAME.test(hit.sentence.text) };
});

const SAYS_SAME = /\b(?:no (?:\w+ ){0,3}change|not (?:\w+ )?changed|unchanged|similar|stable|in the interval)\b/i;

/** The first words of change that speak of the images: each block says it once. */
function firstChange(block: BlockAnalysis): Phrase | undefined {
  for (const phrase of block.phrases) {
    if (phrase.group !== "comp-change" || isExempt(block, phrase)) continue;
    if (NEEDS_FINDING.has(phrase.text.toLowerCase()) && !saysItAll(block, phrase) && !changesFinding(block, phrase))
      continue;
    if (isSaidOfNow(block, phrase)) return phrase;
  }
  return undefined;
}

/** Words that compare things of one image as well: only where a finding is said to have changed by them. */
const NEEDS_FINDING = new Set([
  "stable",
  "larger",
  "smaller",
  "increased",
  "decreased",
  "new",
  "interval",
  "previously",
  "persistent",
  "persists",
  "resolved",
  "progression",
  "regression",
  "improving",
  "worsening",
  "improved",
  "worsened",
  "progressed",
  "enlarging",
  "grown",
  "regressed",
  "no significant change",
  "decreasing",
  "increasing",
  "growing",
  "shrinking",
  "resolving",
  "diminishing",
]);

const OPENS = /^(?:stable|unchanged|persistent)$/i;
/** A joint may be stable too. */
const SILHOUETTE =
  /^(?:stable|unchanged) (?:post|cardio|cardiac|heart|mediastin|appearance|position|support|lines|tubes)/i;
const NOT_OF_IMAGES =
  /^stable (?:fracture|patient|vital|condition|injur|pelvi)|^persistent (?:left s|f(?:o?)etal|foramen|trigeminal|sciatic|hyperplastic|m[uü]llerian|ductus|primary)/i;
/** "Effusion, increased." */
const ENDS = /(?:,|:| is| are| has| have) (?:increased|decreased|larger|smaller|improved|worsened|worse)[.]?$/i;

/** The word opens or ends its sentence in a way that compares with an earlier exam, whatever it is said of. */
function saysItAll(block: BlockAnalysis, { from, to, sentence, text }: Phrase): boolean {
  if (from === sentence.from && !NOT_OF_IMAGES.test(sentence.text))
    return OPENS.test(text) && (SILHOUETTE.test(sentence.text) || speaksOfFinding(block, sentence));
  return to >= sentence.to - 1 && ENDS.test(sentence.text) && speaksOfFinding(block, sentence);
}

const speaksOfFinding = ({ findings }: BlockAnalysis, sentence: Phrase["sentence"]): boolean =>
  findings.some((one) => one.sentence === sentence && one.assertion === "present" && one.concept.kind !== "normal");

const changesFinding = (block: BlockAnalysis, { from, to, sentence, text }: Phrase): boolean =>
  block.findings.some(
    (finding) =>
      finding.sentence === sentence &&
      finding.change !== undefined &&
      // What is gone is not there, and has no modifier.
      (finding.change === "resolved" && /^resolved/i.test(text)
        ? finding.concept.kind !== "normal"
        : finding.assertion === "present" &&
          finding.concept.kind !== "normal" &&
          finding.modifiers.some((modifier) => modifier.from < to && from < modifier.to)),
  );

function isExempt(block: BlockAnalysis, { from, to, sentence }: Phrase): boolean {
  for (const other of block.phrases) {
    if (other.sentence !== sentence) continue;
    if (other.group === "comp-change-exempt" && other.from < to && from < other.to) return true;
    // "No prior study to assess interval change."
    if (other.group === "comp-none" && other.text.length > 4) return true;
  }
  const text = sentence.text.toLowerCase();
  if (text.includes("than ") && !THAN_BEFORE.test(text)) return true;
  if (OTHER_SOURCE.some((word) => text.includes(word))) return true;
  if (STILL_TO_COME.test(text.slice(0, from - sentence.from))) return true;
  return block.recommendations.some((recommendation) => recommendation.from < to && from < recommendation.to);
}

/** "to document complete resolution" */
const STILL_TO_COME =
  /\b(?:to (?:document|ensure|confirm|assess|evaluate|establish|exclude|monitor|show|demonstrate|verify|check)|until|pending|ensuring|documenting|confirming|(?:assess|evaluat|monitor)\w{0,6} (?:for|of))\b/;

const THAN_BEFORE = /\bthan (?:on |in the |at the |the )?(?:on|before|prior|previous|earlier|last|formerly)/;

/** The prior is known from elsewhere, or the words are those of the referrer. */
const OTHER_SOURCE = [
  "outside",
  "per report",
  "reportedly",
  "by report",
  "per history",
  "by history",
  "scout",
  "phase",
  "baseline",
];

function isSaidOfNow({ block, from }: BlockAnalysis, phrase: Phrase): boolean {
  // The phrase is the denial itself.
  if (/^(?:no|not|without|previously|as)\b/i.test(phrase.text)) return true;
  const said = assertionAt(block.text, [[phrase.from - from, phrase.to - from]])[0];
  return said !== "absent" && said !== "hypothetical" && said !== "other";
}
