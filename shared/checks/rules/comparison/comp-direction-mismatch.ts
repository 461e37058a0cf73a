import type { BlockAnalysis, Change, Finding, Measurement } from "../../../extract/types";
import type { BlockRule } from "../../types";

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
    ],
    clean: [
      "FINDINGS: Increased from 8 mm to 11 mm.",
      "FINDINGS: Not significantly changed, 12 mm, previously 11 mm.",
      "FINDINGS: The nodule has increased, now 11 mm, previously 8 mm.",
      "FINDINGS: Unchanged nodule, 9 mm, previously 11 mm by a different observer.",
      "FINDINGS: The mass has decreased from 5.2 x 4.1 cm to 3.8 x 3.0 cm.",
      "FINDINGS: The mass has increased to 4.1 cm, previously 3.2 cm; before that 4.5 cm.",
    ],
  },
  *check(block) {
    for (const [index, prior] of block.measurements.entries()) {
      if (prior.role !== "prior" || !isLength(prior)) continue;
      const current = partnerOf(block, index, prior);
      if (current === undefined) continue;
      const finding = current.finding ?? prior.finding;
      const change = finding?.change;
      if (finding === undefined || change === undefined || isCrowded(block, finding, prior)) continue;
      const now = Math.max(...current.values);
      const then = Math.max(...prior.values);
      if (!contradicts(change, now, then)) continue;
      const at = wordOf(finding, change) ?? current;
      yield {
        from: at.from,
        to: at.to,
        message: `"${finding.text}" is said to be ${WORDS[change]}, but goes from ${prior.text} to ${current.text}.`,
        related: [current, prior],
      };
    }
  },
};

const WORDS: Readonly<Record<Change, string>> = {
  new: "new",
  increased: "larger",
  decreased: "smaller",
  stable: "unchanged",
  resolved: "gone",
};

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

function contradicts(change: Change, now: number, then: number): boolean {
  if (change === "increased") return now < then;
  if (change === "decreased") return now > then;
  // A word for the whole lesion against one of its sizes: measuring varies by some 20 % and 3 mm.
  if (change === "stable") return Math.abs(now - then) >= 3 && Math.abs(now - then) / then > 0.2;
  return change === "new";
}

const MODIFIER_OF: Readonly<Partial<Record<Change, string>>> = {
  increased: "increasing",
  decreased: "improving",
  stable: "stable",
  new: "acute",
};

const wordOf = (finding: Finding, change: Change) => finding.modifiers.find(({ name }) => name === MODIFIER_OF[change]);
