import type { Block, SectionKind } from "../report/report";
import type { BlockReader } from "./block-reader";
import { moveBlock } from "./move-block";
import type { BlockAnalysis, Exam } from "./types";

interface Kept {
  readonly key: object;
  readonly kind: SectionKind;
  /** The exam's regions and modalities. */
  readonly context: string;
  readonly analysis: BlockAnalysis;
  /** The round in which it was last used. */
  round: number;
}

/** The blocks of a report that is analysed again and again: one whose document node still stands is not read again. */
export class KeptBlocks {
  private readonly kept = new WeakMap<object, Kept[]>();
  private round = 0;
  private latest: Exam | undefined;
  // Some terms mean their concept only in some exams (context.tsv): what was read for another exam is read again.
  private context = "";
  /** The blocks of the round before and of this one, in order. An edit leaves most of them where they were. */
  private before: Kept[] = [];
  private now: Kept[] = [];
  /** Which block of the round before is expected next. */
  private next = 0;

  constructor(private readonly reader: BlockReader) {}

  /** Begins the analysis of a report, all of whose blocks are then read once. */
  startRound(): void {
    this.round += 1;
    const { before } = this;
    this.before = this.now;
    before.length = 0;
    this.now = before;
    this.next = 0;
  }

  read(block: Block, kind: SectionKind, exam: Exam): BlockAnalysis {
    const { key } = block;
    if (key === undefined) return this.reader.read(block, kind, exam);
    if (exam !== this.latest) {
      this.latest = exam;
      this.context = `${exam.regions.join()} ${exam.modalities.join()}`;
    }
    const known = this.expected(key, kind) ?? this.search(block, key, kind) ?? this.add(block, key, kind, exam);
    known.round = this.round;
    this.now.push(known);
    if (known.analysis.block !== block) moveBlock(known.analysis, block);
    return known.analysis;
  }

  /** The block that stood here or behind the next one the last time. */
  private expected(key: object, kind: SectionKind): Kept | undefined {
    for (let i = this.next; i < this.next + 2; i += 1) {
      const known = this.before[i];
      if (known?.key !== key || !this.fits(known, kind)) continue;
      this.next = i + 1;
      return known;
    }
    return undefined;
  }

  /** A node may stand twice in one document: each place has its own analysis, and takes one not yet used in this round. */
  private search(block: Block, key: object, kind: SectionKind): Kept | undefined {
    const fitting = this.kept.get(key)?.filter((known) => this.fits(known, kind));
    return fitting?.find(({ analysis }) => analysis.from === block.from) ?? fitting?.[0];
  }

  private fits(known: Kept, kind: SectionKind): boolean {
    return known.kind === kind && known.context === this.context && known.round !== this.round;
  }

  private add(block: Block, key: object, kind: SectionKind, exam: Exam): Kept {
    const { context, round } = this;
    const made = { key, kind, context, round, analysis: this.reader.read(block, kind, exam) };
    const list = this.kept.get(key);
    if (list === undefined) this.kept.set(key, [made]);
    else list.push(made);
    return made;
  }
}
