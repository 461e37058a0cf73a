/** A place as people and editors count: line and column from 1, the column in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Finds the lines of a text; "\n", "\r\n" and a lone "\r" end one. */
export class LineIndex {
  private readonly starts: readonly number[];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.starts = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (end) => end.index + end[0].length)];
  }

  placeOf(index: number): Place {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: index - (this.starts[low] ?? 0) + 1 };
  }

  /** A line without its end. */
  lineText(line: number): string {
    return this.text.slice(this.starts[line - 1], this.starts[line]).replace(/[\r\n]+$/, "");
  }
}
