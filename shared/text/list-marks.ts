/** The mark of a list line: "1.", "2)", "(3)", "a.", "-", "•". `length` counts the white space after it too. */
export interface ListMark {
  readonly kind: "number" | "letter" | "bullet";
  readonly length: number;
  /** 1-based; undefined for a bullet. */
  readonly number: number | undefined;
}

// "1.5 cm", "2.1 x 3" and "3-cm" are no marks; "1.Normal" is.
const NUMBER = /^(?:(\d{1,2})[.)](?!\d)|\((\d{1,2})\)|(\d{1,2})\s?[-–](?=\s{1,4}[A-Za-z]))\s{0,20}/;
const LETTER = /^(?:([A-Za-z])[.)]|\(([A-Za-z])\))(?:\s{1,20}|$)/;
const BULLET = /^(?:[•●▪◦‣·*](?![*_])\s{0,20}|[-–—](?:\s{1,20}|(?=[A-Za-z]))|[-–—*]$)/;

/** The mark that a line begins with. A letter counts only in its turn ("C. difficile" opens no list): the caller checks. */
export function readListMark(line: string): ListMark | undefined {
  const head = line.slice(0, 32);
  const number = NUMBER.exec(head);
  if (number) return { kind: "number", length: number[0].length, number: Number(number[1] ?? number[2] ?? number[3]) };
  const letter = LETTER.exec(head);
  if (letter) {
    const code = (letter[1] ?? letter[2] ?? "a").toLowerCase().charCodeAt(0);
    return { kind: "letter", length: letter[0].length, number: code - 96 };
  }
  const bullet = BULLET.exec(head);
  return bullet ? { kind: "bullet", length: bullet[0].length, number: undefined } : undefined;
}
