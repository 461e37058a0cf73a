import type { Range } from "../report/report";
import type { Anatomy, Assertion, Laterality, Mention, Phrase, Sentence, Side } from "./types";

// Mentions whose text is cut out of the block when it is asked for: of most it never is.

/** The text that a mention stands for. */
function textOf({ from, to, sentence }: Mention): string {
  const { block } = sentence;
  return block.block.text.slice(from - block.from, to - block.from);
}

export class PhraseMention implements Phrase {
  constructor(
    readonly from: number,
    readonly to: number,
    readonly sentence: Sentence,
    readonly group: string,
    readonly value: string,
  ) {}

  get text(): string {
    return textOf(this);
  }
}

export class SideMention implements Side {
  constructor(
    readonly from: number,
    readonly to: number,
    readonly sentence: Sentence,
    readonly laterality: Laterality,
  ) {}

  get text(): string {
    return textOf(this);
  }
}

export class AnatomyMention implements Anatomy {
  constructor(
    readonly from: number,
    readonly to: number,
    readonly sentence: Sentence,
    readonly organ: string,
    readonly laterality: Laterality | undefined,
    readonly lateralityAt: Range | undefined,
    readonly assertion: Assertion,
  ) {}

  get text(): string {
    return textOf(this);
  }
}
