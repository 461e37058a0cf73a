import { isUtf8 } from "node:buffer";
import { type Batch, LINE_LIMIT } from "./batches";

/** What came out of a batch. */
export interface Answered {
  /** One line for each line of the batch, each with its "\n". */
  readonly output: string;
  readonly bad: number;
}

/** A line as the commands see it; `id` is echoed as it came. */
export interface Item {
  readonly id: unknown;
  readonly text: string;
  readonly spans: readonly (readonly [number, number])[] | undefined;
}

/** Makes the answers to some items: everything after the id; undefined for an item that could not be worked on. */
export type Answer = (items: readonly Item[]) => readonly (object | undefined)[];

/** So many lines are worked on together, which is faster than one by one; fewer where they are long, so that memory is bounded. */
const TOGETHER = 16;
const TOGETHER_BYTES = 128 * 1024;

/** Answers a batch line by line. A bad line becomes an error record, and the next line is read as if nothing had been. */
export function answerBatch(batch: Batch, answer: Answer): Answered {
  if (batch.bytes === undefined) return { output: errorRecord(TOO_LONG, batch.firstLine), bad: 1 };
  const buffer = Buffer.from(batch.bytes.buffer, batch.bytes.byteOffset, batch.bytes.byteLength);
  const clean = isUtf8(buffer);
  let output = "";
  let bad = 0;
  let line = batch.firstLine;
  for (let from = 0; from < buffer.length; ) {
    const lines: (Item | string)[] = [];
    const until = from + TOGETHER_BYTES;
    while (from < buffer.length && lines.length < TOGETHER && from < until) {
      const at = buffer.indexOf(10, from);
      const to = at < 0 ? buffer.length : at;
      lines.push(to - from > LINE_LIMIT ? TOO_LONG : readLine(buffer, from, to, clean));
      from = to + 1;
    }
    for (const record of recordsOf(lines, answer)) {
      if (typeof record === "string") output += record;
      else {
        bad++;
        output += errorRecord(record.error, line);
      }
      line++;
    }
  }
  return { output, bad };
}

/** The lines of the answers, and what is wrong with those that have none. */
function recordsOf(
  lines: readonly (Item | string)[],
  answer: Answer,
): readonly (string | { readonly error: string })[] {
  const items = lines.filter((line) => typeof line !== "string");
  const answers = answer(items);
  let next = 0;
  return lines.map((line) => {
    if (typeof line === "string") return { error: line };
    const own = answers[next++];
    return own === undefined ? { error: CRASHED } : `${JSON.stringify({ id: line.id, ...own })}\n`;
  });
}

const TOO_LONG = `the line has more than ${LINE_LIMIT / 1024 / 1024} MB`;
const CRASHED = "the report could not be analysed";

const errorRecord = (error: string, line: number) => `${JSON.stringify({ id: null, error, line })}\n`;

/** The item of a line, or what is wrong with the line. The words never hold a part of the text: they may end in a log. */
function readLine(buffer: Buffer, from: number, to: number, clean: boolean): Item | string {
  if (!clean && !isUtf8(buffer.subarray(from, to))) return "not valid UTF-8";
  let value: unknown;
  try {
    value = JSON.parse(buffer.toString("utf8", from, to));
  } catch {
    return "not valid JSON";
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return 'not an object {"id", "text"}';
  const { id = null, text, spans } = value as Readonly<Record<string, unknown>>; // any other object was refused above
  if (typeof text !== "string") return 'no "text", or it is no string';
  if (spans === undefined || spans === null) return { id, text, spans: undefined };
  return isSpans(spans, text.length) ? { id, text, spans } : '"spans" is no list of [start, end] within the text';
}

function isSpans(value: unknown, length: number): value is readonly (readonly [number, number])[] {
  return Array.isArray(value) && value.every((span) => isSpan(span, length));
}

function isSpan(span: unknown, length: number): boolean {
  if (!Array.isArray(span) || span.length !== 2) return false;
  const [start, end] = span;
  return Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length;
}
