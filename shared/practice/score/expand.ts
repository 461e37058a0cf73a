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
  for (const [wanted, write] of REWORDINGS)
    for (const match of text.matchAll(wanted)) {
      const from = match.index;
      const to = from + match[0].length;
      // What is inside the rewording is written out with it.
      for (let at = pieces.length - 1; at >= 0; at -= 1) {
        const piece = pieces[at];
        if (piece !== undefined && piece.from < to && from < piece.to) pieces.splice(at, 1);
      }
      pieces.push({ from, to, long: write(match) });
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

const UNITS: Readonly<Record<string, string>> = { "7": "days", "52": "weeks", "12": "months" };

/** Notations and turns of phrase that the analysis does not read, and what they stand for. */
const REWORDINGS: readonly (readonly [RegExp, (match: RegExpMatchArray) => string])[] = [
  // "8+0", "8w0d", "20+2/40": weeks and days of a pregnancy.
  [
    /(?<![\d.+])(\d{1,2})\s?\+\s?([0-6])(?:\/40|\s*(?:weeks?|wks?)\b)?(?![\d/+])/g,
    ([, weeks, days]) => `${weeks} weeks ${days} days`,
  ],
  [/\b(\d{1,2})\s?w\s?([0-6])\s?d\b/g, ([, weeks, days]) => `${weeks} weeks ${days} days`],
  [/\b(\d{1,2})\/40\b/g, ([, weeks]) => `${weeks} weeks`],
  // "CT in 3/12", "6/52".
  [
    /(?<=\b(?:in|at|after|every|within|for|CT|MRI|MR|US|scan|ultrasound|radiograph|mammogram|repeat|follow-up)\s)(\d{1,2}(?:\s?-\s?\d{1,2})?)\/(12|52|7)\b(?!\/)/g,
    ([, number, unit]) => `${number} ${UNITS[unit ?? ""] ?? ""}`,
  ],
  [/\bminus\s(?=\d)/gi, () => "-"],
  [/\b([A-Z]{2,6})\+(?=[\s,.;:)]|$)/g, ([, name]) => `${name ?? ""} positive`],
  // Veins in which a clot is a deep one.
  [
    /\b(?:thrombos[ei]s|thrombus|clot)\b(?= (?:of|in|within) (?:the )?(?:\p{L}+ ){0,3}(?:femoral|popliteal|tibial|peroneal|calf|iliac) veins?\b)/giu,
    () => "deep vein thrombosis",
  ],
  [
    /\b(?:clots?|thromb(?:us|i|osis))\b(?= (?:in|within|of|straddling) (?:the )?(?:\p{L}+ ){0,6}pulmonary arter)/giu,
    () => "pulmonary embolus",
  ],
  // What "that is" introduces is not what the denial before it denies.
  [/,?\s\(?i\.\s?e\.,?(?=\s)/gi, () => ", consistent with"],
  // "PML: no evidence." "EMVI: negative." "Free air? No."
  [
    /(?<=^|[.;\n]\s{0,2})(?!\d)([^.:;,?\n]{2,50}?)\s?(?:[:–]\s?(?:no evidence|no signs?|none|negative|absent|not seen|not present|nil|excluded|no)|\?\s?(?:no|none))(?=\s{0,9}(?:[.;,\n]|$))/gi,
    ([, name]) => {
      const [, side] = /^\s*(?:on the )?(right|left)(?: side)?$/i.exec(name ?? "") ?? [];
      return side === undefined ? `No ${(name ?? "").trimStart()}` : `None on the ${side.toLowerCase()}`;
    },
  ],
];

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
