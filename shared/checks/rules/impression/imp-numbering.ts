import type { Analysis, ImpressionItem, Sentence } from "../../../extract/types";
import { isAsserted } from "../../impression";
import { NO_FLAGS } from "../../no-flags";
import type { Fix, Flag, ReportRule, TextEdit } from "../../types";

export const impNumbering: ReportRule = {
  id: "imp-numbering",
  title: "Impression not numbered in order",
  why: "Numbered items can be found, quoted and followed up one by one; a broken count hides that an item is missing.",
  source: "COVER and ROVER surveys, Insights into Imaging 2011; expert practice",
  severity: "info",
  scope: "report",
  examples: {
    flagged: [
      "IMPRESSION: «Right lower lobe pneumonia. Small pleural effusion. 5 mm left upper lobe nodule. Cholelithiasis.»",
      "IMPRESSION:\n1. Pneumonia.\n2. Pleural effusion.\n«2. Pulmonary nodule.»\n4. Gallstones.\n",
      "IMPRESSION:\n1. Pneumonia.\n«3. Pleural effusion.»\n",
    ],
    clean: [
      "IMPRESSION: No acute cardiopulmonary abnormality.",
      "IMPRESSION:\n• Acute appendicitis.\n• Simple renal cyst.\n",
      "IMPRESSION:\n1. Acute appendicitis.\n   a. With abscess.\n   b. With ileus.\n2. Simple renal cyst.\n",
      "IMPRESSION: Right lower lobe pneumonia. Small pleural effusion.",
      "IMPRESSION:\n1. 1.5 cm renal cyst.\n2. 2 mm renal stone.\n",
    ],
  },
  check(analysis) {
    const { items } = analysis;
    // The editor numbers the items of a document itself.
    if (analysis.report.origin === "document" || items.length === 0) return NO_FLAGS;
    if (items.length === 1) return unnumbered(analysis);
    return isCounted(items) ? NO_FLAGS : brokenCount(items);
  },
};

/** From 1 on, each number one more. */
function isCounted(items: readonly ImpressionItem[]): boolean {
  for (const { block, index } of items) if (block.block.number !== index + 1) return false;
  return true;
}

const RENUMBER: Fix = { label: "Number the items from 1", operation: { name: "renumber" } };

/** The first item whose number does not follow; one is enough to say, since one fix mends them all. */
function* brokenCount(items: readonly ImpressionItem[]): Iterable<Flag> {
  const numbered = items.filter(({ block }) => block.block.number !== undefined);
  if (numbered.length === 0) return;
  const first = numbered[0]?.block.block.number ?? 1;
  for (const [position, { block }] of items.entries()) {
    const { number } = block.block;
    if (number === position + first && first === 1) continue;
    // A line without a number among numbered ones may run on from the item before it.
    if (number === undefined && numbered.length < items.length - 1) return;
    const message =
      number === undefined ? `Item ${position + 1} has no number.` : `Item ${position + 1} has the number ${number}.`;
    const severity = number === undefined ? "info" : "warning";
    yield { from: block.from, to: block.to, message, severity, fixes: [RENUMBER] };
    return;
  }
}

/** Three statements or more that name something, in running text. */
function* unnumbered(analysis: Analysis): Iterable<Flag> {
  const block = analysis.items[0]?.block;
  if (block === undefined || block.block.number !== undefined || analysis.blocksOf("impression").length > 1) return;
  const named = new Set(
    block.findings.filter((finding) => isAsserted(finding) && finding.level > 0).map(({ sentence }) => sentence.index),
  );
  const saying = block.sentences.filter(({ index }) => named.has(index));
  if (saying.length < 3 || saying.length < block.sentences.length - 1) return;
  yield {
    from: block.from,
    to: block.to,
    message: `${saying.length} findings stand in running text without numbers.`,
    fixes: [{ label: "Make each sentence an item", edits: listEdits(block.sentences) }],
  };
}

function listEdits(sentences: readonly Sentence[]): readonly TextEdit[] {
  return sentences.map((sentence, index) => ({
    from: sentences[index - 1]?.to ?? sentence.from,
    to: sentence.from,
    insert: index === 0 ? "1. " : `\n${index + 1}. `,
  }));
}
