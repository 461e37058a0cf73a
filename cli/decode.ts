import { isUtf8 } from "node:buffer";
import { CannotWork } from "./command";

/** The text of a file and how it was read. */
export interface Decoded {
  readonly text: string;
  readonly encoding: "UTF-8" | "UTF-16" | "Latin-1";
}

/** The most that is read as one report; a thousand pages of text. */
export const REPORT_LIMIT = 4 * 1024 * 1024;

/**
 * Bytes as text: UTF-8, UTF-16 with its mark, or Latin-1 as Windows writes it. Throws CannotWork where they are no text;
 * `name` is how the user calls the file. Guessing further would put wrong letters into a report.
 */
export function decode(bytes: Uint8Array, name: string): Decoded {
  if (bytes.length > REPORT_LIMIT) throw tooLarge(name, bytes.length);
  const marked = utf16(bytes);
  if (marked !== undefined) return { text: marked, encoding: "UTF-16" };
  if (bytes.includes(0)) throw notText(name);
  if (isUtf8(bytes)) return nonEmpty(new TextDecoder("utf-8").decode(bytes), "UTF-8", name);
  return nonEmpty(latin1(bytes, name), "Latin-1", name);
}

/** More than one report can be. */
export function tooLarge(name: string, bytes: number): CannotWork {
  return new CannotWork(
    `${name} has ${megabytes(bytes)} MB; a report may have up to ${megabytes(REPORT_LIMIT)}. ` +
      `For many reports, give one JSON line each to "readout check --ndjson".`,
  );
}

function utf16(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first !== 0xfe || second !== 0xff) return undefined;
  return new TextDecoder("utf-16le").decode(Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16());
}

/** Windows-1252 leaves five bytes without a letter, and a page of another alphabet is mostly above 127. */
function latin1(bytes: Uint8Array, name: string): string {
  const high = bytes.reduce((count, byte) => count + (byte > 127 ? 1 : 0), 0);
  const impossible = [0x81, 0x8d, 0x8f, 0x90, 0x9d].some((byte) => bytes.includes(byte));
  if (impossible || high > bytes.length / 5) throw wrongEncoding(name);
  return new TextDecoder("windows-1252").decode(bytes);
}

function nonEmpty(text: string, encoding: Decoded["encoding"], name: string): Decoded {
  if (text.trim() === "") throw new CannotWork(`${name} is empty; there is no report to read.`);
  if (controlShare(text) > 0.02) throw notText(name);
  return { text, encoding };
}

/** Tabs, line ends, form feeds and the odd stray control are text; a file full of them is not. */
function controlShare(text: string): number {
  let controls = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 32 && (code < 9 || code > 13)) controls++;
  }
  return controls / text.length;
}

const megabytes = (bytes: number) => Number((bytes / 1024 / 1024).toFixed(1));

const notText = (name: string) =>
  new CannotWork(
    `${name} is no text file. Save the report as plain text (UTF-8) or as a Readout report and try again.`,
  );

const wrongEncoding = (name: string) =>
  new CannotWork(
    `${name} is written in an unknown encoding, neither UTF-8 nor Latin-1. Save it as UTF-8 and try again.`,
  );
