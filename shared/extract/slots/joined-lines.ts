import { createTokens, NEWLINE, type Tokens } from "../tokens";

/**
 * The tokens of one sentence without the line breaks of a wrapped text, so that "3.5 x / 3.1 cm" reads as one size.
 * Where the sentence has no break it is the tokens themselves.
 */
export class JoinedLines {
  tokens: Tokens = createTokens(16);
  first = 0;
  end = 0;
  private readonly copy = createTokens(512);
  private origin = new Int32Array(512);
  private copied = false;

  /** Sets `tokens`, `first` and `end` for the sentence, which may have breaks or has none. */
  read(tokens: Tokens, first: number, end: number, mayBreak: boolean): this {
    this.copied = mayBreak;
    this.tokens = this.copied ? this.copy : tokens;
    this.first = this.copied ? 0 : first;
    this.end = this.copied ? this.copyLines(tokens, first, end) : end;
    return this;
  }

  /** The token of the original that token `i` stands for; for an index behind the last, the one behind it. */
  originOf(i: number): number {
    if (!this.copied) return i;
    return i < this.end ? (this.origin[i] ?? 0) : (this.origin[this.end - 1] ?? 0) + 1;
  }

  private copyLines(tokens: Tokens, first: number, end: number): number {
    const { copy } = this;
    if (end - first > copy.start.length) {
      Object.assign(copy, createTokens(end - first));
      this.origin = new Int32Array(end - first);
    }
    copy.text = tokens.text;
    let count = 0;
    for (let i = first; i < end; i += 1) {
      if (tokens.kind[i] === NEWLINE) continue;
      copy.start[count] = tokens.start[i] ?? 0;
      copy.end[count] = tokens.end[i] ?? 0;
      copy.id[count] = tokens.id[i] ?? -1;
      copy.kind[count] = tokens.kind[i] ?? 0;
      copy.flags[count] = tokens.flags[i] ?? 0;
      copy.code[count] = tokens.code[i] ?? 0;
      copy.value[count] = tokens.value[i] ?? Number.NaN;
      this.origin[count] = i;
      count += 1;
    }
    copy.count = count;
    return count;
  }
}
