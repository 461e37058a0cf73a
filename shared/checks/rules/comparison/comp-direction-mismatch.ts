import type { BlockAnalysis, Change, Finding, Measurement, Sentence } from "../../../extract/types";
import type { Range } from "../../../report/report";
import type { BlockRule } from "../../types";
import { type Direction, directionsIn, oneDirection, refutes, type Said } from "./direction";

export const compDirectionMismatch: BlockRule = {
  id: "comp-direction-mismatch",
  title: "Change and sizes disagree",
  why: "Growth decides on treatment; when the word and the two sizes disagree, nobody knows which of them is right.",
  source: "Report error classes, interval change (catalogue E13); RECIST 1.1 (20 %); Fleischner 2017",
  severity: "error",
  scope: "block",
  sections: ["findings", "impression", "other", "addendum"],
  needs: "measurements",
  examples: {
    flagged: [
      "FINDINGS: The nodule has «increased», now 8 mm, previously 11 mm.",
      "FINDINGS: «Stable» mass measuring 4.2 cm, previously 2.9 cm.",
      "FINDINGS: The left adrenal nodule has «decreased» in size, from 12 mm to 19 mm.",
      "IMPRESSION: The lesion is «smaller», 3.4 cm, previously 2.1 cm.",
      "FINDINGS: Hilar node: currently 11 mm, 19 mm on the last scan, «increased».",
      "FINDINGS: There is «no growth» of the meningioma, 34 mm now, 21 mm before.",
      "IMPRESSION: «Growing» schwannoma, 12 mm now, was 17 mm.",
      "FINDINGS: The infrarenal aneurysm is «stable» at 5.6 cm (4.9 cm on the prior CT).",
      "FINDINGS: The left renal cyst has «not changed»; it measured 2.4 cm previously and now measures 5.1 cm.",
      "FINDINGS: The pancreatic cyst is «smaller». It measures 3.4 cm today, 2.1 cm previously.",
    ],
    clean: [
      "FINDINGS: Increased from 8 mm to 11 mm.",
      "FINDINGS: Not significantly changed, 12 mm, previously 11 mm.",
      "FINDINGS: The nodule has increased, now 11 mm, previously 8 mm.",
      "FINDINGS: Unchanged nodule, 9 mm, previously 11 mm by a different observer.",
      "FINDINGS: The mass has decreased from 5.2 x 4.1 cm to 3.8 x 3.0 cm.",
      "FINDINGS: The mass has increased to 4.1 cm, previously 3.2 cm; before that 4.5 cm.",
      "FINDINGS: Enlarged node, 14 mm, previously 18 mm.",
      "FINDINGS: The mass has grown from 2.1 cm to 3.4 cm, with decreased enhancement.",
      "FINDINGS: The larger of the two nodules measures 8 mm, previously 9 mm.",
      "FINDINGS: No increase in size: 8 mm now, 12 mm previously.",
      "FINDINGS: The nodule has changed, 8 mm now, 12 mm previously.",
      "FINDINGS: Improved pneumonia; nodule 9 mm, previously 8 mm.",
      "FINDINGS: Stable aneurysm, 4.9 cm, previously 4.7 cm.",
      "FINDINGS: Growth plates are open; lesion 8 mm, previously 9 mm.",
      "FINDINGS: Increased sclerosis of the lesion which measures 14 mm, previously 16 mm.",
      "FINDINGS: Metastases: the larger is 3.1 cm (previously 2.5 cm), the smaller is 1.1 cm (previously 1.8 cm).",
    ],
  },
  trigger: ({ measurements }) => measurements.some(({ role }) => role === "prior"),
  *check(block) {
    for (const [index, prior] of block.measurements.entries()) {
      if (prior.role !== "prior" || !isLength(prior)) continue;
      const current = partnerOf(block, index, prior);
      if (current === undefined) continue;
      const finding = current.finding ?? prior.finding;
      const said = saidOf(block, finding, prior, current);
      const now = Math.max(...current.values);
      const then = Math.max(...prior.values);
      if (said === undefined || !isRefuted(said.change, now, then, finding?.concept.family ?? current.structure))
        continue;
      const subject = finding?.text ?? current.structure;
      yield {
        from: said.from,
        to: said.to,
        message: `${subject === undefined ? "It" : `"${subject}"`} is said to be ${WORDS[said.change]}, but goes from ${prior.text} to ${current.text}.`,
        related: [current, prior],
      };
    }
  },
};

const WORDS: Readonly<Record<Change | Direction, string>> = {
  new: "new",
  increased: "larger",
  decreased: "smaller",
  stable: "unchanged",
  resolved: "gone",
  "not-increased": "no larger",
  "not-decreased": "no smaller",
};

const VESSEL = /aneurysm|aorta|aortic|artery/;

function isRefuted(change: Change | Direction, now: number, then: number, what: string | undefined): boolean {
  if (change === "new") return true;
  if (change === "resolved") return false;
  return refutes(change, now, then, what !== undefined && VESSEL.test(what));
}

