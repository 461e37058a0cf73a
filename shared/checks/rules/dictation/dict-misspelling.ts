import { misspelt } from "../../spelling";
import type { BlockRule } from "../../types";

export const dictMisspelling: BlockRule = {
  id: "dict-misspelling",
  title: "Misspelt medical term",
  why: "A misspelt term is not found by search and makes the reader wonder what else was not read over.",
  source: "Spelling was the commonest error without effect in signed reports (catalogue E5, E6)",
  // One letter off a known term, and no word of any list: of 21 on real reports 18 were slips (2026-11-22).
  severity: "info",
  scope: "block",
  examples: {
    flagged: [
      "FINDINGS: «Cholelithasis».",
      "FINDINGS: «Hepatomegally».",
      "FINDINGS: Mild «atelctasis» in the left base.",
      "IMPRESSION: Acute «diverticultis» of the sigmoid colon.",
      "FINDINGS: No «lymphadneopathy».",
    ],
    clean: [
      "FINDINGS: Haemorrhage.",
      "TECHNIQUE: Omnipaque 350.",
      "FINDINGS: Oesophageal varices, splenomegaly and anaemia.",
      "FINDINGS: The lesions metastasize to bone; the fractures are calcified.",
      "FINDINGS: Seen by Dr. Diverticulo. OSTEOPENI.",
      "FINDINGS: Intraorbital and infraorbital soft tissues are symmetric.",
    ],
  },
  trigger: ({ signs }) => signs.unknown.length > 0,
  *check({ signs: { unknown }, sentences, block, from }) {
    for (let i = 0; i < unknown.length; i += 2) {
      const start = unknown[i] ?? 0;
      const end = unknown[i + 1] ?? 0;
      const written = block.text.slice(start, end);
      const lower = written.toLowerCase();
      // A capital inside a sentence begins a name.
      if (written.slice(1) !== lower.slice(1)) continue;
      if (written !== lower && !sentences.some((sentence) => sentence.from === from + start)) continue;
      const meant = misspelt(lower);
      if (meant === undefined) continue;
      const insert = written === lower ? meant : meant.charAt(0).toUpperCase() + meant.slice(1);
      const at = { from: from + start, to: from + end };
      yield {
        ...at,
        message: `"${written}" is in no word list; "${meant}" is.`,
        fixes: [{ label: `Replace with "${insert}"`, edits: [{ ...at, insert }] }],
      };
    }
  },
};
