import type { Report } from "../../report/report";
import type { Comparison } from "./comparison";
import { meaningChanges } from "./meaning";
import { pairFindings } from "./pair-findings";
import { pairItems } from "./pair-items";
import { type ReadSide, readReport, readText } from "./side-reading";
import { compareWords } from "./words";

/** Compares two texts: reports, or Impressions alone. Positions are indexes into each. */
export const compareTexts = (draft: string, final: string): Comparison => compare(readText(draft), readText(final));

/** Compares two reports, of documents or texts. Positions are each report's own. */
export const compareReports = (draft: Report, final: Report): Comparison =>
  compare(readReport(draft), readReport(final));

const COMPARED = ["findings", "impression"] as const;

function compare(draft: ReadSide, final: ReadSide): Comparison {
  const findings = pairFindings(draft.items, final.items);
  const items = pairItems(draft.items, final.items, findings);
  return {
    words: COMPARED.flatMap((kind) => {
      const own = draft.blocks(kind);
      const other = final.blocks(kind);
      return own.length === 0 && other.length === 0 ? [] : [compareWords(kind, own, other)];
    }),
    draftItems: draft.items.map(({ place }) => place),
    finalItems: final.items.map(({ place }) => place),
    items,
    changes: meaningChanges(draft.items, final.items, items, findings),
  };
}
