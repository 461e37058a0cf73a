/** What is known of the block that a line may go on with. */
export interface OpenBlock {
  /** The block's last line so far. */
  lastFrom: number;
  lastTo: number;
  /** The block has a wrapped line already, and this is its longest. */
  wrapped: boolean;
  width: number;
}

/** Words that no line ends with unless it goes on. */
const CONNECTING =
  /(?:[,–-]|\b(?:a|an|the|of|in|on|at|to|for|from|by|with|without|and|or|but|no|is|are|was|were|be|as|than|that|which|measuring|measures|approximately|about|between|within|along|into|through|versus|vs\.?))$/i;

/** A typist's or a fax's column, at the least and at the most: longer lines were not wrapped. */
const MIN_WRAP = 40;
const MAX_WRAP = 110;

/**
 * Does the line at `from`–`to` go on with the block? A sentence that ended closes it, unless the block is wrapped and
 * the next word would not have fitted on the line; a word in lower case goes on; a capital begins something new unless
 * the line before it can't have ended.
 */
export function goesOn(text: string, open: OpenBlock, from: number, to: number): boolean {
  const last = text.slice(Math.max(open.lastFrom, open.lastTo - 24), open.lastTo);
  const length = open.lastTo - open.lastFrom;
  const word = /^\S{1,40}/.exec(text.slice(from, Math.min(to, from + 40)))?.[0] ?? "";
  const full = open.wrapped && length + 1 + word.length > open.width && length <= MAX_WRAP;
  if (/[.!?][)"'”’]?$/.test(last) && !/\bvs\.$/i.test(last)) return full;
  if (last.endsWith(":")) return false;
  if (/^[\p{Ll}(,;&/+]/u.test(word) || CONNECTING.test(last)) return true;
  if (/^[^\p{L}]|^\p{Lu}+[\p{Lu}\d-]/u.test(word)) return length >= MIN_WRAP && length <= MAX_WRAP;
  return full;
}
