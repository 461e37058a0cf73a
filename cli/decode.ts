import { isUtf8 } from "node:buffer";
import { decodeText } from "../shared/text/decode";
import { CannotWork } from "./command";
import { note } from "./output";

/**
 * A file's bytes as text. Throws CannotWork where they are none; `name` is how the user calls the file. What was read as
 * Latin-1 is said, because a wrong guess puts wrong letters into a report.
 */
export function decode(bytes: Uint8Array, name: string): string {
  const decoded = decodeText(bytes);
  if (!decoded.ok) throw new CannotWork(`${name}: ${decoded.message}`);
  if (decoded.value.trim() === "") throw new CannotWork(`${name} is empty; there is no report to read.`);
  if (isUtf8(bytes) || isMarkedUtf16(bytes)) return decoded.value;
  if (!mayBeLatin1(bytes))
    throw new CannotWork(
      `${name} is in an unknown encoding, neither UTF-8 nor Latin-1. Save it as UTF-8 and try again.`,
    );
  note(`${name} is not UTF-8; it was read as Latin-1.`);
  return decoded.value;
}

function isMarkedUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** Windows-1252 leaves five bytes without a letter, and a page of another alphabet is mostly above 127. */
function mayBeLatin1(bytes: Uint8Array): boolean {
  const high = bytes.reduce((count, byte) => count + (byte > 127 ? 1 : 0), 0);
  return high <= bytes.length / 5 && ![0x81, 0x8d, 0x8f, 0x90, 0x9d].some((byte) => bytes.includes(byte));
}
