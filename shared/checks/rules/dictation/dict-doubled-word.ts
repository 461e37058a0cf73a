import type { BlockRule } from "../../types";

export const dictDoubledWord: BlockRule = {
  id: "dict-doubled-word",
  title: "Doubled word",
  why: "A word or phrase said twice is the trace of a correction; what was meant to replace it may be missing.",
  source: "Ir J Med Sci 2016 (errors in signed reports); RSNA 2017 (speech recognition errors)",
  severity: "info",
  scope: "block",
  examples: {
    flagged: [
      "FINDINGS: «The the» liver is normal.",
      "FINDINGS: «No evidence of no evidence of» effusion.",
      "FINDINGS: Opacity in the «left left» lower lobe.",
      "IMPRESSION: Fracture «of the of the» radius.",
      "FINDINGS: Nodule «in\nin» the lung.",
    ],
    clean: [
      "FINDINGS: 3 x 3 x 3 cm cyst.",
      "FINDINGS: It is known that that lesion is stable. The patient had had surgery.",
      "FINDINGS: Right, right lower lobe. L4 L4 endplate.",
      "INDICATION: XXXX XXXX pain.",
      "FINDINGS: Nodule in the liver. The liver is enlarged.",
    ],
  },
  trigger: ({ signs }) => signs.repeats,
  *check({ sentences }) {
    for (const { text, from } of sentences) {
      const repeat = repeatIn(text);
      if (repeat === undefined) continue;
      const words = text.slice(repeat.from, repeat.to);
      yield {
        from: from + repeat.from,
        to: from + repeat.to,
        message: `Said twice: "${text.slice(repeat.from, repeat.middle)}".`,
        fixes: [
          {
            label: `Delete the second "${text.slice(repeat.second, repeat.to)}"`,
            edits: [{ from: from + repeat.middle, to: from + repeat.from + words.length, insert: "" }],
          },
        ],
      };
    }
  },
};

interface Repeat {
  readonly from: number;
  /** Where the first saying ends and where the second starts. */
  readonly middle: number;
  readonly second: number;
  readonly to: number;
}

const LONGEST_PHRASE = 4;
const SPACE = 32;

/**
 * The first word or phrase of up to four words that is said twice in a row, with nothing but white space between its
 * words. Walks over the characters once and remembers the last eight words.
 */
function repeatIn(text: string): Repeat | undefined {
  let count = 0;
  for (let i = 0; i < text.length; ) {
    const code = text.charCodeAt(i);
    if (code <= SPACE || code === 0xa0) {
      i += 1;
      continue;
    }
    const start = i;
    let hash = 0;
    for (let letter = code; isLetter(letter); letter = text.charCodeAt(i)) {
      hash = (Math.imul(hash, 31) + (letter | SPACE)) | 0;
      i += 1;
    }
    if (i === start) {
      // Punctuation and digits end a phrase.
      count = 0;
      i += 1;
      continue;
    }
    starts[count % KEPT] = start;
    ends[count % KEPT] = i;
    hashes[count % KEPT] = hash;
    count += 1;
    const repeat = repeatEndingHere(text, count);
    if (repeat !== undefined) return repeat;
  }
  return undefined;
}

// The last words of the phrase that is being read, in a ring.
const KEPT = 2 * LONGEST_PHRASE;
const starts = new Array<number>(KEPT).fill(0);
const ends = new Array<number>(KEPT).fill(0);
const hashes = new Array<number>(KEPT).fill(0);

function repeatEndingHere(text: string, count: number): Repeat | undefined {
  const last = count - 1;
  for (let size = 1; size <= LONGEST_PHRASE && 2 * size <= count; size += 1) {
    let same = true;
    for (let k = 0; k < size && same; k += 1) same = hashes[(last - k) % KEPT] === hashes[(last - k - size) % KEPT];
    for (let k = 0; k < size && same; k += 1) same = sameWord(text, last - k, last - k - size);
    if (!same) continue;
    const from = starts[(last - 2 * size + 1) % KEPT] ?? 0;
    const to = ends[last % KEPT] ?? 0;
    const second = starts[(last - size + 1) % KEPT] ?? 0;
    const middle = ends[(last - size) % KEPT] ?? 0;
    // "L4 L4", "wave-wave": glued to a digit or a hyphen it is no doubled word.
    if (isGlued(text.charCodeAt(to)) || isGlued(text.charCodeAt(from - 1))) continue;
    if (size > 1 || !MAY_REPEAT.has(text.slice(second, to).toLowerCase())) return { from, middle, second, to };
  }
  return undefined;
}

/** Words that may follow themselves; a run of capitals X is a gap that de-identification left. */
const MAY_REPEAT: ReadonlySet<string> = new Set(
  "had that bye very xx xxx xxxx xxxxx b c d e f g h i j k l m n o p q r s t u v w x y z".split(" "),
);

function sameWord(text: string, a: number, b: number): boolean {
  const fromA = starts[a % KEPT] ?? 0;
  const fromB = starts[b % KEPT] ?? 0;
  const length = (ends[a % KEPT] ?? 0) - fromA;
  if (length !== (ends[b % KEPT] ?? 0) - fromB) return false;
  for (let k = 0; k < length; k += 1)
    if ((text.charCodeAt(fromA + k) | SPACE) !== (text.charCodeAt(fromB + k) | SPACE)) return false;
  return true;
}

function isLetter(code: number): boolean {
  const lower = code | SPACE;
  return (
    (lower >= 97 && lower <= 122) ||
    code === 39 ||
    code === 0x2019 ||
    (code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && code < 0x2000)
  );
}

function isGlued(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 45 || code === 0x2011 || code === 47;
}
