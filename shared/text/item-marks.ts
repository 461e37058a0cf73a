import { readListMark } from "./list-marks";

export interface ItemMark {
  /** 0 for a main item, 1 for a sub-item. */
  readonly depth: 0 | 1;
  readonly number: number | undefined;
  readonly bodyFrom: number;
}

/** Follows the marks of one Impression's list, to tell main items from sub-items and numbers from sizes. */
export class ItemMarks {
  /** The open item has a mark, so that every line up to the next mark belongs to it. */
  current = false;
  private list: { readonly kind: "number" | "letter" | "bullet"; readonly column: number } | undefined;
  private letter = 0;
  private number = 0;

  /** The mark that the line begins with. A letter counts in its turn only: "C. difficile" opens no item. */
  read(text: string, from: number, to: number): ItemMark | undefined {
    const mark = readListMark(text.slice(from, Math.min(to, from + 32)));
    if (!mark || (mark.kind === "letter" && mark.number !== this.letter + 1)) return undefined;
    const column = columnOf(text, from);
    this.list ??= { kind: mark.kind, column };
    const deeper = mark.kind === "bullet" && column > this.list.column + 1;
    const sub = mark.kind !== "number" && (mark.kind !== this.list.kind || deeper);
    this.letter = mark.kind === "letter" ? this.letter + 1 : mark.kind === "number" ? 0 : this.letter;
    if (mark.kind === "number") this.number = mark.number ?? 0;
    this.current = true;
    return {
      depth: sub ? 1 : 0,
      number: mark.kind === "number" ? mark.number : undefined,
      bodyFrom: Math.min(to, from + mark.length),
    };
  }

  /** Where a numbered item ends because the next number follows on the same line: "1. Pneumonia. 2. Effusion." */
  nextInline(text: string, from: number, to: number): number | undefined {
    const next = this.number + 1;
    const signs = [". ", "; ", ".\t"].map((end) => this.findInline(text, from, to, end, next));
    const ends = signs.filter((at) => at !== undefined);
    return ends.length === 0 ? undefined : Math.min(...ends);
  }

  private findInline(text: string, from: number, to: number, end: string, next: number): number | undefined {
    const line = text.slice(from, to);
    for (let at = line.indexOf(end); at >= 0; at = line.indexOf(end, at + 1)) {
      const after = /^\s{1,10}(\d{1,2})[.)]\s{1,4}\p{Lu}/u.exec(line.slice(at + 1, at + 24));
      if (after && Number(after[1]) === next) return from + at + 1;
    }
    return undefined;
  }
}

/** How far the line is indented; a look at 40 characters is enough. */
function columnOf(text: string, from: number): number {
  let column = 0;
  for (let at = from - 1; at >= 0 && column < 40; at--, column++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) break;
    if (code !== 32 && code !== 9 && code !== 0xa0) return 0; // the item stands beside its heading
  }
  return column;
}
