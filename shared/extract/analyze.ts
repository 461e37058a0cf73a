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
// block-reader.ts runs these for one block; a block is a pure function of its text, its section's kind and the settings.
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
  return join(report, (block, kind) => reader.read(block, kind), examOf);
}

/** An analyser for a report that is being edited. Settings are fixed: others need another one. */
export function createAnalyzer(settings: CheckSettings = DEFAULT_CHECK_SETTINGS): Analyzer {
  const reader = readerFor(settings);
  const ownExam = createExamReader();
  const kept = new WeakMap<object, Kept[]>();
  let round = 0;
  const remembered = (block: Block, kind: SectionKind): BlockAnalysis => {
    if (block.key === undefined) return reader.read(block, kind);
    let list = kept.get(block.key);
    if (list === undefined) {
      list = [];
      kept.set(block.key, list);
    }
    // A node may stand twice in one document: each place has its own analysis, and takes one not yet used in this round.
    let known = list.find((one) => one.kind === kind && one.round !== round && one.analysis.from === block.from);
    known ??= list.find((one) => one.kind === kind && one.round !== round);
    if (known === undefined) {
      known = { kind, round, analysis: reader.read(block, kind) };
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
  read: (block: Block, kind: SectionKind) => BlockAnalysis,
  exam: (report: Report) => Exam,
): Analysis {
  const blocks: BlockAnalysis[] = [];
  const byKind = new Map<SectionKind, BlockAnalysis[]>();
  for (const section of report.sections) {
    for (const block of section.blocks) {
      const analysed = read(block, section.kind);
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
    exam: exam(report),
    blocks,
    items: impressionItems(blocksOf("impression")),
    kept: [],
    blocksOf,
    sectionsOf: (kind) => sectionsOf(report, kind),
  };
}

/** An exam about which nothing is known. */

const NONE: readonly BlockAnalysis[] = [];

const examOf = createExamReader();
