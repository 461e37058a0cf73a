import type { Node } from "prosemirror-model";
import type { Diagnostic } from "../../shared/checks/types";
import type { Analysis, Sentence } from "../../shared/extract/types";
import { CANONICAL_KINDS, type Range, type SectionKind } from "../../shared/report/report";
import type { Dismissal } from "../../shared/report-file";
import { isInText } from "./diagnostic-words";
import { isDismissed } from "./dismissals";
import { hasText } from "./regions";

export interface View {
  readonly doc: Node;
  /** The sentence that is being written. */
  readonly writing: Range | undefined;
  /** Where the caret is. */
  readonly caretKind: SectionKind | undefined;
  readonly dismissals: readonly Dismissal[];
  /** What was visible before the last change, at its places now. It stays: nothing flickers under the hands. */
  readonly before: readonly Diagnostic[];
}

/** What the author sees of all diagnostics. Checks always give everything; this is a filter of the view only. */
export function visibleDiagnostics(all: readonly Diagnostic[], view: View): readonly Diagnostic[] {
  const begun = sectionsBegun(view.doc);
  return all.filter((diagnostic) => {
    if (view.dismissals.length > 0 && isDismissed(view.doc, diagnostic, view.dismissals)) return false;
    if (!isInText(view.doc, diagnostic)) return !isAhead(view, diagnostic, begun);
    if (view.writing === undefined || !overlaps(diagnostic, view.writing)) return true;
    return view.before.some((old) => old.ruleId === diagnostic.ruleId && overlaps(old, diagnostic));
  });
}

/** The sentence at the caret while it grows: a full stop and a space end it. */
export function sentenceAt(analysis: Analysis, caret: number): Range | undefined {
  const block = analysis.blocks.find(({ from, to }) => from <= caret && caret <= to);
  if (block === undefined) return undefined;
  const sentence = block.sentences.findLast(({ from }) => from <= caret);
  if (sentence === undefined) return { from: block.from, to: Math.max(block.from, caret) };
  if (caret > sentence.to && isEnded(sentence)) return undefined;
  return { from: sentence.from, to: Math.max(sentence.to, caret) };
}

const isEnded = ({ text }: Sentence) => /[.!?:]["')\]]?$/.test(text.trimEnd());

function overlaps(a: Range, b: Range): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** The last section of the skeleton in which something stands. */
function sectionsBegun(doc: Node): number {
  let last = -1;
  doc.forEach((section) => {
    const index = placeOf(section.type.name);
    if (section.type.name !== "header" && hasText(section)) last = Math.max(last, index);
  });
  return last;
}

/** An empty section that the author has not come to yet, or is in at the moment. */
function isAhead({ doc, caretKind }: View, { from }: Diagnostic, begun: number): boolean {
  const $pos = doc.resolve(Math.min(from, doc.content.size));
  const section = $pos.depth > 0 ? $pos.node(1) : $pos.nodeAfter;
  if (section === null || section === undefined) return false;
  return section.type.name === caretKind || placeOf(section.type.name) > begun;
}

const placeOf = (name: string) => (CANONICAL_KINDS as readonly string[]).indexOf(name);
