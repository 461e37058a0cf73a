import { CANONICAL_KINDS, type Range, type Report, type Section, type SectionKind } from "../report/report";

/** How messages and inserted headings call the sections. */
export const SECTION_NAMES = {
  header: "Patient",
  indication: "Indication",
  technique: "Technique",
  comparison: "Comparison",
  findings: "Findings",
  impression: "Impression",
  other: "Other",
  addendum: "Addendum",
} as const satisfies Record<SectionKind, string>;

const CANONICAL: readonly SectionKind[] = CANONICAL_KINDS;

/** The section's place in the skeleton; undefined for what has no fixed place. */
export function canonicalIndex(kind: SectionKind): number | undefined {
  const index = CANONICAL.indexOf(kind);
  return index < 0 ? undefined : index;
}

/** The text of a section's body that says something: open fields, brackets, rules and stars are left out. */
export function saysNothing(section: Section): boolean {
  for (const block of section.blocks)
    if (block.kind !== "organ" && !isPlaceholder(block.text) && !isOneOpenField(block)) return false;
  return true;
}

/** From the section's heading to the end of its body. */
export function wholeSection(section: Section): Range {
  return {
    from: Math.min(section.from, section.heading?.from ?? section.from),
    to: Math.max(section.to, section.heading?.to ?? section.to),
  };
}

/** Where a section of this kind belongs among those that are there. */
export function placeFor(report: Report, kind: SectionKind): number {
  const index = canonicalIndex(kind) ?? CANONICAL_KINDS.length;
  const next = report.sections.find((section) => (canonicalIndex(section.kind) ?? CANONICAL_KINDS.length) > index);
  return next === undefined ? report.length : wholeSection(next).from;
}

function isOneOpenField(block: Section["blocks"][number]): boolean {
  if (block.openFields === undefined) return false;
  const covered = block.openFields.reduce((sum, field) => sum + field.to - field.from, 0);
  return covered > 0 && block.text.trim().replace(/[.;]$/, "").length <= covered;
}

/** True where only brackets, stars, underscores, dashes, question marks or dots stand. */
function isPlaceholder(text: string): boolean {
  for (const character of text) if (!"[]<>{}()*_-–—.?: \t\r\n\u00a0".includes(character)) return false;
  return true;
}
