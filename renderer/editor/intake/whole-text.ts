import type { Node } from "prosemirror-model";
import { type EditorState, Selection, type Transaction } from "prosemirror-state";
import { schema } from "../../../shared/report/schema";
import { readSections } from "../../../shared/text/parse";
import { documentFromText } from "../../../shared/text/to-document";
import { regionRange, sectionPlaces } from "../regions";
import { alignLines, type LineChange } from "./align-lines";
import { type TextLine, textLines } from "./text-control";

/**
 * The transaction that makes the report's text what a tool outside has written in its place (a dictation box, a value set
 * over the accessibility interface): the fewest changes, each within its section, so that the skeleton and what is known
 * of the text stay. Undefined where nothing differs.
 */
export function wholeTextTransaction(state: EditorState, text: string): Transaction | undefined {
  const tr = state.tr;
  if (hasHeadings(text)) replaceBySection(tr, text);
  else replaceLines(tr, textLines(state.doc), text.split(/\r\n?|\n/), state.selection.head);
  if (!tr.docChanged) return undefined;
  const end = tr.mapping.maps.at(-1) === undefined ? tr.selection.head : lastChangeEnd(tr);
  return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(end, tr.doc.content.size)), -1));
}

/** Two headings of the skeleton with something under them: a report, not a paragraph that happens to hold a colon. */
export function hasHeadings(text: string): boolean {
  const kinds = readSections(text)
    .filter(({ heading, kind }) => heading !== undefined && kind !== "other" && kind !== "header")
    .map(({ kind }) => kind);
  return new Set(kinds).size >= 2;
}

/** A text with headings says itself where its lines belong. A part that it does not speak of stays as it is. */
function replaceBySection(tr: Transaction, text: string): void {
  const wanted = documentFromText(text).doc;
  const spoken = new Set<string>(readSections(text).map(({ kind }) => kind));
  for (const { kind, from } of sectionPlaces(tr.doc).toReversed()) {
    const section = wanted.children.find(({ type }) => type.name === kind);
    if (section === undefined || !spoken.has(kind)) continue;
    const at = tr.doc.nodeAt(from);
    if (at === null) continue;
    if (kind === "header") replaceHeader(tr, from, at, section);
    else {
      const lines = textLines(at).map((line) => ({ ...line, from: line.from + from + 1 }));
      replaceLines(
        tr,
        lines,
        section.children.map(({ textContent }) => textContent),
        from + 2,
      );
    }
  }
}

function replaceHeader(tr: Transaction, from: number, header: Node, wanted: Node): void {
  const values = new Map(wanted.children.map((field) => [String(field.attrs.name), field.textContent]));
  const places: { readonly at: number; readonly text: string }[] = [];
  header.forEach((field, offset) => {
    const text = values.get(String(field.attrs.name));
    if (text !== undefined) places.push({ at: from + 2 + offset, text });
  });
  for (const { at, text } of places.toReversed()) changeLine(tr, at, text);
}

function replaceLines(tr: Transaction, all: readonly TextLine[], rewritten: readonly string[], caret: number): void {
  const filled = all.filter(({ node }) => node.content.size > 0);
  const { doc } = tr;
  const aligned = alignLines(
    filled.map(({ node }) => node.textContent),
    rewritten,
  );
  const changes = withRewritten(aligned, (index) => filled.slice(index, index + 1).some(inBody));
  // From the end, so that what stands before keeps its place.
  changes.forEach((_, index) => {
    const change = changes[changes.length - 1 - index];
    if (change !== undefined) applyChange(tr, doc, change, all, filled, caret);
  });
}

/** A line that goes where another comes was rewritten; a patient's name is never rewritten by words that do not resemble it. */
function withRewritten(changes: readonly LineChange[], inBody: (old: number) => boolean): readonly LineChange[] {
  const made: LineChange[] = [];
  for (const change of changes) {
    const last = made.at(-1);
    if (last?.kind === "gone" && change.kind === "new" && inBody(last.old))
      made[made.length - 1] = { kind: "changed", old: last.old, text: change.text };
    else if (last?.kind === "new" && change.kind === "gone" && inBody(change.old))
      made[made.length - 1] = { kind: "changed", old: change.old, text: last.text };
    else made.push(change);
  }
  return made;
}

