import { analyze } from "../../extract/analyze";
import type { Analysis, BlockAnalysis, Finding, Recommendation } from "../../extract/types";
import type { Block, Report, Section, SectionKind } from "../../report/report";
import { DEFAULT_CHECK_SETTINGS } from "../../settings";
import { parseReportText } from "../../text/parse";
import type { Place } from "./comparison";

/** An item with its sub-items and what they say. */
export interface ComparedItem {
  readonly index: number;
  readonly place: Place;
  readonly findings: readonly Finding[];
  readonly recommendations: readonly Recommendation[];
  readonly level: number | undefined;
}

/** One of the two reports. */
export interface ReadSide {
  readonly analysis: Analysis;
  readonly items: readonly ComparedItem[];
  /** The blocks of a section, in order. */
  readonly blocks: (kind: SectionKind) => readonly Block[];
}

/** Reads a report or an Impression alone: a text without headings is taken for an Impression. */
export function readText(text: string): ReadSide {
  const report = parseReportText(text);
  if (report.sections.some(({ kind }) => kind === "impression" || kind === "findings")) return readReport(report);
  const opener = "IMPRESSION:\n";
  const { sections } = parseReportText(opener + text);
  const impression: Section = {
    kind: "impression",
    alsoKinds: [],
    from: 0,
    to: text.length,
    blocks: sections.flatMap(({ blocks }) =>
      blocks.map((block) => ({ ...block, from: block.from - opener.length, to: block.to - opener.length })),
    ),
  };
  return readReport({ origin: "text", sections: [impression], length: text.length });
}

/** Reads a report made from a document or a text; positions are its own. */
export function readReport(report: Report): ReadSide {
  const analysis = analyze(report, DEFAULT_CHECK_SETTINGS);
  const groups: BlockAnalysis[][] = [];
  for (const block of analysis.blocksOf("impression")) {
    if (block.sentences.length === 0) continue;
    const last = groups.at(-1);
    if (last !== undefined && (block.block.depth ?? 0) > 0) last.push(block);
    else groups.push([block]);
  }
  return {
    analysis,
    items: groups.map((blocks, index) => itemOf(blocks, index)),
    blocks: (kind) => analysis.sectionsOf(kind).flatMap(({ blocks }) => blocks),
  };
}

function itemOf(blocks: readonly BlockAnalysis[], index: number): ComparedItem {
  const findings = blocks.flatMap((block) => block.findings);
  const levels = findings.flatMap(({ assertion, level }) =>
    assertion === "hypothetical" || assertion === "other" ? [] : [level],
  );
  return {
    index,
    place: {
      from: blocks[0]?.from ?? 0,
      to: blocks.at(-1)?.to ?? 0,
      text: blocks.map(({ block }) => block.text.trim()).join("\n"),
    },
    findings,
    recommendations: blocks.flatMap((block) => block.recommendations),
    level: levels.length === 0 ? undefined : Math.max(...levels),
  };
}
