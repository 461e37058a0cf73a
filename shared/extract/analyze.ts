// How the pipeline flows, a block of text at a time:
//
//   tokens.ts      the text in one pass: words as numbers of the vocabulary
//   sentences.ts   where each sentence ends
//   matcher.ts     all phrases of all tables (lexicon.ts, trie.ts) in one walk
//   assertion.ts   who is denied, doubted, past, supposed (scope.ts: how far each trigger reaches)
//   slots/         dates, measurements, categories, recommendations
//   attach.ts      side, place, modifiers and sizes to their finding (laterality.ts, locations.ts)
//   level.ts       how much the finding matters
//
// block-reader.ts runs these for one block; a block is a pure function of its text, its section's kind,
// the exam's regions and modalities, and the settings.
// kept-blocks.ts keeps blocks while their document node stands; this file joins them into the analysis of a report.

import type { Block, Report, SectionKind } from "../report/report";
import { sectionsOf } from "../report/report";
import { type CheckSettings, DEFAULT_CHECK_SETTINGS } from "../settings";
import { BlockReader } from "./block-reader";
import { createExamReader } from "./exam";
import { impressionItems } from "./impression-items";
import { KeptBlocks } from "./kept-blocks";
import type { Analysis, BlockAnalysis, Exam } from "./types";

/** Analyses one report again and again: a block whose document node stands in an earlier report is not read again. */
export interface Analyzer {
  /**
   * The same answer as `analyze`. A block that only moved is the same object as before with its positions shifted, so an
   * earlier `Analysis` must not be asked for positions once a later one is made.
   */
  analyze(report: Report): Analysis;
}

/** The analysis of a report, from nothing. */
export function analyze(report: Report, settings: CheckSettings = DEFAULT_CHECK_SETTINGS): Analysis {
  const reader = readerFor(settings);
  return join(report, (block, kind, exam) => reader.read(block, kind, exam), examOf);
}

/** An analyser for a report that is being edited. Settings are fixed: others need another one. */
export function createAnalyzer(settings: CheckSettings = DEFAULT_CHECK_SETTINGS): Analyzer {
  const kept = new KeptBlocks(readerFor(settings));
  const ownExam = createExamReader();
  const read = (block: Block, kind: SectionKind, exam: Exam): BlockAnalysis => kept.read(block, kind, exam);
  return {
    analyze(report) {
      kept.startRound();
      return join(report, read, ownExam);
    },
  };
}

const readers = new WeakMap<CheckSettings, BlockReader>();

function readerFor(settings: CheckSettings): BlockReader {
  let reader = readers.get(settings);
  if (reader === undefined) {
    reader = new BlockReader(settings);
    readers.set(settings, reader);
  }
  return reader;
}

function join(
  report: Report,
  read: (block: Block, kind: SectionKind, exam: Exam) => BlockAnalysis,
  examIn: (report: Report) => Exam,
): Analysis {
  const exam = examIn(report);
  const blocks: BlockAnalysis[] = [];
  const byKind = new Map<SectionKind, BlockAnalysis[]>();
  for (const { kind, alsoKinds, blocks: own } of report.sections) {
    const start = blocks.length;
    for (const block of own) blocks.push(read(block, kind, exam));
    addTo(byKind, kind, blocks, start);
    for (const also of alsoKinds) addTo(byKind, also, blocks, start);
  }
  const blocksOf = (kind: SectionKind): readonly BlockAnalysis[] => byKind.get(kind) ?? NONE;
  return {
    report,
    exam,
    blocks,
    items: impressionItems(blocksOf("impression")),
    kept: [],
    blocksOf,
    sectionsOf: (kind) => sectionsOf(report, kind),
  };
}

/** Adds the blocks from `start` on to those of a kind. */
function addTo(
  byKind: Map<SectionKind, BlockAnalysis[]>,
  kind: SectionKind,
  blocks: readonly BlockAnalysis[],
  start: number,
): void {
  const list = byKind.get(kind);
  if (list === undefined) byKind.set(kind, blocks.slice(start));
  else for (let i = start; i < blocks.length; i += 1) list.push(blocks[i] as BlockAnalysis); // i is in range
}

const NONE: readonly BlockAnalysis[] = [];

const examOf = createExamReader();
