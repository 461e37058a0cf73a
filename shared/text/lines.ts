import type { SectionKind } from "../report/report";
import { type BlockSpec, readEscapedHeading, readFence, SEP, WJ } from "./escapes";

/** What the text is made of, before anything is understood: lines without their ends, and what was escaped. */
export type Unit =
  | { readonly type: "blank" }
  /** A line of text; `from` and `to` leave out white space at its ends. */
  | { readonly type: "line"; readonly from: number; readonly to: number }
  /** A line of dashes or equals signs, drawn under a heading or between sections. */
  | { readonly type: "rule"; readonly from: number; readonly to: number }
  /** A block taken as it stands: its text is `contentFrom`–`contentTo`. */
  | {
      readonly type: "literal";
      readonly from: number;
      readonly to: number;
      readonly contentFrom: number;
      readonly contentTo: number;
      readonly spec: BlockSpec;
    }
  | {
      readonly type: "heading";
      readonly from: number;
      readonly to: number;
      readonly kind: SectionKind;
      readonly heading: string;
    };

const BLANK: Unit = { type: "blank" };

/** Cuts a text into its units, in one pass. */
export function readUnits(text: string): Unit[] {
  const units: Unit[] = [];
  const closings = new Map<number, number>();
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    const unit = readUnit(text, at, end, closings);
    units.push(unit);
    at = afterBreak(text, unit.type === "literal" ? lineEnd(text, unit.to) : end);
  }
  return units;
}

function readUnit(text: string, at: number, end: number, closings: Map<number, number>): Unit {
  if (text.startsWith(WJ, at)) {
    const fence = readFence(text, at, end);
    const fenced = fence && readFenced(text, at, fence, closings);
    return fenced ?? { type: "literal", from: at, to: end, contentFrom: at + 1, contentTo: end, spec: {} };
  }
  const from = skipSpace(text, at, end);
  const to = trimEnd(text, from, end);
  if (from >= to) return BLANK;
  if (text.startsWith(SEP, from)) {
    const heading = readEscapedHeading(text.slice(from, to));
    if (heading) return { type: "heading", from, to, ...heading };
  }
  const first = text.charCodeAt(from);
  if ((first === 45 || first === 61) && to - from >= 3 && isRun(text, from, to)) return { type: "rule", from, to };
  return { type: "line", from, to };
}

function readFenced(
  text: string,
  from: number,
  fence: { readonly length: number; readonly contentFrom: number; readonly spec: BlockSpec },
  closings: Map<number, number>,
): Unit | undefined {
  const { length, contentFrom, spec } = fence;
  const contentTo = closingAt(text, contentFrom, length, closings);
  return contentTo < 0
    ? undefined
    : { type: "literal", from, to: contentTo + 1 + length, contentFrom, contentTo, spec };
}

/** Where the fence closes, -1 for nowhere. What a search found is kept, so that fences left open don't cost a scan each. */
function closingAt(text: string, from: number, length: number, closings: Map<number, number>): number {
  const known = closings.get(length);
  if (known !== undefined && (known === -1 || known >= from)) return known;
  const mark = SEP + WJ.repeat(length);
  let at = text.indexOf(mark, from);
  while (at >= 0 && !endsLine(text, at + mark.length)) at = text.indexOf(mark, at + mark.length);
  closings.set(length, at);
  return at;
}

function endsLine(text: string, at: number): boolean {
  const code = text.charCodeAt(at); // NaN at the end of the text
  return code === 10 || code === 13 || Number.isNaN(code);
}

function lineEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) break;
  }
  return at;
}

function afterBreak(text: string, end: number): number {
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
}

export function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    code === 0xfeff ||
    (code > 0x1000 && /\s/.test(String.fromCharCode(code)))
  );
}

/** The first position from `at` on that holds no white space, `end` where all is white. */
export function skipSpace(text: string, at: number, end: number): number {
  let from = at;
  while (from < end && isSpace(text.charCodeAt(from))) from++;
  return from;
}

export function trimEnd(text: string, from: number, end: number): number {
  let to = end;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return to;
}

function isRun(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code !== 45 && code !== 61 && code !== 32) return false;
  }
  return true;
}
