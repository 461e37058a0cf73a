// Classes of characters.
export const SPACE = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const OTHER = 3;
export const LINE = 4;

export const CLASS = new Uint8Array(256).fill(OTHER);
export const FOLD = new Uint16Array(256);
for (let code = 0; code < 256; code += 1) {
  const upper = (code >= 65 && code <= 90) || (code >= 192 && code <= 222 && code !== 215);
  FOLD[code] = upper ? code + 32 : code;
  if (upper || (code >= 97 && code <= 122) || (code >= 223 && code !== 247) || code === 170 || code === 181)
    CLASS[code] = LETTER;
  else if (code >= 48 && code <= 57) CLASS[code] = DIGIT;
  else if (code <= 32 || code === 160 || code === 127) CLASS[code] = SPACE;
}
CLASS[10] = LINE;
CLASS[13] = LINE;

/** The class of any character; below 256 it is `CLASS`. */
export function classOf(code: number): number {
  if (code < 256) return CLASS[code] ?? 0;
  if (code >= 0x2000 && code <= 0x200b) return SPACE;
  if (code === 0x2028 || code === 0x2029) return LINE;
  if (code === 0x202f || code === 0x3000 || code === 0xfeff) return SPACE;
  if (code >= 0x2000 && code < 0x2c00) return OTHER;
  return LETTER;
}

export const APOSTROPHE = 39;
export const RIGHT_QUOTE = 0x2019;

/** The folded letter for a code below 256; 0 where it is no letter. */
export const LETTERS = new Uint16Array(256);
for (let code = 0; code < 256; code += 1) if (CLASS[code] === LETTER) LETTERS[code] = FOLD[code] ?? 0;

/** The folded letter, 0 for anything else. */
export const letterOf = (code: number): number =>
  code < 256 ? (LETTERS[code] ?? 0) : classOf(code) === LETTER ? code : 0;
