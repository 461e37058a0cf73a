import { alignmentOf } from "../../checks/alignment/alignment";
import { analyze } from "../../extract/analyze";
import type { Analysis, BlockAnalysis, Finding, Sentence } from "../../extract/types";
import type { Block, Range, Report, Section } from "../../report/report";
import { DEFAULT_CHECK_SETTINGS } from "../../settings";
import { parseReportText } from "../../text/parse";
import type { PracticeCase } from "../case";
import { expand } from "./expand";
import type { Evidence } from "./scorecard";
import { type TermList, termsOf } from "./terms";

/** A sentence of the Impression with its terms; positions of the terms count from the sentence's start. */
export interface ReadSentence {
  readonly sentence: Sentence;
  readonly block: BlockAnalysis;
  readonly terms: TermList;
  /** The index of its item. */
  readonly item: number;
}

/** An item with its sub-items. */
export interface ReadItem {
  readonly index: number;
  readonly blocks: readonly BlockAnalysis[];
  readonly sentences: readonly ReadSentence[];
}

/** An Impression read in front of its case's Findings. Positions in the Impression are those of the answer. */
export interface Reading {
  readonly practice: PracticeCase;
  readonly analysis: Analysis;
  readonly items: readonly ReadItem[];
  readonly sentences: readonly ReadSentence[];
  /** What the Findings assert, and what they deny. */
  readonly seen: readonly Finding[];
  readonly denied: readonly Finding[];
  readonly words: number;
  /** The place and the words in the answer as it was written: positions here are those of the text with its abbreviations written out. */
  readonly asWritten: (range: Range) => Evidence;
}

/** Reads an Impression as text; a heading of its own and further headings in it ("RECOMMENDATION:") belong to it. */
export function readAnswer(practice: PracticeCase, text: string): Reading {
  const opener = "IMPRESSION:\n";
  const sections = parseReportText(opener + text).sections;
  const blocks = sections.flatMap((section) => section.blocks.map((block) => moved(block, -opener.length)));
  return readBlocks(practice, blocks);
}

/** Reads the Impression of a report, made from a document or a text; its other sections are the case's whatever they say. */
export function readReportAnswer(practice: PracticeCase, report: Report): Reading {
  const blocks = report.sections.filter(({ kind }) => kind === "impression").flatMap((section) => section.blocks);
  return readBlocks(practice, blocks);
}

/** Reads texts as the items of one Impression, each as it stands. */
export function readTexts(practice: PracticeCase, texts: readonly string[]): Reading {
  let from = 0;
  const blocks = texts.map((text): Block => {
    const block: Block = { kind: "item", from, to: from + text.length, text };
    from += text.length + 1;
    return block;
  });
  return readBlocks(practice, blocks);
}

/** The case's own sections stand behind the answer, so that nothing of the answer moves. */
function readBlocks(practice: PracticeCase, written: readonly Block[]): Reading {
  const { blocks, length, asWritten } = expandBlocks(written);
  const shift = length + 1;
  const head = parseReportText(practice.presented).sections.map((section) => movedSection(section, shift));
  const impression: Section = {
    kind: "impression",
    alsoKinds: [],
    from: 0,
    to: length,
    blocks,
  };
  const report: Report = {
    origin: "text",
    sections: [...head, impression],
    length: shift + practice.presented.length,
  };
  const analysis = analyze(report, DEFAULT_CHECK_SETTINGS);
  const { seen, denied } = alignmentOf(analysis);
  const items = itemsOf(analysis.blocksOf("impression"));
  return {
    practice,
    analysis,
    items,
    sentences: items.flatMap(({ sentences }) => sentences),
    seen,
    denied,
    asWritten,
    words: items.reduce((sum, { blocks: own }) => sum + own.reduce((all, block) => all + block.words, 0), 0),
  };
}

/** The blocks with their abbreviations written out, one behind the other, and the way back. */
function expandBlocks(written: readonly Block[]) {
  let at = 0;
  const parts = written.map((block) => {
    const { text, origin } = expand(block.text);
    const from = at;
    at += text.length + 1;
    const item = asItem({ ...block, from, to: from + text.length, text });
    return { block, item, origin };
  });
  const asWritten = ({ from, to }: Range): Evidence => {
    const part = parts.find(({ item }) => item.from <= from && from <= item.to) ?? parts[0];
    if (part === undefined) return { from: 0, to: 0, text: "" };
    const { block, item, origin } = part;
    const own = origin({ from: from - item.from, to: Math.min(to, item.to) - item.from });
    return { from: block.from + own.from, to: block.from + own.to, text: block.text.slice(own.from, own.to) };
  };
  return { blocks: parts.map(({ item }) => item), length: at, asWritten };
}

/** A block of another section's heading counts as an item; it has no name and no organ. */
function asItem({ from, to, text, number, depth }: Block): Block {
  return {
    kind: "item",
    from,
    to,
    text,
    ...(number === undefined ? {} : { number }),
    ...(depth === undefined ? {} : { depth }),
  };
}

function moved(block: Block, by: number): Block {
  const { openFields } = block;
  return {
    ...block,
    from: block.from + by,
    to: block.to + by,
    ...(openFields && { openFields: openFields.map(({ from, to }) => ({ from: from + by, to: to + by })) }),
  };
}

function movedSection(section: Section, by: number): Section {
  const { heading } = section;
  return {
    ...section,
    from: section.from + by,
    to: section.to + by,
    ...(heading && { heading: { ...heading, from: heading.from + by, to: heading.to + by } }),
    blocks: section.blocks.map((block) => moved(block, by)),
  };
}

function itemsOf(blocks: readonly BlockAnalysis[]): readonly ReadItem[] {
  const groups: BlockAnalysis[][] = [];
  for (const block of blocks) {
    if (block.sentences.length === 0) continue;
    const last = groups.at(-1);
    if (last !== undefined && (block.block.depth ?? 0) > 0) last.push(block);
    else groups.push([block]);
  }
  return groups.map((own, index) => ({
    index,
    blocks: own,
    sentences: own.flatMap((block) =>
      block.sentences.map((sentence) => ({ sentence, block, terms: termsOf(sentence.text), item: index })),
    ),
  }));
}
