import type { SectionKind } from "../report/report";
import { parseReportText } from "../text/parse";

/** The text of a report's section without its heading; undefined where the text has no such section. */
export function sectionText(text: string, kind: SectionKind): string | undefined {
  const { sections } = parseReportText(text);
  const own = sections.find((section) => section.kind === kind && section.heading !== undefined);
  if (own === undefined) return undefined;
  return text
    .slice(own.heading?.to ?? own.from, own.to)
    .replace(/^\s*:?[ \t]*\n?/, "")
    .trimEnd();
}
