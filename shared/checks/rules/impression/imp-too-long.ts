import type { Analysis } from "../../../extract/types";
import { NO_FLAGS } from "../../no-flags";
import type { ReportRule } from "../../types";

export const impTooLong: ReportRule = {
  id: "imp-too-long",
  title: "Long Impression",
  why: "An Impression as long as the Findings is not read to its end, and its first item no longer stands out.",
  source: "Expert opinion (RadioGraphics 2020; Insights into Imaging 2020); there is no published word limit",
  severity: "info",
  scope: "report",
  examples: {
    flagged: [
      `FINDINGS: ${"The liver, spleen and both kidneys are normal in size. ".repeat(4)}\n\nIMPRESSION: «${"The liver and the spleen are normal in size and shape. ".repeat(5).trim()}»\n`,
      `FINDINGS: Gallstones.\n\nIMPRESSION:\n${Array.from({ length: 10 }, (_, i) => `${i === 0 ? "«" : ""}${i + 1}. Organ ${i + 1} is normal.${i === 9 ? "»" : ""}`).join("\n")}\n`,
    ],
    clean: [
      "FINDINGS: The lungs are clear.\n\nIMPRESSION: No acute cardiopulmonary abnormality is seen today.",
      "FINDINGS: The liver is normal.\n\nIMPRESSION:\n1. Gallstones.\n2. Renal cyst.\n",
    ],
  },
  check(analysis, settings) {
    const blocks = analysis.blocksOf("impression");
    const first = blocks[0];
    const last = blocks.at(-1);
    if (first === undefined || last === undefined) return NO_FLAGS;
    let impression = 0;
    for (const { words } of blocks) impression += words;
    const own = new Set(blocks);
    let findings = 0;
    for (const block of analysis.blocksOf("findings")) if (!own.has(block)) findings += block.words;
    const reason =
      longer(impression, findings, settings.impressionWords) ?? manyItems(analysis, settings.impressionItems);
    return reason === undefined ? NO_FLAGS : [{ from: first.from, to: last.to, message: reason }];
  },
};

/** Short Findings are no measure: a normal film has a sentence in each section. */
function longer(impression: number, findings: number, limit: number): string | undefined {
  const isLong =
    (findings >= 60 && impression > Math.max(limit, 0.6 * findings)) ||
    (findings >= 40 && impression > Math.max(SHORT, findings));
  return isLong ? `The Impression (${impression} words) is long beside the Findings (${findings} words).` : undefined;
}

/** So many words are read at a glance. */
const SHORT = 50;

function manyItems({ items }: Analysis, limit: number): string | undefined {
  const { length } = items;
  return length > limit ? `The Impression has ${length} items.` : undefined;
}