function applyChange(
  tr: Transaction,
  doc: Node,
  change: LineChange,
  all: readonly TextLine[],
  filled: readonly TextLine[],
  caret: number,
): void {
  if (change.kind === "new") {
    insertLine(tr, change.text, placeFor(doc, all, filled, change.after, caret));
    return;
  }
  const line = filled[change.old];
  if (line === undefined || change.kind === "kept") return;
  if (change.kind === "changed") changeLine(tr, line.from, change.text);
  else removeLine(tr, line.from);
}

/** The fewest letters that differ are replaced. */
function changeLine(tr: Transaction, from: number, text: string): void {
  const before = tr.doc.resolve(from).parent.textContent;
  const wanted = text.trim();
  let head = 0;
  while (head < before.length && head < wanted.length && before[head] === wanted[head]) head++;
  // Whole words: a tint on half a word reads as a slip.
  while (head > 0 && /\S/.test(wanted[head - 1] ?? " ") && (head < wanted.length || head < before.length)) head--;
  let tail = 0;
  const room = Math.min(before.length, wanted.length) - head;
  while (tail < room && before.at(-1 - tail) === wanted.at(-1 - tail)) tail++;
  while (tail > 0 && /\S/.test(before.at(-tail) ?? " ")) tail--;
  const insert = wanted.slice(head, wanted.length - tail);
  const [start, end] = [from + head, from + before.length - tail];
  if (start === end && insert === "") return;
  if (insert === "") tr.delete(start, end);
  else tr.replaceWith(start, end, dictated(insert));
}

function removeLine(tr: Transaction, from: number): void {
  const $from = tr.doc.resolve(from);
  const section = $from.node(1);
  const only = $from.node(-1).childCount === 1 || section.type === schema.nodes.header;
  if (only) tr.delete($from.start(), $from.end());
  else tr.delete($from.before(), $from.after());
}

interface LinePlace {
  readonly line: TextLine;
  readonly side: "in" | "before" | "behind";
}

/**
 * Behind the line before it, or in front of the one after it where the caret is in that one's section. An empty block
 * between them, with the caret in it, is what the author means. The header gets none: what is dictated in front of the
 * body is no name of a patient.
 */
function placeFor(
  doc: Node,
  all: readonly TextLine[],
  filled: readonly TextLine[],
  after: number,
  caret: number,
): LinePlace {
  const body = all.filter(inBody);
  const before = filled[after];
  const next = filled[after + 1];
  const empty = body.filter(
    (line) =>
      line.node.content.size === 0 &&
      (before === undefined || line.from > before.from) &&
      (next === undefined || line.from < next.from),
  );
  const inHeader = before === undefined || !inBody(before);
  const meant = empty.find(({ from }) => from === caret) ?? (inHeader ? empty[0] : undefined);
  if (meant !== undefined) return { line: meant, side: "in" };
  const caretSection = doc.resolve(caret).index(0);
  const isHere = (line: TextLine) => doc.resolve(line.from).index(0) === caretSection;
  if (next !== undefined && inBody(next) && (inHeader || (isHere(next) && !isHere(before))))
    return { line: next, side: "before" };
  if (!inHeader) return { line: before, side: "behind" };
  const [first] = body;
  if (first === undefined) throw new Error("A report has a body.");
  return { line: first, side: "before" };
}

const inBody = ({ node }: TextLine) => node.type !== schema.nodes.header_field;

/** Lines come from the last to the first: each goes in front of those that are there by now, also where the line has gone. */
function insertLine(tr: Transaction, text: string, { line, side }: LinePlace): void {
  const before = tr.mapping.map(line.from - 1, -1);
  const $inside = tr.doc.resolve(tr.mapping.map(line.from, -1));
  const { parent } = $inside;
  if (side === "in" && parent.isTextblock && parent.content.size === 0) {
    tr.insert($inside.pos, dictated(text));
    return;
  }
  const at = side === "behind" && parent.isTextblock ? $inside.after() : before;
  const isItem = tr.doc.resolve(at).parent.type === schema.nodes.impression;
  tr.insert(at, schema.node(isItem ? "item" : "paragraph", null, dictated(text)));
}

function dictated(text: string): Node {
  return schema.text(text, [schema.mark("inserted", { by: "dictation" })]);
}

function lastChangeEnd(tr: Transaction): number {
  let end = 0;
  tr.mapping.maps.forEach((map, index) => {
    map.forEach((_from, _to, _newFrom, newTo) => {
      end = Math.max(end, tr.mapping.slice(index + 1).map(newTo, -1));
    });
  });
  return Math.min(end, regionRange(tr.doc.resolve(Math.min(end, tr.doc.content.size))).to || end);
}
