import { modalityWords } from "../../lexicons/load";
import { ALL_CAPS, has, type Tokens } from "../tokens";
import { wordId } from "../vocabulary";

const CODES = new Map<number, string>();
/** "bone scan": second word by first word. */
const PAIRS = new Map<number, { readonly second: number; readonly code: string }>();
/** Words that the table gives in capitals and that mean something else in small letters. */
const CAPITALS_ONLY = new Set<number>();
for (const { words, code } of modalityWords())
  for (const name of words) {
    const [first = "", second] = name.toLowerCase().split(" ");
    if (second !== undefined) PAIRS.set(wordId(first), { second: wordId(second), code });
    else CODES.set(wordId(first), code);
    if (second === undefined && first !== name) CAPITALS_ONLY.add(wordId(first));
  }
const X = wordId("x");
const VIEW = wordId("view");

/** The modality named at token `i`: its code and how many tokens name it. One object, filled again by each call. */
export interface ModalityAt {
  code: string;
  after: number;
}
const found: ModalityAt = { code: "", after: 0 };

export function modalityAt(tokens: Tokens, i: number, end: number): ModalityAt | undefined {
  const id = tokens.id[i] ?? -1;
  if (id < 0) return undefined;
  const code = CODES.get(id);
  if (code !== undefined) {
    if (CAPITALS_ONLY.has(id) && !has(tokens, i, ALL_CAPS)) return undefined;
    return take(code, i + 1);
  }
  const next = i + 1 < end ? (tokens.id[i + 1] ?? -1) : -1;
  const pair = PAIRS.get(id);
  if (pair !== undefined) {
    if (next === pair.second) return take(pair.code, i + 2);
    // "x-ray"
    return id === X && i + 2 < end && tokens.id[i + 2] === pair.second ? take(pair.code, i + 3) : undefined;
  }
  // "additional views", "diagnostic views": more radiographs or mammograms of the same kind.
  return id === VIEW ? take("DX", i + 1) : undefined;
}

function take(code: string, after: number): ModalityAt {
  found.code = code;
  found.after = after;
  return found;
}