interface SaidChange extends Range {
  readonly change: Change | Direction;
}

/** What is said of the change: in so many words, or where several things are spoken of, of this finding. */
function saidOf(
  block: BlockAnalysis,
  finding: Finding | undefined,
  prior: Measurement,
  current: Measurement,
): SaidChange | undefined {
  const own = finding?.change;
  if (isAlone(block, finding, prior)) {
    const said = inWords(block, prior);
    if (said !== undefined) return { ...said, change: said.direction };
    // The words disagree among each other, or none of them speaks of a size.
    if (own !== "new" || finding === undefined) return undefined;
  }
  if (finding === undefined || own === undefined || isCrowded(block, finding, prior)) return undefined;
  const at = wordOf(finding, own) ?? current;
  return { from: at.from, to: at.to, change: own };
}

/** No other finding in the sentence: whatever it says of a change, it says of this one, or of the only one there is. */
function isAlone({ findings }: BlockAnalysis, own: Finding | undefined, { sentence }: Measurement): boolean {
  let family = own?.concept.family;
  for (const { sentence: place, concept } of findings) {
    if (place !== sentence || VERDICTS.has(concept.family) || concept.kind === "device") continue;
    family ??= concept.family;
    if (concept.family !== family) return false;
  }
  return true;
}
const VERDICTS = new Set(["treatment response", "disease progression"]);

/** The direction that the sentence gives, else the one before it or behind it where that goes on about the same. */
function inWords(block: BlockAnalysis, { sentence }: Measurement): Said | undefined {
  const own = directionsIn(sentence.text, sentence.from);
  if (own.length > 0) return oneDirection(own);
  const before = block.sentences[sentence.index - 1];
  if (before !== undefined && GOES_ON.test(sentence.text)) {
    const said = isBare(block, before) ? oneDirection(directionsIn(before.text, before.from)) : undefined;
    if (said !== undefined) return said;
  }
  const behind = block.sentences[sentence.index + 1];
  return behind !== undefined && COMMENT.test(behind.text) && isBare(block, behind)
    ? oneDirection(directionsIn(behind.text, behind.from))
    : undefined;
}

const GOES_ON =
  /^(?:it|this|which|now|currently|today|presently|previously|formerly|measur\w*|current|the (?:lesion|mass|nodule|cyst|aneurysm|node|collection|tumou?r)) /i;
const COMMENT =
  /^(?:(?:it|this|the (?:lesion|mass|nodule|cyst|aneurysm|node|collection|tumou?r)) (?:is|has|have|remains|appears)\b|(?:stable|unchanged|smaller|larger|increased|decreased|no change)\b[^,;]{0,30}$)/i;

/** No size of its own, and no more than one thing spoken of. */
const isBare = ({ measurements, findings }: BlockAnalysis, sentence: Sentence): boolean =>
  measurements.every((one) => one.sentence !== sentence) &&
  findings.filter((one) => one.sentence === sentence && !VERDICTS.has(one.concept.family)).length <= 1;

const isLength = ({ quantity, unit, form, values }: Measurement): boolean =>
  quantity === "length" && unit !== undefined && form !== "range" && values.length > 0;

/** The current size that the prior one belongs to: the only other size of its sentence. */
function partnerOf({ measurements }: BlockAnalysis, index: number, prior: Measurement): Measurement | undefined {
  const inSentence = (at: number): Measurement | undefined => {
    const other = measurements[at];
    return other?.sentence === prior.sentence ? other : undefined;
  };
  const before = inSentence(index - 1);
  const after = inSentence(index + 1);
  const partner = before ?? after;
  if (partner === undefined || partner.role !== "current" || !isLength(partner)) return undefined;
  // A third size: several lesions, or several priors.
  if (before !== undefined && (after !== undefined || inSentence(index - 2) !== undefined)) return undefined;
  if (before === undefined && inSentence(index + 2) !== undefined) return undefined;
  if (partner.finding !== undefined && prior.finding !== undefined && partner.finding !== prior.finding)
    return undefined;
  return partner.values.length === prior.values.length || partner.form === prior.form ? partner : undefined;
}

/** Another finding of the sentence changes too: whose change it is stays open. */
function isCrowded({ findings }: BlockAnalysis, finding: Finding, { sentence }: Measurement): boolean {
  return findings.some(
    (other) =>
      other !== finding &&
      other.sentence === sentence &&
      other.change !== undefined &&
      other.change !== finding.change &&
      other.concept !== finding.concept,
  );
}

const MODIFIER_OF: Readonly<Partial<Record<Change, string>>> = {
  increased: "increasing",
  decreased: "improving",
  stable: "stable",
  new: "acute",
};

const wordOf = (finding: Finding, change: Change) => finding.modifiers.find(({ name }) => name === MODIFIER_OF[change]);
