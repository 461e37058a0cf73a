import type { Node } from "prosemirror-model";
import { type Command, type EditorState, TextSelection } from "prosemirror-state";
import type { Range } from "../../../shared/report/report";
import { crossesRegions } from "../regions";

const CASES = ["upper", "lower", "sentence", "title"] as const;
type Case = (typeof CASES)[number];

/** The selection, or the word at the caret, in the next case: UPPER, lower, Sentence, Title, and round again. */
export const convertCase: Command = (state, dispatch) => {
  const range = rangeOf(state);
  if (range === undefined || crossesRegions(state.doc, range.from, range.to)) return false;
  const text = state.doc.textBetween(range.from, range.to, "\n");
  const wanted = nextCase(text);
  if (wanted === undefined) return false;
  const all = cased(text, wanted);
  const { anchor, head } = state.selection;
  const tr = state.tr;
  for (const { pos, node, from, to } of textNodes(state.doc, range)) {
    const before = node.text?.slice(from, to) ?? "";
    // The whole selection decides where sentences and words begin, not one piece of it.
    const start = state.doc.textBetween(range.from, pos + from, "\n").length;
    const after = all.slice(start, start + before.length);
    if (after !== before) tr.replaceWith(pos + from, pos + to, node.type.schema.text(after, node.marks));
  }
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, anchor, head)));
  return true;
};

/** The case that the text is not in yet, in turn. A word alone has no case between sentence and title. */
export function nextCase(text: string): Case | undefined {
  const current = CASES.find((each) => cased(text, each) === text);
  const first = current === undefined ? 0 : CASES.indexOf(current) + 1;
  return [0, 1, 2, 3]
    .map((step) => CASES[(first + step) % CASES.length])
    .find((each) => each && cased(text, each) !== text);
}

/** The same number of letters: "ß" has no capital of one letter and stays. */
export function cased(text: string, wanted: Case): string {
  const lower = each(text, (letter) => letter.toLowerCase());
  switch (wanted) {
    case "upper":
      return each(text, (letter) => letter.toUpperCase());
    case "lower":
      return lower;
    case "sentence":
      return lower.replace(
        /(^|[.!?:]\s+|\n)([^\p{L}\n]*)(\p{L})/gu,
        (_, head: string, gap: string, letter: string) => head + gap + capital(letter),
      );
    case "title":
      return lower.replace(/(^|[^\p{L}\p{N}'’])(\p{L})/gu, (_, head: string, letter: string) => head + capital(letter));
    default:
      return wanted satisfies never;
  }
}

const capital = (letter: string) => each(letter, (one) => one.toUpperCase());

function each(text: string, change: (letter: string) => string): string {
  return Array.from(text, (letter) => {
    const changed = change(letter);
    return changed.length === letter.length ? changed : letter;
  }).join("");
}

function rangeOf({ selection, doc }: EditorState): Range | undefined {
  const { from, to, empty, $from } = selection;
  if (!empty) return { from, to };
  if (!$from.parent.isTextblock) return undefined;
  const text = $from.parent.textContent;
  const offset = $from.parentOffset;
  const before = /[\p{L}\p{N}'’-]*$/u.exec(text.slice(0, offset))?.[0].length ?? 0;
  const after = /^[\p{L}\p{N}'’-]*/u.exec(text.slice(offset))?.[0].length ?? 0;
  return before + after === 0 || doc.content.size === 0 ? undefined : { from: from - before, to: from + after };
}

interface Piece extends Range {
  readonly pos: number;
  readonly node: Node;
}

function textNodes(doc: Node, { from, to }: Range): readonly Piece[] {
  const pieces: Piece[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isText && !node.marks.some(({ type }) => type.name === "field"))
      pieces.push({ node, pos, from: Math.max(0, from - pos), to: Math.min(node.nodeSize, to - pos) });
  });
  return pieces;
}
