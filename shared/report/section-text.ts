import { type Report, type SectionKind, sectionsOf } from "./report";

/** The text of all sections of a kind, a block a line, without list marks and headings. "" where there is none. */
export function sectionText(report: Report, kind: SectionKind): string {
  return sectionsOf(report, kind)
    .flatMap((section) => section.blocks.map((block) => block.text))
    .join("\n");
}
