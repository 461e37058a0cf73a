import { failure, type Result, success } from "../shared/result";

/** A file's bytes as text: UTF-8, UTF-16 with its mark, else Latin-1 as Windows writes it. */
export function decodeText(bytes: Uint8Array): Result<string> {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return success(new TextDecoder("utf-16le").decode(bytes));
  if (first === 0xfe && second === 0xff) return success(new TextDecoder("utf-16be").decode(bytes));
  if (bytes.includes(0)) return NOT_TEXT;
  try {
    return success(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return success(new TextDecoder("windows-1252").decode(bytes));
  }
}

const NOT_TEXT = failure("not-text", "This is not a text file. Choose a Readout report or a plain text file.");
