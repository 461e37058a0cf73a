// Numbers as letters: what the build ships of the tables is read without a parser, and needs no quoting in a program.

/** Five bits a character: 32 characters for the last five of a number, 32 others where more follow. None is a quote or a backslash. */
const LAST = 40;
const MORE = 93;

/** Writes whole numbers from 0 on. */
export function numbersToText(numbers: Iterable<number>): string {
  let text = "";
  for (const number of numbers) {
    let rest = number;
    for (; rest > 31; rest >>= 5) text += String.fromCharCode(MORE + (rest & 31));
    text += String.fromCharCode(LAST + rest);
  }
  return text;
}

/** The numbers of such a text. */
export function numbersFromText(text: string): Int32Array {
  const bytes = utf8Of(text);
  const numbers = new Int32Array(bytes.length);
  let count = 0;
  let number = 0;
  let shift = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const code = bytes[i] ?? 0;
    if (code < MORE) {
      numbers[count] = number | ((code - LAST) << shift);
      count += 1;
      number = 0;
      shift = 0;
    } else {
      number |= (code - MORE) << shift;
      shift += 5;
    }
  }
  return numbers.subarray(0, count);
}

// Every shell of the program has it, but it is no part of the language, whose library is all that the core is compiled with.
interface Encoder {
  encode(text: string): Uint8Array;
}
const encoder: Encoder = new (globalThis as unknown as { readonly TextEncoder: new () => Encoder }).TextEncoder();

/** A text's bytes. At the start of a program, code that is not compiled yet reads them much faster than the text's characters. */
export const utf8Of = (text: string): Uint8Array => encoder.encode(text);
