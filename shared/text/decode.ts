import { failure, type Result, success } from "../result";

export const MAX_TEXT_BYTES = 5 * 1024 * 1024;

/**
 * The text that a file's bytes hold: UTF-8, UTF-16 where a byte order mark says so, and else Windows-1252, which Latin-1
 * is a part of. Refuses what is no text and what is longer than 5 MB.
 */
export function decodeText(bytes: Uint8Array): Result<string> {
  if (bytes.length > MAX_TEXT_BYTES)
    return failure(
      "too-large",
      "This file is larger than 5 MB, too large for one report. Split it, or check it with the command line as NDJSON.",
    );
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return checked(decodeUtf16(bytes, 0));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return checked(decodeUtf16(bytes, 1));
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return checked(decodeUtf8(bytes, bom ? 3 : 0) ?? decodeWindows1252(bytes));
}

function checked(text: string): Result<string> {
  return isText(text)
    ? success(text)
    : failure(
        "not-text",
        "This file is not text, or its encoding is unknown. Open a text file (UTF-8) or a report file.",
      );
}

/** Text has no NUL, and of other control characters only a few in a thousand (printers' leftovers). */
function isText(text: string): boolean {
  let controls = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0) return false;
    if (code < 32 && (code < 9 || code > 13) && code !== 26 && code !== 27) controls++;
  }
  return controls <= text.length / 200;
}

const CHUNK = 8192;

/** Joins code units in pieces: one call with all of them would overflow the stack. */
class Units {
  private readonly parts: string[] = [];
  private units: number[] = [];

  add(unit: number): void {
    this.units.push(unit);
    if (this.units.length >= CHUNK) this.flush();
  }

  text(): string {
    this.flush();
    return this.parts.join("");
  }

  private flush(): void {
    this.parts.push(String.fromCharCode(...this.units));
    this.units = [];
  }
}

function decodeUtf16(bytes: Uint8Array, high: 0 | 1): string {
  const units = new Units();
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
    units.add(high === 1 ? (first << 8) | second : (second << 8) | first);
  }
  return units.text();
}

/** Strict UTF-8 (RFC 3629): undefined at the first byte that can't be right. */
function decodeUtf8(bytes: Uint8Array, from: number): string | undefined {
  const units = new Units();
  for (let at = from; at < bytes.length; ) {
    const lead = bytes[at++] ?? 0;
    if (lead < 0x80) units.add(lead);
    else {
      const more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
      if (lead < 0xc2 || lead > 0xf4 || at + more > bytes.length) return undefined;
      let code = lead & (0x3f >> more);
      for (let i = 0; i < more; i++) {
        const next = bytes[at++] ?? 0;
        if ((next & 0xc0) !== 0x80) return undefined;
        code = (code << 6) | (next & 0x3f);
      }
      if (!isScalar(code, more)) return undefined;
      addScalar(units, code);
    }
  }
  return units.text();
}

/** No overlong form, no surrogate, nothing past the last code point. */
function isScalar(code: number, more: number): boolean {
  const least = more === 3 ? 0x10000 : more === 2 ? 0x800 : 0x80;
  return code >= least && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}

function addScalar(units: Units, code: number): void {
  if (code < 0x10000) units.add(code);
  else {
    units.add(0xd800 + ((code - 0x10000) >> 10));
    units.add(0xdc00 + ((code - 0x10000) & 0x3ff));
  }
}

/** 0x80–0x9F of Windows-1252 (https://encoding.spec.whatwg.org/#windows-1252); five of them have no character. */
const WINDOWS_1252 =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

function decodeWindows1252(bytes: Uint8Array): string {
  const units = new Units();
  for (const byte of bytes) units.add(byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte);
  return units.text();
}
