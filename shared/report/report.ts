/** A half-open range of positions: of a ProseMirror document, or UTF-16 indexes into a text. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The skeleton, in its fixed order. `other` holds what fits no section; an addendum follows a signed report. */
export const SECTION_KINDS = [
  "header",
  "indication",
  "technique",
  "comparison",
  "findings",
  "impression",
  "other",
  "addendum",
] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

/** The sections that every report has. */
export const CANONICAL_KINDS = ["header", "indication", "technique", "comparison", "findings", "impression"] as const;

/**
 * One run of text. `text[i]` stands at position `from + i`; `to === from + text.length`.
 * `field`: a header field's value · `paragraph` · `item`: an Impression item, without its number or bullet ·
 * `organ`: an organ heading inside Findings.
 */
export interface Block extends Range {
  readonly kind: "field" | "paragraph" | "item" | "organ";
  readonly text: string;
  /** Header field: its DICOM keyword (`PatientName`, `StudyDate`, `StudyDescription`, …) or the label as written. */
  readonly name?: string;
  /** Item or list line: the number as written ("2." is 2), undefined for a bullet or no mark. */
  readonly number?: number;
  /** Item: 0 for a main item, 1 for a sub-item (a, b, …). */
  readonly depth?: number;
  /** Places that a template left open (field marks); ranges of the report. */
  readonly openFields?: readonly Range[];
  /** Stable identity for caches: the ProseMirror node. Absent where the report was made from text. */
  readonly key?: object;
}

/** A heading with its blocks. */
export interface Section extends Range {
  readonly kind: SectionKind;
  /** Further kinds that a combined heading ("FINDINGS AND IMPRESSION") stands for. */
  readonly alsoKinds: readonly SectionKind[];
  /** The heading as written; undefined where there is none (text before the first heading, or text with no headings). */
  readonly heading?: Range & { readonly text: string };
  readonly blocks: readonly Block[];
}

/**
 * The read-only view that checks see. From text, the sections stand in the text's own order with its repeats and gaps,
 * and every character that is not white space lies in a section. From a document, they stand in the skeleton's order.
 */
export interface Report {
  readonly origin: "text" | "document";
  readonly sections: readonly Section[];
  /** The length of the text, or the size of the document's content. */
  readonly length: number;
}

/** The sections of one kind, a combined heading's among them, in the report's order. */
export function sectionsOf(report: Report, kind: SectionKind): readonly Section[] {
  return report.sections.filter((section) => section.kind === kind || section.alsoKinds.includes(kind));
}
