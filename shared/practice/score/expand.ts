import { once, readTable } from "../../lexicons/table";
import type { Range } from "../../report/report";
import abbreviationsText from "./abbreviations.tsv?raw";

/** A text with its abbreviations written out, and the way back. */
export interface Expanded {
  readonly text: string;
  /** The place in the original of a place in the expanded text; inside an expansion all of what was expanded. */
  readonly origin: (range: Range) => Range;
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly long: string;
}

/**
 * Writes out what residents shorten: "RLL PNA w/ effusion, d/w Dr. Roe", "L kidney". "AD" needs its capitals, "fx" does not.
 * "L" and "R" are sides only in front of what may have one.
 */
export function expand(text: string): Expanded {
  const pieces = piecesIn(text);
  if (pieces.length === 0) return { text, origin: ({ from, to }) => ({ from, to }) };
  let out = "";
  let last = 0;
  const steps: { readonly from: number; readonly to: number; readonly piece: Piece }[] = [];
  for (const piece of pieces) {
    out += text.slice(last, piece.from);
    steps.push({ from: out.length, to: out.length + piece.long.length, piece });
    out += piece.long;
    last = piece.to;
  }
  out += text.slice(last);
  const back = (position: number, end: boolean): number => {
    let shift = 0;
    for (const { from, to, piece } of steps) {
      if (position <= from) break;
      if (position < to || (end && position <= to)) return end ? piece.to : piece.from;
      shift = piece.to - to;
    }
    return position + shift;
  };
  return { text: out, origin: ({ from, to }) => ({ from: startOf(from), to: back(to, true) }) };

  /** A range that begins with an expansion begins with what was expanded. */
  function startOf(position: number): number {
    const step = steps.find(({ from, to }) => position >= from && position < to);
    return step === undefined ? back(position, false) : step.piece.from;
  }
}

function piecesIn(text: string): readonly Piece[] {
  const { pattern, exact, loose } = table();
  const pieces: Piece[] = [];
  for (const match of text.matchAll(pattern)) {
    const short = match[0];
    const long = exact.get(short) ?? loose.get(short.toLowerCase());
    if (long === undefined) continue;
    const isCapital = /^\p{Lu}/u.test(short);
    pieces.push({
      from: match.index,
      to: match.index + short.length,
      long: isCapital ? `${long[0]?.toUpperCase()}${long.slice(1)}` : long,
    });
  }
  for (const match of text.matchAll(SIDE)) {
    const from = match.index;
    const to = from + match[0].length;
    if (pieces.some((piece) => piece.from < to && from < piece.to)) continue;
    const side = match[0].startsWith("L") ? "left" : "right";
    // A small letter behind a full stop would join two sentences.
    const before = text.slice(0, from);
    const written = before.trimEnd();
    const isFirst =
      written === "" || ".!?:".includes(written.at(-1) ?? " ") || before.slice(written.length).includes("\n");
    pieces.push({ from, to, long: isFirst ? `${side[0]?.toUpperCase()}${side.slice(1)}` : side });
  }
  return pieces.sort((a, b) => a.from - b.from);
}

/** Not "L4", "L 4" and "R/O"; "L 6-10 rib" is a side. */
const SIDE = /(?<![\p{L}\d./-])[LR](?:\.(?= \p{Ll}))?(?= (?:\p{L}{2}|\d[\d,-]{0,6}(?:st|nd|rd|th)? ribs?\b))/gu;

const table = once(() => {
  const rows = readTable(abbreviationsText, ({ short, long }) => ({ short: short ?? "", long: long ?? "" }));
  const exact = new Map<string, string>();
  const loose = new Map<string, string>();
  for (const { short, long } of rows) (/[A-Z]/.test(short) ? exact : loose).set(short, long);
  const words = rows.map(({ short }) => short).sort((a, b) => b.length - a.length);
  const escaped = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  const pattern = new RegExp(`(?<![\\p{L}\\d/])(?:${escaped.join("|")})(?![\\p{L}\\d/])`, "giu");
  return { pattern, exact, loose };
});
