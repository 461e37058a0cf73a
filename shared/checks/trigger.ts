import { perBlock } from "../extract/keep";
import type { BlockAnalysis } from "../extract/types";

/** A quick test of a block: where it says no, none of the words is in the block. */
export type Trigger = (block: BlockAnalysis) => boolean;

/**
 * A test for blocks in which a word starts with one of `starts` (lower case letters; a space at the end stands for the
 * word's own end: "may "). The words of all triggers are looked for in one walk over the block's text, so that a rule that
 * is guarded by one costs nothing where its words are missing. `\b` and the "i" flag of a regular expression see words as
 * this does: a trigger that lists how its matches may start hides none of them.
 */
export function trigger(...starts: readonly string[]): Trigger {
  const index = registered.length;
  registered.push(starts);
  automaton = undefined;
  const word = Math.floor(index / BITS);
  const bit = 1 << (index % BITS);
  return (block) => {
    let marks = marksOf(block);
    // The trigger came later than the block.
    if (marks.length <= word) marks = marksIn(block.block.text);
    return ((marks[word] ?? 0) & bit) !== 0;
  };
}

const registered: (readonly string[])[] = [];
/** Small integers, which need no memory of their own. */
const BITS = 30;

interface Automaton {
  /** The state that a letter leads to; 0 is the start, and as an answer: nowhere. */
  readonly next: Uint16Array;
  /** The triggers that have been seen when a state is reached, and when a word ends in it; empty for most. */
  readonly seen: readonly (readonly number[])[];
  readonly ended: readonly (readonly number[])[];
}

let automaton: Automaton | undefined;

const marksOf = perBlock((block) => marksIn(block.block.text));

/** 1–26 for letters of either case, 27 for digits and the underscore, 0 for what stands between words. */
const LETTER = new Uint8Array(128);
for (let code = 0; code < 26; code += 1) {
  LETTER[97 + code] = code + 1;
  LETTER[65 + code] = code + 1;
}
for (let code = 48; code < 58; code += 1) LETTER[code] = 27;
LETTER[95] = 27;
const ROW = 32;
const LOST = 0;

/** One walk over the text: a bit for every trigger whose words are there. */
function marksIn(text: string): readonly number[] {
  automaton ??= build();
  const { next, seen, ended } = automaton;
  const marks = new Array<number>(Math.ceil(registered.length / BITS)).fill(0);
  let state = START;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const letter = code < 128 ? (LETTER[code] ?? 0) : 0;
    if (letter === 0) {
      if (state > START) mark(marks, ended[state]);
      state = START;
    } else if (state !== LOST) {
      state = next[state * ROW + letter] ?? LOST;
      if (state !== LOST) mark(marks, seen[state]);
    }
  }
  if (state > START) mark(marks, ended[state]);
  return marks;
}

const START = 1;

function mark(marks: number[], triggers: readonly number[] | undefined): void {
  if (triggers === undefined || triggers.length === 0) return;
  for (const index of triggers) {
    const word = Math.floor(index / BITS);
    marks[word] = (marks[word] ?? 0) | (1 << (index % BITS));
  }
}

function build(): Automaton {
  const seen: number[][] = [[], []];
  const ended: number[][] = [[], []];
  const edges = new Map<number, number>();
  for (const [index, starts] of registered.entries())
    for (const start of starts) {
      const state = stateAfter(start.trimEnd(), edges, seen, ended);
      (start.endsWith(" ") ? ended : seen)[state]?.push(index);
    }
  const next = new Uint16Array(seen.length * ROW);
  for (const [edge, state] of edges) next[edge] = state;
  return { next, seen, ended };
}

function stateAfter(letters: string, edges: Map<number, number>, seen: number[][], ended: number[][]): number {
  let state = START;
  for (const letter of letters) {
    const edge = state * ROW + (LETTER[letter.charCodeAt(0)] ?? 0);
    if (edge === state * ROW) throw new Error(`A trigger is made of letters: "${letters}"`);
    let to = edges.get(edge);
    if (to === undefined) {
      to = seen.length;
      seen.push([]);
      ended.push([]);
      edges.set(edge, to);
    }
    state = to;
  }
  return state;
}
