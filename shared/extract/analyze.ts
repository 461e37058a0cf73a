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
// This file keeps blocks while their document node stands, and joins them into the analysis of a report.

import type { Block, Report, SectionKind } from "../report/report";
import { sectionsOf } from "../report/report";
import { type CheckSettings, DEFAULT_CHECK_SETTINGS } from "../settings";
import { BlockReader } from "./block-reader";
import { createExamReader } from "./exam";
import { impressionItems } from "./impression-items";
import { moveBlock } from "./move-block";
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
  const reader = readerFor(settings);
  const ownExam = createExamReader();
  const kept = new WeakMap<object, Kept[]>();
  let round = 0;
  let latest: Exam | undefined;
  // Some terms mean their concept only in some exams (context.tsv): what was read for another exam is read again.
  let context = "";
  const remembered = (block: Block, kind: SectionKind, exam: Exam): BlockAnalysis => {
    if (block.key === undefined) return reader.read(block, kind, exam);
    if (exam !== latest) {
      latest = exam;
      context = `${exam.regions.join()} ${exam.modalities.join()}`;
    }
    let list = kept.get(block.key);
    if (list === undefined) {
      list = [];
      kept.set(block.key, list);
    }
    // A node may stand twice in one document: each place has its own analysis, and takes one not yet used in this round.
    let known = list.find(
      (one) => one.kind === kind && one.context === context && one.round !== round && one.analysis.from === block.from,
    );
    known ??= list.find((one) => one.kind === kind && one.context === context && one.round !== round);
    if (known === undefined) {
      known = { kind, context, round, analysis: reader.read(block, kind, exam) };
      list.push(known);
    } else {
      known.round = round;
      if (known.analysis.block !== block) moveBlock(known.analysis, block);
    }
    return known.analysis;
  };
  return {
    analyze(report) {
      round += 1;
      return join(report, remembered, ownExam);
    },
  };
}

interface Kept {
  readonly kind: SectionKind;
  /** The exam's regions and modalities. */
  readonly context: string;
  readonly analysis: BlockAnalysis;
  round: number;
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
  for (const section of report.sections) {
    for (const block of section.blocks) {
      const analysed = read(block, section.kind, exam);
      blocks.push(analysed);
      for (const kind of [section.kind, ...section.alsoKinds]) {
        const list = byKind.get(kind);
        if (list === undefined) byKind.set(kind, [analysed]);
        else list.push(analysed);
      }
    }
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

const NONE: readonly BlockAnalysis[] = [];

const examOf = createExamReader();
