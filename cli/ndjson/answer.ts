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

/** Makes the answer to one item: everything after the id. */
export type Answer = (item: Item) => object;

/** Answers a batch line by line. A bad line becomes an error record, and the next line is read as if nothing had been. */
export function answerBatch(batch: Batch, answer: Answer): Answered {
  if (batch.bytes === undefined) return { output: errorRecord(TOO_LONG, batch.firstLine), bad: 1 };
  const buffer = Buffer.from(batch.bytes.buffer, batch.bytes.byteOffset, batch.bytes.byteLength);
  const clean = isUtf8(buffer);
  let output = "";
  let bad = 0;
  let line = batch.firstLine;
  for (let from = 0; from < buffer.length; line++) {
    const at = buffer.indexOf(10, from);
    const to = at < 0 ? buffer.length : at;
    const item = to - from > LINE_LIMIT ? TOO_LONG : readLine(buffer, from, to, clean);
    const record = typeof item === "string" ? undefined : recordOf(item, answer);
    if (record === undefined) bad++;
    output += record ?? errorRecord(typeof item === "string" ? item : CRASHED, line);
    from = to + 1;
  }
  return { output, bad };
}

const TOO_LONG = `the line has more than ${LINE_LIMIT / 1024 / 1024} MB`;
const CRASHED = "the report could not be analysed";

const errorRecord = (error: string, line: number) => `${JSON.stringify({ id: null, error, line })}\n`;

/** A crash is a mistake of ours: said in its place, so that one report does not stop a million others. */
function recordOf(item: Item, answer: Answer): string | undefined {
  try {
    return `${JSON.stringify({ id: item.id, ...answer(item) })}\n`;
  } catch {
    return undefined;
  }
}

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
